// SPDX-License-Identifier: Apache-2.0
// What every step says when law or procedure stops it: one form for a gate that is not passed, and one sentence for a document
// that has not been delivered.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "law/rulebook.hpp"

namespace mi::law {

// What is known of a need that is missing, for people: "F1: no review yet". May be empty.
using NeedDetails = std::function<std::vector<std::string>(const Need&)>;

// Error(gate) with `title` and a line for each need of the step that is missing, with its article. A step without a gate
// passes.
void pass_gate(const Rulebook& law, std::string_view step, const Facts& facts, base::Date day, const std::string& title,
               const NeedDetails& details = {});

// Error(gate): until it is delivered it binds nobody, and no period runs from it; with how its delivery is recorded.
[[noreturn]] void not_delivered(const std::string& document);

}  // namespace mi::law

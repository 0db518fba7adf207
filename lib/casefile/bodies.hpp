// SPDX-License-Identifier: Apache-2.0
// What is in force of one kind, without what each fact says of itself: much faster than Case::in_force where a kind has very
// many.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/case.hpp"

namespace mi::casefile {

// Key and body of every head, in order of first recording. `visit` asks the case nothing. Error(cannot) when an export
// withholds a body.
void each_body(const Case& source, std::string_view kind,
               const std::function<void(const std::string& key, const json::Value& body)>& visit);
// Who wrote the facts of a kind, replaced ones too: key, person.
std::vector<std::pair<std::string, std::string>> writers(const Case& source, std::string_view kind);

}  // namespace mi::casefile

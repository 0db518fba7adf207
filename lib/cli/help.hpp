// SPDX-License-Identifier: Apache-2.0
// The help of a program and of a step, in the reader's language. Inside cli/ only.
#pragma once
#include <string>

#include "cli/option_state.hpp"
#include "cli/step.hpp"

namespace mi::cli {

std::string help_of(const Tool& tool, const Options::State& shared);
std::string help_of(const Tool& tool, const Step& step, const Options::State& declared);

}  // namespace mi::cli

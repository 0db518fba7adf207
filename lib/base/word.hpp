// SPDX-License-Identifier: Apache-2.0
// Words of closed lists (a state, a role) for people: one word may mean different things in different places, so each is
// looked up with the place that it stands in (gettext's message context).
#pragma once
#include <string>

namespace mi::base {

// "overdue" in the context "state" as the reader says it; nullptr where the catalogue has no such word, and in English.
const char* word_in(const std::string& context, const std::string& word);

}  // namespace mi::base

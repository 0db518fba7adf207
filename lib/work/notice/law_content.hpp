// SPDX-License-Identifier: Apache-2.0
// What the law of the case gives to documents, on the document's day: law.WHAT(ARGUMENT) in a manifest.
//   term(DEADLINE)      its length in words, 3个工作日
//   value(ID)           a value, as text or a list of texts
//   clauses(GROUP), conditions(GROUP), materials(GROUP)   lists of {label, text, citation, article}
//   deadlines(PREFIX)   those whose id begins so, with their term
//   articles()          all clauses of the agreement's pack; gaps(): what is lost of it; agreement(): its title
#pragma once
#include <optional>
#include <string_view>

#include "json/value.hpp"
#include "work/notice/content.hpp"

namespace mi::work {

bool is_law_content(std::string_view what);
// Nothing where the packs do not say it.
std::optional<json::Value> law_content(const ContentSource& source, std::string_view what, std::string_view argument);

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
// What the law of the case gives to documents, on the document's day: law.WHAT(ARGUMENT) in a manifest.
//   term(DEADLINE)      its length in words, 3个工作日
//   value(ID)           a value, as text or a list of texts
//   choice(SWITCH)      how it stands
//   clauses(GROUP), conditions(GROUP), materials(GROUP)   lists of {label, text, citation, article}
//                       of a condition also the note, which words a ground of refusal
//   deadlines(PREFIX|…) those whose id begins so, with their term
//   articles()          in their order all clauses of the agreement's pack; gaps(): what is lost of it; agreement(): its title
//   terms()             what it fixes and its blanks as filled, each with its value; Error(usage) while one is open
//   tutoring()          from, to and extended of the tutoring of the agreement that is told
//   publicity()         end, complaints and result of the public notice that is told, once its window is over and all is checked
//   assessment()        the last yearly assessment by the document's day, in words
//   items()             the service items open on that day
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

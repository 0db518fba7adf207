// SPDX-License-Identifier: Apache-2.0
// Content of a document by the mapping in its manifest: every field says from which fact it comes, so that a new kind of
// document is data. Sources, as in mi-template(5):
//   told.PATH                     the fact that the document is about
//   item, item.PATH               the element, below a list
//   fact(KIND, SOURCE).PATH       the fact of the kind whose key the source gives
//   held(), held(SOURCE).PATH     findings as held after their reviews, or the one that the source names
//   by(SOURCE).PATH               the fact whose identity the source gives
//   last(KIND).PATH, last(KIND, FIELD = SOURCE).PATH   the fact of the kind recorded last
//   facts(KIND), facts(KIND, FIELD = SOURCE)   a list: all of the kind in force
//   SOURCE[NAME], SOURCE[NAME=TEXT]   of a list: the elements whose NAME is true, or that text
//   titles(), document(KIND).PATH the names of the findings held; the last document of a kind
//   stated(NAME), target()        of the fact told: what a stage states; whom a suspension stops
//   number(SOURCE), delivered(SOURCE)          of the document that the source names
//   law.WHAT(ARGUMENT)            of the case's packs on the document's day: law_content.hpp
//   document.date
// What none of them gives is what an officer said (domain::DocumentWords); what nobody gave is left out. A field whose manifest
// says "said": "first" is an officer's wording, and takes what the facts give only where nothing was said.
#pragma once
#include "json/value.hpp"
#include "work/notice/content.hpp"
#include "work/notice/templates.hpp"

namespace mi::work {

json::Value mapped_content(const ContentSource& source, const Manifest& manifest);

// Lays what an officer said under `content`: what the facts give stands, but for fields where what is said comes first.
void add_words(json::Value& content, const ContentSource& source, const Manifest& manifest);

// Sets "a.b" inside an object, making what is missing on the way; what stands there already stays.
void set_path(json::Value& target, const std::string& path, json::Value value);

}  // namespace mi::work

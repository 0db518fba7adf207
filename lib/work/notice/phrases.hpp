// SPDX-License-Identifier: Apache-2.0
// Facts in the words of a document, where one value says several things.
#pragma once
#include <string>

#include "json/value.hpp"
#include "work/notice/content.hpp"

namespace mi::work {

// Of a check of a round (domain::BedCheck): where it was, without the person's name; and what was found there.
std::string bed_words(const json::Value& check);
std::string bed_found_words(const ContentSource& source, const json::Value& check);

// Of a penalty as reckoned (domain::LawSet): 罚款9000.00元；责令退回7200.00元；… Talks and corrections are no part of it.
std::string penalty_words(const ContentSource& source, const json::Value& set);
// Of choices (domain::MeasureChoice): why, each reason once.
std::string reasons_words(const json::Value& choices);
// Of money received (domain::Recovery): what, how much, when.
std::string received_words(const json::Value& recovery);

}  // namespace mi::work

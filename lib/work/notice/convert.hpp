// SPDX-License-Identifier: Apache-2.0
// How a value of a fact is turned into what a document prints.
#pragma once
#include <optional>
#include <string>

#include "base/money.hpp"
#include "json/value.hpp"
#include "work/notice/content.hpp"
#include "work/notice/templates.hpp"

namespace mi::work {

// By the field's "as": sentence (ends with a full stop), term ("15 days" → 15日), target ("department:x" → its name),
// decimal (a number with two decimals), amount (of a figure; nothing where it is zero), final-day (of a figure; nothing
// while it is provisional), clause and citation (of a clause's id), minute (a time to the minute), cited and label (of a clause of the law),
// refused-slip (of a line of a payment form), kind-title (of a kind of document), join (texts of a list with 、). Then by its "words".
// Nothing: there is nothing to print. Error(cannot): an "as" that means nothing.
std::optional<json::Value> converted(const ContentSource& source, const ManifestField& field, const json::Value& value);

// "department:rehab1" → 康复一科（rehab1）; "institution" → 全部定点医疗服务.
std::string target_label(const casefile::Case& file, const std::string& target);
// As exactly as it can be written, two places at least: no score is rounded up to a bracket it did not reach (G6). Four places of
// one that never ends.
std::string score_text(const base::Rational& score);
std::string with_full_stop(const std::string& text);

}  // namespace mi::work

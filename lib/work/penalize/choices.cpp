// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/choices.hpp"

#include <set>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::MeasureChoice;

[[noreturn]] void wrong(const std::string& what, const char* option) { throw Error(ErrorKind::usage, what, {option}); }

MeasureChoice choice(const std::string& text, const char* word, const std::string& reason) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return {text, word, "", reason};
  return {text.substr(0, equals), word, text.substr(equals + 1), reason};
}

void check(const std::vector<MeasureChoice>& all, const std::string& reason) {
  std::set<std::string> seen;
  for (const MeasureChoice& c : all) {
    if (!seen.insert(c.measure).second) wrong(say("{} is chosen twice", c.measure), "--choose");
    if (c.word == "pick" && c.value.empty()) wrong(say("write the picked value: {}=VALUE", c.measure), "--pick");
    if (c.word == "waive" && !c.value.empty()) wrong(say("what is waived has no value"), "--waive");
  }
  if (!all.empty() && reason.empty()) wrong(say("a choice needs its reason"), "--reason");
  if (all.empty() && !reason.empty()) wrong(say("a reason without a choice"), "--reason");
}

}  // namespace

std::vector<MeasureChoice> choices(const ChoiceWords& words) {
  std::vector<MeasureChoice> all;
  for (const std::string& t : words.choose) all.push_back(choice(t, "choose", words.reason));
  for (const std::string& t : words.waive) all.push_back(choice(t, "waive", words.reason));
  for (const std::string& t : words.pick) all.push_back(choice(t, "pick", words.reason));
  check(all, words.reason);
  return all;
}

std::vector<MeasureChoice> law_choices(const ChoiceWords& words, const std::vector<std::string>& below, const std::string& ground) {
  std::vector<MeasureChoice> all;
  for (const std::string& t : words.choose) all.push_back(choice(t, "choose", words.reason));
  for (const std::string& t : words.waive) all.push_back(choice(t, "waive", words.reason));
  for (const std::string& t : words.pick) all.push_back(choice(t, "pick", words.reason));
  if (below.empty() != ground.empty()) wrong(say("a figure below the range and its ground go together"), "--ground");
  for (const std::string& t : below) {
    all.push_back(choice(t, "below", words.reason));
    if (all.back().value.empty()) wrong(say("write the picked value: {}=VALUE", t), "--below");
    all.back().value += " " + ground;
  }
  check(all, words.reason);
  return all;
}

std::string checked_paid_through(const std::string& text) {
  if (text.empty() || text == "none" || text == "settled" || (text.size() == 7 && base::Date::try_parse(text + "-01"))) return text;
  throw Error(ErrorKind::usage, say("“{}” is no month", text), {"--paid-through"}, say("write it like 2026-03, none or settled"));
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "work/notice/phrases.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "domain/penalty.hpp"
#include "domain/referral.hpp"
#include "domain/round.hpp"
#include "work/notice/convert.hpp"

namespace mi::work {
namespace {

using json::Value;

// A sign by the words of the packs, or by its id where they no longer have it.
std::string sign_words(const ContentSource& s, const std::string& id) {
  for (const law::Clause& clause : s.law.clauses("", s.paper.request.date))
    if (clause.id == id) return clause.label;
  return id;
}

std::string measure_words(const ContentSource& s, const domain::Measure& m) {
  std::string words = m.label;
  if (m.amount) words += m.amount->value + "元";
  std::vector<std::string> in_brackets;
  if (!m.target.empty() && m.target != "institution" && m.target != "person") in_brackets.push_back(target_label(s.file, m.target));
  if (m.term && !m.term->value.empty()) in_brackets.push_back(law::Term::parse(m.term->value).to_chinese());
  return in_brackets.empty() ? words : words + "（" + base::join(in_brackets, "，") + "）";
}

}  // namespace

std::string bed_words(const Value& v) {
  const auto check = domain::decode<domain::BedCheck>(v);
  std::string words = check.department;
  if (!check.bed.empty()) words += check.bed + "床";
  return words + "，就诊" + check.visit;
}

std::string bed_found_words(const ContentSource& s, const Value& v) {
  const auto check = domain::decode<domain::BedCheck>(v);
  std::vector<std::string> words{check.present ? "在床" : check.in_record ? "不在床，病历有记载" : "不在床，病历无记载"};
  for (const std::string& sign : check.signs) words.push_back(sign_words(s, sign));
  if (!check.note.empty()) words.push_back(check.note);
  return base::join(words, "；");
}

std::string penalty_words(const ContentSource& s, const Value& v) {
  const auto set = domain::decode<domain::LawSet>(v);
  std::vector<std::string> words;
  if (set.fine && !set.fine->money().is_zero()) words.push_back("罚款" + set.fine->value + "元");
  if (!set.recovered.money().is_zero()) words.push_back("责令退回" + set.recovered.value + "元");
  for (const domain::Measure& m : set.measures)
    if (m.chosen && m.action != "rectify" && m.action != "talk" && m.action != "recover") words.push_back(measure_words(s, m));
  return base::join(words, "；");
}

std::string reasons_words(const Value& choices) {
  std::vector<std::string> reasons;
  for (const Value& choice : choices.items()) {
    const std::string reason = choice.text_or("reason", "");
    if (!reason.empty() && std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
  }
  return with_full_stop(base::join(reasons, "；"));
}

std::string received_words(const Value& v) {
  static const std::map<std::string, std::string> accounts{
      {"fund", "退回的医疗保障基金"}, {"treasury", "罚款"}, {"damages", "违约金"}, {"patient", "退还参保人员的款项"}};
  const auto r = domain::decode<domain::Recovery>(v);
  const auto account = accounts.find(r.account);
  return r.date.to_chinese() + "收到" + (account == accounts.end() ? r.account : account->second) + r.amount.to_string() + "元。";
}

}  // namespace mi::work

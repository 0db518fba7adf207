// SPDX-License-Identifier: Apache-2.0
#include "work/apply/supplement.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/notice.hpp"
#include "due/rule.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using casefile::ApplicationRecord;
using casefile::SupplementRecord;
using domain::ColumnKind;
using domain::SupplementNotice;

constexpr const char* notice_deadline = "apply.supplement.notice";
constexpr const char* again_switch = "apply.supplement.again";

void must_be_open(const ApplicationRecord& a) {
  if (!a.is_open())
    throw Error(ErrorKind::gate, say("{} has been decided; nothing more is asked of it", a.name()));
}

bool was_told(const SupplementRecord& earlier, const std::string& material) {
  const auto& list = earlier.notice.value.missing;
  return std::any_of(list.begin(), list.end(), [&](const domain::Missing& m) { return m.material == material; });
}

// A gap that the answer made: a paper that came with it is incomplete, or an officer traced the gap to it.
bool is_new_gap(const MaterialStatus& s, const SupplementRecord& earlier) {
  if (!s.paper || s.paper->state != "incomplete") return false;
  if (s.paper->arose_from == earlier.notice.value.name) return true;
  return was_told(earlier, s.material.id) && earlier.answer->value.received <= s.paper->date;
}

// What was missing from the start and not told is the agency's own oversight.
std::vector<std::string> overlooked(const std::vector<MaterialStatus>& papers, const SupplementRecord& earlier) {
  std::vector<std::string> list;
  for (const MaterialStatus& s : papers)
    if (s.is_missing() && !is_new_gap(s, earlier) && !was_told(earlier, s.material.id)) list.push_back(s.material.label);
  return list;
}

void refuse_again(const SupplementRecord& earlier, const law::Choice& choice, std::vector<std::string> items) {
  throw Error(ErrorKind::gate,
              say("what is missing is told once; {0} told it on {1}", earlier.notice.value.name,
                  earlier.notice.value.told.to_string()),
              {choice.question}, say("only a gap that the answer itself made may be told again: mark the paper "
                                     "incomplete, with --arose-from {}", earlier.notice.value.name))
      .with_items(std::move(items));
}

void check_again(const SupplementRecord& earlier, const std::vector<MaterialStatus>& papers, const law::Rulebook& law) {
  if (!earlier.answer)
    throw Error(ErrorKind::gate, say("{} has not been answered yet", earlier.notice.value.name), {},
                say("record the answer: mi-apply supplement --received DATE"));
  const law::Choice choice = law.switch_value(again_switch);
  if (choice.is("always")) return;
  if (choice.is("never")) refuse_again(earlier, choice, {});
  auto items = overlooked(papers, earlier);
  const bool any_new = std::any_of(papers.begin(), papers.end(),
                                   [&](const MaterialStatus& s) { return s.is_missing() && is_new_gap(s, earlier); });
  if (!items.empty() || !any_new) refuse_again(earlier, choice, std::move(items));
}

domain::Figure last_day(const ApplicationRecord& a, const law::Rulebook& law, const due::Calendar& calendar) {
  const base::Date received = a.application.value.received;
  const law::Deadline rule = law.deadline(notice_deadline, received);
  domain::Figure f = due::figure("supplement_due", "一次性告知期限", due::deadline(received, rule, calendar));
  f.clause = rule.source.to_chinese();
  return f;
}

}  // namespace

SupplementNotice supplement(const ApplicationRecord& a, const std::vector<MaterialStatus>& papers,
                            const law::Rulebook& law, const due::Calendar& calendar, base::Date told) {
  if (!a.supplements.empty() && !a.supplements.back().answer && a.supplements.back().notice.value.told == told)
    return a.supplements.back().notice.value;
  must_be_open(a);
  SupplementNotice n;
  n.application = a.name();
  n.told = told;
  n.missing = missing(papers);
  if (told < a.application.value.received)
    throw Error(ErrorKind::usage, say("{0} lies before the receipt of the application on {1}", told.to_string(),
                                      a.application.value.received.to_string()));
  if (n.missing.empty()) throw Error(ErrorKind::gate, say("no paper is missing: there is nothing to tell"));
  if (!a.supplements.empty()) {
    check_again(a.supplements.back(), papers, law);
    n.again = a.supplements.back().notice.value.name;
  }
  n.due = last_day(a, law, calendar);
  n.late = n.again.empty() && n.due.value < told.to_string() && n.due.note.empty();
  return n;
}

const std::vector<std::string>& supplement_switches() {
  static const std::vector<std::string> names{again_switch};
  return names;
}

void store(casefile::Change& change, SupplementNotice& n, const std::string& application_id) {
  if (!n.name.empty()) return;  // on record
  n.name = change.next_name("supplement-");
  const std::string id = change.record(n.name, n, n.name, n.told, {application_id});
  change.record(n.name, domain::DocumentRequest{n.name, "supplement-notice", id, n.told, false}, {}, n.told, {id});
}

domain::SupplementAnswer supplement_answer(const ApplicationRecord& a, base::Date received) {
  if (a.supplements.empty() || a.supplements.back().answer)
    throw Error(ErrorKind::gate, say("no notice of missing papers waits for an answer"));
  const SupplementNotice& n = a.supplements.back().notice.value;
  if (received < n.told)
    throw Error(ErrorKind::usage, say("{0} lies before the notice of {1}", received.to_string(), n.told.to_string()));
  return {n.name, received, {}};
}

void store(casefile::Change& change, const domain::SupplementAnswer& answer) {
  change.record(answer.notice, answer, {}, answer.received);
}

void require_one_of(const std::optional<base::Date>& told, const std::optional<base::Date>& received, bool papers) {
  if (told && received)
    throw Error(ErrorKind::usage, say("either what is missing is told, or the answer is recorded"), {},
                say("give --told or --received, not both"));
  if (papers && !received)
    throw Error(ErrorKind::usage, say("papers come in with an answer"), {}, say("give --received DATE"));
}

domain::Table rows(const SupplementNotice& n) {
  domain::Table t{"mi.apply.supplement/1",
                  {{"notice", mark("notice")},
                   {"told", mark("told"), ColumnKind::date},
                   {"due", mark("to be told by"), ColumnKind::date},
                   {"late", mark("late")},
                   {"material", mark("paper")},
                   {"label", mark("name")},
                   {"lacking", mark("lacking")},
                   {"clause", mark("clause")}},
                  {}};
  for (const domain::Missing& m : n.missing)
    t.rows.push_back({n.name, n.told.to_string(), n.due.value, n.late, m.material, m.label, m.reason, m.clause});
  return t;
}

domain::Table rows(const domain::SupplementAnswer& answer, const SupplementNotice& notice) {
  domain::Table t{"mi.apply.supplement-answer/1",
                  {{"notice", mark("notice")},
                   {"told", mark("told"), ColumnKind::date},
                   {"received", mark("received"), ColumnKind::date},
                   {"paused", mark("days not counted"), ColumnKind::integer}},
                  {}};
  t.rows.push_back({answer.notice, notice.told.to_string(), answer.received.to_string(),
                    std::int64_t{answer.received - notice.told}});
  return t;
}

}  // namespace mi::work

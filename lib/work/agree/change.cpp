// SPDX-License-Identifier: Apache-2.0
#include "work/agree/change.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/rule.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;

constexpr const char* clock_id = "agreement.change.file";

// A kind may name two, "主要负责人或实际控制人": either is that kind.
bool is_named(const std::string& kind, const std::string& what) {
  const std::string either = "或";
  if (kind == what || what.empty()) return kind == what;
  return kind.starts_with(what + either) || kind.ends_with(either + what);
}

bool is_major(const law::Rulebook& law, const std::string& what, Date day) {
  if (!law.has("agreement.change.major", day)) return false;
  const law::Value major = law.value("agreement.change.major", day);
  return std::any_of(major.list().begin(), major.list().end(), [&](const std::string& kind) { return is_named(kind, what); });
}

Date start_of(const ChangeInput& input) {
  if (input.approved.has_value() == input.made.has_value())
    throw Error(ErrorKind::usage, say("give the day of the approval, or of the change itself where nobody approves it"),
                {"--approved", "--made"});
  return input.approved ? *input.approved : *input.made;
}

void set_clock(domain::DataChange& data, const law::Rulebook& law, const due::Calendar& calendar) {
  if (!law.has_deadline(clock_id, data.starts)) return;
  const law::Deadline rule = law.deadline(clock_id, data.starts);
  const due::Deadline due = due::deadline(data.starts, rule, calendar);
  data.due = due::figure("file_by", rule.label, due);
  data.due.clause = rule.source.to_chinese();
  data.late = data.filed && !due::in_time(*data.filed, due);
}

const casefile::Recorded<domain::DataChange>* same_change(const std::vector<casefile::Recorded<domain::DataChange>>& all, const domain::DataChange& data) {
  for (const auto& r : all)
    if (r.value.what == data.what && r.value.starts == data.starts) return &r;
  return nullptr;
}

json::Value day(const std::optional<Date>& d) { return d ? json::Value(d->to_string()) : json::Value(); }

}  // namespace

domain::DataChange data_change(const ChangeInput& input, const law::Rulebook& law, const due::Calendar& calendar) {
  domain::DataChange data;
  data.what = input.what;
  data.starts = start_of(input);
  data.approved = input.approved.has_value();
  data.filed = input.filed;
  data.text = input.text;
  if (data.filed && *data.filed < data.starts)
    throw Error(ErrorKind::usage, say("filed on {0}, before {1}", data.filed->to_string(), data.starts.to_string()), {"--filed"});
  data.major = is_major(law, data.what, data.starts);
  if (data.major) set_clock(data, law, calendar);
  return data;
}

void store(const casefile::Case& file, casefile::Change& change, domain::DataChange& data, const casefile::Correction& correction) {
  const auto all = casefile::entries<domain::DataChange>(file);
  const auto* earlier = same_change(all, data);
  data.name = earlier ? earlier->value.name : change.next_name("change-");
  // Filing what was found unfiled is news, not a correction.
  const bool filed_now = earlier && !earlier->value.filed && data.filed;
  if (filed_now) change.record(data.name, data, data.name, data.starts);
  else casefile::enter(file, change, data.name, data, data.name, data.starts, correction);
}

std::vector<domain::DataChange> read_changes(const casefile::Case& file) {
  std::vector<domain::DataChange> list;
  for (auto& r : casefile::entries<domain::DataChange>(file)) list.push_back(std::move(r.value));
  return list;
}

domain::Table rows(const std::vector<domain::DataChange>& changes) {
  domain::Table t{"mi.agree.change/1",
                  {{"change", mark("change")}, {"what", mark("what")}, {"major", mark("major")}, {"starts", mark("counted from"), ColumnKind::date},
                   {"file_by", mark("to be filed by"), ColumnKind::date}, {"filed", mark("filed"), ColumnKind::date}, {"late", mark("late")},
                   {"clause", mark("clause")}},
                  {}};
  for (const auto& c : changes)
    t.rows.push_back({c.name, c.what, c.major, c.starts.to_string(), c.due.value.empty() ? json::Value() : json::Value(c.due.value),
                      day(c.filed), c.late, c.due.clause});
  return t;
}

}  // namespace mi::work

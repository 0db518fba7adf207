// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/demand.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/notice.hpp"
#include "due/rule.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::Demand;
using domain::DemandAnswer;

constexpr const char* clock_id = "inspect.demand.answer";

Demand named(const casefile::Case& file, const std::string& name) {
  if (auto found = file.get<Demand>(name)) return std::move(found->value);
  std::vector<std::string> names;
  for (const auto& d : file.all<Demand>()) names.push_back(d.value.name);
  const std::string near = base::nearest(name, names);
  throw Error(ErrorKind::cannot, say("there is no demand {}", name), {file.path()},
              near.empty() ? say("see mi-notice list") : say("did you mean {}?", near));
}

void count(DemandState& state, const law::Rulebook& law, const due::Calendar& calendar) {
  if (!state.delivered || !law.has_deadline(clock_id, *state.delivered)) return;
  const law::Deadline rule = law.deadline(clock_id, *state.delivered);
  const due::Deadline last = due::deadline(*state.delivered, rule, calendar);
  state.due = last.due;
  state.provisional = last.provisional;
  state.why = due::derivation(last);
  state.on_miss = rule.on_miss_label;
}

void extend(DemandState& state, const casefile::Case& file) {
  const auto extension = file.get<domain::DemandExtension>(state.demand.name);
  if (!extension) return;
  state.due = extension->value.until;
  state.provisional = false;
  state.why = "延长：" + extension->value.reason;
}

void must_be_delivered(const DemandState& state) {
  if (state.delivered) return;
  throw Error(ErrorKind::gate, say("{} has not been delivered", state.demand.name), {},
              say("mi-notice number, issue and deliver it; its time runs from delivery"));
}

}  // namespace

void store(casefile::Change& change, Demand& demand) {
  if (demand.items.empty()) throw Error(ErrorKind::usage, say("nothing is demanded"), {"--item"});
  std::set<std::string> seen;
  for (const std::string& item : demand.items)
    if (!seen.insert(item).second) throw Error(ErrorKind::usage, say("{} is demanded twice", item), {"--item"});
  demand.name = change.next_name("demand-");
  const auto id = change.record(demand.name, demand, demand.name, demand.date);
  change.record(demand.name, domain::DocumentRequest{demand.name, "records-demand", id, demand.date, false}, {},
                demand.date, {id});
}

DemandState demand_state(const casefile::Case& file, const std::string& name, const law::Rulebook& law,
                         const due::Calendar& calendar) {
  DemandState state;
  state.demand = named(file, name);
  if (const auto delivery = file.get<domain::Delivery>(name)) state.delivered = delivery->value.date;
  count(state, law, calendar);
  extend(state, file);
  for (std::size_t i = 1; i <= state.demand.items.size(); ++i) {
    auto answer = file.get<DemandAnswer>(name + "/" + std::to_string(i));
    state.answers.push_back(answer ? std::optional(std::move(answer->value)) : std::nullopt);
  }
  return state;
}

std::string DemandState::state_of(std::size_t item, base::Date today) const {
  const auto& answer = answers[item];
  const auto past = [&](base::Date day) { return due && !provisional && day > *due; };
  if (answer && answer->complete) return past(answer->date) ? "given-late" : "given";
  if (past(today)) return "late";
  return answer ? "in-part" : "open";
}

domain::Table rows(const DemandState& state, base::Date today) {
  using domain::ColumnKind;
  domain::Table t{"mi.inspect.demand/1",
                  {{"demand", mark("demand")},
                   {"item", mark("item"), ColumnKind::integer},
                   {"what", mark("what")},
                   {"delivered", mark("delivered"), ColumnKind::date},
                   {"due", mark("due"), ColumnKind::date},
                   {"given", mark("given"), ColumnKind::date},
                   {"state", mark("state")},
                   {"follows", mark("what follows")}},
                  {}};
  for (std::size_t i = 0; i < state.demand.items.size(); ++i) {
    json::Value delivered, due, given, follows;
    if (state.delivered) delivered = state.delivered->to_string();
    if (state.due) due = state.due->to_string();
    if (state.answers[i]) given = state.answers[i]->date.to_string();
    const std::string word = state.state_of(i, today);
    if (word == "late" || word == "given-late") follows = state.on_miss;
    t.rows.push_back({state.demand.name, static_cast<std::int64_t>(i + 1), state.demand.items[i], delivered, due, given,
                      word, follows});
  }
  return t;
}

void check_answer(const DemandState& state, const DemandAnswer& answer) {
  must_be_delivered(state);
  const auto size = static_cast<std::int64_t>(state.demand.items.size());
  if (answer.item < 1 || answer.item > size)
    throw Error(ErrorKind::usage, say("{0} has the items 1 to {1}", state.demand.name, size), {"--item"});
  if (answer.date < *state.delivered)
    throw Error(ErrorKind::usage, say("{0} lies before the delivery, {1}", answer.date.to_string(),
                                      state.delivered->to_string()), {"--date"});
}

void check_extension(const DemandState& state, const domain::DemandExtension& extension) {
  must_be_delivered(state);
  if (extension.reason.empty()) throw Error(ErrorKind::usage, say("a longer time needs its reason"), {"--ground"});
  if (state.due && extension.until <= *state.due)
    throw Error(ErrorKind::gate, say("{0} is not later than {1}", extension.until.to_string(), state.due->to_string()),
                {"--extend-to"});
}

}  // namespace mi::work

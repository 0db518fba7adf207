// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/demand.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/notice.hpp"
#include "law/gate.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::Demand;
using domain::DemandAnswer;

Demand named(const casefile::Case& file, const std::string& name) {
  if (auto found = file.get<Demand>(name)) return std::move(found->value);
  std::vector<std::string> names;
  for (const auto& d : file.all<Demand>()) names.push_back(d.value.name);
  const std::string near = base::nearest(name, names);
  throw Error(ErrorKind::cannot, say("there is no demand {}", name), {file.path()},
              near.empty() ? say("see mi-notice list") : say("did you mean {}?", near));
}

void must_be_delivered(const DemandState& state) {
  if (!state.delivered) law::not_delivered(state.demand.name);
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
  return due::demand_state(file, named(file, name), law, calendar);
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

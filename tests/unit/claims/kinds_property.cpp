// SPDX-License-Identifier: Apache-2.0
// What holds of kinds for all inputs: over arrays made by hand, without a case.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"


#include <numeric>
#include <set>

#include "claims/kernel/condition.hpp"
#include "claims/kernel/kind.hpp"
#include "claims/kernel/window.hpp"
#include "claims/knowledge/rules.hpp"

using namespace mi;

namespace {

struct Line {
  std::int32_t day;
  std::int64_t quantity;  // ten-thousandths
  std::int64_t amount;    // fen
};

// One visit, one item, these lines in order of day.
claims::Data data_of(std::vector<Line> lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.day < b.day; });
  claims::Data data;
  data.codes = {"", "A"}, data.code_of_item = {0, 1};
  data.start = {0, 0, static_cast<std::uint32_t>(lines.size())};
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    data.fees.id.push_back(i + 1);
    data.fees.visit.push_back(1);
    data.fees.item.push_back(1);
    for (auto* column : {&data.fees.department, &data.fees.doctor, &data.fees.settlement}) column->push_back(0);
    data.fees.happened.push_back(std::int64_t{lines[i].day} * 86400);
    data.fees.quantity.push_back(lines[i].quantity);
    data.fees.price.push_back(10000);
    data.fees.amount.push_back(lines[i].amount);
    data.fees.in_scope.push_back(casefile::no_amount);
    data.by_visit.push_back(i);
  }
  data.about.person = {0, 0};
  return data;
}

std::vector<claims::Lead> leads_of(const claims::Data& data, const char* kind, const std::string& parameters, const std::string& list) {
  claims::Parameters set(parameters);
  for (const claims::ParameterSpec& spec : claims::find_kind(kind).parameters)
    if (!set.has(spec.name)) set.set(spec.name, spec.fallback);
  std::vector<claims::Lead> leads;
  claims::find_kind(kind).make({data, set, list, "list"})->run({0, 2}, leads);
  return leads;
}

const std::string caps = "code,name,limit,unit,window,rule,batch\n";

std::vector<Line> any_lines() {
  std::vector<Line> lines(*rc::gen::inRange<std::size_t>(1, 12));
  for (Line& line : lines)
    line = {20000 + *rc::gen::inRange(0, 60), *rc::gen::inRange<std::int64_t>(1, 100000), *rc::gen::inRange<std::int64_t>(0, 100000)};
  return lines;
}

}  // namespace

TEST_CASE("a cap over a stay takes exactly the units above, from whole lines but one") {
  mi::test::holds([] {
    auto lines = any_lines();
    auto limit = *rc::gen::inRange<std::int64_t>(0, 60);
    claims::Data data = data_of(lines);
    std::int64_t all = std::accumulate(lines.begin(), lines.end(), std::int64_t{0}, [](auto sum, const Line& l) { return sum + l.quantity; });
    auto leads = leads_of(data, "quantity_above_cap", "take=latest", caps + "A,x," + std::to_string(limit) + ",u,stay,,\n");
    RC_ASSERT(leads.size() == (all > limit * 10000 ? 1U : 0U));
    if (leads.empty()) return;
    std::int64_t units = 0;
    int in_part = 0;
    for (const claims::Part& part : leads.front().parts) {
      units += part.units;
      in_part += part.units < data.left(part.line) ? 1 : 0;
      RC_ASSERT(part.units > 0);
      RC_ASSERT(part.fen >= 0);
      RC_ASSERT(part.fen <= data.fees.amount[part.line]);
    }
    RC_ASSERT(units == all - limit * 10000);
    RC_ASSERT(units == leads.front().units);
    RC_ASSERT(in_part <= 1);
    RC_ASSERT(leads.front().parts.size() + leads.front().context.size() == data.fees.size());
  });
}

TEST_CASE("cycles: a cap of nothing takes every line once; no day lies in two cycles") {
  mi::test::holds([] {
    claims::Data data = data_of(any_lines());
    int days = *rc::gen::inRange(1, 40);
    auto leads = leads_of(data, "quantity_above_cap", "take=latest", caps + "A,x,0,u," + std::to_string(days) + " days,,\n");
    std::vector<int> seen(data.fees.size(), 0);
    std::int32_t before = INT32_MIN;
    for (const claims::Lead& lead : leads) {
      RC_ASSERT(lead.from.days() > before);
      RC_ASSERT(lead.to - lead.from < days);
      before = lead.from.days() + days - 1;
      for (const claims::Part& part : lead.parts) ++seen[part.line];
    }
    RC_ASSERT(std::all_of(seen.begin(), seen.end(), [](int n) { return n == 1; }));
  });
}

TEST_CASE("course days: as many days as are payable stay, all lines of later days go") {
  mi::test::holds([] {
    claims::Data data = data_of(any_lines());
    auto payable = *rc::gen::inRange<std::size_t>(0, 8);
    auto leads = leads_of(data, "course_days", "", "limit,name,rule,batch,codes\n" + std::to_string(payable) + ",x,,,A\n");
    std::set<std::int32_t> all, above;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) all.insert(data.day(line));
    for (const claims::Lead& lead : leads)
      for (const claims::Part& part : lead.parts) above.insert(data.day(part.line));
    RC_ASSERT(above.size() == (all.size() > payable ? all.size() - payable : 0));
    std::size_t lines = leads.empty() ? 0 : leads.front().parts.size();
    std::size_t of_days = 0;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) of_days += above.count(data.day(line));
    RC_ASSERT(lines == of_days);
  });
}

TEST_CASE("amount above cap: the fen of the parts are the sum less the cap") {
  mi::test::holds([] {
    auto lines = any_lines();
    auto cap = *rc::gen::inRange<std::int64_t>(0, 200000);
    claims::Data data = data_of(lines);
    std::int64_t all = std::accumulate(lines.begin(), lines.end(), std::int64_t{0}, [](auto sum, const Line& l) { return sum + l.amount; });
    auto leads = leads_of(data, "amount_above_cap", "", "limit,name,rule,batch,codes\n" + base::Money::fen(cap).to_string() + " stay,x,,,A\n");
    std::int64_t fen = 0;
    for (const claims::Lead& lead : leads)
      for (const claims::Part& part : lead.parts) fen += part.fen;
    RC_ASSERT(fen == std::max<std::int64_t>(all - cap, 0));
  });
}

TEST_CASE("a month's cycle ends before the same day number, and the next opens after it") {
  mi::test::holds([] {
    base::Date first = base::Date::from_days(*rc::gen::inRange(14000, 26000));
    auto months = *rc::gen::inRange(1, 30);
    claims::CapWindow window = claims::CapWindow::parse(std::to_string(months) + " months", "x");
    base::Date last = window.last_day(first);
    RC_ASSERT(last.plus_days(1) == first.plus_months(months));
    RC_ASSERT(last - first >= months * 28 - 1);
    RC_ASSERT(last - first <= months * 31 - 1);
  });
}

TEST_CASE("an age limit and its opposite: exactly one of them is met where the birth is known") {
  mi::test::holds([] {
    claims::Data data = data_of({{20000, 10000, 100}});
    std::int32_t birth = *rc::gen::inRange(-20000, 20000);
    data.about.birth = {claims::About::no_day, birth};
    data.about.words = {""};
    claims::Parameters none;
    std::string years = std::to_string(*rc::gen::inRange(0, 110));
    claims::Judge judge(data);
    auto met = [&](const std::string& text) { return judge.met(claims::Condition::parse(text, none), 1, claims::Judge::no_line, 20000); };
    RC_ASSERT((met("age<" + years) == claims::Known::yes) != (met("age>=" + years) == claims::Known::yes));
    RC_ASSERT(met("age<" + years + "|age>=" + years) == claims::Known::yes);
    RC_ASSERT(met("age<" + years + "&age>=" + years) == claims::Known::no);
    data.about.birth[1] = claims::About::no_day;
    RC_ASSERT(met("age<" + years) == claims::Known::unknown);
  });
}

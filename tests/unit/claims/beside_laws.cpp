// SPDX-License-Identifier: Apache-2.0
// Laws of kinds that ask what only some exports have, on any lines: against reckoning day by day, and against sums.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "claims/kernel/persons.hpp"
#include "claims_case.hpp"
#include "unit/holds.hpp"

using namespace mi;

namespace {

constexpr std::int64_t a_day = 86400;
constexpr std::int64_t one_unit = 10000;

std::int64_t all_of(const claims::Data& data) {
  std::int64_t fen = 0;
  for (std::size_t line = 0; line < data.fees.size(); ++line) fen += data.fees.amount[line];
  return fen;
}

// Up to twelve lines of one item in one visit of one person, within forty days.
claims::Data any_lines() {
  claims::Data data;
  int count = *rc::gen::inRange(1, 13);
  data.codes = {"", "A"}, data.code_of_item = {0, 1};
  std::vector<int> days(static_cast<std::size_t>(count));
  for (int& day : days) day = *rc::gen::inRange(0, 40);
  std::sort(days.begin(), days.end());
  for (int i = 0; i < count; ++i) {
    std::int64_t quantity = *rc::gen::inRange<std::int64_t>(1, 10) * one_unit, price = *rc::gen::inRange<std::int64_t>(1, 500);
    data.fees.id.push_back(i + 1);
    for (auto* column : {&data.fees.visit, &data.fees.item}) column->push_back(1);
    for (auto* column : {&data.fees.doctor, &data.fees.department}) column->push_back(1);
    data.fees.settlement.push_back(0);
    data.fees.happened.push_back(days[static_cast<std::size_t>(i)] * a_day + i);
    data.fees.quantity.push_back(quantity);
    data.fees.price.push_back(price * 10000);
    data.fees.amount.push_back(price * quantity / one_unit);
    data.fees.in_scope.push_back(casefile::no_amount);
    data.by_visit.push_back(static_cast<std::uint32_t>(i));
    data.beside.days.push_back(*rc::gen::inRange(1, 30) * 100);
    data.beside.line_uploaded.push_back(data.fees.happened[static_cast<std::size_t>(i)] + *rc::gen::inRange<std::int64_t>(0, 4 * a_day));
  }
  data.start = {0, 0, static_cast<std::uint32_t>(count)};
  claims::Stay stay;
  stay.line = 1, stay.visit = 1, stay.person = 1, stay.institution = 1, stay.ends = 40 * a_day, stay.med_type = "14";
  data.stays.push_back(stay);
  data.stay_of_visit = {-1, 0};
  return data;
}

std::vector<claims::Lead> leads_of(const claims::Data& data, const char* kind, const std::string& parameters, const std::string& list = "") {
  claims::Parameters p{std::string_view(parameters)};
  for (const claims::ParameterSpec& spec : claims::find_kind(kind).parameters)
    if (!p.has(spec.name) && spec.fallback != nullptr) p.set(spec.name, spec.fallback);
  claims::KernelInput input{data, p, list, list.empty() ? "" : "list.csv", {}};
  std::vector<claims::Lead> leads;
  claims::find_kind(kind).make(input)->run({0, data.visit_count()}, leads);
  return leads;
}

std::int64_t fen_of(const std::vector<claims::Lead>& leads) {
  std::int64_t fen = 0;
  for (const claims::Lead& lead : leads)
    for (const claims::Part& part : lead.parts) fen += part.fen;
  return fen;
}

std::int64_t units_of(const std::vector<claims::Lead>& leads) {
  return std::accumulate(leads.begin(), leads.end(), std::int64_t{0}, [](std::int64_t sum, const claims::Lead& lead) { return sum + lead.units; });
}

}  // namespace

TEST_CASE("drug holding: a box emptied day by day is above the limit on the same lines") {
  mi::test::holds([] {
    claims::Data data = any_lines();
    int limit = *rc::gen::inRange(0, 40);
    std::vector<std::uint32_t> expected, found;
    std::int64_t box = 0;
    for (int day = 0; day < 40; ++day) {
      for (std::uint32_t line = 0; line < data.fees.size(); ++line)
        if (data.day(line) == day && (box += data.beside.days[line] / 100) > limit) expected.push_back(line);
      box = std::max<std::int64_t>(box - 1, 0);  // one is taken each day
    }
    for (const claims::Lead& lead : leads_of(data, "drug_holding", "visits=14 days=" + std::to_string(limit))) found.push_back(lead.shown);
    std::sort(found.begin(), found.end());
    RC_ASSERT(found == expected);
  });
}

TEST_CASE("stock against billing: of every item what was billed less what there was, whatever came when") {
  mi::test::ClaimsCase c;
  std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt\n";
  std::string stock = "通用名称,数量,变动日期,类型,医疗目录编码\n";
  std::map<std::string, std::int64_t> above;
  for (int item = 0; item < 60; ++item) {
    const std::string code = "X" + std::to_string(100 + item);
    int there = 0, sold = 0;
    for (int n = 0; n < 4; ++n) {
      int bought = (item * 7 + n * 5) % 11, gone = (item + n) % 3, billed = (item * 13 + n * 3) % 9 + 1;
      stock += "货," + std::to_string(bought) + ",2026-03-0" + std::to_string(9 - n) + ",采购," + code + "\n";
      stock += "货," + std::to_string(gone) + ",2026-03-0" + std::to_string(n + 1) + ",报损," + code + "\n";
      fees += "V" + std::to_string(n) + "," + std::to_string(item) + ",2026-03-0" + std::to_string(n + 1) + "," + code + "," + std::to_string(billed) + ",2.00," +
              std::to_string(billed * 2) + ".00\n";
      there += bought - gone, sold += billed;
    }
    if (sold > std::max(there, 0)) above[code] = sold - std::max(there, 0);
  }
  c.load({{c.file("f.csv", fees), c.file("s.csv", stock)}, false, "", "", ""});
  std::map<std::string, std::int64_t> found;
  for (const auto& hit : c.run("stock_against_billing", {"GZ10000202001000:tolerance=0"}).hits) {
    found[hit.item] = std::stoll(hit.units);
    CHECK(hit.excess.fen() == std::stoll(hit.units) * 200);
  }
  CHECK(above.size() > 20);
  CHECK(above.size() < 60);
  CHECK(found == above);
}

TEST_CASE("workload by minutes: the minutes above the limit, taken from the end, and never from a line more than it has") {
  mi::test::holds([] {
    claims::Data data = any_lines();
    const std::string list = "code,name,minutes\nA,x,10\n";
    int limit = *rc::gen::inRange(0, 200);
    std::map<std::int32_t, std::int64_t> minutes;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) minutes[data.day(line)] += data.left(line) * 10;
    std::int64_t above = 0;
    for (const auto& [day, sum] : minutes) above += std::max<std::int64_t>(sum - limit * one_unit, 0);
    auto leads = leads_of(data, "workload", "who=item measure=minutes limit=" + std::to_string(limit), list);
    RC_ASSERT(units_of(leads) == above);
    for (const claims::Lead& lead : leads) {
      std::int64_t in_parts = 0;
      for (const claims::Part& part : lead.parts) {
        RC_ASSERT(part.units > 0 && part.units <= data.left(part.line));
        in_parts += part.units * 10;
      }
      RC_ASSERT(std::abs(in_parts - lead.units) <= 10 * static_cast<std::int64_t>(lead.parts.size()));  // a ten-thousandth each
    }
    if (limit == 0) RC_ASSERT(fen_of(leads) == all_of(data));
  });
}

TEST_CASE("workload by device: as many devices as lines share nothing, one device is the item") {
  mi::test::holds([] {
    claims::Data data = any_lines();
    const std::string list = "code,name,minutes\nA,x,10\n";
    data.beside.device_names = {"", "D"};
    data.beside.device.assign(data.fees.size(), 1);
    std::string limit = std::to_string(*rc::gen::inRange(0, 200));
    auto by_item = leads_of(data, "workload", "who=item measure=minutes limit=" + limit, list);
    RC_ASSERT(fen_of(leads_of(data, "workload", "who=device measure=minutes limit=" + limit, list)) == fen_of(by_item));
    std::iota(data.beside.device.begin(), data.beside.device.end(), 1U);
    RC_ASSERT(fen_of(leads_of(data, "workload", "who=device measure=minutes limit=" + limit, list)) <= fen_of(by_item));
    data.beside.device.assign(data.fees.size(), 0);
    RC_ASSERT(leads_of(data, "workload", "who=device measure=minutes limit=0", list).empty());  // no line says its device
  });
}

TEST_CASE("late uploads: a longer time finds no more, and none is late within the longest delay") {
  mi::test::holds([] {
    claims::Data data = any_lines();
    auto found = [&](int hours) { return units_of(leads_of(data, "upload_delay", "of=fee unit=hours visits=14 within=" + std::to_string(hours))); };
    int hours = *rc::gen::inRange(0, 96);
    std::int64_t late = 0;
    for (std::size_t i = 0; i < data.fees.size(); ++i)
      if (data.beside.line_uploaded[i] - data.fees.happened[i] > hours * 3600) ++late;
    RC_ASSERT(found(hours) == late * one_unit);
    RC_ASSERT(found(hours + 1) <= found(hours));
    RC_ASSERT(found(96) == 0);
  });
}

TEST_CASE("price above peers: one more peer finds no more, a peer below all finds as much, at most the lines") {
  mi::test::holds([] {
    claims::Data data = any_lines();
    auto price = [] { return base::Money::fen(*rc::gen::inRange<std::int64_t>(1, 500)); };
    const base::Money first = price(), second = price();
    auto row = [](const char* institution, base::Money p) { return std::string(institution) + ",A,x," + p.to_string() + ",1970-01-01,\n"; };
    const std::string header = "institution,code,name,price,from,to\n";
    auto found = [&](const std::string& rows) { return fen_of(leads_of(data, "price_above_peers", "own=ME", header + rows)); };
    RC_ASSERT(found(row("H1", first) + row("H2", second)) <= std::min(found(row("H1", first)), found(row("H2", second))));
    RC_ASSERT(found(row("H1", first) + row("H2", base::Money::fen(1))) == found(row("H1", first)));
    RC_ASSERT(found(row("H1", first) + row("ME", base::Money::fen(100000))) == found(row("H1", first)));  // itself is no peer
    std::int64_t expected = 0;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line)
      expected += std::max<std::int64_t>(data.fees.amount[line] - first.fen() * data.left(line) / one_unit, 0);
    RC_ASSERT(found(row("H1", first)) == expected);
  });
}

TEST_CASE("a thin stay: found below what it cost, not at it") {
  mi::test::holds([] {
    claims::Data data = any_lines();
    data.about.begins = {claims::About::no_day, 0};
    data.about.ends = {claims::About::no_day, 40};
    data.about.type = {0, 1};
    data.about.words = {"", "14"};
    std::int64_t cost = all_of(data);
    auto found = [&](std::int64_t below) { return leads_of(data, "thin_stay", "why=cost stays=14 below=" + base::Money::fen(below).to_string()).size(); };
    RC_ASSERT(found(cost) == 0);
    RC_ASSERT(found(cost + 1) == 1);
  });
}

// SPDX-License-Identifier: Apache-2.0
// A hundred thousand findings computed into measures, under the tiers of an invented agreement: how long it takes. Built only
// when asked for (cmake --build … --target bench-measures), and meant for a Release build.
#include <chrono>
#include <cstdio>

#include "law/pack.hpp"
#include "work/penalize/compute.hpp"

using namespace mi;

namespace {

constexpr int how_many = 100000;

domain::Docket docket(int n, base::Date day) {
  static const char* const clauses[] = {"10.1", "11.1", "12.1", "12.2", "13.1", "13.2", "14.1"};
  domain::Docket d;
  d.finding.name = "F" + std::to_string(n + 1);
  d.finding.title = "finding";
  d.finding.conduct = {day, day};
  d.finding.department = "d" + std::to_string(n % 40);
  for (int i = 0; i < 3; ++i) {  // every line is claimed by two findings
    domain::FindingItem item;
    item.id = std::to_string(i + 1);
    item.day = day;
    const auto amount = base::Money::fen(10000 + n % 977);
    item.lines = {{"0123456789ab:" + std::to_string((n / 2) * 3 + i), amount, amount, base::Money::fen(7000 + n % 613)}};
    d.finding.items.push_back(std::move(item));
  }
  domain::add_up(d.finding);
  d.classification = domain::Classification{d.finding.name, "city", clauses[n % 7], "", {}};
  return d;
}

}  // namespace

int main() {
  const base::Date day = base::Date::of(2026, 3, 10);
  const auto law = law::Rulebook::of({law::read_pack(MI_SOURCE_DIR "/tests/unit/penalize/city.toml")}, base::Date::of(2026, 5, 25));
  work::PenaltyFacts facts;
  for (int n = 0; n < how_many; ++n) facts.dockets.push_back(docket(n, day));
  const auto begin = std::chrono::steady_clock::now();
  const auto result = work::compute(facts, law, {});
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("%d findings, %zu measures, total %s, %.2f s\n", how_many, result.set.measures.size(), result.set.total.value.c_str(), took.count());
  return took.count() < 2 ? 0 : 1;
}

// SPDX-License-Identifier: Apache-2.0
// make-findings CASE COUNT: records that many classified findings in a case that uses rules, for measuring mi-penalize. Three
// lines each, every tenth shared with the finding before, so that money must be counted once.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "casefile/case.hpp"
#include "domain/finding.hpp"

namespace {

using namespace mi;

domain::LineExcess line(std::int64_t number) {
  return {"0123456789ab:" + std::to_string(number), base::Money::fen(1250), base::Money::fen(5000), base::Money::fen(1000), {}};
}

domain::Finding finding(std::int64_t i) {
  domain::Finding f;
  f.name = "F" + std::to_string(i);
  f.source = "claims";
  f.rule = "MI-0001";
  f.check = "same_line_twice";
  f.title = "同一明细重复收费";
  f.judgement = "可疑";
  f.conduct = {base::Date::of(2018, 5, 1), base::Date::of(2018, 5, 10)};
  f.department = "rehab1";
  f.fund_method = "proportional";
  domain::FindingItem item;
  item.id = "1";
  item.visit = "V" + std::to_string(i / 3);
  item.day = f.conduct.last;
  item.label = "颈腰椎推拿治疗";
  const std::int64_t first = i * 3 - (i % 10 == 0 ? 1 : 0);
  for (std::int64_t k = 0; k < 3; ++k) item.lines.push_back(line(first + k));
  item.gross = f.gross = base::Money::fen(3 * 1250);
  item.fund = f.fund = base::Money::fen(3 * 1000);
  f.items = {std::move(item)};
  return f;
}

void make(const std::string& path, std::int64_t count) {
  auto file = casefile::Case::open(path, casefile::Access::write);
  casefile::Change change(file, {"make-findings", {}, "bench", {}, {}});
  for (std::int64_t i = 1; i <= count; ++i) {
    const domain::Finding f = finding(i);
    change.record(f.name, f, f.name, f.conduct.last);
    change.record(f.name, domain::Classification{f.name, "suqian-2018", i % 2 == 0 ? "56.2" : "53.6", "", {"intent=no", "unfiled=no"}});
  }
  change.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    make(argv[1], std::atoll(argv[2]));
  } catch (const std::exception& e) {
    std::fprintf(stderr, "make-findings: %s\n", e.what());
    return 1;
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Results reckoned again (design section 5.7): a figure that comes out otherwise is named with both values, at any depth;
// each result sees the case of its own day.
#include "law/replay.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/casefile/history.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;
using domain::Figure;

namespace {

struct Sum {
  static constexpr domain::FactKind kind{"test.sum/1", domain::Mode::set};
  Figure total;
  template <class V> void fields(V& v) { v("total", total); }
};

Figure beds_in(const Case& c) {
  std::int64_t beds = 0;
  Figure f;
  for (const auto& ward : c.all<test::Ward>()) {
    f.inputs.push_back(domain::count(ward.value.name, ward.value.name, ward.value.beds));
    beds += ward.value.beds;
  }
  const auto inputs = f.inputs;
  f = domain::count("beds", "床位数", beds, "张");
  f.inputs = inputs;
  return f;
}

law::Replayed replay_sum(const law::Then& then) {
  return {{domain::decode<Sum>(then.fact.body).total}, {beds_in(then.file)}};
}

law::Replayed cannot_replay(const law::Then&) { throw base::Error(base::ErrorKind::cannot, "no such table any more"); }

const std::vector<law::Replayer> sums{{Sum::kind.name, replay_sum}};

}  // namespace

TEST_CASE("results hold as long as nobody made them up; later facts do not matter") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  test::record(c, "w1", test::Ward{"rehab", 30});
  test::record(c, "sum", Sum{beds_in(c)});
  test::record(c, "w1", test::Ward{"rehab", 50});
  test::record(c, "sum", Sum{beds_in(c)});
  const auto good = law::recompute(c, sums);
  CHECK(good.results == 2);  // the replaced one too
  CHECK(good.figures == 4);
  CHECK(good.differences.empty());
  CHECK(rows(good).rows.empty());
}

TEST_CASE("a changed figure is named with both values, where it stands") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  test::record(c, "w1", test::Ward{"rehab", 30});
  test::record(c, "w2", test::Ward{"surgery", 12});
  Sum wrong{beds_in(c)};
  wrong.total.value = "43";
  wrong.total.inputs[1].value = "13";
  test::record(c, "sum", wrong);
  const auto found = law::recompute(c, sums);
  REQUIRE(found.differences.size() == 2);
  CHECK(found.differences[0].fact == "sum");
  CHECK(found.differences[0].figure == "beds");
  CHECK(found.differences[0].recorded == "43 张");
  CHECK(found.differences[0].reckoned == "42 张");
  CHECK(found.differences[1].figure == "beds/surgery");
  CHECK(found.differences[1].recorded == "13");
  CHECK(found.differences[1].reckoned == "12");
}

TEST_CASE("a figure too many, one too few, another clause, and what cannot be reckoned at all") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  test::record(c, "w1", test::Ward{"rehab", 30});
  Sum wrong{beds_in(c)};
  wrong.total.clause = "第一条";
  wrong.total.inputs.push_back(domain::count("attic", "attic", 1));
  test::record(c, "sum", wrong);
  const auto found = law::recompute(c, sums);
  REQUIRE(found.differences.size() == 2);
  CHECK(found.differences[0].recorded == "第一条");
  CHECK(found.differences[0].reckoned.empty());
  CHECK(found.differences[1].figure == "beds/attic");
  CHECK(found.differences[1].recorded == "1");
  CHECK(found.differences[1].reckoned.empty());
  const auto none = law::recompute(c, {{Sum::kind.name, cannot_replay}});
  REQUIRE(none.differences.size() == 1);
  CHECK(none.differences[0].reckoned == "no such table any more");
}

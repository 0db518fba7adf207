// SPDX-License-Identifier: Apache-2.0
// The case as it stood before an entry: later facts are not seen, replaced ones are in force again, other branches only when
// they had been merged; afterwards all is as before.
#include "casefile/copies/earlier.hpp"

#include <doctest/doctest.h>

#include "casefile/bodies.hpp"
#include "casefile/copies/fork.hpp"
#include "casefile/copies/merge.hpp"
#include "casefile/verify/verify.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/history.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;
using casefile::Earlier;
using test::Note;
using test::Ward;

namespace {

std::int64_t beds_of(const Case& c, const std::string& ward) {
  const auto found = c.get<Ward>(ward);
  return found ? found->value.beds : 0;
}

}  // namespace

TEST_CASE("before an entry the case is what its history reaches") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  const auto first = test::record(c, "w1", Ward{"rehab", 30});
  const auto second = test::record(c, "w1", Ward{"rehab", 40});
  const auto third = test::record(c, "w2", Ward{"surgery", 7});
  {
    const Earlier earlier(c, c.fact(second));
    CHECK(beds_of(c, "w1") == 30);
    CHECK(beds_of(c, "w2") == 0);
    CHECK(c.all_facts(Ward::kind.name).size() == 1);
    CHECK(casefile::writers(c, Ward::kind.name).size() == 1);
    CHECK(test::error_of([&] { c.fact(third); }).kind() == base::ErrorKind::cannot);
  }
  {
    const Earlier earlier(c, c.fact(first));
    CHECK(beds_of(c, "w1") == 0);
  }
  CHECK(beds_of(c, "w1") == 40);
  CHECK(beds_of(c, "w2") == 7);
  CHECK(verify(c).good());
  CHECK(test::record(c, "w1", Ward{"rehab", 41}) != second);  // and it can still be written
}

TEST_CASE("a branch is seen only by what came after its merge") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  casefile::fork(c, "a", folder / "a.mi", std::nullopt, test::by("li", "mi-case fork"));
  test::record(folder / "a.mi", "w9", Ward{"fork", 9});
  const auto before = test::record(c, "w1", Ward{"rehab", 30});
  casefile::merge(c, {folder / "a.mi"}, test::by("zhang", "mi-case merge"));
  const auto after = test::record(c, "w1", Ward{"rehab", 31});
  {
    const Earlier earlier(c, c.fact(before));
    CHECK(beds_of(c, "w9") == 0);
  }
  const Earlier earlier(c, c.fact(after));
  CHECK(beds_of(c, "w9") == 9);
  CHECK(beds_of(c, "w1") == 30);
}

TEST_CASE("a reader sees the past too, and how an entry was written") {
  test::TempFolder folder;
  const std::string path = test::new_case(folder);
  std::string second;
  {
    Case c = Case::open(path, Access::write);
    test::record(c, "w1", Ward{"rehab", 30});
    casefile::EntryInfo info = test::by("li", "mi-x step");
    info.arguments = {"step", "--as-of", "2026-05-25"};
    info.switches = json::Value::object().set("a.switch", "yes");
    casefile::Change change(c, info);
    second = change.record("w1", Ward{"rehab", 40});
    change.commit();
  }
  Case c = Case::open(path, Access::read);
  const auto by = casefile::written_by(c, c.fact(second));
  CHECK(by.program == "mi-x step");
  CHECK(by.arguments == std::vector<std::string>{"step", "--as-of", "2026-05-25"});
  REQUIRE(by.switches.size() == 1);
  CHECK(by.switches[0] == std::pair<std::string, std::string>{"a.switch", "yes"});
  const Earlier earlier(c, c.fact(second));
  CHECK(beds_of(c, "w1") == 30);
}

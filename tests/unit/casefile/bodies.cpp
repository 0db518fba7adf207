// SPDX-License-Identifier: Apache-2.0
// Bodies of very many facts: read by a thread beside the one that fetches them, each once and in their order.
#include "casefile/bodies.hpp"

#include <doctest/doctest.h>

#include "casefile/copies/fork.hpp"
#include "casefile/copies/merge.hpp"
#include "domain/scanned.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/history.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;
using test::Note;
using test::Ward;

namespace {

constexpr std::int64_t many = 2 * 2048 + 1;  // two full blocks, and one more

void fill(Case& c) {
  casefile::Change change(c, test::by("li"));
  for (std::int64_t i = 0; i < many; ++i) change.record("n" + std::to_string(many - i), Note{std::to_string(i), ""});
  change.commit();
}

std::vector<std::string> texts(const Case& c, std::string_view kind) {
  std::vector<std::string> all;
  casefile::each_body(c, casefile::heads_of(c, kind).rows, [&](const json::View& body) { all.push_back(domain::scanned<Note>(body).text); });
  return all;
}

}  // namespace

TEST_CASE("bodies over several blocks come each once, in the order in which they were recorded") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  fill(c);
  const auto all = texts(c, Note::kind.name);
  REQUIRE(all.size() == static_cast<std::size_t>(many));
  for (std::int64_t i = 0; i < many; ++i) REQUIRE(all[static_cast<std::size_t>(i)] == std::to_string(i));
  CHECK(texts(c, "test.nothing/1").empty());
}

TEST_CASE("what a body's reader throws reaches the caller, from any block") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  fill(c);
  const auto rows = casefile::heads_of(c, Note::kind.name).rows;
  for (const char* wrong : {"0", "2048", "4096"}) {
    const auto read = [&] {
      casefile::each_body(c, rows, [&](const json::View& body) {
        if (domain::scanned<Note>(body).text == wrong) throw base::Error(base::ErrorKind::cannot, wrong);
      });
    };
    CHECK(test::error_of(read).message() == wrong);
  }
}

TEST_CASE("the first key with several heads is named; a key that was replaced is not") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  test::record(c, "w1", Ward{"rehab", 30});
  casefile::fork(c, "a", folder / "a.mi", std::nullopt, test::by("li", "mi-case fork"));
  test::record(folder / "a.mi", "w1", Ward{"rehab", 31});
  test::record(c, "w1", Ward{"rehab", 32});
  CHECK_FALSE(casefile::heads_of(c, Ward::kind.name).contradicted);
  casefile::merge(c, {folder / "a.mi"}, test::by("zhang", "mi-case merge"));
  const auto heads = casefile::heads_of(c, Ward::kind.name);
  CHECK(heads.rows.size() == 2);
  CHECK(heads.contradicted == "w1");
}

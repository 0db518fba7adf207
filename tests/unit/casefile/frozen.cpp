// SPDX-License-Identifier: Apache-2.0
// The frozen cases of tests/cases: every later program reads what an earlier one wrote.
#include <doctest/doctest.h>

#include "base/hash.hpp"
#include "base/path.hpp"
#include "casefile/copies/conflicts.hpp"
#include "casefile/copies/upgrade.hpp"
#include "casefile/schema.hpp"
#include "casefile/verify/verify.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/temp_case.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;

namespace {

std::string carried_over(const std::string& frozen, const test::TempFolder& folder) {
  std::string path = folder / "now.mi";
  return casefile::upgrade(frozen, path).from == casefile::schema_step() ? frozen : path;
}

}  // namespace

TEST_CASE("there is a frozen case of the step that this program writes") {
  CHECK(base::file_exists(MI_SOURCE_DIR "/tests/cases/00" + std::to_string(casefile::schema_step()) + ".mi"));
}

TEST_CASE("every frozen case opens, verifies and says what it said") {
  auto frozen = base::list_files(MI_SOURCE_DIR "/tests/cases", ".mi");
  REQUIRE(frozen.size() >= 2);
  for (const std::string& file : frozen) {
    CAPTURE(file);
    test::TempFolder folder;
    std::string before = base::sha256_hex(base::read_file(file));
    Case c = Case::open(carried_over(file, folder), Access::read);
    CHECK(verify(c).good());
    CHECK(c.head().to_string() == "6:d472ac6cb017a8ff");
    CHECK(c.fact("F1").person == "li");
    CHECK(casefile::count_contradictions(c) == 1);
    CHECK(c.file(base::sha256_hex("照片\n")) == "照片\n");
    CHECK(base::sha256_hex(base::read_file(file)) == before);
  }
}

TEST_CASE("an older case is not opened as it is, and the advice says what to do") {
  auto error = test::error_of([] { Case::open(MI_SOURCE_DIR "/tests/cases/001.mi", Access::read); });
  CHECK(error.kind() == base::ErrorKind::cannot);
  CHECK(error.advice().find("mi-case upgrade") != std::string::npos);
}

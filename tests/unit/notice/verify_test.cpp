// SPDX-License-Identifier: Apache-2.0
// A finished document against the case: what replaced something, what changed places, what is gone.
#include <doctest/doctest.h>

#include "work/notice/verify.hpp"

using namespace mi;

namespace {

document::Reading reading(const std::string& text) { return document::read_paragraphs({{"paragraph 1", text}}); }

std::size_t faults(const std::string& wanted, const std::string& found) {
  return work::compare(reading(wanted), reading(found)).size();
}

}  // namespace

TEST_CASE("the same document agrees, whatever is said around the amounts") {
  CHECK(faults("追回100.00元，违约金300.00元。", "应当追回100.00元；违约金300.00元。") == 0);
}

TEST_CASE("an amount replaced by another of the same document is found") {
  CHECK(faults("追回100.00元，违约金300.00元。", "追回300.00元，违约金300.00元。") == 2);  // one too many, one too few
}

TEST_CASE("two amounts that changed places are found") {
  CHECK(faults("追回100.00元，违约金300.00元。", "追回300.00元，违约金100.00元。") == 1);
}

TEST_CASE("a new amount and a missing date are found") {
  CHECK(faults("追回100.00元。", "追回100.01元。") == 2);
  CHECK(faults("2026年6月3日追回100.00元。", "追回100.00元。") == 1);
}

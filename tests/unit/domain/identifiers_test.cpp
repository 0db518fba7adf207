// SPDX-License-Identifier: Apache-2.0
// Codes of institutions and persons: the published vectors, each check character, each kind of fault.
#include "domain/identifiers.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace mi::domain;

TEST_CASE("a credit code ends in its check character (GB 32100)") {
  CHECK(fault_of_credit_code("91350100M000100Y43").empty());
  CHECK_FALSE(fault_of_credit_code("91350100M000100Y4Z").empty());  // Z is no character of these codes
  CHECK_FALSE(fault_of_credit_code("91350100M000100Y44").empty());
  CHECK_FALSE(fault_of_credit_code("91350100M000100Y4").empty());
  CHECK(fault_of_credit_code("").empty());
}

TEST_CASE("each ending of a credit code has one check character, and a remainder of nought asks for 0") {
  const std::string characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  std::set<char> asked;
  for (const char last : characters) {
    int sound = 0;
    for (const char check : characters) {
      if (!fault_of_credit_code(std::string("91440200MA000000") + last + check).empty()) continue;
      ++sound;
      asked.insert(check);
    }
    CHECK(sound == 1);
  }
  CHECK(asked.size() == characters.size());
}

TEST_CASE("an identity number has a day of birth and a check character (GB 11643)") {
  CHECK(fault_of_identity_number("11010519491231002X").empty());
  CHECK(fault_of_identity_number("11010519491231002x").empty());
  CHECK_FALSE(fault_of_identity_number("110105194912310021").empty());
  CHECK_FALSE(fault_of_identity_number("11010519490231002X").empty());  // 31 February
  CHECK_FALSE(fault_of_identity_number("1101051949123100").empty());
  CHECK(fault_of_identity_number("110105491231002").find("15") != std::string::npos);
  CHECK(fault_of_identity_number("").empty());
}

TEST_CASE("an institution's code is H, an area and a serial number") {
  CHECK(fault_of_institution_code("H44020000001").empty());
  CHECK_FALSE(fault_of_institution_code("P44020000001").empty());  // a pharmacy
  CHECK_FALSE(fault_of_institution_code("H4402000001").empty());
  CHECK_FALSE(fault_of_institution_code("H94020000001").empty());  // no province 94
  CHECK(fault_of_area_code("440200").empty());
  CHECK_FALSE(fault_of_area_code("44020").empty());
}

TEST_CASE("a masked number keeps its ends only") {
  CHECK(masked_identity("11010519491231002X") == "1101************2X");
  CHECK(masked_identity("12345") == "*****");
}

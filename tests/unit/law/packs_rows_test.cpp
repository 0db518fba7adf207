// SPDX-License-Identifier: Apache-2.0
// What the packs answer by themselves, at the limit and beyond.
#include <doctest/doctest.h>


#include "base/error.hpp"
#include "packs_support.hpp"

using namespace mi;
using law::Answer;
using test::answer;
using test::book;
using test::day;

TEST_CASE("SG-15: outside the designated only emergency and rescue are paid; who knows neither is not told yes") {
  const auto law = book("shaoguan-2023", "2026-06-01");
  const auto payable = [&](bool designated, bool emergency) {
    law::Facts facts;
    facts.set("visit.designated", designated).set("visit.emergency", emergency);
    return answer(law, "settlement.payable.designated", facts);
  };
  CHECK(payable(true, false) == Answer::yes);
  CHECK(payable(false, true) == Answer::yes);
  CHECK(payable(false, false) == Answer::no);
  CHECK(answer(law, "settlement.payable.designated", law::Facts().set("visit.designated", false)) == Answer::not_checkable);
}

TEST_CASE("SG-17: a rise in patients is a reason, and no bracket is borrowed for what it is worth") {
  const auto law = book("shaoguan-2023", "2026-06-01");
  CHECK(answer(law, "settlement.overspend.reason.1", law::Facts().set("overspend.patients_rose", true)) == Answer::yes);
  CHECK(answer(law, "settlement.overspend.reason.1", law::Facts().set("overspend.patients_rose", false)) == Answer::no);
  CHECK_THROWS_AS(law.table("settlement.overspend.compensation", day("2026-06-01")), base::Error);
}

TEST_CASE("LZ-05: an outpatient prescription that was not entered is not paid, one that was is") {
  const auto law = book("liuzhi-2013", "2013-06-01");
  CHECK(answer(law, "settlement.payable.entered", law::Facts().set("prescription.entered", true)) == Answer::yes);
  CHECK(answer(law, "settlement.payable.entered", law::Facts().set("prescription.entered", false)) == Answer::no);
  CHECK(answer(law, "settlement.payable.entered", law::Facts()) == Answer::not_checkable);
}

TEST_CASE("ZK-02, ZK-07: what breaks off in the model of 2014 is a gap: it may lead, it carries no measure (G9)") {
  const auto law = book("zhoukou-2014", "2014-06-01");
  for (const char* clause : {"zk.10", "zk.22"}) {
    CHECK(law.is_gap(clause));
    CHECK(law.clause(clause, day("2014-06-01")).measures.empty());
  }
  CHECK_FALSE(law.is_gap("zk.7"));
}

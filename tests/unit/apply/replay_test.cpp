// SPDX-License-Identifier: Apache-2.0
// An application's answers reckoned again: what was screened honestly holds, one answer made up is named with both values.
#include "work/apply/replay.hpp"

#include <doctest/doctest.h>

#include "law/adopt.hpp"
#include "unit/apply/applicant.hpp"

using namespace mi;
using test::Applicant;
using test::date;

namespace {

const std::vector<law::Replayer> acceptances{{domain::Acceptance::kind.name, work::replay_acceptance}};

void use_shaoguan(Applicant& a) {
  casefile::Change change(a.file, test::by("zhang", "mi-rules use"));
  law::adopt(a.file, change, {{law::find_pack("shaoguan-2023")}, {""}, true, {}}, date("2025-09-05"));
  change.commit();
}

void take_in(Applicant& a, const std::vector<domain::Screened>& answers) {
  casefile::Change change(a.file, test::by("li", "mi-apply accept"));
  domain::Acceptance acceptance{"acceptance-1", "application-1", date("2025-09-05"), "county-agency", date("2025-09-05"), answers};
  change.record("application-1", acceptance, "acceptance-1", acceptance.date);
  change.commit();
}

}  // namespace

TEST_CASE("an acceptance answered honestly holds; a no turned into a yes is found (SG-04, design 5.7)") {
  for (const bool honest : {true, false}) {
    Applicant a;
    a.record();
    a.state("it.interface", "false", "2025-09-03");
    use_shaoguan(a);
    auto answers = a.screen("2025-09-05").answers;
    for (auto& s : answers)
      if (!honest && s.condition == "apply.basic.5") s.answer = "yes";
    take_in(a, answers);
    const auto result = law::recompute(a.file, acceptances);
    CHECK(result.results == 1);
    CHECK(result.figures == static_cast<std::int64_t>(answers.size()));
    REQUIRE(result.differences.size() == (honest ? 0u : 1u));
    if (honest) continue;
    CHECK(result.differences[0].figure == "apply.basic.5");
    CHECK(result.differences[0].recorded == "yes");
    CHECK(result.differences[0].reckoned == "no");
  }
}

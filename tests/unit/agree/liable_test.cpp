// SPDX-License-Identifier: Apache-2.0
// Who is liable for a termination: read from the decisions that chose to terminate under its ground (医保发〔2024〕23号, 处理措施).
#include <doctest/doctest.h>

#include "casefile/case.hpp"
#include "unit/casefile/temp_case.hpp"
#include "work/agree/interrupt.hpp"

using namespace mi;
using Names = std::vector<std::string>;

namespace {

struct Decided {
  test::TempFolder folder;
  casefile::Case file = casefile::Case::open(test::new_case(folder), casefile::Access::write);

  template <class T> void put(const std::string& key, const T& value) {
    casefile::Change change(file, test::by("li"));
    change.record(key, value);
    change.commit();
  }
  void decide(const char* name, const char* action, const char* clause, bool chosen) {
    domain::Decision d;
    d.name = name;
    d.date = base::Date::parse("2018-07-02");
    domain::Measure m;
    m.action = action;
    m.clause = clause;
    m.chosen = chosen;
    d.measures = {m};
    put(name, d);
  }
  void points(const char* name, const char* person, const char* decision, const char* place = "") {
    domain::PointsEvent e;
    e.name = name;
    e.person = person;
    e.place = place;
    e.date = base::Date::parse("2018-07-02");
    e.decision = decision;
    put(person, e);
  }
};

}  // namespace

TEST_CASE("NH-09: liable for a termination is who got points for the decision that chose to terminate under its ground, each once") {
  Decided c;
  c.decide("decision-1", "terminate", "57.1", true);
  c.decide("decision-2", "terminate", "57.2", false);  // open to the officer, not chosen
  c.decide("decision-3", "suspend", "57.1", true);     // the same clause, another measure
  c.points("points-1", "D7", "decision-1");
  c.points("points-2", "D7", "decision-1");
  c.points("points-3", "D8", "decision-2");
  c.points("points-4", "D9", "decision-3");
  c.points("points-5", "D5", "decision-1", "H2");      // of another place's decision of that name
  CHECK(work::found_liable_for(c.file, "57.1") == Names{"D7"});
  CHECK(work::found_liable_for(c.file, "57.2").empty());
  CHECK(work::found_liable_for(c.file, "57.3").empty());
}

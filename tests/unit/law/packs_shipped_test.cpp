// SPDX-License-Identifier: Apache-2.0
// What holds of every shipped pack, and that the texts are in the packs whole: each article is cited.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/error.hpp"
#include "law/adopt.hpp"
#include "law/example.hpp"
#include "packs_support.hpp"

using namespace mi;

namespace {

template <class F> void for_objects(const law::Pack& pack, F&& f) {
  for (const auto& o : pack.values()) f(o);
  for (const auto& o : pack.parameters()) f(o);
  for (const auto& o : pack.switches()) f(o);
  for (const auto& o : pack.gaps()) f(o);
  for (const auto& o : pack.clauses()) f(o);
  for (const auto& o : pack.tables()) f(o);
  for (const auto& o : pack.conditions()) f(o);
  for (const auto& o : pack.materials()) f(o);
  for (const auto& o : pack.deadlines()) f(o);
  for (const auto& o : pack.gates()) f(o);
  for (const auto& o : pack.transitions()) f(o);
  for (const auto& o : pack.states()) f(o);
}

std::set<std::string> articles(const law::Pack& pack) {
  std::set<std::string> cited;
  for_objects(pack, [&](const law::Object& o) { cited.insert(o.source.article); });
  return cited;
}

std::string vocabulary() {
  std::ifstream file(std::string(MI_SOURCE_DIR) + "/man/mi-rules-vocabulary.7");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

bool listed(const std::string& page, const std::string& name) {
  for (const char* end : {" ", "\n"})
    if (page.find(".It Li " + name + end) != page.npos) return true;
  return false;
}

// A pack that takes from others is read with them.
std::vector<law::ExampleResult> golden_cases(const law::Pack& pack) {
  return law::run_examples(pack, law::extended_of({pack}));
}

}  // namespace

TEST_CASE("the head of a pack, read alone, says what the whole pack says of itself") {
  const auto heads = law::read_shipped_heads();
  REQUIRE(heads.size() == law::shipped_packs().size());
  for (const law::Pack& head : heads) {
    CAPTURE(head.id());
    const law::Pack& whole = test::shipped(head.id());
    CHECK(head.hash() == whole.hash());
    CHECK(head.title() == whole.title());
    CHECK(head.status() == whole.status());
    CHECK(head.topics() == whole.topics());
    CHECK(head.from() == whole.from());
    CHECK(head.clauses().empty());
  }
}

TEST_CASE("SG-04, SG-07, SG-10, SG-22, SZ-01, SZ-02, CF-03, CF-04, CF-09: every pack reads and its golden cases hold") {
  for (const std::string& id : law::shipped_packs()) {
    CAPTURE(id);
    try {
      const auto results = golden_cases(test::shipped(id));
      CHECK(results.size() >= 3);
      for (const law::ExampleResult& r : results)
        for (const std::string& difference : r.differences) CHECK_MESSAGE(false, r.example.place, " ", r.example.id, ": ", difference);
    } catch (const base::Error& e) {
      std::string all = e.message();
      for (const std::string& place : e.items()) all += "\n  " + place;
      FAIL(all);
    }
  }
}

TEST_CASE("SG-01 to SG-28: every article of the Shaoguan draft is cited") {
  const auto cited = articles(test::shipped("shaoguan-2023"));
  for (int n = 1; n <= 53; ++n) CHECK_MESSAGE(cited.count(std::to_string(n)) == 1, "article ", n);
}

TEST_CASE("CF-01 to CF-13: every article left of the Chifeng agreement is cited, and the holes are gaps") {
  const law::Pack& pack = test::shipped("chifeng");
  const auto cited = articles(pack);
  for (int n : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 23, 24, 25, 26, 27, 28, 29, 34, 35, 36, 37, 38})
    CHECK_MESSAGE(cited.count(std::to_string(n)) == 1, "article ", n);
  std::set<std::string> holes;
  for (const law::Gap& gap : pack.gaps()) holes.insert(gap.source.article);
  CHECK(holes == std::set<std::string>{"3", "10", "12", "18", "29"});
}

TEST_CASE("the ids that programs ask for stand in the vocabulary, for every pack") {
  const std::string page = vocabulary();
  for (const std::string& id : law::shipped_packs()) {
    const law::Pack& pack = test::shipped(id);
    const auto check = [&](const law::Object& o) {
      CHECK_MESSAGE(listed(page, o.id), id, ": ", o.id, " at ", o.place);
    };
    for (const auto& o : pack.values()) check(o);
    for (const auto& o : pack.parameters()) check(o);
    for (const auto& o : pack.switches()) check(o);
    for (const auto& o : pack.tables()) check(o);
    for (const auto& o : pack.deadlines()) check(o);
  }
}

TEST_CASE("every fact that a predicate asks, every group and every event stands in the vocabulary") {
  const std::string page = vocabulary();
  const auto facts = [&](const law::Predicate& test) {
    for (const std::string& name : law::facts_of(test)) CHECK_MESSAGE(listed(page, name), name);
  };
  for (const std::string& id : law::shipped_packs()) {
    const law::Pack& pack = test::shipped(id);
    for (const auto& c : pack.conditions()) {
      CHECK_MESSAGE(listed(page, c.group), c.group);
      facts(c.test);
    }
    for (const auto& m : pack.materials()) {
      CHECK_MESSAGE(listed(page, m.group), m.group);
      if (m.when) facts(*m.when);
    }
    for (const auto& g : pack.gates()) {
      CHECK_MESSAGE(listed(page, g.step), g.step);
      for (const auto& need : g.needs) facts(need.test);
    }
    for (const auto& d : pack.deadlines()) CHECK_MESSAGE(listed(page, d.starts), d.starts);
  }
}

TEST_CASE("a transition leads from and to states that the pack declares; its ground is there") {
  for (const std::string& id : law::shipped_packs()) {
    const law::Pack& pack = test::shipped(id);
    std::set<std::string> states;
    for (const auto& s : pack.states()) states.insert(s.name);
    for (const auto& t : pack.transitions()) {
      CHECK_MESSAGE(states.count(t.to_state) == 1, t.id);
      for (const auto& from : t.from_states) CHECK_MESSAGE(states.count(from) == 1, t.id, " from ", from);
    }
  }
}

TEST_CASE("Shaoguan and Chifeng speak of the same matters by the same ids") {
  const auto ids = [](const char* name) {
    std::set<std::string> list;
    for_objects(test::shipped(name), [&](const law::Object& o) { list.insert(o.id); });
    return list;
  };
  const auto a = ids("shaoguan-2023"), b = ids("chifeng");
  for (const char* shared : {"agreement.change.major", "agreement.sign", "agreement.expire", "agreement.terminate",
                             "agreement.state.in_force"}) {
    CHECK(a.count(shared) == 1);
    CHECK(b.count(shared) == 1);
  }
}

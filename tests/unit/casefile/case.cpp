// SPDX-License-Identifier: Apache-2.0
#include "casefile/case.hpp"

#include <doctest/doctest.h>

#include "base/hash.hpp"
#include "base/path.hpp"
#include "sql/connection.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/history.hpp"
#include "unit/casefile/temp_case.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;
using casefile::Change;

using test::error_of;
using test::Note;
using test::Ward;
using Seal = test::Number;

TEST_CASE("a new case holds its first entry and says what it is about") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::read);
  CHECK(c.head().number == 1);
  CHECK(c.head().hash == c.case_id());
  CHECK(c.branch().empty());
  CHECK_FALSE(c.is_fork());
  CHECK(c.get<casefile::CaseOf>("")->value.agency == "demo-city");
}

TEST_CASE("add counts every fact, set replaces, once refuses") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  Change change(c, test::by("li"));
  change.record("w1", Ward{"rehab", 30});
  auto second = change.record("w1", Ward{"rehab", 40});
  change.record("n", Note{"seen", ""});
  change.record("n", Note{"seen", ""});
  change.record("s1", Seal{"7"});
  CHECK(error_of([&] { change.record("s1", Seal{"8"}); }).kind() == base::ErrorKind::gate);
  change.commit();
  REQUIRE(c.all<Ward>().size() == 1);
  CHECK(c.all<Ward>()[0].value.beds == 40);
  CHECK(c.all<Ward>()[0].fact.id == second);
  CHECK(c.all<Note>().size() == 2);
  CHECK(c.all_facts(Ward::kind.name).size() == 2);
  CHECK(c.is_in_force(second));
  CHECK_FALSE(c.is_in_force(c.all_facts(Ward::kind.name)[0].id));
  CHECK(c.head().number == 2);
}

TEST_CASE("recording again what is in force writes nothing") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  casefile::FactId first;
  {
    Change change(c, test::by("li"));
    first = change.record("w1", Ward{"rehab", 30});
    change.record("s1", Seal{"7"});
    change.commit();
  }
  auto head = c.head().hash;
  Change again(c, test::by("li"));
  CHECK(again.record("w1", Ward{"rehab", 30}) == first);
  again.record("s1", Seal{"7"});
  CHECK(again.is_empty());
  CHECK(again.commit().hash == head);
}

TEST_CASE("a correction names what it replaces, and keeps to its key") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  Change change(c, test::by("li"));
  auto wrong = change.record("s1", Seal{"7"});
  casefile::Draft draft;
  draft.kind = Seal::kind.name;
  draft.key = "s1";
  draft.replaces = {wrong};
  draft.reason = "misread";
  draft.body = domain::encode(Seal{"8"});
  change.record(draft, domain::Mode::once);
  CHECK(c.get<Seal>("s1")->value.text == "8");
  CHECK(c.get<Seal>("s1")->fact.reason == "misread");
  draft.key = "s2";
  CHECK(error_of([&] { change.record(draft, domain::Mode::once); }).kind() == base::ErrorKind::internal);
}

TEST_CASE("a change that is not committed leaves nothing, and the lock is free again") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  Case c = Case::open(path, Access::write);
  {
    Change dropped(c, test::by("li"));
    dropped.record("w1", Ward{"rehab", 30});
    dropped.add_file("photo");
  }
  CHECK(c.all<Ward>().empty());
  CHECK_FALSE(c.has_file(base::sha256_hex("photo")));
  Case other = Case::open(path, Access::write, 0);
  CHECK(other.head().number == 1);
}

TEST_CASE("one writer at a time, from opening on") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  Case first = Case::open(path, Access::write);
  CHECK(error_of([&] { Case::open(path, Access::write, 0); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("names for people count on, and facts are found by name or by identity") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  Change change(c, test::by("li"));
  for (int i = 0; i < 11; ++i) {
    std::string name = change.next_name("F");
    change.record(name, Ward{"x", i}, name);
  }
  change.record("Fx", Ward{"x", 1}, "Fx");
  change.commit();
  Change next(c, test::by("li"));
  CHECK(next.next_name("F") == "F12");
  CHECK(next.next_name("F") == "F13");
  CHECK(next.next_name("notice-") == "notice-1");
  auto f3 = c.fact("F3");
  CHECK(c.fact(f3.id.substr(0, 12)).name == "F3");
  CHECK(error_of([&] { c.fact("F99"); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("files are kept once, by their hash") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  Change change(c, test::by("li"));
  std::string bytes("\0photo\xff", 7);
  auto hash = change.add_file(bytes);
  CHECK(change.add_file(bytes) == hash);
  change.commit();
  CHECK(c.file(hash) == bytes);
  CHECK(c.connection().integer("SELECT count(*) FROM file") == 1);
  CHECK(error_of([&] { c.file(base::sha256_hex("other")); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("facts say where and when they were written, and by whom") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  Change change(c, test::by("li"));
  auto ground = change.record("w1", Ward{"rehab", 30});
  change.record("n", Note{"seen", ""}, "N1", base::Date::of(2026, 5, 12), {ground});
  change.commit();
  auto note = c.fact("N1");
  CHECK(note.person == "li");
  CHECK(note.origin.entry == 2);
  CHECK(note.origin.place == 2);
  CHECK(note.event == base::Date::of(2026, 5, 12));
  CHECK(note.rests_on == std::vector<casefile::FactId>{ground});
  CHECK(note.mode == domain::Mode::add);
}

TEST_CASE("what is written refuses to be changed, deleted or replaced") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  {
    Change change(c, test::by("li"));
    auto ground = change.record("w1", Ward{"rehab", 30});
    change.record("w1", Ward{"rehab", 31}, "", {}, {ground});
    change.add_file("photo");
    change.commit();
  }
  auto& db = c.connection();
  for (const char* table : {"entry", "entry_parent", "fact", "fact_replaces", "fact_rests_on", "file"}) {
    std::string name = table, column = c.connection().text("SELECT name FROM pragma_table_info('" + name + "') LIMIT 1");
    CAPTURE(name);
    CHECK_THROWS_AS(db.exec("UPDATE " + name + " SET " + column + " = " + column), base::Error);
    CHECK_THROWS_AS(db.exec("DELETE FROM " + name), base::Error);
    CHECK_THROWS_AS(db.exec("INSERT OR REPLACE INTO " + name + " SELECT * FROM " + name), base::Error);
  }
}

TEST_CASE("foreign, damaged, newer and missing files are refused and stay as they were") {
  test::TempFolder folder;
  std::string good = test::new_case(folder);
  std::string bytes = base::read_file(good);
  auto refuse = [&](const std::string& name, const std::string& content, const char* words) {
    std::string path = folder / name;
    base::write_file(path, content);
    for (Access access : {Access::read, Access::write}) {
      auto error = error_of([&] { Case::open(path, access); });
      CHECK(error.kind() == base::ErrorKind::cannot);
      CHECK(error.message().find(words) != std::string::npos);
      CHECK(error.places().at(0) == path);
    }
    CHECK(base::read_file(path) == content);
  };
  refuse("text.mi", "医保", "not a case file");
  refuse("empty.mi", "", "not a case file");
  refuse("cut.mi", bytes.substr(0, bytes.size() - 5000), "cut off");
  std::string foreign = bytes;
  foreign[68] = 'x';
  refuse("foreign.mi", foreign, "another program");
  std::string newer = bytes;
  newer[62] = 1;
  auto error = error_of([&] {
    base::write_file(folder / "newer.mi", newer);
    Case::open(folder / "newer.mi", Access::write);
  });
  CHECK(error.message().find("newer version") != std::string::npos);
  std::string garbled = bytes;
  for (std::size_t i = 110; i < garbled.size(); i += 3) garbled[i] = static_cast<char>(i);
  refuse("garbled.mi", garbled, "damaged");
  CHECK(error_of([&] { Case::open(folder / "none.mi", Access::read); }).message() == "there is no such file");
  CHECK(error_of([&] { Case::open(folder / "", Access::read); }).message() == "this is a folder, not a case file");
}

TEST_CASE("a new case never overwrites, and a failed one leaves nothing behind") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  CHECK(error_of([&] { test::new_case(folder); }).message().find("exists already") != std::string::npos);
  CHECK(error_of([&] { casefile::create(folder / "no/such/a.mi", {}, test::by("x")); }).kind() == base::ErrorKind::cannot);
  CHECK(std::distance(std::filesystem::directory_iterator(folder / ""), {}) == 1);
}

TEST_CASE("with a fixed clock the same words make the same bytes") {
  test::TempFolder folder;
  setenv("MI_NOW", "2026-05-12T09:00", 1);
  auto a = test::new_case(folder, "a.mi"), b = test::new_case(folder, "b.mi");
  unsetenv("MI_NOW");
  CHECK(base::read_file(a) == base::read_file(b));
  auto c = test::new_case(folder, "c.mi");
  CHECK(Case::open(a, Access::read).case_id() != Case::open(c, Access::read).case_id());
}

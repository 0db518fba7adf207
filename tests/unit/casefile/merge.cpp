// SPDX-License-Identifier: Apache-2.0
// Fork and merge: copies edited apart join without loss, in any order, to the same facts and derived tables.
#include "casefile/copies/merge.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

#include "base/path.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/copies/conflicts.hpp"
#include "casefile/copies/fork.hpp"
#include "casefile/derived.hpp"
#include "casefile/state.hpp"
#include "casefile/verify/fingerprint.hpp"
#include "casefile/verify/verify.hpp"
#include "sql/connection.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/history.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;
using test::by;
using test::error_of;
using test::Note;
using test::Number;
using test::Ward;

namespace {

std::string forked(const std::string& from, const std::string& name, const std::string& path,
                   std::optional<casefile::NumberBlock> numbers = {}) {
  Case c = Case::open(from, Access::write);
  casefile::fork(c, name, path, numbers, by("li", "mi-case fork"));
  return path;
}

std::vector<casefile::Merged> merged(const std::string& into, const std::vector<std::string>& files) {
  Case c = Case::open(into, Access::write);
  return casefile::merge(c, files, by("zhang", "mi-case merge")).files;
}

std::string fingerprint_of(const std::string& path) {
  Case c = Case::open(path, Access::read);
  return casefile::fingerprint(c);
}

}  // namespace

TEST_CASE("a fork knows its name, counts its own names, and verifies") {
  test::TempFolder folder;
  std::string path = test::new_case(folder), a = forked(path, "a", folder / "a.mi"), ab = forked(a, "b", folder / "ab.mi");
  Case fork = Case::open(a, Access::write), nested = Case::open(ab, Access::write);
  CHECK(fork.is_fork());
  CHECK(fork.branch() == "a");
  CHECK(nested.branch() == "a-b");
  CHECK(nested.case_id() == fork.case_id());
  CHECK(casefile::Change(fork, by("li")).next_name("F") == "a-F1");
  CHECK(casefile::Change(nested, by("li")).next_name("F") == "a-b-F1");
  CHECK(verify(fork).good());
  CHECK(verify(nested).good());
}

TEST_CASE("what binds the agency is refused on a fork") {
  test::TempFolder folder;
  std::string path = test::new_case(folder), a = forked(path, "a", folder / "a.mi");
  Case record = Case::open(path, Access::read), fork = Case::open(a, Access::read);
  CHECK_NOTHROW(casefile::require_case_of_record(record, "signing"));
  CHECK(error_of([&] { casefile::require_case_of_record(fork, "signing"); }).kind() == base::ErrorKind::gate);
}

TEST_CASE("forking again under the same name writes nothing while the file stands") {
  test::TempFolder folder;
  std::string path = test::new_case(folder), a = forked(path, "a", folder / "a.mi");
  Case c = Case::open(path, Access::write);
  auto head = c.head().hash;
  CHECK_FALSE(casefile::fork(c, "a", a, std::nullopt, by("li")).made);
  CHECK(c.head().hash == head);
  CHECK(error_of([&] { casefile::fork(c, "a", folder / "b.mi", std::nullopt, by("li")); }).kind() == base::ErrorKind::cannot);
  CHECK(error_of([&] { casefile::fork(c, "A b", folder / "b.mi", std::nullopt, by("li")); }).kind() == base::ErrorKind::usage);
  CHECK(error_of([&] { casefile::fork(c, "b", a, std::nullopt, by("li")); }).kind() == base::ErrorKind::cannot);
  CHECK(c.head().hash == head);
}

TEST_CASE("document numbers: blocks lie apart, a fork keeps to its own") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  std::string a = forked(path, "a", folder / "a.mi", casefile::NumberBlock{3, 4}), b = forked(path, "b", folder / "b.mi");
  Case record = Case::open(path, Access::write), fork = Case::open(a, Access::write), bare = Case::open(b, Access::read);
  CHECK(casefile::next_number(record, {}) == 1);
  CHECK(casefile::next_number(record, {1, 2}) == 5);
  CHECK(casefile::next_number(record, {1, 2, 3}) == 5);
  CHECK(casefile::next_number(record, {1, 7}) == 8);
  CHECK(casefile::next_number(fork, {1, 2}) == 3);
  CHECK(casefile::next_number(fork, {3}) == 4);
  CHECK(error_of([&] { casefile::next_number(fork, {3, 4}); }).kind() == base::ErrorKind::gate);
  CHECK(error_of([&] { casefile::next_number(bare, {}); }).kind() == base::ErrorKind::gate);
  auto refuse = [&](Case& from, casefile::NumberBlock block) {
    CHECK(error_of([&] { casefile::fork(from, "c", folder / "c.mi", block, by("li")); }).kind() == base::ErrorKind::gate);
  };
  refuse(record, {4, 9});
  refuse(fork, {4, 9});
  CHECK(casefile::parse_block("101-150").last == 150);
  for (const char* bad : {"101", "0-5", "9-3", "a-b", "-5", ""})
    CHECK(error_of([&] { casefile::parse_block(bad); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("merge brings what is missing, again brings nothing") {
  test::TempFolder folder;
  std::string path = test::new_case(folder), a = forked(path, "a", folder / "a.mi");
  std::string photo;
  {
    Case fork = Case::open(a, Access::write);
    casefile::Change change(fork, by("li"));
    photo = change.add_file("photo");
    change.record("n1", Note{"seen", photo}, change.next_name("N"));
    change.commit();
  }
  auto first = merged(path, {a});
  CHECK(first.at(0).entries == 2);
  CHECK(first.at(0).facts == 2);
  std::string bytes = base::read_file(path);
  CHECK(merged(path, {a}).at(0).entries == 0);
  CHECK(base::read_file(path) == bytes);
  Case c = Case::open(path, Access::read);
  CHECK(c.fact("a-N1").person == "li");
  CHECK(c.file(photo) == "photo");
  CHECK(c.branch().empty());
  CHECK(verify(c).good());
}

TEST_CASE("a contradiction is kept, refused to readers, and settled by a person with a reason") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  test::record(path, "w1", Ward{"rehab", 30});
  std::string a = forked(path, "a", folder / "a.mi");
  test::record(path, "w1", Ward{"rehab", 31});
  auto theirs = test::record(a, "w1", Ward{"rehab", 32});
  merged(path, {a});
  Case c = Case::open(path, Access::write);
  REQUIRE(casefile::contradictions(c).size() == 1);
  CHECK(casefile::contradictions(c)[0].heads.size() == 2);
  CHECK(error_of([&] { c.get<Ward>("w1"); }).kind() == base::ErrorKind::choice);
  {
    casefile::Change change(c, by("zhang"));
    CHECK(error_of([&] { change.record("w1", Ward{"rehab", 33}); }).kind() == base::ErrorKind::choice);
    CHECK(error_of([&] { settle(change, c, "w2", theirs, "x"); }).kind() == base::ErrorKind::usage);
    CHECK(error_of([&] { settle(change, c, "w1", "00000000", "x"); }).kind() == base::ErrorKind::usage);
    settle(change, c, "w1", theirs.substr(0, 12), "counted twice on 05-12");
    change.commit();
  }
  CHECK(c.get<Ward>("w1")->value.beds == 32);
  CHECK(c.get<Ward>("w1")->fact.reason == "counted twice on 05-12");
  CHECK(casefile::count_contradictions(c) == 0);
  CHECK(verify(c).good());
}

TEST_CASE("copies that say the same do not contradict each other") {
  test::TempFolder folder;
  std::string path = test::new_case(folder), a = forked(path, "a", folder / "a.mi");
  test::record(path, "w1", Ward{"rehab", 31});
  test::record(a, "w1", Ward{"rehab", 31});
  merged(path, {a});
  Case c = Case::open(path, Access::read);
  CHECK(casefile::count_contradictions(c) == 0);
  CHECK(c.heads(Ward::kind.name, "w1").size() == 2);
  CHECK(c.get<Ward>("w1")->value.beds == 31);
}

TEST_CASE("a fact resting on one that no longer holds is listed") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  casefile::Change change(c, by("li"));
  auto ground = change.record("w1", Ward{"rehab", 30});
  change.record("n1", Note{"too few", ""}, "N1", {}, {ground});
  auto newer = change.record("w1", Ward{"rehab", 40});
  change.record("n2", Note{"enough", ""}, "N2", {}, {newer});
  change.commit();
  auto shaken = casefile::resting_on_replaced(c);
  REQUIRE(shaken.size() == 1);
  CHECK(shaken[0].fact.name == "N1");
  CHECK(shaken[0].ground.id == ground);
}

TEST_CASE("other cases, changed cases and copies made by hand are refused, and nothing is written") {
  test::TempFolder folder;
  std::string path = test::new_case(folder), other = test::new_case(folder, "other.mi"), a = forked(path, "a", folder / "a.mi");
  std::string twin = folder / "twin.mi";
  base::write_file(twin, base::read_file(path));
  test::record(twin, "w1", Ward{"x", 1});
  test::record(path, "w1", Ward{"y", 2});
  test::record(a, "w1", Ward{"z", 3});
  std::string changed = folder / "changed.mi";
  base::write_file(changed, base::read_file(a));
  sql::Connection::open(changed, sql::Mode::write).exec("DROP TRIGGER fact_no_update; UPDATE fact SET person = 'x' WHERE id = 2");
  std::string bytes = base::read_file(path);
  auto refuse = [&](const std::string& file, const char* words) {
    auto error = error_of([&] { merged(path, {a, file}); });
    CHECK(error.kind() == base::ErrorKind::cannot);
    CHECK(error.message().find(words) != std::string::npos);
    CHECK(base::read_file(path) == bytes);
  };
  refuse(other, "another case");
  refuse(changed, "changed outside");
  refuse(twin, "made by hand");
  refuse(folder / "none.mi", "no such file");
}

namespace {

// A random history: the case of record and its forks, written on and merged into each other.
class History {
 public:
  explicit History(const test::TempFolder& folder) : folder_(folder) { files_ = {test::new_case(folder)}; }

  void one_step() {
    switch (*rc::gen::inRange(0, 8)) {
      case 0: return fork_one();
      case 1: return merge_one();
      case 2: return settle_one();
      default: return write_one();
    }
  }
  const std::vector<std::string>& files() const { return files_; }

 private:
  std::size_t any() const { return *rc::gen::inRange<std::size_t>(0, files_.size()); }

  void fork_one() {
    if (files_.size() > 4) return;
    std::string name(1, static_cast<char>('a' + files_.size()));
    files_.push_back(forked(files_[any()], name, folder_ / (name + ".mi")));
  }

  void merge_one() {
    std::size_t into = any(), from = any();
    if (into != from) merged(files_[into], {files_[from]});
  }

  void settle_one() {
    Case c = Case::open(files_[any()], Access::write);
    auto all = casefile::contradictions(c);
    if (all.empty()) return;
    casefile::Change change(c, by("zhang"));
    settle(change, c, all[0].key, all[0].heads[0].id, "chosen");
    change.commit();
  }

  void write_one() {
    Case c = Case::open(files_[any()], Access::write);
    casefile::Change change(c, by("li"));
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) try {
        write_fact(change);
      } catch (const base::Error& e) {  // contradicted, or recorded once already: as any step would be refused
        RC_ASSERT(e.kind() == base::ErrorKind::choice || e.kind() == base::ErrorKind::gate);
      }
    change.commit();
  }

  void write_fact(casefile::Change& change) {
    std::string key(1, *rc::gen::inRange('x', 'z'));
    std::int64_t value = *rc::gen::inRange(0, 3);
    switch (*rc::gen::inRange(0, 4)) {
      case 0: change.record(key, Ward{"w", value}); break;
      case 1: change.record(key, Number{std::to_string(value)}); break;
      case 2: change.record(key, Note{"n", change.add_file("file " + std::to_string(value))}, change.next_name("N")); break;
      default: change.record(key, Ward{"w", value + 10}, {}, base::Date::from_days(20000)); break;
    }
  }

  const test::TempFolder& folder_;
  std::vector<std::string> files_;
};

// A copy of the case of record that merges all other files in this order.
std::string joined(const History& history, const test::TempFolder& folder, const std::string& name, const std::vector<std::size_t>& order) {
  std::string path = folder / name;
  base::write_file(path, base::read_file(history.files()[0]));
  for (std::size_t i : order) merged(path, {history.files()[i]});
  return path;
}

}  // namespace

TEST_CASE("random histories: every order of merging gives the same facts and derived tables") {
  bool holds = rc::check("merge is a union", [] {
    test::TempFolder folder;
    History history(folder);
    for (int steps = *rc::gen::inRange(5, 25); steps > 0; --steps) history.one_step();
    std::vector<std::size_t> order(history.files().size() - 1);
    std::iota(order.begin(), order.end(), std::size_t{1});
    std::string first = joined(history, folder, "first.mi", order);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    std::string second = joined(history, folder, "second.mi", order);
    RC_ASSERT(fingerprint_of(first) == fingerprint_of(second));

    Case c = Case::open(first, Access::write);
    RC_ASSERT(verify(c).good());
    RC_ASSERT(casefile::rebuild(c) == 0);
    auto head = c.head().hash;
    for (const auto& file : history.files())
      for (const auto& again : casefile::merge(c, {file}, by("zhang")).files) RC_ASSERT(again.entries == 0);
    RC_ASSERT(c.head().hash == head);
  });
  CHECK(holds);
}

TEST_CASE("rebuild puts right what was wrong, and only that") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  test::record(path, "w1", Ward{"rehab", 30});
  Case c = Case::open(path, Access::write);
  auto before = casefile::fingerprint(c);
  c.connection().exec("DELETE FROM in_force WHERE kind = 'test.ward/1'; INSERT INTO contradiction VALUES ('x/1', 'y', 2); COMMIT");
  CHECK_FALSE(verify(c).good());
  CHECK(casefile::rebuild(c, true) == 2);
  CHECK_FALSE(verify(c).good());
  CHECK(casefile::rebuild(c) == 2);
  CHECK(verify(c).good());
  CHECK(casefile::fingerprint(c) == before);
}

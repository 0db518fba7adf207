// SPDX-License-Identifier: Apache-2.0
// Statements: only what the packs ask for, in the form they ask for, with evidence, where no record knows better.
#include "work/apply/state.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/apply/applicant.hpp"
#include "unit/casefile/error_of.hpp"

using namespace mi;
using base::ErrorKind;
using test::date;
using test::error_of;
using Form = work::AskedFact::Form;

namespace {

const std::vector<work::AskedFact>& asked() {
  static const auto list = work::asked_facts(test::shaoguan("2025-09-01"));
  return list;
}

const work::AskedFact& asked_for(const std::string& name) {
  return *std::find_if(asked().begin(), asked().end(), [&](const auto& f) { return f.name == name; });
}

std::string stated(const char* name, const char* value, const law::CaseFacts& known = {}) {
  return work::statement(asked(), known, name, value, "核查记录", date("2025-09-01")).value;
}

}  // namespace

TEST_CASE("the form of a fact follows from the tests that ask for it") {
  CHECK(asked_for("it.interface").form == Form::yes_no);
  CHECK(asked_for("institution.opened").form == Form::date);
  CHECK(asked_for("institution.beds").form == Form::number);
  CHECK(asked_for("institution.type").form == Form::word);
  CHECK(asked_for("history.terminated_illegal").form == Form::date);
  CHECK(asked_for("history.terminated_illegal").can_be_none);
  CHECK_FALSE(asked_for("it.interface").can_be_none);
  CHECK(asked_for("licence.shared").asked_by == std::vector<std::string>{"apply.material.licence"});
}

TEST_CASE("values are taken in the form that is asked for") {
  CHECK(stated("it.interface", "是") == "true");
  CHECK(stated("penalty.outstanding", "no") == "false");
  CHECK(stated("history.false_application", "无") == "none");
  CHECK(stated("history.false_application", "2023-03-15") == "2023-03-15");
  CHECK(stated("institution.beds", "99") == "99");
  CHECK(error_of([] { stated("it.interface", "none"); }).kind() == ErrorKind::usage);
  CHECK(error_of([] { stated("it.interface", "maybe"); }).kind() == ErrorKind::usage);
  CHECK(error_of([] { stated("history.false_application", "2023-02-30"); }).kind() == ErrorKind::usage);
  CHECK(error_of([] { stated("institution.beds", "-1"); }).kind() == ErrorKind::usage);
}

TEST_CASE("a name that no pack asks for is refused with the nearest") {
  const auto e = error_of([] { stated("it.interfaces", "yes"); });
  CHECK(e.kind() == ErrorKind::usage);
  CHECK(e.advice().find("it.interface") != std::string::npos);
}

TEST_CASE("nothing is stated without evidence, nor against the case's own records") {
  CHECK(error_of([] { work::statement(asked(), {}, "it.interface", "yes", " ", date("2025-09-01")); }).kind() ==
        ErrorKind::usage);
  test::Applicant a;
  a.record();
  CHECK(error_of([&] { stated("institution.beds", "99", a.known("2025-09-01")); }).kind() == ErrorKind::gate);
  CHECK(stated("it.interface", "no", a.known("2025-09-01")) == "false");  // stated before: a new statement may differ
}

TEST_CASE("a table of statements names every line that it cannot take") {
  const std::string good = "fact\tvalue\tevidence\nit.interface\tyes\t接口验收\nhistory.terminated_illegal\tnone\t查询记录\n";
  CHECK(work::statements(asked(), {}, good, "s.tsv", date("2025-09-01")).size() == 2);
  const std::string bad = "fact\tvalue\tevidence\nit.interface\tmaybe\tx\nno.such\tyes\tx\nit.interface\tyes\n";
  const auto e = error_of([&] { work::statements(asked(), {}, bad, "s.tsv", date("2025-09-01")); });
  CHECK(e.kind() == ErrorKind::cannot);
  REQUIRE(e.items().size() == 3);
  CHECK(e.items()[2].find("s.tsv:4") == 0);
  CHECK(error_of([] { work::statements(asked(), {}, "fact\tvalue\n", "s.tsv", date("2025-09-01")); }).places()[0] == "s.tsv:1");
}

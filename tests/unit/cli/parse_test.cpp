// SPDX-License-Identifier: Apache-2.0
// The command line: what is understood, and our own sentence for all that is not.
#include "cli/parse.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "cli/shared.hpp"

using namespace mi;
using namespace mi::cli;
using Words = std::vector<std::string>;

namespace {

struct Values {
  std::string who;
  std::vector<std::string> files;
  std::optional<base::Date> on;
  std::optional<base::Money> amount;
  std::optional<std::int64_t> count;
  std::vector<std::string> tags;
  std::string kind = "first";
  bool loud = false;
};

struct Fixture {
  Values values;
  SharedValues shared;
  Options::State state;

  Fixture() {
    Options o(state);
    o.argument("WHO", values.who, "")
        .arguments("FILE", values.files, "")
        .option("--on", values.on, "")
        .option("-a,--amount", values.amount, "")
        .option("--count", values.count, "", 1, 10)
        .option("--tag", values.tags, "")
        .choice("--kind", values.kind, {"first", "again"}, "")
        .flag("--loud", values.loud, "");
    declare_shared(state, shared, reads_case | prints_table);
  }
  Fixture& read(const Words& words) {
    parse(words, state.declared);
    return *this;
  }
};

base::Error refused(const Words& words) {
  try {
    Fixture().read(words);
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::usage);
    return error;
  }
  FAIL("it was accepted");
  throw;
}

}  // namespace

TEST_CASE("every kind of value, in any order, with shared options before and after") {
  Fixture f;
  f.read({"-c", "a.mi", "H1", "--on=2026-05-25", "x.csv", "-a12.50", "--count", "10", "--tag", "a", "y.csv", "--tag", "b",
          "--kind", "again", "--loud", "-f", "json"});
  CHECK(f.values.who == "H1");
  CHECK(f.values.files == Words{"x.csv", "y.csv"});
  CHECK(f.values.on == base::Date::of(2026, 5, 25));
  CHECK(f.values.amount->to_string() == "12.50");
  CHECK(f.values.count == 10);
  CHECK(f.values.tags == Words{"a", "b"});
  CHECK(f.values.kind == "again");
  CHECK(f.values.loud);
  CHECK(f.shared.case_path == "a.mi");
  CHECK(f.shared.format == "json");
}

TEST_CASE("what is not given stays empty") {
  Fixture f;
  f.read({"H1"});
  CHECK_FALSE(f.values.on);
  CHECK_FALSE(f.values.amount);
  CHECK_FALSE(f.values.loud);
  CHECK(f.values.files.empty());
  CHECK(f.values.kind == "first");
}

TEST_CASE("negative numbers are values, a lone dash is an argument, two dashes end the options") {
  Fixture f;
  f.read({"--amount", "-5.00", "-", "-3", "--", "--on", "--"});
  CHECK(f.values.amount->to_string() == "-5.00");
  CHECK(f.values.who == "-");
  CHECK(f.values.files == Words{"-3", "--on", "--"});
}

TEST_CASE("brackets and empty texts are texts") {
  Fixture f;
  f.read({"[a,b]", "--tag", "[x,y]", "--tag", ""});
  CHECK(f.values.who == "[a,b]");
  CHECK(f.values.tags == Words{"[x,y]", ""});
}

TEST_CASE("unknown options are named with the nearest one") {
  CHECK(refused({"H1", "--amunt", "1"}).message() == "there is no such option: --amunt");
  CHECK(refused({"H1", "--amunt", "1"}).advice() == "did you mean --amount?");
  CHECK(refused({"H1", "--amunt=1"}).advice() == "did you mean --amount?");
  CHECK(refused({"H1", "--zzzzzz"}).advice() == "see --help");
  CHECK(refused({"H1", "--dry-run"}).message() == "there is no such option: --dry-run");  // not of this step
}

TEST_CASE("an option without its value is named") {
  for (const Words& words : {Words{"H1", "--on"}, Words{"H1", "--on", "--loud"}, Words{"--on=", "H1"}}) {
    const base::Error error = refused(words);
    CHECK(error.message() == "this option needs a value");
    CHECK(error.places() == Words{"--on"});
  }
}

TEST_CASE("values of the wrong form stand with their option") {
  CHECK(refused({"H1", "--on", "2023-02-30"}).places() == Words{"--on"});
  CHECK(refused({"H1", "--amount", "1.005"}).places() == Words{"--amount"});
  CHECK(refused({"H1", "-a", "one"}).places() == Words{"--amount"});
  CHECK(refused({"H1", "--count", "11"}).message() == "11 is not between 1 and 10");
  CHECK(refused({"H1", "--count", "2.5"}).places() == Words{"--count"});
  CHECK(refused({"H1", "--kind", "agian"}).advice() == "did you mean again?");
  CHECK(refused({"H1", "-f", "pdf"}).places() == Words{"--format"});
}

TEST_CASE("once is once, a flag has no value") {
  CHECK(refused({"H1", "--on", "2026-01-01", "--on", "2026-01-02"}).message() == "this option is given twice");
  CHECK(refused({"H1", "--loud=yes"}).message() == "this option takes no value");
  Fixture f;
  CHECK(f.read({"H1", "--loud", "--loud"}).values.loud);
}

TEST_CASE("what is missing is listed whole") {
  Options::State state;
  std::string a, b;
  std::optional<base::Date> on;
  std::vector<std::string> files;
  Options(state).argument("A", a, "").option("--on", on, "").required().arguments("FILE", files, "", 2);
  try {
    parse({"--"}, state.declared);
    FAIL("it was accepted");
  } catch (const base::Error& error) {
    CHECK(error.items() == Words{"A is missing", "the option --on is required", "FILE is needed at least 2 times"});
  }
}

TEST_CASE("an argument behind a list gets its word; too many are refused") {
  Options::State state;
  std::vector<std::string> files;
  std::string target;
  Options(state).arguments("FILE", files, "", 1).argument("TARGET", target, "");
  parse({"a", "b", "c"}, state.declared);
  CHECK(files == Words{"a", "b"});
  CHECK(target == "c");

  Options::State one;
  std::string only;
  Options(one).argument("ONLY", only, "");
  CHECK_THROWS_WITH_AS(parse({"a", "b"}, one.declared), "there is one argument too many: b", base::Error);
}

TEST_CASE("the step is the first word that is no option and no option's value") {
  SharedValues values;
  Options::State shared;
  declare_shared(shared, values, all_uses);
  auto step = [&](const Words& words) { return find_step(words, shared.declared); };
  CHECK(step({"compute", "-c", "x"}) == 0);
  CHECK(step({"-c", "x", "compute"}) == 2);
  CHECK(step({"--case=x", "-q", "compute"}) == 2);
  CHECK(step({"--set", "a=b", "--dry-run", "compute"}) == 3);
  CHECK(step({"-q"}) == 1);
}

TEST_CASE("the format can be told from a line that is wrong elsewhere") {
  const Words names = {"-f", "--format"};
  CHECK(peek({"x", "--nonsense", "-f", "json"}, names) == "json");
  CHECK(peek({"--format=json", "x"}, names) == "json");
  CHECK(peek({"-fjson"}, names) == "json");
  CHECK(peek({"-f"}, names).empty());
  CHECK(peek({"--", "-f", "json"}, names).empty());
}

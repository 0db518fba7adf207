// SPDX-License-Identifier: Apache-2.0
// Score sheets as data: areas weighed, a mark, vetoes; sheets filled in as workbooks and read back (SG-10).
#include "work/evaluate/weigh.hpp"

#include <doctest/doctest.h>

#include "unit/casefile/error_of.hpp"

using namespace mi;
using base::Rational;
using test::error_of;

namespace {

const base::Date day = base::Date::of(2026, 3, 2);

law::Rulebook city(const std::string& more) {
  const std::string text = R"(format = "mi.pack/1"
[pack]
id = "sheet"
version = "1"
title = "评估办法（虚构）"
issuer = "示范市"
area = "999900"
status = "in-force"
layer = "city"
topics = ["entry"]
from = 2026-01-01
[[act]]
id = "a"
title = "评估办法"
[defaults]
source = { act = "a" }
checked = 2026-01-01
topic = "entry"
[[value]]
id = "evaluate.areas"
label = "评估内容"
value = ["人员", "设施", "制度"]
source = { article = 3 }
)" + more;
  return law::Rulebook::of({law::parse_pack(text, "sheet.toml")}, day);
}

constexpr const char* kWeights = R"([[weights]]
id = "evaluate.weights"
label = "评分权重"
source = { article = 4 }
parts = [{ id = "staff", label = "人员", share = "50 %" }, { id = "place", label = "设施", share = "30 %" }, { id = "rules", label = "制度", share = "20 %" }]
[[value]]
id = "evaluate.pass_mark"
label = "合格分"
value = "80"
source = { article = 5 }
[[condition]]
id = "evaluate.veto.staff"
group = "evaluate.veto"
label = "人员一项低于60分，一票否决"
test = { fact = "score.area.1", less_than = 60 }
source = { article = 6 }
[[condition]]
id = "evaluate.veto.fire"
group = "evaluate.veto"
label = "消防验收不合格，一票否决"
test = { fact = "fire.failed", equals = true }
source = { article = 6 }
)";

std::vector<domain::Figure> areas(const char* staff, const char* place, const char* rules) {
  return {domain::figure("area.1", "人员", Rational::parse(staff), "分"), domain::figure("area.2", "设施", Rational::parse(place), "分"),
          domain::figure("area.3", "制度", Rational::parse(rules), "分")};
}

domain::Evaluation scored(const law::Rulebook& law, const char* staff, const char* place, const char* rules) {
  domain::Evaluation e;
  e.areas = areas(staff, place, rules);
  e.total = work::weighed_total(e.areas, law, day);
  return e;
}

base::ErrorKind refused(const law::Rulebook& law, const domain::Evaluation& e, const law::Facts& known = {}) {
  return error_of([&] { work::refuse_vetoed(e, known, law, day); }).kind();
}

}  // namespace

TEST_CASE("areas are weighed by their shares, exactly; without weights the plain mean counts") {
  CHECK(Rational::parse(work::weighed_total(areas("90", "70", "60"), city(kWeights), day).value) == Rational(78));
  CHECK(Rational::parse(work::weighed_total(areas("90", "70", "61"), city(""), day).value) == Rational::of(221, 3));
}

TEST_CASE("the mark includes its number, a little less does not reach it, and nothing is rounded before (G6)") {
  const auto law = city(kWeights);
  CHECK_NOTHROW(work::refuse_vetoed(scored(law, "80", "80", "80"), {}, law, day));
  CHECK(refused(law, scored(law, "80", "80", "79.99")) == base::ErrorKind::gate);  // 79.998
}

TEST_CASE("a veto stands whatever the total: a single area, or what the case knows") {
  const auto law = city(kWeights);
  CHECK(refused(law, scored(law, "59.9", "100", "100.1")) == base::ErrorKind::gate);
  CHECK_NOTHROW(work::refuse_vetoed(scored(law, "60", "100", "100"), {}, law, day));
  law::Facts known;
  known.set("fire.failed", true);
  CHECK(refused(law, scored(law, "100", "100", "100"), known) == base::ErrorKind::gate);
}

TEST_CASE("weights that name other areas than the sheet are a fault of the rules") {
  const std::string other = std::string(kWeights).replace(std::string(kWeights).find("\"制度\""), 8, "\"其他\"");
  CHECK(error_of([&] { work::weighed_total(areas("90", "70", "60"), city(other), day); }).kind() == base::ErrorKind::cannot);
  CHECK_THROWS_AS(city(std::string(kWeights).replace(std::string(kWeights).find("20 %"), 4, "19 %")), base::Error);  // they must sum
}

// SPDX-License-Identifier: Apache-2.0
// An office's own pack that takes entry and agreement from Shaoguan, the month from Shenzhen, the refund from Chifeng:
// the ids of the packs fit together, and what is taken keeps its own source.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "packs_support.hpp"

using namespace mi;

namespace {

constexpr const char* kLocal = R"(format = "mi.pack/1"
[pack]
id = "own"
version = "1"
title = "示范市定点医疗机构服务协议（虚构）"
issuer = "示范市医疗保障事务中心"
area = "999900"
status = "in-force"
layer = "agreement"
topics = ["entry", "agreement", "settlement", "procedure", "assessment"]
from = 2026-01-01
to = 2026-12-31
extends = [
  { pack = "shaoguan-2023", topics = ["entry", "agreement", "assessment"] },
  { pack = "shenzhen" },
  { pack = "chifeng", objects = ["settlement.deposit.refund", "settlement.deposit.score"] },
]

[[act]]
id = "own"
title = "示范市定点医疗机构服务协议"

[[value]]
id = "agreement.term"
label = "协议期限"
value = "2 years"
topic = "agreement"
checked = 2026-01-01
source = { act = "own", article = 3 }
)";

const std::vector<law::Pack> taken_from() {
  return {law::find_pack("shaoguan-2023"), law::find_pack("shenzhen"), law::find_pack("chifeng")};
}

law::Rulebook own(const std::string& text = kLocal) {
  return law::Rulebook::of({law::parse_pack(text, "own.toml")}, test::day("2026-06-01"), {}, taken_from());
}

}  // namespace

TEST_CASE("one pack out of three: each part with its own source") {
  const auto law = own();
  CHECK(law.deadline("apply.supplement.notice", law.as_of()).source.pack == "shaoguan-2023");
  CHECK(law.value("settlement.month.pay_share").source.pack == "shenzhen");
  CHECK(law.table("settlement.deposit.refund", law.as_of()).source.to_chinese() ==
        "《赤峰市红山区基本医疗保险定点医疗机构服务协议》第三十四条");
  CHECK(law.clauses("agreement.terminate", law.as_of()).size() == 14);  // Chifeng's own ground was not taken
  CHECK(law.is_draft());                                               // it rests on a draft, and says so
}

TEST_CASE("SG-11: the usual term may be replaced by the agreement, the days of publicity may not") {
  CHECK(own().value("agreement.term").term() == law::Term{2, law::TermUnit::years});
  const std::string shorter = std::string(kLocal) + R"(
[[deadline]]
id = "evaluate.publicity"
label = "公示期"
owner = "agency"
starts = "evaluate.posted"
length = "3 working-days"
topic = "entry"
checked = 2026-01-01
source = { act = "own", article = 4 }
)";
  try {
    own(shorter);
    FAIL("a lower layer shortened the days of publicity");
  } catch (const base::Error& e) {
    REQUIRE(e.items().size() == 1);
    CHECK(e.items()[0].find("own.toml") != std::string::npos);   // both lines are shown
    CHECK(e.items()[0].find("entry.toml") != std::string::npos);
  }
}

TEST_CASE("what is taken begins with the taker, unless it keeps its own days") {
  const auto notice = [](const char* period) {
    const std::string text = std::string(R"(format = "mi.pack/1"
[pack]
id = "notice"
version = "1"
title = "通知（虚构）"
issuer = "示范"
area = "999900"
status = "in-force"
layer = "city"
topics = ["settlement"]
from = 2026-03-01
extends = [{ pack = "suqian-2018", objects = ["settlement.growth.warn"])") + period + R"( }]
[[act]]
id = "notice"
title = "通知"
)";
    return law::Rulebook::of({law::parse_pack(text, "notice.toml")}, test::day("2026-03-01"), {}, {law::find_pack("suqian-2018")});
  };
  const char* id = "settlement.growth.warn";
  CHECK(notice("").has(id, test::day("2026-03-01")));
  CHECK_FALSE(notice("").has(id, test::day("2026-02-28")));
  CHECK(notice(", period = \"own\"").has(id, test::day("2018-01-01")));
  CHECK_FALSE(notice(", period = \"own\"").has(id, test::day("2017-12-31")));
}

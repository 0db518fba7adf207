// SPDX-License-Identifier: Apache-2.0
// A settlement reckoned again (design section 5.7, SZ-01): the same figures where nobody changed them, and the changed one
// where somebody wrote another.
#include "work/settle/replay.hpp"

#include <doctest/doctest.h>

#include "law/pack.hpp"
#include "unit/casefile/history.hpp"
#include "work/settle/month.hpp"

using namespace mi;
using base::Money;
using casefile::Access;
using casefile::Case;

namespace {

const char* share_pack = R"(format = "mi.pack/1"
[pack]
id = "share"
version = "1"
title = "测试协议"
issuer = "测试"
area = "999900"
status = "in-force"
layer = "agreement"
topics = ["settlement"]
from = 2026-01-01
[[act]]
id = "a"
title = "测试协议"
[defaults]
topic = "settlement"
basis = "read"
checked = 2026-01-01
source = {act = "a"}
[[value]]
source = {article = 1}
id = "settlement.month.pay_share"
label = "拨付比例"
value = "95 %"
)";

law::Rulebook share() { return law::Rulebook::of({law::parse_pack(share_pack, "share.toml")}, base::Date::of(2026, 4, 8)); }

domain::SettlementResult month(Money approved) {
  work::MonthInput input;
  input.period = "2026-03";
  input.approved = domain::figure("approved", "审核通过", approved);
  return work::compute_month(input, share(), due::Calendar::weekends({base::Date::of(2026, 1, 1), base::Date::of(2026, 12, 31)})).result;
}

law::Replayed replayed(const domain::SettlementResult& result) {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  const auto id = test::record(c, result.key, result);
  const auto law = share();
  return work::replay_settlement({c, law, c.fact(id)});
}

std::string value_of(const std::vector<domain::Figure>& figures, const std::string& id) {
  for (const auto& f : figures)
    if (f.id == id) return f.value;
  return "none";
}

}  // namespace

TEST_CASE("a month comes out as it was: 95 % of 1,234.57 is 1,172.84, the rest 61.73") {
  const auto again = replayed(month(Money::parse("1234.57")));
  CHECK(value_of(again.reckoned, "share_paid") == "1172.84");
  CHECK(value_of(again.reckoned, "deposit") == "61.73");
  CHECK(domain::encode(again.recorded) == domain::encode(again.reckoned));
}

TEST_CASE("a month that somebody wrote otherwise does not") {
  auto result = month(Money::parse("1234.57"));
  for (domain::Figure& f : result.figures)
    if (f.id == "deposit") f.value = "0.73";
  const auto again = replayed(result);
  CHECK(value_of(again.recorded, "deposit") == "0.73");
  CHECK(value_of(again.reckoned, "deposit") == "61.73");
}

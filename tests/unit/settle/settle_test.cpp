// SPDX-License-Identifier: Apache-2.0
// Monthly settlement, deposit, clearing: at the limits, and the identities for all inputs (SZ-01, SZ-02, CF-09, SQ-13,
// ZK-12, G4, G6, G7).
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "work/settle/check.hpp"
#include "work/settle/clear.hpp"
#include "work/settle/deposit.hpp"
#include "work/settle/ledger.hpp"
#include "work/settle/month.hpp"

using namespace mi;
using base::Money;
using base::Rational;

namespace {

const char* pack_text = R"(format = "mi.pack/1"
[pack]
id = "settle-test"
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
value = "97 %"
[[switch]]
source = {article = 1}
id = "settlement.month.order"
label = "先后"
question = "先扣减还是先留保证金？"
default = "after-withholding"
alternatives = [
  {value = "after-withholding", meaning = "先扣减"},
  {value = "before-withholding", meaning = "先留保证金"},
]
[[deadline]]
source = {article = 1}
id = "settlement.month.pay"
label = "拨付期限"
owner = "agency"
starts = "settlement.declared"
length = "30 working-days"
[[table]]
source = {article = 1}
id = "settlement.overspend.compensation"
label = "合理超支分担"
by = "brackets-marginal/1"
input = "excess-ratio"
rows = [
  {more_than = "0 %", at_most = "5 %", result = "60 %", label = "5%以内"},
  {more_than = "5 %", at_most = "10 %", result = "50 %", label = "5%至10%"},
  {more_than = "10 %", result = "0 %", label = "10%以上"},
]
[[switch]]
source = {article = 1}
id = "settlement.overspend.brackets"
label = "分段"
question = "分段还是整体？"
default = "marginal"
alternatives = [{value = "marginal", meaning = "分段"}, {value = "whole", meaning = "整体"}]
[[table]]
source = {article = 1}
id = "settlement.deposit.refund"
label = "保证金返还"
by = "brackets-whole/1"
input = "score"
rows = [
  {less_than = "65", result = "0 %", label = "65分以下", consequence = "designation-cancelled", consequence_label = "取消定点资格"},
  {at_least = "65", less_than = "75", result = "80 %", label = "65至75"},
  {at_least = "75", less_than = "85", result = "90 %", label = "75至85"},
  {at_least = "85", result = "100 %", label = "85以上"},
]
[[switch]]
source = {article = 1}
id = "settlement.deposit.score"
label = "得分"
question = "用哪个得分？"
default = "year"
alternatives = [{value = "year", meaning = "年度"}, {value = "mean-of-quarters", meaning = "四季平均"}]
)";

law::Rulebook rules() {
  static const law::Rulebook book =
      law::Rulebook::of({law::parse_pack(pack_text, "settle-test.toml")}, base::Date::of(2026, 12, 31));
  return book;
}

const due::Calendar& weekends() {
  static const auto calendar = due::Calendar::weekends({base::Date::of(2020, 1, 1), base::Date::of(2030, 12, 31)});
  return calendar;
}

work::MonthInput month_of(Money approved) {
  work::MonthInput input;
  input.period = "2026-03";
  input.approved = domain::figure("approved", "审核通过", approved);
  return input;
}

work::MonthInput withholding(work::MonthInput input, Money amount) {
  input.withheld.push_back(domain::figure("withheld.growth", "增长超限", amount));
  return input;
}

domain::Decision decision(Money refused, Money recovered, Money damages) {
  domain::Decision d;
  d.name = "decision-1";
  d.refused = domain::figure("refused", "拒付", refused);
  d.recovered = domain::figure("recovered", "追回", recovered);
  d.damages = domain::figure("damages", "违约金", damages);
  return d;
}

std::string value(const work::Settled& s, const char* id) { return work::figure_of(s.result, id).value; }

std::vector<domain::Posting> posted(const work::Settled& s) {
  auto postings = s.postings;
  for (auto& p : postings) p.result = s.result.key;
  return postings;
}

bool all_hold(const std::string& period, const std::vector<work::Settled>& settled) {
  std::vector<domain::SettlementResult> results;
  std::vector<domain::Posting> postings;
  for (const auto& s : settled) {
    results.push_back(s.result);
    for (auto& p : posted(s)) postings.push_back(p);
  }
  for (const auto& i : work::check_period(period, results, postings))
    if (!i.holds()) return false;
  return true;
}

}  // namespace

TEST_CASE("SZ-01, ZK-12: the share is rounded once, the deposit is the rest") {
  const auto s = work::compute_month(month_of(Money::fen(100000001)), rules(), weekends());
  CHECK(value(s, "share_paid") == "970000.01");  // 970000.0097
  CHECK(value(s, "deposit") == "30000.00");
  CHECK(value(s, "paid") == "970000.01");
}

TEST_CASE("G7: the order of withholding and deposit is a switch") {
  const auto input = withholding(month_of(Money::yuan(1000000)), Money::yuan(20000));
  const auto after = work::compute_month(input, rules(), weekends());
  CHECK(value(after, "paid") == "950600.00");
  CHECK(value(after, "deposit") == "29400.00");
  const auto before = work::compute_month(input, rules().with({"settlement.month.order", "before-withholding"}), weekends());
  CHECK(value(before, "paid") == "950000.00");
  CHECK(value(before, "deposit") == "30000.00");
}

TEST_CASE("SG-13: payment within 30 working days after declaration") {
  auto input = month_of(Money::yuan(100));
  input.declared = base::Date::of(2026, 4, 8);
  CHECK(value(work::compute_month(input, rules(), weekends()), "pay_until") == "2026-05-20");
}

TEST_CASE("SQ-13: a decision's money is taken from the month; what it cannot bear is carried") {
  auto input = month_of(Money::yuan(100000));
  input.offsets = {decision(Money::parse("60000.00"), Money(), Money::parse("50000.00"))};
  const auto s = work::compute_month(input, rules(), weekends());
  CHECK(value(s, "to_offset") == "110000.00");
  CHECK(value(s, "offset") == "97000.00");
  CHECK(value(s, "paid") == "0.00");
  CHECK(value(s, "carried") == "13000.00");
  CHECK(work::balance(posted(s), work::account::receivable) == Money::yuan(13000));
  CHECK(all_hold("2026-03", {s}));
}

TEST_CASE("a month is refused when more is withheld than was approved") {
  CHECK_THROWS_AS(work::compute_month(withholding(month_of(Money::yuan(10)), Money::parse("10.01")), rules(), weekends()),
                  base::Error);
  CHECK_NOTHROW(work::compute_month(withholding(month_of(Money::yuan(10)), Money::yuan(10)), rules(), weekends()));
}

TEST_CASE("property: whatever is approved, withheld and taken, the month and the ledger add up (G4)") {
  const bool ok = rc::check([] {
    const auto approved = *rc::gen::inRange<std::int64_t>(0, 10'000'000'000);
    const auto withheld = *rc::gen::inRange<std::int64_t>(0, approved + 1);
    const auto refused = *rc::gen::inRange<std::int64_t>(0, 2'000'000'000);
    const auto damages = *rc::gen::inRange<std::int64_t>(0, 2'000'000'000);
    auto input = withholding(month_of(Money::fen(approved)), Money::fen(withheld));
    input.offsets = {decision(Money::fen(refused), Money(), Money::fen(damages))};
    const auto s = work::compute_month(input, rules(), weekends());
    RC_ASSERT(all_hold("2026-03", {s}));
    RC_ASSERT(!work::figure_of(s.result, "paid").money().is_negative());
  });
  CHECK(ok);
}

TEST_CASE("SZ-02: brackets are marginal; the other reading is a switch") {
  work::ClearInput input;
  input.year = "2026";
  input.standard = domain::figure("standard", "清算标准", Money::yuan(12000000));
  input.approved = Money::yuan(12900000);
  input.withheld = Money::yuan(900000);
  input.reasonable = Rational(1);
  input.reason = "收治危重患者增加";
  const auto s = work::compute_clear(input, rules());
  CHECK(value(s, "compensation") == "510000.00");
  CHECK(value(s, "unshared") == "390000.00");
  CHECK(value(s, "due") == "510000.00");
  const auto whole = work::compute_clear(input, rules().with({"settlement.overspend.brackets", "whole"}));
  CHECK(value(whole, "compensation") == "450000.00");

  input.approved = Money::yuan(12600000);  // exactly 5 %: all in the first bracket
  input.withheld = Money::yuan(600000);
  CHECK(value(work::compute_clear(input, rules()), "compensation") == "360000.00");
  input.approved = Money::parse("12600000.01");  // one fen beyond: half a fen of the second, rounded away from zero
  CHECK(value(work::compute_clear(input, rules()), "compensation") == "360000.01");
  input.approved = Money::yuan(14000000);  // above 10 % nothing more
  CHECK(value(work::compute_clear(input, rules()), "compensation") == "660000.00");
}

TEST_CASE("SZ-02: an overspend needs a reason; below the standard nothing is compensated") {
  work::ClearInput input;
  input.year = "2026";
  input.standard = domain::figure("standard", "清算标准", Money::yuan(100));
  input.approved = Money::yuan(101);
  input.reasonable = Rational(1);
  CHECK_THROWS_AS(work::compute_clear(input, rules()), base::Error);
  input.approved = Money::yuan(100);
  CHECK(value(work::compute_clear(input, rules()), "compensation") == "0.00");
  input.reasonable = Rational::parse("101 %");
  CHECK_THROWS_AS(work::compute_clear(input, rules()), base::Error);
}

TEST_CASE("CF-09, G6: the deposit is returned by the exact score") {
  const auto refund = [](const char* score) {
    return work::compute_deposit({"2026", Money::yuan(360000), {Rational::parse(score)}}, rules());
  };
  CHECK(value(refund("84.60"), "refund") == "324000.00");
  CHECK(value(refund("84.60"), "kept") == "36000.00");
  CHECK(value(refund("84.995"), "refund") == "324000.00");  // not rounded up to 85
  CHECK(value(refund("85"), "refund") == "360000.00");
  CHECK(value(refund("75"), "refund") == "324000.00");
  CHECK(value(refund("74.99"), "refund") == "288000.00");
  CHECK(value(refund("64.99"), "refund") == "0.00");
  CHECK(refund("64.99").result.warnings == std::vector<std::string>{"取消定点资格"});
  CHECK(refund("65").result.warnings.empty());
}

TEST_CASE("CF-09: the mean of the quarters is exact and needs four") {
  const auto quarters = rules().with({"settlement.deposit.score", "mean-of-quarters"});
  work::DepositInput input{"2026", Money::yuan(100), {Rational(84), Rational(85), Rational(86), Rational::parse("84.98")}};
  const auto s = work::compute_deposit(input, quarters);
  CHECK(work::figure_of(s.result, "score").value == Rational::parse("84.995").to_string());
  CHECK(value(s, "refund") == "90.00");
  input.scores.pop_back();
  CHECK_THROWS_AS(work::compute_deposit(input, quarters), base::Error);
}

TEST_CASE("the story's year: approved = paid + unshared + kept") {
  auto months = work::compute_month(withholding(month_of(Money::yuan(12900000)), Money::yuan(900000)), rules(), weekends());
  work::ClearInput input;
  input.year = "2026";
  input.standard = domain::figure("standard", "清算标准", Money::yuan(12000000));
  input.approved = Money::yuan(12900000);
  input.withheld = Money::yuan(900000);
  input.reasonable = Rational(1);
  input.reason = "危重";
  const auto clear = work::compute_clear(input, rules());
  const auto deposit = work::compute_deposit({"2026", Money::yuan(360000), {Rational::parse("84.60")}}, rules());
  CHECK(all_hold("2026", {months, clear, deposit}));
  auto postings = posted(months);
  for (const auto& s : {clear, deposit})
    for (auto& p : posted(s)) postings.push_back(p);
  CHECK(Money() - work::balance(postings, work::account::bank) == Money::yuan(12474000));
  CHECK(work::balance(postings, work::account::withheld).is_zero());
  CHECK(work::balance(postings, work::account::deposit).is_zero());
}

TEST_CASE("a posting moved by hand breaks an identity") {
  auto s = work::compute_month(month_of(Money::yuan(1000)), rules(), weekends());
  s.postings.back().amount += Money::fen(1);
  CHECK_FALSE(all_hold("2026-03", {s}));
}

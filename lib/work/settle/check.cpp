// SPDX-License-Identifier: Apache-2.0
#include "work/settle/check.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "work/settle/ledger.hpp"
#include "work/settle/result.hpp"

namespace mi::work {
namespace {

using base::Money;
using domain::Posting;
using domain::SettlementResult;

Money value(const SettlementResult& r, const char* id) { return figure_of(r, id).money(); }

// Of the figures that only some months have.
Money value_if_any(const SettlementResult& r, const char* id) {
  const auto it = std::find_if(r.figures.begin(), r.figures.end(), [&](const auto& f) { return f.id == id; });
  return it == r.figures.end() ? Money() : it->money();
}

Identity month_adds_up(const SettlementResult& r) {
  const Money advance = value_if_any(r, "advance_offset");
  std::string equation = "审核通过 = 实际拨付 + 预留质量保证金 + 暂扣费用 + 本月扣除违约处理款";
  if (!advance.is_zero()) equation += " + 冲抵预付款";
  return {r.key, equation, value(r, "approved"),
          value(r, "paid") + value(r, "deposit") + value(r, "withheld") + value(r, "offset") + advance};
}

Identity month_is_posted(const SettlementResult& r, const std::vector<Posting>& postings) {
  Money bank;
  for (const Posting& p : postings)
    if (p.result == r.key) {
      if (p.credit == account::bank) bank += p.amount;
      if (p.debit == account::bank) bank -= p.amount;
    }
  return {r.key, "实际拨付 = 账上拨付", value(r, "paid"), bank};
}

Identity deposit_adds_up(const SettlementResult& r) {
  return {r.key, "年度质量保证金 = 返还 + 扣留", value(r, "deposit"), value(r, "refund") + value(r, "kept")};
}

Identity clearing_adds_up(const SettlementResult& r) {
  return {r.key, "超支额 = 合理超支分担 + 超支不予分担", value(r, "excess"),
          value(r, "compensation") + value(r, "unshared")};
}

// Credits of an account are what it gave or holds: shown positive.
Money held(const std::vector<Posting>& postings, const char* name) { return Money() - balance(postings, name); }

// Accounts that few cases use stand in the equation only where they do.
struct Term {
  const char* account;
  const char* text;
};
constexpr Term rare[] = {{account::held, " + 暂不支付余额"}, {account::advance, " − 预付余额"}, {account::other_fund, " − 其他基金应付"}};

Identity whole(const std::string& period, const std::vector<Posting>& postings) {
  Money right = held(postings, account::bank) + held(postings, account::deposit) + held(postings, account::withheld) +
                held(postings, account::recovered) + held(postings, account::damages) +
                held(postings, account::unshared) + held(postings, account::deposit_kept) -
                balance(postings, account::receivable);
  std::string equation = "审核通过 = 拨付 + 保证金余额 + 暂扣余额 + 拒付追回 + 违约金 + 不予分担 + 扣留 − 待扣款";
  for (const Term& term : rare) {
    const Money amount = held(postings, term.account);
    if (amount.is_zero()) continue;
    right += amount;
    equation += term.text;
  }
  return {period, equation, balance(postings, account::cost), right};
}

}  // namespace

std::vector<Identity> check_period(const std::string& period, const std::vector<SettlementResult>& results,
                                   const std::vector<Posting>& postings) {
  std::vector<Identity> found;
  for (const SettlementResult& r : results) {
    if (!r.period.starts_with(period)) continue;
    if (r.key.starts_with("month:")) {
      found.push_back(month_adds_up(r));
      found.push_back(month_is_posted(r, postings));
    }
    if (r.key.starts_with("deposit:")) found.push_back(deposit_adds_up(r));
    if (r.key.starts_with("clear:")) found.push_back(clearing_adds_up(r));
  }
  const auto mine = in_period(postings, period);
  found.push_back({period, "应付费用余额 = 0", balance(mine, account::payable), Money()});
  found.push_back(whole(period, mine));
  return found;
}

domain::Table rows(const std::vector<Identity>& identities) {
  domain::Table table{"mi.settle.check/1",
                      {{"result", base::mark("result")},
                       {"identity", base::mark("identity")},
                       {"left", base::mark("left"), domain::ColumnKind::money},
                       {"right", base::mark("right"), domain::ColumnKind::money},
                       {"holds", base::mark("holds")}},
                      {}};
  for (const Identity& i : identities)
    table.rows.push_back({i.name, i.equation, i.left.to_string(), i.right.to_string(), i.holds()});
  return table;
}

}  // namespace mi::work

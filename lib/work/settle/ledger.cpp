// SPDX-License-Identifier: Apache-2.0
#include "work/settle/ledger.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/message.hpp"

namespace mi::work {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 13> labels{{
    {account::cost, "医疗费用"},
    {account::payable, "应付费用"},
    {account::bank, "基金拨付"},
    {account::deposit, "质量保证金"},
    {account::withheld, "暂扣费用"},
    {account::recovered, "拒付与追回"},
    {account::damages, "违约金"},
    {account::unshared, "超支不予分担"},
    {account::deposit_kept, "扣留保证金"},
    {account::receivable, "待扣款"},
    {account::advance, "预付款"},
    {account::held, "暂不支付"},
    {account::other_fund, "其他基金应付"},
}};

}  // namespace

const std::vector<std::string>& accounts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const auto& [name, label] : labels) names.emplace_back(name);
    return names;
  }();
  return all;
}

std::string account_label(std::string_view account) {
  const auto it = std::find_if(labels.begin(), labels.end(), [&](const auto& l) { return account == l.first; });
  return it == labels.end() ? std::string(account) : it->second;
}

domain::Posting move(const std::string& period, const char* debit, const char* credit, base::Money amount,
                     std::string text, std::string figure) {
  domain::Posting posting;
  posting.period = period;
  posting.debit = debit;
  posting.credit = credit;
  posting.amount = amount;
  posting.text = std::move(text);
  posting.figure = std::move(figure);
  return posting;
}

std::map<std::string, base::Money> balances(const std::vector<domain::Posting>& postings) {
  std::map<std::string, base::Money> result;
  for (const domain::Posting& p : postings) {
    result[p.debit] += p.amount;
    result[p.credit] -= p.amount;
  }
  return result;
}

base::Money balance(const std::vector<domain::Posting>& postings, std::string_view account) {
  base::Money sum;
  for (const domain::Posting& p : postings) {
    if (p.debit == account) sum += p.amount;
    if (p.credit == account) sum -= p.amount;
  }
  return sum;
}

std::vector<domain::Posting> postings_of(const casefile::Case& file) {
  std::vector<domain::Posting> result;
  for (auto& recorded : file.all<domain::Posting>()) result.push_back(std::move(recorded.value));
  return result;
}

std::vector<domain::Posting> in_period(const std::vector<domain::Posting>& postings, std::string_view period) {
  std::vector<domain::Posting> result;
  for (const domain::Posting& p : postings)
    if (p.period.substr(0, period.size()) == period) result.push_back(p);
  return result;
}

domain::Table ledger_rows(const std::vector<domain::Posting>& postings) {
  domain::Table table{"mi.settle.ledger/1",
                      {{"name", base::mark("posting")},
                       {"period", base::mark("period")},
                       {"debit", base::mark("debit")},
                       {"credit", base::mark("credit")},
                       {"amount", base::mark("amount"), domain::ColumnKind::money},
                       {"text", base::mark("text")},
                       {"figure", base::mark("figure")}},
                      {}};
  for (const domain::Posting& p : postings)
    table.rows.push_back({p.name, p.period, p.debit, p.credit, p.amount.to_string(), p.text,
                          p.result + ":" + p.figure});
  return table;
}

domain::Table balance_rows(const std::vector<domain::Posting>& postings) {
  domain::Table table{"mi.settle.balance/1",
                      {{"account", base::mark("account")},
                       {"label", base::mark("name")},
                       {"balance", base::mark("balance"), domain::ColumnKind::money}},
                      {}};
  const auto sums = balances(postings);
  for (const std::string& name : accounts()) {
    const auto it = sums.find(name);
    if (it != sums.end()) table.rows.push_back({name, account_label(name), it->second.to_string()});
  }
  return table;
}

}  // namespace mi::work

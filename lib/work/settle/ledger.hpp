// SPDX-License-Identifier: Apache-2.0
// The case's double-entry ledger: every posting moves one amount from an account (credit) to another (debit), so debits
// and credits are equal at every moment; what a check can still find wrong is an account that should be empty and is not.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "domain/settlement.hpp"
#include "domain/table.hpp"

namespace mi::work {

namespace account {
inline constexpr const char* cost = "medical-cost";        // 医疗费用: what the agency approved
inline constexpr const char* payable = "payable";          // 应付: emptied by each month's settlement
inline constexpr const char* bank = "bank";                // 拨付: money that left the fund
inline constexpr const char* deposit = "deposit";          // 质量保证金, held until the assessment
inline constexpr const char* withheld = "withheld";        // 暂扣, held until the year-end clearing
inline constexpr const char* recovered = "recovered";      // 拒付与追回: fund money taken back
inline constexpr const char* damages = "damages";          // 违约金: never a medical cost
inline constexpr const char* unshared = "unshared";        // 超支不予分担
inline constexpr const char* deposit_kept = "deposit-kept";  // 扣留保证金
inline constexpr const char* receivable = "receivable";    // 待扣: owed by the institution, taken from later months
inline constexpr const char* advance = "advance";          // 预付: paid ahead, set against what later months pay
inline constexpr const char* held = "held";                // 暂不支付: until a dispute is found upon
inline constexpr const char* other_fund = "other-fund";    // 其他基金应付: what another fund owes this one
}  // namespace account

const std::vector<std::string>& accounts();
std::string account_label(std::string_view account);  // Chinese

// A posting in the making; its name is given when it is stored.
domain::Posting move(const std::string& period, const char* debit, const char* credit, base::Money amount,
                     std::string text, std::string figure);

// Account → debits minus credits.
std::map<std::string, base::Money> balances(const std::vector<domain::Posting>& postings);
base::Money balance(const std::vector<domain::Posting>& postings, std::string_view account);

std::vector<domain::Posting> postings_of(const casefile::Case& file);
std::vector<domain::Posting> in_period(const std::vector<domain::Posting>& postings, std::string_view period);

domain::Table ledger_rows(const std::vector<domain::Posting>& postings);
domain::Table balance_rows(const std::vector<domain::Posting>& postings);

}  // namespace mi::work

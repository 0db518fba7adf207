// SPDX-License-Identifier: Apache-2.0
// Damages: their base, their multiple, and what an agreement calls a fine.
#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/damages.hpp"
#include "work/penalize/clause.hpp"

namespace mi::work::penalty {
namespace {

using base::Money;
using domain::Figure;
using domain::Measure;
using domain::Net;

const PartForm fund_left{"fund.left", std::string(domain::fund_label) + "，减检查前已退回", "检查前主动退回的部分不计", {{"fund", domain::fund_label}}};
const PartForm net_left{"net.left", std::string(domain::net_label) + "，减检查前已退回", "检查前主动退回的部分不计", {{"net", domain::net_label}}};

// By the switch breach.returned: no damages on what was given back before the check.
void add_base(PartSum& sum, const Ground& ground, const Net& net, bool total, bool without_returned) {
  const std::string& finding = net.told.finding;
  const Money whole = total ? net.told.net : net.told.fund;
  const auto found = ground.facts.returned_before.find(finding);
  if (!without_returned || found == ground.facts.returned_before.end()) return sum.add(total ? net_part : fund_part, finding, {whole});
  sum.add(total ? net_left : fund_left, finding, {std::max(Money{}, whole - found->second), whole});
}

// What a multiple is taken of: the fund's money in the violation, or the whole violating cost.
Figure base_of(const Ground& ground, const Group& group, const law::Measure& rule) {
  const Reading switched = reading(ground.law, "breach.base", "fund-paid");
  const bool total = rule.base == "violating-total" || (rule.base != "violating-fund" && switched.is("total"));
  const Reading returned = reading(ground.law, "breach.returned", "inside");
  PartSum sum(id_of(group, "base"), total ? "违规费用（总额）" : "违规费用（基金支付）");
  for (const Net& net : group.nets) add_base(sum, ground, net, total, returned.is("outside"));
  Figure f = sum.done(ground);
  f.switches = join(switched.use, returned.use);
  return f;
}

}  // namespace

[[noreturn]] void pick_needed(const std::string& id, const std::string& range) {
  throw base::Error(base::ErrorKind::choice, base::say("{0} lies in a range ({1}); an officer picks", id, range), {},
                    base::say("mi-penalize compute --pick {}=VALUE --reason TEXT", id));
}

void add_damages(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  Measure m = measure(group, rule, "damages");
  law::Measure applied = rule;
  const Reading scope = reading(ground.law, "breach.floor_scope", "clause");
  if (!floors_per_clause(ground.law)) applied.floor.reset();
  apply_choice(ground, m);
  const domain::MeasureChoice* word = word_on(ground, m.id);
  std::optional<base::Rational> pick;
  if (rule.multiple_max) {
    if (word == nullptr || word->value.empty())
      pick_needed(m.id, rule.multiple->to_string() + "–" + rule.multiple_max->to_string());
    pick = base::Rational::parse(word->value);
    m.reason = word->reason;
  } else if (word != nullptr && word->word == "pick") {
    pick = base::Rational::parse(word->value);  // damages() refuses a pick where nothing is open
  }
  m.amount = law::damages(m.id, group.clause, applied, base_of(ground, group, rule), scope.use, pick, m.reason);
  out.push_back(std::move(m));
}

// What an agreement calls a fine: its parties have no power to fine (行政处罚法 16, 17). By the switch it is claimed as
// damages, with that warning, or left to the authority.
void add_contract_fine(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  const Reading meant = reading(ground.law, "breach.contract_fine", "damages");
  constexpr const char* warning = "原文称“罚款”：协议双方无行政处罚权，只能作为违约金主张或移送行政部门（行政处罚法第十六条、第十七条）";
  if (meant.is("refer")) {
    Measure m = measure(group, rule, "refer");
    m.reason = warning;
    out.push_back(std::move(m));
    return;
  }
  add_damages(ground, group, rule, out);
  out.back().amount->note = out.back().amount->note.empty() ? warning : out.back().amount->note + "；" + warning;
  out.back().amount->switches = join(out.back().amount->switches, meant.use);
  if (out.back().reason.empty()) out.back().reason = warning;
}

}  // namespace mi::work::penalty

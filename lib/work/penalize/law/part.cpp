// SPDX-License-Identifier: Apache-2.0
// The fine of one part: its base, its range by the article, by a regional tier, by an officer's pick.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/calculate/brackets.hpp"
#include "law/calculate/fine.hpp"
#include "work/penalize/law/parts.hpp"

namespace mi::work::penalty {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::say;
using domain::Figure;

const law::Measure* base_rule(const law::Clause& clause) {
  for (const law::Measure& m : clause.measures)
    if (m.act == "fine" && !m.base.empty()) return &m;
  return nullptr;
}

Figure base_of(const LawGround& g, const LawGroup& group) {
  const law::Measure* rule = base_rule(group.clause);
  const bool obtained = rule != nullptr && rule->base == "sum-obtained";
  std::vector<Figure> parts;
  for (const LawGroup::Share& s : group.shares) {
    Figure f = domain::figure(s.act->finding.name + ".base", obtained ? "骗取金额" : "基金损失", s.base);
    f.formula = "基金已支付的部分，同一笔费用只计一次";
    if (s.base != s.obtained) f.formula += "，减检查前已退回";
    f.note = s.act->finding.fund_method.empty() ? "" : "基金分摊方法：" + s.act->finding.fund_method;
    parts.push_back(std::move(f));
  }
  Figure f = domain::sum(group.id + ".base", obtained ? "骗取金额" : "基金损失", std::move(parts));
  for (const char* name : {"penalty.returned", "penalty.unpaid"})
    if (const auto found = g.law.find_switch(name)) f.switches.push_back(found->use());
  return f;
}

// "penalty.discretion.reg.38.low": a region's tiers, by the base. Most packs have none.
std::optional<law::RuleTable> tiers(const LawGround& g, const std::string& tier, const char* end) {
  try {
    return g.law.table("penalty.discretion." + tier + end, g.date());
  } catch (const Error& e) {
    if (e.kind() != ErrorKind::usage) throw;
    return std::nullopt;
  }
}

// A row gives a multiple of the base, or an amount.
Money bound_of(const law::TableRow& row, Money base) {
  return row.result.kind == law::ValueKind::money ? row.result.money() : base::times(base, row.result.number);
}

void narrow(const LawGround& g, const LawGroup& group, const Figure& base, Figure& bound, const char* end) {
  const std::string tier = group.clause.tier.empty() ? group.clause.id : group.clause.tier;
  const auto table = tiers(g, tier, end);
  if (!table) return;
  const law::TableRow& row = law::bracket(*table, base::Rational::of(base.money().fen(), 100));
  Figure f = domain::figure(bound.id, bound.label, bound_of(row, base.money()));
  f.clause = table->source.to_chinese();
  f.formula = "地区裁量档次：" + (row.label.empty() ? row.limits : row.label);
  f.inputs = {base, bound};
  bound = std::move(f);
}

[[noreturn]] void outside(const std::string& id, const std::string& value, const domain::LawPart& part) {
  throw Error(ErrorKind::usage, say("{0} is outside {1}", value, part.low->value + "–" + part.high->value), {id, part.citation},
              say("a figure below the range needs a recorded ground: --below {}=AMOUNT --ground WORD", id));
}

Figure picked(const domain::LawPart& part, const std::string& value, const std::string& reason, const std::string& formula) {
  Figure f = domain::figure(part.id + ".fine", "罚款", Money::parse(value));
  f.clause = part.citation;
  f.formula = formula;
  f.note = reason;
  f.inputs = {*part.low, *part.high};
  return f;
}

void check_ground(const LawGround& g, const std::string& ground) {
  const auto known = g.law.value("penalty.below.grounds", g.date()).list();
  if (std::find(known.begin(), known.end(), ground) != known.end()) return;
  throw Error(ErrorKind::usage, say("“{0}” is no ground to go below the range; the grounds are: {1}", ground, base::join(known, ", ")),
              {"--ground"});
}

void go_below(const LawGround& g, const domain::MeasureChoice& word, domain::LawPart& part) {
  const std::size_t space = word.value.find(' ');
  part.ground = space == word.value.npos ? "" : word.value.substr(space + 1);
  check_ground(g, part.ground);
  part.fine = picked(part, word.value.substr(0, space), word.reason, "减轻处罚：" + part.ground);
  if (part.fine->money() < Money{}) throw Error(ErrorKind::usage, say("{} is no fine", part.fine->value), {word.measure});
  if (part.fine->money() >= part.low->money())
    throw Error(ErrorKind::usage, say("{0} is not below the range {1}", part.fine->value, part.low->value + "–" + part.high->value),
                {word.measure});
}

void choose(const LawGround& g, domain::LawPart& part) {
  const domain::MeasureChoice* word = law_word(g, part.id + ".fine");
  if (word != nullptr && word->word == "below") return go_below(g, *word, part);
  if (word != nullptr) {
    const Money pick = Money::parse(word->value);
    if (pick < part.low->money() || pick > part.high->money()) outside(word->measure, word->value, part);
    part.fine = picked(part, word->value, word->reason, "在罚款幅度内由承办人员确定");
  } else if (part.low->value == part.high->value && !part.base.money().is_zero()) {
    part.fine = picked(part, part.low->value, "", "地区裁量档次确定");
  }
}

}  // namespace

const domain::MeasureChoice* law_word(const LawGround& g, const std::string& measure) {
  const auto last = [&](const std::vector<domain::MeasureChoice>& all) {
    const domain::MeasureChoice* found = nullptr;
    for (const auto& c : all)
      if (c.measure == measure) found = &c;
    return found;
  };
  if (const auto* now = last(g.input.choices)) return now;
  return g.facts.set ? last(g.facts.set->choices) : nullptr;
}

domain::LawPart law_part(const LawGround& g, const Norms& norms, const LawGroup& group) {
  domain::LawPart part;
  part.id = group.id;
  part.clause = group.clause.id;
  part.citation = group.clause.source.to_chinese();
  part.why = group.why;
  for (const LawGroup::Share& s : group.shares) part.findings.push_back(s.act->finding.name);
  part.base = base_of(g, group);
  const law::Measure* fine = norms.fine_of(group.clause);
  if (fine == nullptr || (!fine->amount && part.base.money().is_zero())) return part;
  law::FineRange range = law::fine_range(group.id + ".fine", group.clause, *fine, part.base);
  narrow(g, group, part.base, range.low, ".low");
  narrow(g, group, part.base, range.high, ".high");
  part.low = std::move(range.low);
  part.high = std::move(range.high);
  choose(g, part);
  return part;
}

}  // namespace mi::work::penalty

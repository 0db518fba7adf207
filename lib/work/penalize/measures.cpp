// SPDX-License-Identifier: Apache-2.0
// The measures of one clause, each as the pack words it.
#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "law/calculate/damages.hpp"
#include "work/penalize/parts.hpp"

namespace mi::work::penalty {
namespace {

using base::Money;
using domain::Figure;
using domain::Measure;
using domain::Net;

std::string id_of(const Group& group, const std::string& action) { return group.clause.id + "." + action; }

Measure measure(const Group& group, const law::Measure& rule, const std::string& action) {
  Measure m;
  m.id = id_of(group, action);
  m.action = action;
  m.label = label_of(action);
  m.clause = group.clause.id;
  m.citation = citation_of(group.clause, rule);
  m.optional = rule.may;
  m.chosen = !rule.may;
  for (const Net& n : group.nets) m.findings.push_back(n.figures.finding);
  return m;
}

// What only holds when an officer finds it so: 情节严重, 拒不整改. Not found so unless chosen.
void make_conditional(Measure& m, const std::string& when) {
  m.optional = true;
  m.chosen = false;
  m.reason = when == "serious" ? "未认定情节严重" : "未认定经告知仍拒不整改";
}

// A line was paid with the month in which it was settled; without a settlement record, of the conduct's last day.
base::Date day_of(const Net& net, const domain::FindingItem* item, const domain::LineExcess* line) {
  if (line != nullptr && line->settled) return *line->settled;
  return item != nullptr && item->day ? *item->day : net.finding.conduct.last;
}

bool is_paid(const Ground& ground, base::Date day) {
  const std::string month = day.to_string().substr(0, 7);
  const std::string through = paid_through(ground);
  if (through == "none") return false;
  return through == "settled" ? ground.facts.paid_months.count(month) != 0 : month <= through;
}

// The days of each line of a finding that say whether it was paid.
std::unordered_map<std::string_view, base::Date> days_of(const Net& net) {
  std::unordered_map<std::string_view, base::Date> days;
  for (const domain::FindingItem& item : net.finding.items)
    for (const domain::LineExcess& e : item.lines) days.emplace(e.line, day_of(net, &item, &e));
  return days;
}

Money paid_part(const Ground& ground, const Net& net) {
  if (net.finding.items.empty()) return is_paid(ground, net.finding.conduct.last) ? net.once.fund : Money{};
  Money paid;
  for (const domain::FindingItem& item : net.finding.items)
    if (item.lines.empty() && is_paid(ground, day_of(net, &item, nullptr))) paid += item.fund;
  const auto days = days_of(net);
  for (const domain::Share& share : net.once.shares)
    if (is_paid(ground, days.at(share.line))) paid += share.fund;
  return paid;
}

Figure part_figure(const std::string& id, const std::string& label, Money value, const Net& net,
                   const std::string& formula) {
  Figure f = domain::figure(id, label, value);
  f.formula = formula;
  f.inputs = {net.figures.fund};
  return f;
}

// What was given back already is not asked for again.
Figure recovered_part(const Ground& ground, const Net& net, Money paid) {
  const std::string& name = net.figures.finding;
  const auto found = ground.facts.returned.find(name);
  const Money back = found == ground.facts.returned.end() ? Money{} : std::min(found->second, paid);
  if (back.is_zero()) return part_figure(name + ".paid", "已支付", paid, net, "结算月份已支付的部分");
  Figure f = part_figure(name + ".paid", "已支付而未退回", paid - back, net, "结算月份已支付的部分 − 已退回");
  f.inputs.push_back(domain::figure(name + ".returned", "已退回", back));
  return f;
}

// Money not yet paid is refused, money paid is recovered; both come from the same clause.
void add_refusal(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  if (std::any_of(out.begin(), out.end(), [](const Measure& m) { return m.action == "refuse"; })) return;
  std::vector<Figure> refused, recovered;
  for (const Net& net : group.nets) {
    const Money paid = paid_part(ground, net);
    const std::string& name = net.figures.finding;
    if (net.once.fund != paid || paid.is_zero())
      refused.push_back(part_figure(name + ".unpaid", "尚未支付", net.once.fund - paid, net, "结算月份尚未支付的部分"));
    if (!paid.is_zero()) recovered.push_back(recovered_part(ground, net, paid));
  }
  const auto add = [&](const char* action, std::vector<Figure> parts) {
    if (parts.empty()) return;
    Measure m = measure(group, rule, action);
    m.amount = domain::sum(m.id, m.label, std::move(parts));
    m.amount->clause = m.citation;
    apply_choice(ground, m);
    out.push_back(std::move(m));
  };
  add("refuse", std::move(refused));
  add("recover", std::move(recovered));
}

// By the switch breach.returned: no damages on what was given back before the check.
Figure without_returned(const Ground& ground, const Net& net, bool total) {
  const Figure& whole = total ? net.figures.net : net.figures.fund;
  const auto found = ground.facts.returned_before.find(net.figures.finding);
  if (found == ground.facts.returned_before.end()) return whole;
  const Money left = std::max(Money{}, whole.money() - found->second);
  return part_figure(whole.id + ".left", whole.label + "，减检查前已退回", left, net, "检查前主动退回的部分不计");
}

// What a multiple is taken of: the fund's money in the violation, or the whole violating cost.
Figure base_of(const Ground& ground, const Group& group, const law::Measure& rule) {
  const Reading switched = reading(ground.law, "breach.base", "fund-paid");
  const bool total = rule.base == "violating-total" || (rule.base != "violating-fund" && switched.is("total"));
  const Reading returned = reading(ground.law, "breach.returned", "inside");
  std::vector<Figure> parts;
  for (const Net& net : group.nets)
    parts.push_back(returned.is("outside") ? without_returned(ground, net, total) : total ? net.figures.net : net.figures.fund);
  Figure f = domain::sum(id_of(group, "base"), total ? "违规费用（总额）" : "违规费用（基金支付）", std::move(parts));
  f.switches = join(switched.use, returned.use);
  return f;
}

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

// Money that goes on to the patients, not to the fund. By the switch breach.payee the fund's part goes back to the fund.
void add_to_patients(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  const Reading payee = reading(ground.law, "breach.payee", "patient");
  std::vector<Figure> patients, fund;
  for (const Net& net : group.nets) {
    if (!payee.is("fund")) {
      patients.push_back(net.figures.net);
      continue;
    }
    patients.push_back(part_figure(net.figures.finding + ".own", "患者负担部分", net.once.net - net.once.fund, net, "认定金额 − 基金支付"));
    fund.push_back(net.figures.fund);
  }
  Measure m = measure(group, rule, "recover");
  m.id = id_of(group, "to-patients");
  m.label = "追回，转付患者";
  m.payee = "patient";
  m.amount = domain::sum(m.id, m.label, std::move(patients));
  m.amount->clause = m.citation;
  m.amount->switches = payee.use;
  out.push_back(std::move(m));
  if (fund.empty()) return;
  Measure f = measure(group, rule, "recover");
  f.amount = domain::sum(f.id, f.label, std::move(fund));
  f.amount->clause = f.citation;
  out.push_back(std::move(f));
}

// The times that a clause counts: what the finding says (patients, cases), else one a finding.
Figure events_of(const Group& group, const Recurrence& history) {
  std::vector<Figure> parts;
  std::int64_t total = 0;
  for (const Net& net : group.nets) {
    const std::int64_t n = net.finding.events > 0 ? net.finding.events : 1;
    total += n;
    parts.push_back(domain::count(net.figures.finding + ".events", "次（例）数", n, "次"));
    if (net.finding.events == 0) parts.back().note = "未列明患者或次数，按一次检查计";
  }
  Figure f = domain::count(id_of(group, "events"), "次（例）数", total, "次");
  f.note = history.why;
  f.inputs = std::move(parts);
  return f;
}

void add_fixed(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history,
               std::vector<Measure>& out) {
  if (!rule.amount)
    throw base::Error(base::ErrorKind::usage, base::say("the amount of {} is not set", id_of(group, "fixed")),
                      {group.clause.source.to_chinese()}, base::say("set it with mi-rules set"));
  Measure m = measure(group, rule, "fixed");
  if (!m.optional) m.reason = history.why;
  apply_choice(ground, m);
  m.amount = law::fixed_per_event(m.id, m.label, m.citation, *rule.amount, events_of(group, history), history.switches);
  out.push_back(std::move(m));
}

// Times that earlier decisions of the period counted under the same clause.
std::int64_t events_before(const Ground& ground, const Group& group) {
  std::int64_t n = 0;
  for (const domain::Decision& d : ground.facts.decisions) {
    if (!in_period(ground, d.date)) continue;
    for (const Measure& m : d.measures)
      if (m.clause == group.clause.id && m.points && !m.points->inputs.empty()) n += base::parse_scaled(m.points->inputs[0].value, 0, "events");
  }
  return n;
}

bool reaches(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history) {
  if (!rule.count) return true;
  const Figure events = events_of(group, history);
  return base::parse_scaled(events.value, 0, "events") + events_before(ground, group) >= *rule.count;
}

// Points of the institution's assessment: so many a time, exact.
void add_points(const Group& group, const law::Measure& rule, const Recurrence& history, std::vector<Measure>& out) {
  if (!rule.points)
    throw base::Error(base::ErrorKind::usage, base::say("the points of {} are not set", id_of(group, "points")),
                      {group.clause.source.to_chinese()}, base::say("set it with mi-rules set"));
  Measure m = measure(group, rule, "points");
  m.label = "扣减考评分";
  const Figure events = events_of(group, history);
  Figure f = domain::figure(m.id, "扣减考评分", *rule.points * base::Rational::parse(events.value), "分");
  f.clause = m.citation;
  f.formula = "次数 × 每次分值";
  f.inputs = {events, domain::figure(m.id + ".each", "每次分值", *rule.points, "分")};
  f.note = rule.note;
  m.points = std::move(f);
  m.reason = m.points->value + "分";
  out.push_back(std::move(m));
}

bool allows(const law::Measure& rule, const std::string& target) {
  return std::find(rule.targets.begin(), rule.targets.end(), target) != rule.targets.end();
}

// The department where the clause names it and the finding knows it, else the institution; an officer may say otherwise.
// A service item or a person is named with its code: item:inpatient, person:D1003.
std::string target_of(const law::Measure& rule, const domain::MeasureChoice* word, const std::string& department) {
  std::string kind = !department.empty() && allows(rule, "department") ? "department" : "institution";
  if (kind == "institution" && !rule.targets.empty() && !allows(rule, kind)) kind = rule.targets.front();
  if (word != nullptr && word->word == "choose" && !word->value.empty()) kind = word->value;
  if (const std::size_t colon = kind.find(':'); colon != kind.npos) {
    if (!allows(rule, kind.substr(0, colon)))
      throw base::Error(base::ErrorKind::usage, base::say("this clause does not allow the target {}", kind));
    return kind;
  }
  if (!rule.targets.empty() && !allows(rule, kind))
    throw base::Error(base::ErrorKind::usage, base::say("this clause does not allow the target {}", kind));
  if (kind == "institution") return kind;
  return kind + ":" + (kind == "department" && !department.empty() ? department : "?");
}

Figure plain_term(const Measure& m, const law::Term& term, const Reading& starts) {
  Figure f;
  f.id = m.id;
  f.label = "暂停期限";
  f.value = term.to_string();
  f.clause = m.citation;
  f.note = starts.is("stated") ? "首日计入，自决定载明之日起" : "首日计入，自决定送达的次日起";
  f.switches = starts.use;
  return f;
}

Figure term_of(const Ground& ground, const Measure& m, const law::Measure& rule, const domain::MeasureChoice* word) {
  law::Term term = *rule.term;
  if (rule.term_max) {
    if (word == nullptr || word->value.empty())
      pick_needed(m.id, rule.term->to_string() + "–" + rule.term_max->to_string());
    term = law::Term::parse(word->value);
    Figure f = law::range_pick(m.id, "暂停期限", m.citation, *rule.term, *rule.term_max, term, word->reason);
    f.value = term.to_string();
    f.unit.clear();
    return f;
  }
  if (word != nullptr && word->word == "pick")
    throw base::Error(base::ErrorKind::usage, base::say("the term is fixed at {}", term.to_string()), {m.citation});
  return plain_term(m, term, reading(ground.law, "breach.suspension.starts", "after-delivery"));
}

std::map<std::string, std::vector<std::string>> by_department(const Group& group) {
  std::map<std::string, std::vector<std::string>> result;
  for (const Net& net : group.nets) result[net.finding.department].push_back(net.figures.finding);
  return result;
}

bool taken(const std::vector<Measure>& all, const std::string& id) {
  return std::any_of(all.begin(), all.end(), [&](const Measure& m) { return m.id == id; });
}

// One a target: findings of two departments under one clause suspend both.
void add_suspensions(const Ground& ground, const Group& group, const law::Measure& rule, std::vector<Measure>& out) {
  const auto departments = by_department(group);
  for (const auto& [department, findings] : departments) {
    Measure m = measure(group, rule, "suspend");
    if (departments.size() > 1) m.id += "." + (department.empty() ? "institution" : department);
    if (taken(out, m.id)) m.id += "." + rule.targets.front();  // a clause may suspend persons, and the institution too
    m.findings = findings;
    const domain::MeasureChoice* word = word_on(ground, m.id);
    m.target = target_of(rule, word, department);
    if (rule.when == "serious" || rule.when == "unrectified") make_conditional(m, rule.when);
    apply_choice(ground, m);
    const bool undecided = m.optional && !m.chosen;
    if (rule.term && !(undecided && rule.term_max)) m.term = term_of(ground, m, rule, word);
    out.push_back(std::move(m));
  }
}

// Where the text orders correction by a deadline and leaves its length blank, it must be set (G8).
std::optional<Figure> rectify_term(const Group& group, const law::Measure& rule) {
  if (!rule.open.empty())
    throw base::Error(base::ErrorKind::usage, base::say("the time to rectify is left blank: {}", rule.open.front().second),
                      {citation_of(group.clause, rule)}, base::say("set it with mi-rules set"));
  if (!rule.term) return std::nullopt;
  Figure f;
  f.id = id_of(group, "rectify.term");
  f.label = "整改期限";
  f.value = rule.term->to_string();
  f.clause = citation_of(group.clause, rule);
  return f;
}

void add_plain(const Ground& ground, const Group& group, const law::Measure& rule, const Recurrence& history,
               std::vector<Measure>& out) {
  Measure m = measure(group, rule, rule.act);
  if (rule.when == "first") m.reason = history.why;
  if (rule.when == "serious" || rule.when == "unrectified") make_conditional(m, rule.when);
  if (rule.act == "rectify") m.term = rectify_term(group, rule);
  apply_choice(ground, m);
  out.push_back(std::move(m));
}

// G9: what the measure hangs on is lost in the source.
[[noreturn]] void lost_text(const Ground& ground, const Group& group, const law::Measure& rule) {
  std::string closed_by;
  for (const law::Gap& g : ground.law.gaps())
    if (g.id == rule.gap) closed_by = g.closed_by;
  throw base::Error(base::ErrorKind::gate,
                    base::say("the text on {0} is lost in the source ({1}): no measure until the agency fills it",
                              id_of(group, rule.act), rule.gap),
                    {citation_of(group.clause, rule)},
                    closed_by.empty() ? std::string{} : base::say("the agency closes the gap with mi-rules set {}", closed_by));
}

bool is_refusal(const std::string& act) { return act == "refuse" || act == "recover" || act == "deduct"; }

}  // namespace

std::string citation_of(const law::Clause& clause, const law::Measure& measure) {
  return measure.source.title.empty() || measure.source.article == clause.source.article
             ? clause.source.to_chinese()
             : measure.source.to_chinese();
}

std::string label_of(const std::string& action) {
  static const std::map<std::string, std::string> labels = {
      {"refuse", "不予支付"},   {"recover", "追回"},         {"damages", "违约金"},   {"suspend", "暂停医保服务"},
      {"warn", "告知违约行为"}, {"fixed", "违约金（按次）"}, {"rectify", "限期整改"}, {"terminate", "解除服务协议"},
      {"talk", "约谈"},         {"fine", "罚款"},            {"cancel", "取消资格"}, {"bar", "限制重新申请"},
      {"withhold", "扣留"},     {"hold-payment", "暂缓支付"}, {"notify", "告知"},    {"public-notice", "通报"},
      {"refer", "移送"},        {"propose", "提出建议"},     {"points", "记分"}};
  const auto found = labels.find(action);
  return found == labels.end() ? action : found->second;
}

std::vector<Measure> clause_measures(const Ground& ground, const Group& group) {
  std::vector<Measure> out;
  const Recurrence history = recurrence(ground, group.clause);
  for (const law::Measure& rule : group.clause.measures) {
    if (rule.when == "first" && history.again) continue;
    if (rule.when == "again" && !history.again) continue;
    if (!rule.gap.empty()) lost_text(ground, group, rule);
    if (!reaches(ground, group, rule, history)) continue;
    if (rule.payee == "patient") add_to_patients(ground, group, rule, out);
    else if (rule.act == "fine") add_contract_fine(ground, group, rule, out);
    else if (rule.act == "points") add_points(group, rule, history, out);
    else if (is_refusal(rule.act)) add_refusal(ground, group, rule, out);
    else if (rule.act == "damages") add_damages(ground, group, rule, out);
    else if (rule.act == "fixed-per-event") add_fixed(ground, group, rule, history, out);
    else if (rule.act == "suspend") add_suspensions(ground, group, rule, out);
    else add_plain(ground, group, rule, history, out);
  }
  return out;
}

}  // namespace mi::work::penalty

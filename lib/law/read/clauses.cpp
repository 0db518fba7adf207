// SPDX-License-Identifier: Apache-2.0
// Clauses, their measures, and the tiers that several clauses share.
#include <algorithm>

#include "base/message.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

const std::vector<std::string_view> kTracks{"agreement", "law"};
const std::vector<std::string_view> kModalities{"must", "may"};
const std::vector<std::string_view> kWhens{"always", "first", "again", "serious", "unrectified"};
const std::vector<std::string_view> kTargets{"institution", "department", "doctor", "person", "pharmacy", "item"};
const std::vector<std::string_view> kBases{"violating-fund", "violating-total", "fund-loss", "sum-obtained"};
const std::vector<std::string_view> kPayees{"fund", "patient"};
const std::vector<std::string_view> kMoves{"never", "always", "with-loss"};

// {parameter = "id"} in the place of a number: the text leaves it blank.
bool is_open(const Fields& fields, std::string_view key, Measure& measure, Reading& reading) {
  const Node* node = fields.find(key);
  const Node* parameter = node && node->kind == NodeKind::table ? node->find("parameter") : nullptr;
  if (!parameter) return false;
  measure.open.emplace_back(std::string(key), parameter->text);
  reading.references.push_back({parameter->place, parameter->text, Reference::parameter});
  return true;
}

void read_amounts(const Fields& fields, Measure& m, Reading& reading) {
  if (!is_open(fields, "multiple", m, reading)) m.multiple = fields.number("multiple");
  if (!is_open(fields, "multiple_max", m, reading)) m.multiple_max = fields.number("multiple_max");
  if (!is_open(fields, "floor", m, reading)) m.floor = fields.money("floor");
  if (!is_open(fields, "cap", m, reading)) m.cap = fields.money("cap");
  if (!is_open(fields, "amount", m, reading)) m.amount = fields.money("amount");
  if (!is_open(fields, "amount_max", m, reading)) m.amount_max = fields.money("amount_max");
  if (!is_open(fields, "term", m, reading)) m.term = fields.term("term");
  if (!is_open(fields, "term_max", m, reading)) m.term_max = fields.term("term_max");
  m.count = fields.integer("count");
  if (!is_open(fields, "points", m, reading)) m.points = fields.number("points");
  m.points_max = fields.number("points_max");
}

void check_amounts(const Fields& fields, const Measure& m) {
  if (m.multiple && m.multiple->is_negative()) fields.problem("multiple", base::tr("a multiple is not negative"));
  if (m.multiple && m.multiple_max && *m.multiple_max < *m.multiple)
    fields.problem("multiple_max", base::tr("max is less than min"));
  if (m.term && m.term_max && (m.term->unit != m.term_max->unit || m.term_max->n < m.term->n))
    fields.problem("term_max", base::tr("a range of terms has one unit and rises"));
  if (m.points && m.points_max && *m.points_max < *m.points) fields.problem("points_max", base::tr("max is less than min"));
  if (m.amount && m.amount_max && *m.amount_max < *m.amount) fields.problem("amount_max", base::tr("max is less than min"));
  for (const auto* money : {&m.floor, &m.cap, &m.amount})
    if (*money && (*money)->is_negative()) fields.problem("do", base::tr("an amount is not negative"));
  if (m.floor && m.cap && *m.cap < *m.floor) fields.problem("cap", base::tr("the cap is below the floor"));
}

// What each measure cannot do without.
void check_needs(const Fields& fields, const Measure& m) {
  if (m.act == "damages") fields.require({"by", "multiple"});
  if (m.act == "fine") fields.require({"by"});
  if (m.act == "fine" && fields.find("amount") != nullptr) fields.require({"amount_max"});
  else if (m.act == "fine") fields.require({"base", "multiple"});
  if (m.act == "fixed-per-event") fields.require({"amount"});
  if (m.act == "suspend") fields.require({"target"});
  if (m.act == "bar") fields.require({"term"});
  if (m.act == "points") fields.require({"points"});
  if (!m.by.empty() && std::find(kCalculations.begin(), kCalculations.end(), m.by) == kCalculations.end())
    fields.problem("by", unknown_word(base::mark("unknown calculation \"{0}\""), m.by, kCalculations));
}

void check_words(const Fields& fields, const Measure& m) {
  if (std::find(kMeasures.begin(), kMeasures.end(), m.act) == kMeasures.end())
    fields.problem("do", unknown_word(base::mark("unknown measure \"{0}\""), m.act, kMeasures));
  for (const std::string& target : m.targets)
    if (std::find(kTargets.begin(), kTargets.end(), target) == kTargets.end())
      fields.problem("target", unknown_word(base::mark("unknown target \"{0}\""), target, kTargets));
}

Measure read_measure(const Node& node, Reading& reading, const Citation& source) {
  const Fields fields(node, "measures", {"do", "by", "when", "modality", "target", "multiple", "multiple_max", "floor",
                                         "cap", "amount", "amount_max", "base", "payee", "term", "term_max", "count", "points",
                                         "points_max", "note", "source", "gap"},
                      reading.problems);
  fields.require({"do"});
  Measure m;
  m.act = fields.text("do");
  m.by = fields.text("by");
  m.may = fields.choice("modality", kModalities) == 1;
  const std::size_t when = fields.choice("when", kWhens);
  if (when > 0) m.when = kWhens[when];
  m.targets = fields.texts("target");
  m.base = fields.name("base");
  if (!m.base.empty() && std::find(kBases.begin(), kBases.end(), m.base) == kBases.end())
    fields.problem("base", unknown_word(base::mark("unknown base \"{0}\""), m.base, kBases));
  if (fields.find("payee")) m.payee = kPayees[fields.choice("payee", kPayees)];
  m.note = fields.text("note");
  m.gap = fields.name("gap");
  refer(reading, fields, "gap", Reference::gap);
  read_amounts(fields, m, reading);
  m.source = fields.find("source") ? read_source(fields, reading) : source;
  check_words(fields, m);
  check_amounts(fields, m);
  check_needs(fields, m);
  return m;
}

std::vector<Measure> read_measures(const Fields& fields, Reading& reading, const Citation& source) {
  std::vector<Measure> measures;
  for (const Node* node : fields.tables("measures")) measures.push_back(read_measure(*node, reading, source));
  return measures;
}

void read_overlaps(const Fields& fields, Clause& clause, Reading& reading) {
  for (const Node* node : fields.tables("ask")) {
    const Fields item(*node, "ask", {"other", "question", "fact", "moves"}, reading.problems);
    item.require({"other", "question", "fact"});
    refer(reading, item, "other", Reference::clause);
    clause.overlaps.push_back({item.name("other"), item.text("question"), item.name("fact"),
                               item.choice("moves", kMoves) == 0 ? "" : item.text("moves")});
  }
}

void read_clause(const Node& node, Reading& reading) {
  const Fields fields(node, "[[clause]]", with_common({"group", "rank", "track", "addressee", "national", "ask", "also", "gap",
                                                       "measures"}), reading.problems);
  Clause clause;
  read_layered(fields, reading, clause);
  clause.group = fields.name("group");
  clause.rank = fields.integer("rank").value_or(0);
  clause.track = static_cast<Track>(fields.choice("track", kTracks));
  clause.addressee = fields.find("addressee") ? fields.name("addressee") : "institution";
  clause.national = fields.texts("national");
  clause.also = fields.texts("also");
  clause.gap = fields.name("gap");
  refer(reading, fields, "gap", Reference::gap);
  read_overlaps(fields, clause, reading);
  clause.measures = read_measures(fields, reading, clause.source);
  clause.order = static_cast<std::int64_t>(reading.data.clauses.size());
  reading.data.clauses.push_back(std::move(clause));
}

void read_tier(const Node& node, Reading& reading) {
  const Fields fields(node, "[[tier]]", {"id", "label", "group", "rank", "track", "clauses", "measures", "source", "note"},
                      reading.problems);
  fields.require({"id", "rank", "clauses", "measures", "source"});
  Tier tier;
  tier.id = fields.name("id");
  tier.group = fields.name("group");
  tier.rank = fields.integer("rank").value_or(0);
  tier.track = static_cast<Track>(fields.choice("track", kTracks));
  tier.clauses = fields.texts("clauses");
  refer(reading, fields, "clauses", Reference::clause);
  tier.measures = read_measures(fields, reading, read_source(fields, reading));
  tier.place = fields.node().place;
  reading.tiers.push_back(std::move(tier));
}

void lay_tier(const Tier& tier, Clause& clause, Reading& reading) {
  if (!clause.tier.empty())
    reading.problems.add(tier.place, base::say("the clause \"{0}\" stands in two tiers: {1} and {2}", clause.id,
                                               clause.tier, tier.id));
  clause.tier = tier.id;
  clause.track = tier.track;
  if (clause.rank == 0) clause.rank = tier.rank;
  if (clause.group.empty()) clause.group = tier.group;
  if (clause.measures.empty()) clause.measures = tier.measures;
}

}  // namespace

const std::vector<std::string_view> kMeasures{
    "refuse", "recover", "damages", "fixed-per-event", "fine", "rectify", "warn", "talk", "suspend", "terminate", "cancel",
    "bar", "withhold", "deduct", "hold-payment", "notify", "public-notice", "refer", "propose", "points"};

// Each clause takes group, rank, track and measures of its tier, where it has none of its own.
void lay_tiers(Reading& reading) {
  for (const Tier& tier : reading.tiers)
    for (Clause& clause : reading.data.clauses)
      if (std::find(tier.clauses.begin(), tier.clauses.end(), clause.id) != tier.clauses.end())
        lay_tier(tier, clause, reading);
  for (const Clause& clause : reading.data.clauses)
    if (clause.group.empty())
      reading.problems.add(reading.places[clause.place], base::say("the clause \"{0}\" has no group", clause.id));
}

bool read_clause_section(const std::string& section, const Node& table, Reading& reading) {
  if (section == "clause") read_clause(table, reading);
  else if (section == "tier") read_tier(table, reading);
  else return false;
  return true;
}

}  // namespace mi::law

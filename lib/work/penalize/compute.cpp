// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/compute.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "work/penalize/classify.hpp"
#include "work/penalize/parts.hpp"

namespace mi::work {
namespace {

using domain::Docket;
using domain::Figure;
using domain::Finding;
using domain::Measure;
using penalty::Ground;
using penalty::Group;

struct Sorted {
  std::vector<domain::Weighed> weighed;
  std::map<std::string, law::Clause> clauses;  // by id
  std::unordered_set<std::string> decided;  // findings that an earlier decision answers
};

// Clauses by id and day, each looked up once: many findings share them.
class Versions {
 public:
  explicit Versions(const law::Rulebook& law) : law_(law) {}

  // The version of the clause on the days of the conduct (G11); a change inside them needs two findings.
  const law::Clause& of(const std::string& id, const Finding& finding) {
    const base::DateRange& days = finding.conduct;
    const law::Clause& clause = on(id, days.last);
    if (on(id, days.first).place != clause.place)
      throw base::Error(base::ErrorKind::choice,
                        base::say("clause {0} changed within the days of {1}", id, finding.name), {clause.place},
                        base::say("raise one finding before the change and one after it"));
    return clause;
  }

 private:
  const law::Clause& on(const std::string& id, base::Date day) {
    auto found = known_.find({id, day});
    if (found == known_.end()) found = known_.emplace(std::pair(id, day), law_.clause(id, day)).first;
    return found->second;
  }

  const law::Rulebook& law_;
  std::map<std::pair<std::string, base::Date>, law::Clause> known_;
};

domain::Weighed weigh(const Finding& finding, const law::Clause& clause, bool decided) {
  domain::Weighed w;
  w.ranked.finding = &finding;
  // Money that a decision already took is taken first: it cannot be taken again.
  w.ranked.rank = decided ? std::numeric_limits<std::int64_t>::max() : clause.rank;
  w.ranked.place = clause.order;
  w.clause = clause.id;
  w.citation = clause.source.to_chinese();
  return w;
}

bool is_wanted(const std::set<std::string>& only, const Docket& d) {
  return only.empty() || d.decided || only.count(d.finding.name) != 0;
}

Sorted sort(const std::vector<Docket>& dockets, domain::HeldFindings& held, const law::Rulebook& law,
            const PenaltyInput& input, PenaltyResult& result) {
  Sorted sorted;
  sorted.weighed.reserve(dockets.size());
  Versions versions(law);
  const std::set<std::string> only(input.only.begin(), input.only.end());
  std::set<std::string> sound;  // clauses found to rest on no lost text
  for (const Docket& d : dockets) {
    if (!is_wanted(only, d)) continue;
    const std::string& name = d.finding.name;
    const Finding* const finding = held.of(d);
    if (finding == nullptr) continue;
    if (!d.classification) {
      if (!d.decided) result.unclassified.push_back(name);
      continue;
    }
    const law::Clause& clause = versions.of(d.classification->clause, *finding);
    if (clause.track == law::Track::law) {
      result.law_track.push_back(name);
      continue;
    }
    if (!d.decided && sound.insert(clause.id).second) refuse_gap(law, clause, name);
    sorted.weighed.push_back(weigh(*finding, clause, d.decided));
    sorted.clauses.try_emplace(clause.id, clause);
    if (d.decided) sorted.decided.insert(name);
  }
  return sorted;
}

// By clause, heaviest first; what an earlier decision answers is left out.
std::vector<Group> group(Sorted sorted) {
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> place;
  for (domain::Net& net : domain::net_findings(std::move(sorted.weighed))) {
    if (sorted.decided.count(net.told.finding) != 0) continue;
    const std::string clause = net.told.clause;
    const auto [found, fresh] = place.emplace(clause, groups.size());
    if (fresh) groups.push_back({sorted.clauses.at(clause), {}});
    groups[found->second].nets.push_back(std::move(net));
  }
  return groups;
}

Figure total_of(const std::vector<Measure>& measures, const char* id, const char* label,
                std::initializer_list<std::string_view> actions) {
  std::vector<Figure> parts;
  for (const Measure& m : measures)
    if (m.chosen && m.amount && !m.payee && std::find(actions.begin(), actions.end(), m.action) != actions.end())
      parts.push_back(*m.amount);
  return domain::sum(id, label, std::move(parts));
}

void add_totals(domain::MeasureSet& set) {
  set.refused = total_of(set.measures, "refused", "不予支付合计", {"refuse"});
  set.recovered = total_of(set.measures, "recovered", "追回合计", {"recover"});
  set.damages = total_of(set.measures, "damages", "违约金合计", {"damages", "fixed"});
  std::vector<Figure> parts{set.refused, set.recovered, set.damages}, patients;
  for (const Measure& m : set.measures)
    if (m.chosen && m.amount && m.payee) patients.push_back(*m.amount);
  if (!patients.empty()) {
    set.to_patients = domain::sum("to_patients", "追回转付患者合计", std::move(patients));
    parts.push_back(*set.to_patients);
  }
  set.total = domain::sum("total", "合计", std::move(parts));
}

void check_choices(const domain::MeasureSet& set, const PenaltyInput& input) {
  std::vector<std::string> ids;
  for (const Measure& m : set.measures) ids.push_back(m.id);
  for (const domain::MeasureChoice& c : input.choices) {
    if (c.reason.empty())
      throw base::Error(base::ErrorKind::usage, base::say("the choice of {} needs a reason", c.measure), {},
                        base::say("give it with --reason"));
    const auto found = std::find(ids.begin(), ids.end(), c.measure);
    if (found == ids.end())
      throw base::Error(base::ErrorKind::usage, base::say("there is no measure {}", c.measure), {},
                        base::say("the measures are: {}", base::join(ids, ", ")));
    const Measure& m = set.measures[static_cast<std::size_t>(found - ids.begin())];
    if (c.word == "pick" && m.action != "damages" && m.action != "suspend" && m.action != "fine")
      throw base::Error(base::ErrorKind::usage, base::say("{} has no range to pick in", c.measure), {m.citation});
    if (!m.optional && c.word != "pick")
      throw base::Error(base::ErrorKind::usage, base::say("{} is due: there is nothing to choose", c.measure),
                        {m.citation});
  }
}

void reckon(const PenaltyFacts& facts, std::vector<Group> groups, const law::Rulebook& law, const PenaltyInput& input,
            PenaltyResult& result) {
  domain::MeasureSet& set = result.set;
  const Ground ground{facts, law, input, set.parts};
  for (const Group& g : groups)
    for (Measure& m : penalty::clause_measures(ground, g)) set.measures.push_back(std::move(m));
  for (Measure& m : penalty::floor_measures(ground, groups, set.measures)) set.measures.push_back(std::move(m));
  for (Group& g : groups)
    for (domain::Net& net : g.nets) set.findings.push_back(std::move(net.told));
  check_choices(set, input);
  set.choices = penalty::standing_choices(ground, set.measures);
  set.paid_through = penalty::paid_through(ground);
  set.suspensions = penalty::suspensions(ground, set.measures);
  add_totals(set);
  set.law_date = ground.date().to_string();
  for (const Measure& m : set.measures)
    if (std::string_view(standing(m)) == "open") result.open.push_back(m.id);
}

}  // namespace

const char* standing(const Measure& measure) {
  if (!measure.optional) return "due";
  if (measure.chosen) return "chosen";
  return measure.reason.empty() ? "open" : "waived";
}

PenaltyResult compute(const PenaltyFacts& facts, const law::Rulebook& law, const PenaltyInput& input) {
  PenaltyResult result;
  domain::HeldFindings held;
  reckon(facts, group(sort(facts.dockets, held, law, input, result)), law, input, result);
  return result;
}

}  // namespace mi::work

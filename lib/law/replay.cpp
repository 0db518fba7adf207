// SPDX-License-Identifier: Apache-2.0
#include "law/replay.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/earlier.hpp"

namespace mi::law {
namespace {

using domain::Figure;

std::string name_of(const casefile::Fact& fact) {
  if (!fact.name.empty()) return fact.name;
  return fact.key.empty() ? fact.id.substr(0, 16) : fact.key;
}

class Comparison {
 public:
  Comparison(Recomputed& result, const casefile::Fact& fact) : result_(result), fact_(fact) {}

  // In their order: a figure that moved is one too few here and one too many there.
  void compare(const std::vector<Figure>& recorded, const std::vector<Figure>& reckoned, const std::string& inside) {
    for (std::size_t i = 0; i < std::max(recorded.size(), reckoned.size()); ++i) {
      if (i >= recorded.size()) add(reckoned[i], inside, "", shown(reckoned[i]));
      else if (i >= reckoned.size()) add(recorded[i], inside, shown(recorded[i]), "");
      else compare(recorded[i], reckoned[i], inside);
    }
  }

 private:
  static std::string shown(const Figure& f) { return f.unit.empty() || f.value.empty() ? f.value : f.value + " " + f.unit; }

  void compare(const Figure& recorded, const Figure& reckoned, const std::string& inside) {
    ++result_.figures;
    if (recorded.id != reckoned.id) {
      add(recorded, inside, shown(recorded), "");
      add(reckoned, inside, "", shown(reckoned));
      return;
    }
    if (recorded.value != reckoned.value || recorded.unit != reckoned.unit)
      add(recorded, inside, shown(recorded), shown(reckoned));
    else if (recorded.clause != reckoned.clause)
      add(recorded, inside, recorded.clause, reckoned.clause);
    compare(recorded.inputs, reckoned.inputs, inside + recorded.id + "/");
  }

  void add(const Figure& f, const std::string& inside, std::string recorded, std::string reckoned) {
    result_.differences.push_back({name_of(fact_), fact_.kind, inside + f.id, f.label, std::move(recorded), std::move(reckoned)});
  }

  Recomputed& result_;
  const casefile::Fact& fact_;
};

// The day of the step: as it was said on the command line, else the day of writing.
base::Date day_of(const casefile::WrittenBy& by) {
  const auto& words = by.arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--as-of" && i + 1 < words.size()) return base::Date::parse(words[i + 1]);
    if (words[i].starts_with("--as-of=")) return base::Date::parse(words[i].substr(8));
  }
  return by.recorded;
}

std::vector<Override> overrides_of(const casefile::WrittenBy& by) {
  std::vector<Override> overrides;
  for (const auto& [name, value] : by.switches) overrides.push_back({name, value, "--set"});
  return overrides;
}

void replay(casefile::Case& file, const casefile::Fact& fact, const Replayer& replayer, Recomputed& result) {
  const casefile::WrittenBy by = casefile::written_by(file, fact);
  const casefile::Earlier earlier(file, fact);
  const Rulebook law = Rulebook::of(file, day_of(by), overrides_of(by));
  const Replayed replayed = replayer.run({file, law, fact});
  Comparison(result, fact).compare(replayed.recorded, replayed.reckoned, "");
}

}  // namespace

Recomputed recompute(casefile::Case& file, const std::vector<Replayer>& replayers) {
  Recomputed result;
  for (const Replayer& replayer : replayers)
    for (const casefile::Fact& fact : file.all_facts(replayer.kind)) {
      if (fact.withheld) {
        ++result.withheld;
        continue;
      }
      ++result.results;
      try {
        replay(file, fact, replayer, result);
      } catch (const base::Error& e) {
        result.differences.push_back({name_of(fact), fact.kind, "", "", "", e.message()});
      }
    }
  return result;
}

domain::Table rows(const Recomputed& recomputed) {
  domain::Table table{"mi.case.recompute/1",
                      {{"fact", base::mark("fact")},
                       {"kind", base::mark("kind")},
                       {"figure", base::mark("figure")},
                       {"label", base::mark("name")},
                       {"recorded", base::mark("as recorded")},
                       {"reckoned", base::mark("reckoned again")}},
                      {}};
  for (const Difference& d : recomputed.differences)
    table.rows.push_back({d.fact, d.kind, d.figure, d.label, d.recorded, d.reckoned});
  return table;
}

}  // namespace mi::law

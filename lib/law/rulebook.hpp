// SPDX-License-Identifier: Apache-2.0
// The law of one case: its packs laid over each other, with parameters and switches set. Programs ask by name and day;
// G11: conduct by the day of the service, procedure by the day of the step. The names programs ask for stand in
// man/mi-rules.5. Errors: usage for a name no pack has, for a required parameter not set (G8, the clause is named), and
// for a day on which it is not in force; cannot for a value asked as another type.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/figure.hpp"
#include "law/pack.hpp"

namespace mi::casefile {
class Case;
}

namespace mi::law {

// A parameter or switch set for one run: --set NAME=VALUE.
struct Override {
  std::string name;
  std::string value;
  std::string origin = "--set";
  static Override parse(std::string_view text);  // Error(usage) without "="
};

// A switch as it stands.
struct Choice {
  std::string name;
  std::string value;
  bool is_default = true;
  std::string origin;  // pack and version, the source of `mi-rules set`, or "--set"
  std::string question;
  std::vector<Alternative> alternatives;
  domain::SwitchUse use() const { return {name, value, is_default, origin}; }
  bool is(std::string_view v) const { return value == v; }
};

struct GateResult {
  std::vector<Need> missing;        // in the pack's order
  std::vector<Outcome> outcomes;    // of each missing need
  bool passed() const { return missing.empty(); }
};

class Rulebook {
 public:
  Rulebook();  // no packs
  // The law of a case, by its facts rules.use and rules.set. Error(choice) when one of them is contradicted.
  static Rulebook of(const casefile::Case& source, base::Date as_of, const std::vector<Override>& overrides = {});
  // The same without a case: tests, mi-rules check and test. `extended` are packs that others take from.
  static Rulebook of(const std::vector<Pack>& packs, base::Date as_of, const std::vector<Override>& overrides = {},
                     const std::vector<Pack>& extended = {});
  // This law with one switch or parameter changed: --what-if asks for every alternative so.
  Rulebook with(const Override& change) const;

  bool empty() const;
  base::Date as_of() const;          // the day of the step
  bool is_draft() const;             // some pack is a draft: every document says so
  json::Value packs() const;         // [{id, version, hash}] for casefile::EntryInfo
  json::Value overrides() const;     // {name: value} given on the command line, for EntryInfo
  const std::vector<Pack>& used() const;

  // Values and parameters alike. has(): a value in force, or a parameter that is set.
  Value value(std::string_view id, base::Date day) const;
  Value value(std::string_view id) const { return value(id, as_of()); }
  bool has(std::string_view id, base::Date day) const;
  // What the packs of a layer leave blank, also in the texts of that layer that they take over, or in what they take of its
  // topic (a city's rule that an agreement takes over is no blank of the agreement); without the day to which an agreement may
  // go on. And the values of a topic. Each as it counts on the day.
  std::vector<Parameter> blanks(Layer layer, base::Date day) const;
  std::vector<DatedValue> values_of(std::string_view topic, base::Date day) const;

  Choice switch_value(std::string_view name) const;  // Error(usage) when no pack has it
  std::optional<Choice> find_switch(std::string_view name) const;
  std::vector<Choice> switches() const;              // all, in order of the packs

  // Groups name a part and what is below it: "breach" also finds "breach.doctor".
  std::vector<Clause> clauses(std::string_view group, base::Date day) const;
  Clause clause(std::string_view id, base::Date day) const;
  RuleTable table(std::string_view id, base::Date day) const;
  std::vector<Condition> conditions(std::string_view group, base::Date day) const;
  Condition condition(std::string_view id, base::Date day) const;
  std::vector<Material> materials(std::string_view group, base::Date day) const;
  std::vector<Deadline> deadlines(base::Date day) const;
  Deadline deadline(std::string_view id, base::Date day) const;  // length filled in from its parameter
  bool has_deadline(std::string_view id, base::Date day) const;
  // The needs of every gate of the step: packs of several layers may each have one. The same need twice counts as the
  // lower layer words it.
  std::optional<Gate> gate(std::string_view step, base::Date day) const;
  // What the step still lacks. A step without a gate passes.
  GateResult check_gate(std::string_view step, const Facts& facts, base::Date day) const;
  std::vector<Transition> transitions(std::string_view machine, base::Date day) const;
  Weighting weighting(std::string_view id, base::Date day) const;
  std::vector<State> states(std::string_view machine, base::Date day) const;
  // Gaps still open: not closed by the switch or parameter that they name.
  std::vector<Gap> gaps() const;
  bool is_gap(std::string_view object_id) const;  // some open gap affects this object: leads only (G9)

  Outcome evaluate(const Condition& condition, const Facts& facts, base::Date day) const {
    return law::evaluate(condition.test, facts, day);
  }

  struct Book;  // law/book.hpp

 private:
  explicit Rulebook(std::shared_ptr<const Book> book) : book_(std::move(book)) {}
  std::shared_ptr<const Book> book_;
};

}  // namespace mi::law

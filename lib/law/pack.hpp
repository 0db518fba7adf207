// SPDX-License-Identifier: Apache-2.0
// A rule pack: the law of one issuer as data. man/mi-rules.5 is its grammar. Reading checks everything that can be
// checked in one pack alone; all that is wrong comes in one Error(cannot) with a line "file:line:column: …" each.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/value.hpp"
#include "law/condition.hpp"
#include "law/value.hpp"

namespace mi::law {

enum class Status { draft, in_force, expired };
enum class Layer { law, province, city, agreement };  // from top to bottom
enum class Lower { fill, tighten, replace };          // what a lower layer may do to an object (default fill)
enum class Track { agreement, law };
const char* to_text(Status status);
const char* to_text(Layer layer);
const char* to_text(Lower lower);
const char* to_text(Track track);

struct Act {
  std::string id;
  std::string title;
  std::string number;  // 文号
  std::string issuer;
  std::optional<base::Date> published;
};

// A rule object whose value a lower layer may touch.
struct Layered : Object {
  Lower lower = Lower::fill;
};

struct DatedValue : Layered {
  Quantity quantity;
  bool tighten_to_less = true;  // with lower = tighten: a lower layer may only set less (direction "max") or more
};

struct Parameter : Layered {
  ValueKind kind = ValueKind::text;
  std::optional<Quantity> min, max;  // inclusive
  std::vector<std::string> choices;  // text parameters may list what they allow
};

struct Alternative {
  std::string value;
  std::string meaning;
};

struct Switch : Layered {
  std::string question;
  std::string standard;  // the default value
  std::vector<Alternative> alternatives;  // the default among them
};

// Text lost in the source: what rests on it makes leads, never a measure (G9).
struct Gap : Object {
  std::string text;
  std::vector<std::string> affects;  // ids of objects
  std::string closed_by;             // a switch or parameter that, once set, closes the gap; may be empty
};

// One measure of a clause. What a field means depends on `act`; man/mi-rules.5 has the table.
struct Measure {
  std::string act;       // "refuse", "damages", "suspend", "warn", "fixed-per-event", "terminate", …
  std::string by;        // calculation, "multiple-with-floor/1"
  std::string when;      // "" always, "first", "again", "serious", "unrectified"
  bool may = false;      // the agency may (可), the officer decides; else it must
  std::vector<std::string> targets;  // "institution", "department", "doctor", "person"
  std::optional<base::Rational> multiple, multiple_max;  // a range when both: the officer picks, with a reason
  std::optional<base::Money> floor, cap, amount, amount_max;  // amount and amount_max: a range of the law track
  std::string gap;                   // id of a gap it rests on, while that is open: proposed, never imposed (G9)
  std::string base;                  // name of the amount it is reckoned from: "violating-fund"
  std::string payee;                 // recovered money goes to: "fund" (also ""), "patient"
  std::optional<Term> term, term_max;
  std::optional<std::int64_t> count;  // from so many events on
  std::optional<base::Rational> points, points_max;  // a range when both
  std::string note;
  Citation source;
  std::vector<std::pair<std::string, std::string>> open;  // field → parameter that fills it, while it is not set
};

// A question that an officer must answer, because the text lets two clauses fit one act.
struct Overlap {
  std::string other;     // id of the other clause
  std::string question;  // in Chinese
  std::string fact;      // name of the fact that decides: "intent"
  std::string moves;     // law track: a yes moves the act to the other clause: "always", "with-loss"; "" leaves it
};

struct Clause : Layered {
  std::string group;    // "breach"
  std::string tier;     // "E"
  std::int64_t rank = 0;  // the heaviest has the highest; ties by order in the pack
  std::int64_t order = 0; // place in the pack
  Track track = Track::agreement;
  std::string addressee;  // "institution", "doctor", "department"
  std::vector<std::string> national;  // rule codes or check kinds that may lead to it
  std::vector<Overlap> overlaps;
  std::vector<std::string> also;  // law track: clauses, of other acts too, that the same act falls under
  std::vector<Measure> measures;  // its own, else its tier's
  std::string gap;                // id of a gap it rests on, while that is open: leads only (G9)
};

struct TableRow {
  std::optional<base::Rational> at_least, more_than, at_most, less_than;
  Quantity result;
  std::string limits;       // as the pack writes them: ">5 % ≤10 %"
  std::string label;        // the row in words
  std::string consequence;  // beside the result: "designation-cancelled"
  std::string consequence_label;
};

struct RuleTable : Layered {
  std::string by;     // "brackets-whole/1", "brackets-marginal/1"
  std::string input;  // name of what is looked up: "score", "excess-ratio"
  std::vector<TableRow> rows;  // no gaps, no overlaps, in rising order
};

struct Condition : Layered {
  std::string group;
  std::int64_t order = 0;
  Predicate test;
  std::string evidence;  // what proves it, in Chinese
  std::string then;      // a word for the program when it holds: "city-agency"
  bool bars = false;     // a ground of refusal: yes means barred
};

struct Material : Layered {
  std::string group;
  std::int64_t order = 0;
  bool optional = false;
  bool commitment = false;  // a signed commitment stands in for it
  std::optional<Predicate> when;  // asked for only if this holds
};

struct Deadline : Layered {
  std::string owner;   // "agency", "institution"
  std::string starts;  // event: "application.received"
  std::optional<Term> length;
  std::string length_parameter;  // when the text leaves it blank
  bool backward = false;  // counted back from the event: 期满前三个月
  bool roll = true;       // a last day that is no working day moves (G2)
  bool bar = false;       // an earliest date, not a last one (G3)
  std::vector<std::string> pauses;  // intervals that do not count: "supplement"
  std::string on_miss;              // what follows: "refuse", "unfiled", …
  std::string on_miss_label;
};

struct Need {
  std::string id;
  std::string label;  // what must be on record, in Chinese
  Predicate test;
  Citation source;
};

struct Gate : Layered {
  std::string step;  // "penalize.decide"
  std::vector<Need> needs;
};

struct Transition : Object {
  std::string machine;  // "agreement"
  std::vector<std::string> from_states;
  std::string to_state;
  std::string event;
  std::string by;      // "agency", "institution", "either", "time"
  std::string ground;  // clause or condition id; may be empty
  std::string notice;  // template or document kind
  std::vector<std::string> effects;  // "claims-blocked", "bar"
  std::optional<Predicate> when;
  std::vector<std::string> scope;    // whom it meets: "institution" (also when empty), "department", "person", "item"
  std::vector<std::string> grounds;  // groups of the clauses that it may rest on
  std::string measure;               // of them only clauses with this measure: "suspend"
  std::vector<std::string> gates;    // steps whose gates must be passed
  std::string ahead;                 // id of a deadline counted back: by when it is asked for, or told
  std::string after;                 // by time: "term", "stretch", or id of the deadline that runs from the state's first day
  std::string longest;               // id of a value: how long what it begins may last
  std::vector<std::string> bars;     // ids of conditions that bar a new application from its day on
  std::string papers;                // group of the materials that it demands
};

struct State : Object {
  std::string machine;
  std::string name;
  bool payable = false;
};

// A golden case: a named calculation with inputs and the results it must give, to the fen.
struct Example {
  std::string id;
  std::string label;
  std::string place;
  std::string calculation;  // "multiple-with-floor/1"
  base::Date as_of;
  json::Value given;   // {name: text}
  json::Value expect;  // {name: text}
  std::vector<std::pair<std::string, std::string>> settings;  // switches and parameters set for it
};

// Shares that belong together: 日常考核 60 %, 年终考核 40 %. They add up to `sum`.
struct Weighting : Layered {
  struct Part {
    std::string id;
    std::string label;
    base::Rational share;
  };
  std::vector<Part> parts;
};

struct Extends {
  std::string pack;
  std::vector<std::string> topics;   // these topics, or
  std::vector<std::string> objects;  // these ids; both empty: all
  bool own_period = false;           // what is taken keeps its own days: a notice that only adds to an order
};

struct PackRef {
  std::string id;
  std::string version;
  std::string hash;  // SHA-256 of the text
};

class Pack {
 public:
  const std::string& id() const;
  const std::string& version() const;
  const std::string& title() const;
  const std::string& issuer() const;
  const std::string& area() const;  // six digits of GB/T 2260
  Status status() const;
  Layer layer() const;
  const std::vector<std::string>& topics() const;
  base::Date from() const;
  std::optional<base::Date> to() const;
  // Why the day of effect is not known; then from() is long ago, and whoever uses the pack answers for its day.
  const std::string& undated() const;
  // A date parameter: when set, what would end with the pack goes on to that day (原协议继续生效). May be empty.
  const std::string& continued_by() const;
  const std::vector<Extends>& extends() const;
  // The whole pack in one text: each file after a line "#: NAME". Reading it again gives the same pack; its SHA-256 is
  // the pack's hash, and it is what a case keeps.
  const std::string& text() const;
  const std::string& hash() const;
  PackRef ref() const { return {id(), version(), hash()}; }

  const std::vector<Act>& acts() const;
  const std::vector<DatedValue>& values() const;
  const std::vector<Parameter>& parameters() const;
  const std::vector<Switch>& switches() const;
  const std::vector<Gap>& gaps() const;
  const std::vector<Clause>& clauses() const;
  const std::vector<RuleTable>& tables() const;
  const std::vector<Condition>& conditions() const;
  const std::vector<Material>& materials() const;
  const std::vector<Deadline>& deadlines() const;
  const std::vector<Gate>& gates() const;
  const std::vector<Transition>& transitions() const;
  const std::vector<State>& states() const;
  const std::vector<Weighting>& weightings() const;
  const std::vector<Example>& examples() const;

  struct Data;
  explicit Pack(std::shared_ptr<const Data> data);

 private:
  std::shared_ptr<const Data> data_;
};

// A folder with pack.toml, or one .toml file. Error(cannot): unreadable, or not a pack, with all that is wrong.
Pack read_pack(const std::string& path);
// From a text() kept earlier, or one file's content; `name` stands in error places.
Pack parse_pack(std::string_view text, const std::string& name);
// A path (it holds a "/" or ends in .toml) or the id of a shipped pack. Error(usage) with the nearest id.
Pack find_pack(const std::string& id_or_path);
bool is_path(const std::string& id_or_path);
// Ids of the packs shipped, sorted.
std::vector<std::string> shipped_packs();
// The head of a pack in a folder: what pack.toml says of it, its text and hash; its rules are not read.
Pack read_head(const std::string& folder);
// The heads of all of them, in that order: a list of packs must not grow slower with each rule that is shipped.
std::vector<Pack> read_shipped_heads();

}  // namespace mi::law

// SPDX-License-Identifier: Apache-2.0
#include "law/rulebook.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/book.hpp"

namespace mi::law {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;

bool is_above(std::size_t sheet, const Object& a, std::size_t other_sheet, const Object& b) {
  return sheet != other_sheet ? sheet > other_sheet : a.precedence > b.precedence;
}

// The entry that counts on the day: the topmost sheet's, there the highest precedence.
template <class T>
const Entry<T>* find(const Entries<T>& entries, std::string_view id, Date day) {
  const Entry<T>* best = nullptr;
  for (const auto& e : entries)
    if (e.object.id == id && e.object.in_force(day) && (!best || is_above(e.sheet, e.object, best->sheet, best->object)))
      best = &e;
  return best;
}

std::string span(const Object& o) {
  return o.from.to_string() + "/" + (o.to ? o.to->to_string() : std::string());
}

template <class T>
[[noreturn]] void not_found(const Entries<T>& entries, std::string_view id, Date day, bool no_packs) {
  std::vector<std::string> known;
  for (const auto& e : entries) {
    if (e.object.id == id)
      throw Error(ErrorKind::usage,
                  base::say("{0} is not in force on {1}, only {2}", e.object.label, day.to_string(), span(e.object)),
                  {e.object.source.to_chinese()});
    known.push_back(e.object.id);
  }
  if (no_packs) throw Error(ErrorKind::usage, base::tr("this case uses no rule pack yet"), {}, base::tr("mi-rules use PACK"));
  const std::string near = base::nearest(id, known);
  throw Error(ErrorKind::usage, base::say("no pack in use has \"{0}\"", std::string(id)), {},
              near.empty() ? base::tr("\"mi-rules list\" shows the packs in use") : base::say("did you mean \"{0}\"?", near));
}

template <class T>
const T& get(const Rulebook::Book& book, const Entries<T>& entries, std::string_view id, Date day) {
  if (const auto* e = find(entries, id, day)) return e->object;
  not_found(entries, id, day, book.packs.empty());
}

// All that count on the day, in order of the packs; `wanted` chooses.
template <class T, class F>
std::vector<T> all(const Entries<T>& entries, Date day, F wanted) {
  std::vector<T> list;
  std::set<std::string> seen;
  for (const auto& e : entries) {
    if (!wanted(e.object) || !e.object.in_force(day) || !seen.insert(e.object.id).second) continue;
    list.push_back(find(entries, e.object.id, day)->object);
  }
  return list;
}

bool in_group(std::string_view group, std::string_view wanted) {
  return wanted.empty() || group == wanted ||
         (group.size() > wanted.size() && group.substr(0, wanted.size()) == wanted && group[wanted.size()] == '.');
}

std::string origin_of(const Rulebook::Book& book, const Object& o, std::size_t sheet) {
  return o.pack + " " + book.sheets[sheet].pack.version() + " " + o.place;
}

[[noreturn]] void unset(const Parameter& p) {
  throw Error(ErrorKind::usage, base::say("{0} is left blank in the rule and not yet set", p.label),
              {p.source.to_chinese()}, base::say("mi-rules set {0} VALUE --source TEXT", p.id));
}

Value of_parameter(const Parameter& p, const Given& given) {
  Value value;
  static_cast<Object&>(value) = p;
  value.quantity = read_setting(p, given.value);
  value.origin = given.origin;
  return value;
}

// Fills the fields that the text leaves to a parameter, as far as it is set.
void fill(const Rulebook& rules, Measure& m, Date day) {
  std::vector<std::pair<std::string, std::string>> still;
  for (const auto& [field, parameter] : m.open) {
    if (!rules.has(parameter, day)) {
      still.emplace_back(field, parameter);
      continue;
    }
    const Value v = rules.value(parameter, day);
    if (field == "multiple") m.multiple = v.rational();
    else if (field == "multiple_max") m.multiple_max = v.rational();
    else if (field == "floor") m.floor = v.money();
    else if (field == "cap") m.cap = v.money();
    else if (field == "amount") m.amount = v.money();
    else if (field == "amount_max") m.amount_max = v.money();
    else if (field == "points") m.points = v.rational();
    else if (field == "term") m.term = v.term();
    else if (field == "term_max") m.term_max = v.term();
  }
  m.open = std::move(still);
}

void settle(const Rulebook& rules, const Rulebook::Book& book, Clause& clause, Date day) {
  if (!book.has_open_gap(clause.gap)) clause.gap.clear();
  for (Measure& m : clause.measures) {
    if (!book.has_open_gap(m.gap)) m.gap.clear();
    fill(rules, m, day);
  }
}

void fill(const Rulebook& rules, Deadline& deadline, Date day) {
  if (!deadline.length_parameter.empty() && rules.has(deadline.length_parameter, day))
    deadline.length = rules.value(deadline.length_parameter, day).term();
}

Choice choice_of(const Rulebook::Book& book, const Entry<Switch>& e) {
  const Switch& s = e.object;
  Choice choice{s.id, s.standard, true, origin_of(book, s, e.sheet), s.question, s.alternatives};
  if (const Given* given = book.find_given(s.id)) {
    choice.value = given->value;
    choice.is_default = given->value == s.standard && !given->on_command_line;
    choice.origin = given->origin;
  }
  return choice;
}

}  // namespace

Override Override::parse(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == text.npos || equals == 0)
    throw Error(ErrorKind::usage, base::say("\"{0}\" is not NAME=VALUE", std::string(text)));
  return {std::string(base::trim(text.substr(0, equals))), std::string(base::trim(text.substr(equals + 1))), "--set"};
}

Rulebook::Rulebook() : book_(std::make_shared<Book>()) {}

Rulebook Rulebook::of(const std::vector<Pack>& packs, base::Date as_of, const std::vector<Override>& overrides,
                      const std::vector<Pack>& extended) {
  auto book = std::make_shared<Book>();
  book->as_of = as_of;
  book->packs = packs;
  book->extended = extended;
  book->overrides = overrides;
  pile(*book, {});
  return Rulebook(std::move(book));
}

Rulebook Rulebook::with(const Override& change) const {
  auto book = std::make_shared<Book>();
  book->as_of = book_->as_of;
  book->packs = book_->packs;
  book->extended = book_->extended;
  book->overrides = book_->overrides;
  book->overrides.push_back(change);
  pile(*book, book_->given);
  return Rulebook(std::move(book));
}

bool Rulebook::empty() const { return book_->packs.empty(); }
base::Date Rulebook::as_of() const { return book_->as_of; }
const std::vector<Pack>& Rulebook::used() const { return book_->packs; }

bool Rulebook::is_draft() const {
  const auto& sheets = book_->sheets;
  return std::any_of(sheets.begin(), sheets.end(), [](const Sheet& s) { return s.pack.status() == Status::draft; });
}

json::Value Rulebook::packs() const {
  json::Value list = json::Value::array();
  std::set<std::string> seen;
  for (const Sheet& s : book_->sheets)
    if (seen.insert(s.pack.hash()).second)
      list.push(json::Value::object().set("id", s.pack.id()).set("version", s.pack.version()).set("hash", s.pack.hash()));
  return list;
}

json::Value Rulebook::overrides() const {
  json::Value out = json::Value::object();
  for (const Override& o : book_->overrides) out.set(o.name, o.value);
  return out;
}

Value Rulebook::value(std::string_view id, base::Date day) const {
  const auto* parameter = find(book_->parameters, id, day);
  const Given* given = parameter ? book_->find_given(id) : nullptr;
  if (given) return of_parameter(parameter->object, *given);
  const auto* entry = find(book_->values, id, day);
  if (!entry && parameter) unset(parameter->object);
  const DatedValue& found = entry ? entry->object : get(*book_, book_->values, id, day);
  Value value;
  static_cast<Object&>(value) = found;
  value.quantity = found.quantity;
  value.origin = origin_of(*book_, found, entry->sheet);
  return value;
}

bool Rulebook::has(std::string_view id, base::Date day) const {
  return find(book_->values, id, day) || (find(book_->parameters, id, day) && book_->find_given(id));
}

std::vector<Parameter> Rulebook::blanks(Layer layer, base::Date day) const {
  Entries<Parameter> of_layer;
  for (const auto& e : book_->parameters) {
    const Sheet& sheet = book_->sheets[e.sheet];
    const bool is_text = sheet.pack.layer() == layer || e.object.topic == to_text(layer);
    if (sheet.layer == layer && is_text && e.object.id != sheet.pack.continued_by()) of_layer.push_back(e);
  }
  return all(of_layer, day, [](const Parameter&) { return true; });
}

std::vector<DatedValue> Rulebook::values_of(std::string_view topic, base::Date day) const {
  return all(book_->values, day, [&](const DatedValue& v) { return v.topic == topic; });
}

std::optional<Choice> Rulebook::find_switch(std::string_view name) const {
  const auto* e = find(book_->switches, name, book_->as_of);
  // A reading does not lapse with the rule: what was agreed for the term is read the same way afterwards.
  for (const auto& other : book_->switches)
    if (!e && other.object.id == name) e = &other;
  return e ? std::optional(choice_of(*book_, *e)) : std::nullopt;
}

Choice Rulebook::switch_value(std::string_view name) const {
  if (auto choice = find_switch(name)) return *choice;
  not_found(book_->switches, name, book_->as_of, empty());
}

std::vector<Choice> Rulebook::switches() const {
  std::vector<Choice> list;
  std::set<std::string> seen;
  for (const auto& e : book_->switches)
    if (seen.insert(e.object.id).second) list.push_back(*find_switch(e.object.id));
  return list;
}

std::vector<Clause> Rulebook::clauses(std::string_view group, base::Date day) const {
  auto list = all(book_->clauses, day, [&](const Clause& c) { return in_group(c.group, group); });
  for (Clause& c : list) settle(*this, *book_, c, day);
  return list;
}

Clause Rulebook::clause(std::string_view id, base::Date day) const {
  Clause clause = get(*book_, book_->clauses, id, day);
  settle(*this, *book_, clause, day);
  return clause;
}

RuleTable Rulebook::table(std::string_view id, base::Date day) const { return get(*book_, book_->tables, id, day); }

std::vector<Condition> Rulebook::conditions(std::string_view group, base::Date day) const {
  return all(book_->conditions, day, [&](const Condition& c) { return in_group(c.group, group); });
}

Condition Rulebook::condition(std::string_view id, base::Date day) const {
  return get(*book_, book_->conditions, id, day);
}

std::vector<Material> Rulebook::materials(std::string_view group, base::Date day) const {
  return all(book_->materials, day, [&](const Material& m) { return in_group(m.group, group); });
}

std::vector<Deadline> Rulebook::deadlines(base::Date day) const {
  auto list = all(book_->deadlines, day, [](const Deadline&) { return true; });
  for (Deadline& d : list) fill(*this, d, day);
  return list;
}

Deadline Rulebook::deadline(std::string_view id, base::Date day) const {
  Deadline d = get(*book_, book_->deadlines, id, day);
  fill(*this, d, day);
  if (!d.length) unset(get(*book_, book_->parameters, d.length_parameter, day));
  return d;
}

bool Rulebook::has_deadline(std::string_view id, base::Date day) const {
  return find(book_->deadlines, id, day) != nullptr;
}

std::optional<Gate> Rulebook::gate(std::string_view step, base::Date day) const {
  const auto gates = all(book_->gates, day, [&](const Gate& g) { return g.step == step; });
  if (gates.empty()) return std::nullopt;
  Gate whole = gates.back();
  whole.needs.clear();
  for (const Gate& g : gates)
    for (const Need& need : g.needs) {
      const auto same = std::find_if(whole.needs.begin(), whole.needs.end(), [&](const Need& n) { return n.id == need.id; });
      if (same == whole.needs.end()) whole.needs.push_back(need);
      else *same = need;
    }
  return whole;
}

GateResult Rulebook::check_gate(std::string_view step, const Facts& facts, base::Date day) const {
  GateResult result;
  const auto found = gate(step, day);
  if (!found) return result;
  for (const Need& need : found->needs) {
    Outcome outcome = law::evaluate(need.test, facts, day);
    if (outcome.answer == Answer::yes) continue;
    result.missing.push_back(need);
    result.outcomes.push_back(std::move(outcome));
  }
  return result;
}

std::vector<Transition> Rulebook::transitions(std::string_view machine, base::Date day) const {
  return all(book_->transitions, day, [&](const Transition& t) { return t.machine == machine; });
}

std::vector<State> Rulebook::states(std::string_view machine, base::Date day) const {
  return all(book_->states, day, [&](const State& s) { return s.machine == machine; });
}

Weighting Rulebook::weighting(std::string_view id, base::Date day) const {
  return get(*book_, book_->weightings, id, day);
}

std::vector<Gap> Rulebook::gaps() const {
  std::vector<Gap> list;
  for (const auto& e : book_->gaps)
    if (book_->is_open(e.object)) list.push_back(e.object);
  return list;
}

bool Rulebook::is_gap(std::string_view object_id) const {
  for (const Gap& gap : gaps())
    if (std::find(gap.affects.begin(), gap.affects.end(), object_id) != gap.affects.end()) return true;
  return false;
}

}  // namespace mi::law

// SPDX-License-Identifier: Apache-2.0
#include "law/book.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

using base::Error;
using base::ErrorKind;
using Book = Rulebook::Book;

// --- piling ---------------------------------------------------------------------------------------------------

const Pack* find(const std::vector<Pack>& packs, const std::string& id) {
  for (const Pack& p : packs)
    if (p.id() == id) return &p;
  return nullptr;
}

const Pack& extended_pack(const Book& book, const Pack& by, const std::string& id) {
  if (const Pack* p = find(book.extended, id)) return *p;
  if (const Pack* p = find(book.packs, id)) return *p;
  throw Error(ErrorKind::cannot, base::say("the pack {0} takes from {1}, which is not at hand", by.id(), id));
}

// Who takes a part of a pack takes no more of what that pack itself takes whole.
Extends narrowed(const Extends& inner, const Extends* outer) {
  Extends e = inner;
  if (outer == nullptr || !inner.topics.empty() || !inner.objects.empty()) return e;
  e.topics = outer->topics;
  e.objects = outer->objects;
  return e;
}

void push(Book& book, const Pack& pack, Layer layer, const Extends* taken, const Pack* taker, int depth) {
  if (depth > 8) throw Error(ErrorKind::cannot, base::say("the pack {0} takes from itself", pack.id()));
  for (const Extends& inner : pack.extends()) {
    const Extends e = narrowed(inner, taken);
    push(book, extended_pack(book, pack, e.pack), layer, &e, &pack, depth + 1);
  }
  Sheet sheet{pack, layer, taken != nullptr, std::nullopt, {}, {}, false};
  if (taken) {
    sheet.taker = *taker;
    sheet.topics = taken->topics;
    sheet.objects = taken->objects;
    sheet.own_period = taken->own_period;
  }
  book.sheets.push_back(std::move(sheet));
}

// What begins and ends with its own pack begins and ends with the pack that takes it over: that one makes it its text.
void adopt(Object& object, const Pack& own, const Pack& taker) {
  if (object.from == own.from()) object.from = taker.from();
  if (object.to == own.to()) object.to = taker.to();
}

template <class T>
void take(Entries<T>& to, const std::vector<T>& from, const Sheet& sheet, std::size_t index) {
  for (const T& object : from) {
    if (!sheet.takes(object)) continue;
    to.push_back({object, index});
    if (sheet.is_extended && !sheet.own_period) adopt(to.back().object, sheet.pack, *sheet.taker);
  }
}

void take_all(Book& b, std::size_t i) {
  const Sheet& s = b.sheets[i];
  take(b.values, s.pack.values(), s, i);
  take(b.parameters, s.pack.parameters(), s, i);
  take(b.switches, s.pack.switches(), s, i);
  take(b.gaps, s.pack.gaps(), s, i);
  take(b.clauses, s.pack.clauses(), s, i);
  take(b.tables, s.pack.tables(), s, i);
  take(b.conditions, s.pack.conditions(), s, i);
  take(b.materials, s.pack.materials(), s, i);
  take(b.deadlines, s.pack.deadlines(), s, i);
  take(b.gates, s.pack.gates(), s, i);
  take(b.transitions, s.pack.transitions(), s, i);
  take(b.states, s.pack.states(), s, i);
  take(b.weightings, s.pack.weightings(), s, i);
}

// --- conflicts between sheets -----------------------------------------------------------------------------------

bool meet(const Object& a, const Object& b) {
  return a.id == b.id && (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

std::string where(const Object& object) { return object.pack + " " + object.place; }

std::string not_allowed(const Object& upper, const Object& lower, Lower allowed) {
  return base::say("\"{0}\" at {1} may not change {2}, which allows only \"{3}\"", lower.id, where(lower), where(upper),
                   to_text(allowed));
}

bool is_tighter(const DatedValue& upper, const DatedValue& lower) {
  const Quantity &u = upper.quantity, &l = lower.quantity;
  if (u.kind != l.kind || (u.kind == ValueKind::term && u.term.unit != l.term.unit)) return false;
  return upper.tighten_to_less ? l.number <= u.number : l.number >= u.number;
}

template <class T>
bool allows(const T& upper, const T&) {
  return upper.lower == Lower::replace;
}
// A blank may be left blank further down, with a closer range.
bool allows(const Parameter& upper, const Parameter& lower) {
  return upper.lower == Lower::replace || upper.kind == lower.kind;
}
bool allows(const DatedValue& upper, const DatedValue& lower) {
  return upper.lower == Lower::replace || (upper.lower == Lower::tighten && is_tighter(upper, lower));
}

std::string both_lines(const Object& a, const Object& b) {
  return base::say("\"{0}\" stands in two packs of one layer: {1} and {2}", a.id, where(a), where(b));
}

bool is_beside(const Book& book, std::size_t a, std::size_t b) {
  const Sheet &x = book.sheets[a], &y = book.sheets[b];
  return !x.is_extended && !y.is_extended && x.pack.layer() == y.pack.layer();
}

template <class T>
void compare(const Book& book, const Entries<T>& entries, std::vector<std::string>& problems) {
  for (std::size_t i = 0; i < entries.size(); ++i)
    for (std::size_t j = i + 1; j < entries.size(); ++j) {
      const auto &a = entries[i], &b = entries[j];
      if (a.sheet == b.sheet || !meet(a.object, b.object)) continue;
      if (is_beside(book, a.sheet, b.sheet)) problems.push_back(both_lines(a.object, b.object));
      else if (!allows(a.object, b.object)) problems.push_back(not_allowed(a.object, b.object, a.object.lower));
    }
}

void compare_fillings(const Book& book, std::vector<std::string>& problems) {
  for (const auto& [parameter, above] : book.parameters)
    for (const auto& [value, below] : book.values)
      if (below > above && meet(parameter, value) && value.quantity.kind != parameter.kind)
        problems.push_back(base::say("\"{0}\" at {1} has another unit than the blank it fills at {2}", value.id,
                                     where(value), where(parameter)));
}

// --- clauses that name clauses of other packs ---------------------------------------------------------------------

// "reg" of "reg.40.p2": the clauses of one act begin alike.
std::string_view act_of(std::string_view clause) { return clause.substr(0, clause.find('.')); }

// A name stands for a clause, or for all of an article: "reg.38" for "reg.38.1" and its neighbours.
bool names(std::string_view name, std::string_view clause) {
  return clause == name || (clause.size() > name.size() && clause.starts_with(name) && clause[name.size()] == '.');
}

// The first clause of an act, where a pack at hand holds that act but nothing of that name.
const Clause* first_of_act_without(const Book& b, std::string_view name) {
  const Clause* first = nullptr;
  for (const Sheet& s : b.sheets)
    for (const Clause& c : s.pack.clauses()) {
      if (names(name, c.id)) return nullptr;
      if (first == nullptr && act_of(c.id) == act_of(name)) first = &c;
    }
  return first;
}

// Acts that are not at hand cannot be looked into: a case may use one of the law's packs without the others.
void check_named_clauses(const Book& b, std::vector<std::string>& problems) {
  const auto check = [&](const Clause& c, const std::string& name) {
    if (const Clause* first = first_of_act_without(b, name))
      problems.push_back(base::say("\"{0}\" at {1} names the clause \"{2}\"; the clauses of that act, from {3} on, have none of that name",
                                   c.id, where(c), name, where(*first)));
  };
  for (const auto& [clause, sheet] : b.clauses) {
    for (const std::string& name : clause.also) check(clause, name);
    for (const Overlap& o : clause.overlaps) check(clause, o.other);
  }
}

void check_conflicts(const Book& b) {
  std::vector<std::string> problems;
  check_named_clauses(b, problems);
  compare(b, b.values, problems);
  compare(b, b.parameters, problems);
  compare(b, b.switches, problems);
  compare(b, b.clauses, problems);
  compare(b, b.tables, problems);
  compare(b, b.conditions, problems);
  compare(b, b.materials, problems);
  compare(b, b.deadlines, problems);
  compare(b, b.gates, problems);
  compare(b, b.weightings, problems);
  compare_fillings(b, problems);
  compare_machines(b, problems);
  if (!problems.empty())
    throw Error(ErrorKind::cannot, base::tr("these packs contradict each other"), {},
                base::tr("a lower layer may fill a blank; more must be allowed by the upper one (lower = \"tighten\" or "
                         "\"replace\")"))
        .with_items(problems);
}

// --- what is set --------------------------------------------------------------------------------------------------

template <class T>
const T* last(const Entries<T>& entries, std::string_view id) {
  const T* found = nullptr;
  for (const auto& e : entries)
    if (e.object.id == id) found = &e.object;
  return found;
}

std::string alternatives_text(const Switch& s) {
  std::string text;
  for (const Alternative& a : s.alternatives) text += (text.empty() ? "" : ", ") + a.value;
  return text;
}

void check_alternative(const Switch& s, const std::string& value) {
  for (const Alternative& a : s.alternatives)
    if (a.value == value) return;
  throw Error(ErrorKind::usage, base::say("the switch {0} knows {1}, not \"{2}\"", s.id, alternatives_text(s), value),
              {s.source.to_chinese()});
}

[[noreturn]] void unknown_setting(const Book& book, const std::string& name) {
  std::vector<std::string> known;
  for (const auto& e : book.switches) known.push_back(e.object.id);
  for (const auto& e : book.parameters) known.push_back(e.object.id);
  if (last(book.values, name))
    throw Error(ErrorKind::usage, base::say("{0} is fixed by the pack; only switches and parameters can be set", name));
  const std::string near = base::nearest(name, known);
  throw Error(ErrorKind::usage, base::say("no pack in use has a switch or parameter \"{0}\"", name), {},
              near.empty() ? base::tr("\"mi-rules show PACK\" lists them") : base::say("did you mean \"{0}\"?", near));
}

void check_setting(const Book& book, const std::string& name, const std::string& value) {
  if (const Switch* s = last(book.switches, name)) return check_alternative(*s, value);
  if (const Parameter* p = last(book.parameters, name)) return void(read_setting(*p, value));
  unknown_setting(book, name);
}

void take_settings(Book& book, const std::map<std::string, Given, std::less<>>& case_settings) {
  for (const auto& [name, given] : case_settings)
    if (last(book.switches, name) || last(book.parameters, name)) {
      check_setting(book, name, given.value);
      book.given[name] = given;
    }
  for (const Override& o : book.overrides) {
    check_setting(book, o.name, o.value);
    book.given[o.name] = {o.value, o.origin, true};
  }
}

// --- an agreement that goes on ------------------------------------------------------------------------------------

template <class T>
void prolong(Entries<T>& entries, std::size_t sheet, base::Date end, base::Date continued) {
  for (auto& e : entries)
    if (e.sheet == sheet && e.object.to == end) e.object.to = continued;
}

void continue_sheet(Book& b, std::size_t i) {
  const Pack& pack = b.sheets[i].pack;
  const Given* given = pack.continued_by().empty() ? nullptr : b.find_given(pack.continued_by());
  const Parameter* parameter = given ? last(b.parameters, pack.continued_by()) : nullptr;
  if (!parameter || !pack.to()) return;
  const base::Date end = *pack.to(), day = read_setting(*parameter, given->value).date;
  prolong(b.values, i, end, day);
  prolong(b.parameters, i, end, day);
  prolong(b.switches, i, end, day);
  prolong(b.gaps, i, end, day);
  prolong(b.clauses, i, end, day);
  prolong(b.tables, i, end, day);
  prolong(b.conditions, i, end, day);
  prolong(b.materials, i, end, day);
  prolong(b.deadlines, i, end, day);
  prolong(b.gates, i, end, day);
  prolong(b.transitions, i, end, day);
  prolong(b.states, i, end, day);
  prolong(b.weightings, i, end, day);
}

// --- reading a setting --------------------------------------------------------------------------------------------

[[noreturn]] void refuse(const Parameter& p, const std::string& what) {
  throw Error(ErrorKind::usage, base::say("{0} ({1}): {2}", p.id, p.label, what), {p.source.to_chinese()});
}

Quantity of_text(ValueKind kind, const std::string& text) {
  Quantity q;
  q.kind = kind;
  q.written = q.text = text;
  if (kind == ValueKind::list) q.list = base::split(text, ',');
  if (kind == ValueKind::date) q.date = base::Date::parse(text);
  if (kind == ValueKind::date) q.number = base::Rational(q.date.days());
  return q;
}

bool is_plain(ValueKind kind) {
  return kind == ValueKind::number || kind == ValueKind::percent || kind == ValueKind::count;
}

Quantity parse_setting(const Parameter& p, const std::string& text) {
  if (p.kind == ValueKind::text || p.kind == ValueKind::date || p.kind == ValueKind::list) return of_text(p.kind, text);
  const Quantity q = Quantity::parse(text);
  const bool fits = q.kind == p.kind || (is_plain(q.kind) && is_plain(p.kind) && p.kind != ValueKind::count);
  if (!fits) refuse(p, base::say("\"{0}\" must be {1}", text, base::tr(in_words(p.kind))));
  return q;
}

void check_range(const Parameter& p, const Quantity& q) {
  const auto other_unit = [&](const std::optional<Quantity>& bound) {
    return bound && q.kind == ValueKind::term && bound->term.unit != q.term.unit;
  };
  if (other_unit(p.min) || other_unit(p.max)) refuse(p, base::say("\"{0}\" has another unit than its range", q.written));
  if (p.min && q.number < p.min->number) refuse(p, base::say("{0} is below the least, {1}", q.written, p.min->written));
  if (p.max && q.number > p.max->number) refuse(p, base::say("{0} is above the most, {1}", q.written, p.max->written));
  if (!p.choices.empty() && std::find(p.choices.begin(), p.choices.end(), q.written) == p.choices.end())
    refuse(p, base::say("\"{0}\" is not one of {1}", q.written, base::join(p.choices, ", ")));
}

}  // namespace

bool Sheet::takes(const Object& object) const {
  if (topics.empty() && objects.empty()) return true;
  return std::find(topics.begin(), topics.end(), object.topic) != topics.end() ||
         std::find(objects.begin(), objects.end(), object.id) != objects.end();
}

const Given* Rulebook::Book::find_given(std::string_view name) const {
  const auto it = given.find(name);
  return it == given.end() ? nullptr : &it->second;
}

bool Rulebook::Book::is_open(const Gap& gap) const { return gap.closed_by.empty() || !find_given(gap.closed_by); }

bool Rulebook::Book::has_open_gap(std::string_view gap_id) const {
  return std::any_of(gaps.begin(), gaps.end(), [&](const auto& e) { return e.object.id == gap_id && is_open(e.object); });
}

Quantity read_setting(const Parameter& parameter, const std::string& text) {
  try {
    const Quantity q = parse_setting(parameter, text);
    check_range(parameter, q);
    return q;
  } catch (Error& e) {
    if (!e.places().empty()) throw;
    refuse(parameter, e.message() + (e.advice().empty() ? "" : "; " + e.advice()));
  }
}

void pile(Rulebook::Book& book, const std::map<std::string, Given, std::less<>>& case_settings) {
  std::vector<Pack> sorted = book.packs;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Pack& a, const Pack& b) { return a.layer() < b.layer(); });
  for (const Pack& pack : sorted) push(book, pack, pack.layer(), nullptr, nullptr, 0);
  for (std::size_t i = 0; i < book.sheets.size(); ++i) take_all(book, i);
  check_conflicts(book);
  take_settings(book, case_settings);
  for (std::size_t i = 0; i < book.sheets.size(); ++i) continue_sheet(book, i);
}

}  // namespace mi::law

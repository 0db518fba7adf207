// SPDX-License-Identifier: Apache-2.0
#include "law/show.hpp"

#include <algorithm>
#include <tuple>

#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

using domain::ColumnKind;
using domain::Table;

// --- one line for each kind -------------------------------------------------------------------------------------

std::string says(const DatedValue& v) { return v.quantity.written; }

std::string says(const Parameter& p) {
  std::string text = to_text(p.kind);
  if (p.min) text += " ≥" + p.min->written;
  if (p.max) text += " ≤" + p.max->written;
  return text;
}

std::string says(const Switch& s) {
  std::string text;
  for (const Alternative& a : s.alternatives)
    text += (text.empty() ? "" : " | ") + (a.value == s.standard ? "*" : std::string()) + a.value;
  return text;
}

std::string says(const Gap& g) { return g.text; }

std::string range(const std::string& low, const std::string& high) { return high.empty() ? low : low + "–" + high; }

void say_numbers(const Measure& m, std::vector<std::string>& words) {
  if (m.multiple) words.push_back(range(m.multiple->to_string(), m.multiple_max ? m.multiple_max->to_string() : "") + "×");
  if (m.floor) words.push_back("≥" + m.floor->to_string());
  if (m.cap) words.push_back("≤" + m.cap->to_string());
  if (m.amount) words.push_back(range(m.amount->to_string(), m.amount_max ? m.amount_max->to_string() : ""));
  if (m.term) words.push_back(range(m.term->to_string(), m.term_max ? m.term_max->to_string() : ""));
  if (m.points) words.push_back(range(m.points->to_string(), m.points_max ? m.points_max->to_string() : ""));
  for (const auto& [field, parameter] : m.open) words.push_back(field + "=" + parameter);
}

std::string says(const Measure& m) {
  std::vector<std::string> words{m.may ? "may " + m.act : m.act};
  if (!m.targets.empty()) words.push_back(base::join(m.targets, "/"));
  say_numbers(m, words);
  if (!m.when.empty()) words.push_back("(" + m.when + ")");
  if (!m.gap.empty()) words.push_back("[" + m.gap + "]");
  return base::join(words, " ");
}

std::string says(const Clause& c) {
  std::vector<std::string> list;
  for (const Measure& m : c.measures) list.push_back(says(m));
  const std::string head = c.tier.empty() ? "" : c.tier + " " + std::to_string(c.rank) + ": ";
  return head + base::join(list, "; ") + (c.gap.empty() ? "" : " [" + c.gap + "]");
}

std::string says(const RuleTable& t) {
  std::vector<std::string> rows;
  for (const TableRow& r : t.rows) rows.push_back(r.limits + (r.limits.empty() ? "→ " : " → ") + r.result.written);
  return base::join(rows, "; ");
}

const char* word(Test test) {
  static const char* const words[] = {"all", "any", "not", "=", "in", "≥", "≤", ">", "<", "present", "absent", "since",
                                      "not within"};
  return words[static_cast<int>(test)];
}

std::string says(const Predicate& p) {
  std::vector<std::string> parts;
  for (const Predicate& child : p.children) parts.push_back(says(child));
  if (!parts.empty()) return std::string(word(p.test)) + "(" + base::join(parts, ", ") + ")";
  for (const Quantity& q : p.operands) parts.push_back(q.written);
  if (p.test == Test::since || p.test == Test::not_within) parts.push_back(p.term.to_string());
  return p.fact + " " + word(p.test) + (parts.empty() ? "" : " " + base::join(parts, "|"));
}

std::string says(const Condition& c) { return (c.bars ? "bars: " : "") + says(c.test); }
std::string says(const Material& m) {
  return std::string(m.optional ? "optional" : "required") + (m.commitment ? ", commitment" : "") +
         (m.when ? " if " + says(*m.when) : "");
}

std::string says(const Deadline& d) {
  const std::string length = d.length ? d.length->to_string() : "=" + d.length_parameter;
  return d.owner + ": " + length + (d.backward ? " before " : " from ") + d.starts + (d.bar ? " (earliest)" : "");
}

std::string says(const Gate& g) {
  std::vector<std::string> needs;
  for (const Need& n : g.needs) needs.push_back(n.id);
  return g.step + ": " + base::join(needs, ", ");
}

void say_demands(const Transition& t, std::vector<std::string>& words) {
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) words.push_back(std::string(key) + " " + value);
  };
  add("by", t.by);
  add("for", base::join(t.scope, "|"));
  add("ground", t.grounds.empty() ? t.ground : base::join(t.grounds, "|"));
  add("with", t.measure);
  add("gates", base::join(t.gates, "|"));
  if (t.when) words.push_back("if " + says(*t.when));
  add("ahead", t.ahead);
  add("after", t.after);
  add("longest", t.longest);
  add("bars", base::join(t.bars, "|"));
  add("papers", t.papers);
  add("then", base::join(t.effects, "|"));
}

std::string says(const Transition& t) {
  std::vector<std::string> words;
  say_demands(t, words);
  return t.event + ": " + base::join(t.from_states, "|") + " → " + t.to_state + (words.empty() ? "" : "; " + base::join(words, "; "));
}
std::string says(const State& s) { return s.name + (s.payable ? " (payable)" : ""); }

std::string says(const Weighting& w) {
  std::vector<std::string> parts;
  for (const auto& p : w.parts) parts.push_back(p.id + " " + p.share.to_percent(2));
  return base::join(parts, ", ");
}

template <class T>
void add(std::vector<Shown>& list, const char* kind, const std::vector<T>& objects) {
  for (const T& o : objects) list.push_back({kind, o, says(o), 0, false, {}});
}

// The object's own days, where they are not its pack's: agreements of two years differ in what they say, not in every
// line.
std::string own_days(const Pack& pack, const Shown& s) {
  const Object& o = s.object;
  if (o.from == pack.from() && (!o.to || o.to == pack.to())) return {};
  return " (" + (s.undated ? std::string() : o.from.to_string()) + "–" + (o.to ? o.to->to_string() : std::string()) + ")";
}

void add_periods(const Pack& pack, std::vector<Shown>& list) {
  for (Shown& s : list) {
    s.undated = !pack.undated().empty() && s.object.from == pack.from();
    s.days = own_days(pack, s);
    for (const Shown& other : list)
      if (other.kind == s.kind && other.object.id == s.object.id && other.object.from < s.object.from) ++s.period;
  }
}

// --- rows ---------------------------------------------------------------------------------------------------------

json::Value day_or_null(const std::optional<base::Date>& day) {
  return day ? json::Value(day->to_string()) : json::Value();
}

bool is_below(const std::string& id, const std::string& wanted) {
  return wanted.empty() || id == wanted || id.compare(0, wanted.size() + 1, wanted + ".") == 0;
}

// Kind, id, and which of its periods: packs of two years or two cities begin on different days.
using Key = std::tuple<std::string, std::string, int>;
Key key_of(const Shown& s) { return {s.kind, s.object.id, s.period}; }

json::Value first_day(const Shown& s) { return s.undated ? json::Value() : json::Value(s.object.from.to_string()); }

const Shown* find(const std::vector<Shown>& list, const Key& key) {
  const auto it = std::find_if(list.begin(), list.end(), [&](const Shown& s) { return key_of(s) == key; });
  return it == list.end() ? nullptr : &*it;
}

std::string whole(const Shown* s) {
  if (!s) return {};
  std::string text = s->object.label;
  if (!s->says.empty()) text += ": " + s->says;
  return text + s->days;
}

void add_difference(Table& table, const char* change, const Shown* before, const Shown* after) {
  const Shown& any = after ? *after : *before;
  table.rows.push_back({change, any.kind, any.object.id, first_day(any),
                        before ? json::Value(whole(before)) : json::Value(),
                        after ? json::Value(whole(after)) : json::Value(), any.object.source.to_chinese(),
                        any.object.place});
}

bool differs(const Shown& a, const Shown& b) {
  return whole(&a) != whole(&b) || a.object.source.place() != b.object.source.place() || a.object.note != b.object.note;
}

}  // namespace

std::vector<Shown> shown(const Pack& pack) {
  std::vector<Shown> list;
  add(list, "value", pack.values());
  add(list, "parameter", pack.parameters());
  add(list, "switch", pack.switches());
  add(list, "gap", pack.gaps());
  add(list, "clause", pack.clauses());
  add(list, "table", pack.tables());
  add(list, "weights", pack.weightings());
  add(list, "condition", pack.conditions());
  add(list, "material", pack.materials());
  add(list, "deadline", pack.deadlines());
  add(list, "gate", pack.gates());
  add(list, "state", pack.states());
  add(list, "transition", pack.transitions());
  add_periods(pack, list);
  return list;
}

Table pack_rows(const std::vector<Pack>& packs) {
  Table table{"mi.rules.list/1",
              {{"pack", base::mark("pack")}, {"version", base::mark("version")}, {"status", base::mark("status")},
               {"layer", base::mark("layer")}, {"area", base::mark("area")}, {"topics", base::mark("topics"), ColumnKind::list},
               {"from", base::mark("from"), ColumnKind::date}, {"to", base::mark("to"), ColumnKind::date},
               {"title", base::mark("title")}, {"hash", base::mark("hash")}},
              {}};
  for (const Pack& p : packs) {
    json::Value topics = json::Value::array();
    for (const std::string& t : p.topics()) topics.push(t);
    const json::Value from = p.undated().empty() ? json::Value(p.from().to_string()) : json::Value();
    table.rows.push_back({p.id(), p.version(), to_text(p.status()), to_text(p.layer()), p.area(), topics, from,
                          day_or_null(p.to()), p.title(), p.hash().substr(0, 16)});
  }
  return table;
}

Table object_rows(const std::vector<Pack>& packs, const std::string& id) {
  Table table{"mi.rules.show/1",
              {{"pack", base::mark("pack")}, {"kind", base::mark("kind")}, {"id", base::mark("id")},
               {"label", base::mark("label")}, {"says", base::mark("says")}, {"from", base::mark("from"), ColumnKind::date},
               {"to", base::mark("to"), ColumnKind::date}, {"source", base::mark("source")}, {"basis", base::mark("basis")},
               {"note", base::mark("note")}, {"place", base::mark("place")}},
              {}};
  for (const Pack& pack : packs)
    for (const Shown& s : shown(pack))
      if (is_below(s.object.id, id))
        table.rows.push_back({pack.id(), s.kind, s.object.id, s.object.label, s.says, first_day(s),
                              day_or_null(s.object.to), s.object.source.place(), to_text(s.object.basis), s.object.note,
                              s.object.place});
  return table;
}

Table setting_rows(const Rulebook& law) {
  Table table{"mi.rules.settings/1",
              {{"kind", base::mark("kind")}, {"name", base::mark("name")}, {"value", base::mark("value")},
               {"default", base::mark("default")}, {"question", base::mark("question")}, {"origin", base::mark("origin")}},
              {}};
  for (const Choice& c : law.switches())
    table.rows.push_back({"switch", c.name, c.value, c.is_default, c.question, c.origin});
  for (const Pack& pack : law.used())
    for (const Parameter& p : pack.parameters()) {
      const bool set = law.has(p.id, law.as_of());
      const Value value = set ? law.value(p.id, law.as_of()) : Value{};
      table.rows.push_back({"parameter", p.id, set ? json::Value(value.quantity.written) : json::Value(), json::Value(),
                            p.label, set ? value.origin : p.source.to_chinese()});
    }
  return table;
}

Table difference_rows(const Pack& a, const Pack& b) {
  Table table{"mi.rules.diff/1",
              {{"change", base::mark("change")}, {"kind", base::mark("kind")}, {"id", base::mark("id")},
               {"from", base::mark("from"), ColumnKind::date}, {"before", base::mark("before")},
               {"after", base::mark("after")}, {"source", base::mark("source")}, {"place", base::mark("place")}},
              {}};
  const std::vector<Shown> before = shown(a), after = shown(b);
  for (const Shown& s : before) {
    const Shown* other = find(after, key_of(s));
    if (!other) add_difference(table, "removed", &s, nullptr);
    else if (differs(s, *other)) add_difference(table, "changed", &s, other);
  }
  for (const Shown& s : after)
    if (!find(before, key_of(s))) add_difference(table, "added", nullptr, &s);
  return table;
}

}  // namespace mi::law

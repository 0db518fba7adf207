// SPDX-License-Identifier: Apache-2.0
#include "work/apply/state.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using law::Predicate;
using law::Test;
using Form = AskedFact::Form;
using Words = std::vector<std::string>;
using Asked = std::map<std::string, AskedFact>;

void add_once(Words& list, const std::string& word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

bool is_yes_no(const law::Quantity& q) { return q.written == "true" || q.written == "false"; }

// How the test compares it tells the form; "present" alone leaves it open.
void learn_form(AskedFact& fact, const Predicate& p) {
  if (p.test == Test::since || p.test == Test::not_within) {
    fact.form = Form::date;
    fact.can_be_none = fact.can_be_none || p.test == Test::not_within;
  } else if (p.test == Test::present || p.test == Test::absent) {
    fact.can_be_none = true;
  } else if (!p.operands.empty() && is_yes_no(p.operands.front())) {
    fact.form = Form::yes_no;
  } else if (!p.operands.empty() && p.operands.front().kind == law::ValueKind::text) {
    for (const law::Quantity& q : p.operands) add_once(fact.words, q.written);
  } else if (!p.operands.empty()) {
    fact.form = p.operands.front().kind == law::ValueKind::date ? Form::date : Form::number;
  }
}

void collect(Asked& asked, const Predicate& p, const std::string& by) {
  for (const Predicate& child : p.children) collect(asked, child, by);
  if (p.fact.empty()) return;
  AskedFact& fact = asked[p.fact];
  fact.name = p.fact;
  if (fact.label.empty()) fact.label = p.label;
  add_once(fact.asked_by, by);
  learn_form(fact, p);
}

const AskedFact& asked_named(const std::vector<AskedFact>& asked, const std::string& name) {
  Words names;
  for (const AskedFact& f : asked) {
    if (f.name == name) return f;
    names.push_back(f.name);
  }
  const std::string near = base::nearest(name, names);
  throw Error(ErrorKind::usage, say("no pack in use asks for \"{}\"", name), {},
              near.empty() ? say("mi-apply state without a name lists what they ask for") : say("did you mean {}?", near));
}

[[noreturn]] void wrong_form(const AskedFact& fact, const std::string& value, const std::string& wanted) {
  throw Error(ErrorKind::usage, say("\"{0}\" is no answer to {1}", value, fact.name), {fact.label}, wanted);
}

std::string yes_no(const AskedFact& fact, const std::string& value) {
  for (const char* yes : {"true", "yes", "是"})
    if (value == yes) return "true";
  for (const char* no : {"false", "no", "否"})
    if (value == no) return "false";
  wrong_form(fact, value, say("answer yes or no"));
}

bool is_number(const std::string& value) {
  return !value.empty() && value.size() < 16 && value.find_first_not_of("0123456789") == std::string::npos;
}

std::string in_form(const AskedFact& fact, const std::string& value) {
  const std::string none = fact.can_be_none ? say("; none says that there is no such thing") : std::string();
  if (value == "none" || value == "无") {
    if (fact.can_be_none) return "none";
    wrong_form(fact, value, say("this fact cannot be none"));
  }
  if (fact.form == Form::yes_no) return yes_no(fact, value);
  if (fact.form == Form::date && !base::Date::try_parse(value))
    wrong_form(fact, value, say("give a date like 2026-05-25") + none);
  if (fact.form == Form::number && !is_number(value)) wrong_form(fact, value, say("give a whole number") + none);
  if (value.empty()) wrong_form(fact, value, say("give a word"));
  return value;
}

void must_not_be_on_record(const law::CaseFacts& known, const std::string& name) {
  const auto it = known.sources.find(name);
  if (it == known.sources.end() || it->second.stated) return;
  throw Error(ErrorKind::gate, say("the case's own records know {0}: {1}", name, it->second.text), {},
              say("what is wrong there is put right there: mi-register, or a correction"));
}

const char* to_text(Form form) {
  static const char* const names[] = {"yes/no", "number", "date", "word"};
  return names[static_cast<int>(form)];
}

std::string known_text(const law::CaseFacts& known, const std::string& name) {
  const law::Facts::Known* k = known.facts.find(name);
  if (k == nullptr) return {};
  return k->none ? std::string("none") : k->value.written;
}

}  // namespace

std::vector<AskedFact> asked_facts(const law::Rulebook& law) {
  Asked asked;
  for (const law::Condition& c : law.conditions("", law.as_of())) collect(asked, c.test, c.id);
  for (const law::Material& m : law.materials("", law.as_of()))
    if (m.when) collect(asked, *m.when, m.id);
  std::vector<AskedFact> list;
  for (auto& [name, fact] : asked) list.push_back(std::move(fact));
  return list;
}

domain::Statement statement(const std::vector<AskedFact>& asked, const law::CaseFacts& known, const std::string& name,
                            const std::string& value, const std::string& evidence, base::Date on) {
  const AskedFact& fact = asked_named(asked, name);
  const std::string answer = in_form(fact, value);
  must_not_be_on_record(known, name);
  if (base::trim(evidence).empty())
    throw Error(ErrorKind::usage, say("{} is stated without evidence", name), {}, say("give --evidence TEXT"));
  return {name, answer, on, evidence, {}};
}

void store(const casefile::Case& file, casefile::Change& change, const domain::Statement& s,
           const casefile::Correction& correction) {
  const std::string key = s.fact + "@" + s.on.to_string();
  casefile::enter(file, change, key, s, "state:" + key, s.on, correction);
}

std::vector<domain::Statement> statements(const std::vector<AskedFact>& asked, const law::CaseFacts& known,
                                          std::string bytes, const std::string& file, base::Date on) {
  const std::vector<package::NamedColumn> columns{{"fact", "事实", true}, {"value", "取值", true}, {"evidence", "依据", true}};
  std::vector<domain::Statement> list;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, columns, [&](const package::NamedRow& row) {
    list.push_back(statement(asked, known, row.text("fact"), row.text("value"), row.text("evidence"), on));
  });
  return list;
}

domain::Table rows(const std::vector<AskedFact>& asked, const law::CaseFacts& known) {
  domain::Table t{"mi.apply.state/1",
                  {{"fact", mark("fact")},
                   {"label", mark("name")},
                   {"form", mark("form")},
                   {"value", mark("value")},
                   {"source", mark("source")},
                   {"asked_by", mark("asked by"), ColumnKind::list}},
                  {}};
  for (const AskedFact& f : asked) {
    const auto source = known.sources.find(f.name);
    json::Value by = json::Value::array();
    for (const std::string& id : f.asked_by) by.push(id);
    const std::string value = known_text(known, f.name);
    t.rows.push_back({f.name, f.label, to_text(f.form), value.empty() ? json::Value() : json::Value(value),
                      source == known.sources.end() ? json::Value() : json::Value(source->second.text), by});
  }
  return t;
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "law/read/fields.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/") ==
                              text.npos;
}

Quantity words(std::string text) {
  Quantity q;
  q.kind = ValueKind::text;
  q.written = text;
  q.text = std::move(text);
  return q;
}

Quantity of_date(base::Date date) {
  Quantity q;
  q.kind = ValueKind::date;
  q.date = date;
  q.number = base::Rational(date.days());
  q.written = date.to_string();
  return q;
}

Quantity of_list(const Node& node, Problems& problems) {
  Quantity q;
  q.kind = ValueKind::list;
  for (const Node& item : node.items) {
    if (item.kind == NodeKind::text) q.list.push_back(item.text);
    else problems.add(item.place, base::tr("a list holds words in quotes"));
  }
  q.written = base::join(q.list, ",");
  return q;
}

std::optional<Quantity> of_table(const Node& node, Problems& problems) {
  const Node* text = node.find("text");
  if (text && text->kind == NodeKind::text && node.members.size() == 1) return words(text->text);
  problems.add(node.place, base::tr("a value in braces is {text = \"…\"}"));
  return std::nullopt;
}

std::optional<Quantity> of_text(const Node& node, Problems& problems) {
  if (base::Date::try_parse(node.text)) {
    problems.add(node.place, base::tr("a date stands without quotes"));
    return std::nullopt;
  }
  try {
    return Quantity::parse(node.text);
  } catch (const base::Error& e) {
    problems.add(node.place, e.message() + (e.advice().empty() ? "" : ": " + e.advice()));
    return std::nullopt;
  }
}

}  // namespace

std::string unknown_word(const char* message, const std::string& word, const std::vector<std::string_view>& known) {
  const std::string text = base::say(message, word);
  const std::string near = base::nearest(word, std::vector<std::string>(known.begin(), known.end()));
  return near.empty() ? text : text + base::say("; did you mean \"{0}\"?", near);
}

std::optional<Quantity> read_quantity(const Node& node, Problems& problems) {
  switch (node.kind) {
    case NodeKind::text: return of_text(node, problems);
    case NodeKind::integer: return Quantity::parse(std::to_string(node.integer));
    case NodeKind::date: return of_date(node.date);
    case NodeKind::boolean: return words(node.boolean ? "true" : "false");
    case NodeKind::array: return of_list(node, problems);
    case NodeKind::table: return of_table(node, problems);
    case NodeKind::wrong: break;  // already a problem
  }
  return std::nullopt;
}

Fields::Fields(const Node& table, std::string section, const std::vector<std::string_view>& known, Problems& problems)
    : table_(table), section_(std::move(section)), problems_(problems) {
  for (const auto& [key, value] : table.members)
    if (std::find(known.begin(), known.end(), key) == known.end())
      problems.add(value.place, unknown_word(base::mark("unknown key \"{0}\""), key, known) + " " +
                                    base::say("(in {0})", section_));
}

const Place& Fields::place_of(std::string_view key) const {
  const Node* node = table_.find(key);
  return node ? node->place : table_.place;
}

void Fields::require(std::initializer_list<std::string_view> keys) const {
  for (std::string_view key : keys)
    if (!table_.find(key))
      problems_.add(table_.place, base::say("{0} needs \"{1}\"", section_, std::string(key)));
}

const Node* Fields::of_kind(std::string_view key, NodeKind kind, const char* what) const {
  const Node* node = table_.find(key);
  if (!node || node->kind == kind || node->kind == NodeKind::wrong) return node && node->kind == kind ? node : nullptr;
  problem(key, base::say("\"{0}\" must be {1}", std::string(key), base::tr(what)));
  return nullptr;
}

std::string Fields::text(std::string_view key) const {
  const Node* node = of_kind(key, NodeKind::text, base::mark("text in quotes"));
  return node ? node->text : std::string();
}

std::string Fields::name(std::string_view key) const {
  const Node* node = table_.find(key);
  if (node && node->kind == NodeKind::integer) return std::to_string(node->integer);
  const std::string value = text(key);
  if (node && node->kind == NodeKind::text && !is_name(value))
    problem(key, base::say("\"{0}\" is no name: use letters, digits, . - _ /", value));
  return value;
}

bool Fields::flag(std::string_view key) const {
  const Node* node = of_kind(key, NodeKind::boolean, base::mark("true or false"));
  return node && node->boolean;
}

std::optional<std::int64_t> Fields::integer(std::string_view key) const {
  const Node* node = of_kind(key, NodeKind::integer, base::mark("a whole number"));
  return node ? std::optional(node->integer) : std::nullopt;
}

std::optional<base::Date> Fields::date(std::string_view key) const {
  const Node* node = of_kind(key, NodeKind::date, base::mark("a date without quotes: 2018-01-01"));
  return node ? std::optional(node->date) : std::nullopt;
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  const Node* node = table_.find(key);
  if (node && node->kind == NodeKind::text) return {node->text};
  node = of_kind(key, NodeKind::array, base::mark("a list of words"));
  return node ? of_list(*node, problems_).list : std::vector<std::string>();
}

std::optional<Quantity> Fields::quantity(std::string_view key) const {
  const Node* node = table_.find(key);
  return node ? read_quantity(*node, problems_) : std::nullopt;
}

std::optional<Quantity> Fields::of_unit(std::string_view key, std::initializer_list<ValueKind> kinds,
                                        const char* what) const {
  const std::optional<Quantity> q = quantity(key);
  if (!q || std::find(kinds.begin(), kinds.end(), q->kind) != kinds.end()) return q;
  problem(key, base::say("\"{0}\" must be {1}, not \"{2}\"", std::string(key), base::tr(what), q->written));
  return std::nullopt;
}

std::optional<base::Rational> Fields::number(std::string_view key) const {
  const auto q = of_unit(key, {ValueKind::number, ValueKind::percent, ValueKind::count}, base::mark("a number"));
  return q ? std::optional(q->number) : std::nullopt;
}

std::optional<base::Money> Fields::money(std::string_view key) const {
  const auto q = of_unit(key, {ValueKind::money}, base::mark("an amount (\"5000.00 CNY\")"));
  return q ? std::optional(q->money()) : std::nullopt;
}

std::optional<Term> Fields::term(std::string_view key) const {
  const auto q = of_unit(key, {ValueKind::term}, base::mark("a term (\"30 working-days\")"));
  return q ? std::optional(q->term) : std::nullopt;
}

std::optional<Predicate> Fields::predicate(std::string_view key) const {
  const Node* node = of_kind(key, NodeKind::table, base::mark("a condition in braces"));
  return node ? read_predicate(*node, problems_) : std::nullopt;
}

std::size_t Fields::choice(std::string_view key, const std::vector<std::string_view>& words) const {
  const std::string word = text(key);
  if (word.empty()) return 0;
  const auto it = std::find(words.begin(), words.end(), word);
  if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
  problem(key, base::say("\"{0}\" is not one of {1}", word,
                         base::join(std::vector<std::string>(words.begin(), words.end()), ", ")));
  return 0;
}

std::vector<const Node*> Fields::tables(std::string_view key) const {
  std::vector<const Node*> list;
  const Node* node = table_.find(key);
  if (!node || node->kind == NodeKind::wrong) return list;
  if (node->kind == NodeKind::table) return {node};
  for (const Node& item : node->items) {
    if (item.kind == NodeKind::table) list.push_back(&item);
    else problems_.add(item.place, base::say("\"{0}\" holds tables", std::string(key)));
  }
  if (node->kind != NodeKind::array) problem(key, base::say("\"{0}\" holds tables", std::string(key)));
  return list;
}

}  // namespace mi::law

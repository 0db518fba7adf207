// SPDX-License-Identifier: Apache-2.0
// The only includer of toml++.
#include "law/read/node.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

Place place_of(const toml::source_region& region, const std::string& file) {
  return {file, region.begin.line, region.begin.column};
}

class Converter {
 public:
  Converter(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

  Node table(const toml::table& from) {
    Node node = start(NodeKind::table, from);
    for (const auto& [key, value] : from) {
      Node child = convert(value);
      if (value.is_value()) child.place = place_of(key.source(), file_);
      node.members.push_back({std::string(key.str()), std::move(child)});
    }
    // toml++ keeps keys sorted by name; people expect what is written first to be spoken of first.
    std::stable_sort(node.members.begin(), node.members.end(), [](const auto& a, const auto& b) {
      return std::tie(a.node.place.line, a.node.place.column) < std::tie(b.node.place.line, b.node.place.column);
    });
    return node;
  }

 private:
  Node start(NodeKind kind, const toml::node& from) {
    Node node;
    node.kind = kind;
    node.place = place_of(from.source(), file_);
    return node;
  }

  Node array(const toml::array& from) {
    Node node = start(NodeKind::array, from);
    for (const toml::node& item : from) node.items.push_back(convert(item));
    return node;
  }

  Node wrong(const toml::node& from, const char* text) {
    Node node = start(NodeKind::wrong, from);
    problems_.add(node.place, base::tr(text));
    return node;
  }

  Node date(const toml::node& from) {
    Node node = start(NodeKind::date, from);
    const toml::date d = from.as_date()->get();
    node.date = base::Date::of(d.year, d.month, d.day);
    return node;
  }

  Node scalar(const toml::node& from) {
    if (from.is_floating_point())
      return wrong(from, base::mark("decimals stand in quotes with their unit (\"97 %\", \"1.5\"): a TOML float is not exact"));
    if (from.is_date()) return date(from);
    Node node;
    if (from.is_string()) (node = start(NodeKind::text, from)).text = from.as_string()->get();
    else if (from.is_integer()) (node = start(NodeKind::integer, from)).integer = from.as_integer()->get();
    else if (from.is_boolean()) (node = start(NodeKind::boolean, from)).boolean = from.as_boolean()->get();
    else return wrong(from, base::mark("a time of day has no place in a pack; write a date: 2018-01-01"));
    return node;
  }

  Node convert(const toml::node& from) {
    if (const toml::table* t = from.as_table()) return table(*t);
    if (const toml::array* a = from.as_array()) return array(*a);
    return scalar(from);
  }

  const std::string& file_;
  Problems& problems_;
};

std::string line_of(std::string_view text, std::uint32_t number) {
  const auto lines = base::split(text, '\n');
  return number >= 1 && number <= lines.size() ? std::string(base::trim(lines[number - 1])) : std::string();
}

}  // namespace

std::string Place::to_string() const {
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, node] : members)
    if (name == key) return &node;
  return nullptr;
}

std::vector<std::string> Problems::lines() const {
  std::vector<Problem> sorted = list_;
  const auto key = [](const Problem& p) { return std::tie(p.place.file, p.place.line, p.place.column); };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
  std::vector<std::string> lines;
  for (const Problem& p : sorted)
    if (std::find(lines.begin(), lines.end(), p.to_string()) == lines.end()) lines.push_back(p.to_string());
  return lines;
}

void Problems::throw_if_any(const std::string& name) const {
  if (empty()) return;
  throw base::Error(base::ErrorKind::cannot, base::say("this rule pack has errors: {0}", lines().size()), {name},
                    base::tr("correct the lines named; the grammar is in mi-rules(5)"))
      .with_items(lines());
}

std::optional<Node> parse_toml(std::string_view text, const std::string& file, Problems& problems) {
  if (!base::is_valid_utf8(text)) {
    problems.add({file, 1, 1}, base::tr("the file is not UTF-8"));
    return std::nullopt;
  }
  try {
    return Converter(file, problems).table(toml::parse(text, file));
  } catch (const toml::parse_error& e) {
    const Place place = place_of(e.source(), file);
    const bool twice = e.description().find("redefine") != std::string_view::npos;
    problems.add(place, base::say(twice ? base::mark("a key stands twice: {0}") : base::mark("this is not TOML: {0}"),
                                  line_of(text, place.line)));
  }
  return std::nullopt;
}

}  // namespace mi::law

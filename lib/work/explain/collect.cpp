// SPDX-License-Identifier: Apache-2.0
#include "work/explain/collect.hpp"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/net_finding.hpp"

namespace mi::work {
namespace {

// A figure is told by its keys; no other body has both.
bool is_figure(const json::Value& v) {
  return v.find("id") != nullptr && v.find("formula") != nullptr && v.find("rounding") != nullptr;
}

std::string result_name(const casefile::Fact& fact) {
  if (!fact.name.empty()) return fact.name;
  return fact.key.empty() ? fact.id.substr(0, 12) : fact.key;
}

void add(domain::Figure figure, const casefile::Fact& fact, std::vector<FoundFigure>& out) {
  if (figure.id.empty()) return;  // a figure that was never reckoned
  std::string address = result_name(fact) + ":" + figure.id;
  out.push_back({fact, std::move(figure), std::move(address)});
}

void collect(const json::Value& v, const casefile::Fact& fact, std::vector<FoundFigure>& out) {
  if (is_figure(v)) {
    add(domain::decode<domain::Figure>(v), fact, out);
  } else if (v.is_object()) {
    for (const json::Member& member : v.members()) collect(member.second, fact, out);
  } else if (v.is_array()) {
    for (const json::Value& item : v.items()) collect(item, fact, out);
  }
}

void collect_table(const json::Value& table, const casefile::Fact& fact, std::vector<FoundFigure>& out) {
  for (const domain::NetFinding& n : domain::findings_of_table(table)) {
    add(domain::fund_figure(n), fact, out);
    add(domain::gross_figure(n), fact, out);
    add(domain::net_figure(n), fact, out);
    add(domain::overlap_figure(n), fact, out);
  }
}

// Figures that a fact tells in tables: amounts of findings, and inputs of sums.
void collect_tables(const json::Value& body, const casefile::Fact& fact, std::size_t first, std::vector<FoundFigure>& out) {
  if (const json::Value* table = body.find("findings_table")) collect_table(*table, fact, out);
  const json::Value* parts = body.find("sum_parts");
  if (parts == nullptr) return;
  const auto tables = domain::decode<std::vector<domain::Parts>>(*parts);
  std::unordered_set<std::string> told;
  for (std::size_t i = first; i < out.size(); ++i) told.insert(out[i].figure.id);
  for (std::size_t i = first; i < out.size(); ++i) domain::put_in(out[i].figure, tables, told);
}

std::vector<std::string> addresses(const std::vector<FoundFigure>& found) {
  std::vector<std::string> names;
  for (const FoundFigure& f : found) names.push_back(f.address);
  return names;
}

using Told = std::unordered_map<std::string_view, const domain::Figure*>;

bool is_leaf(const domain::Figure& f) { return f.inputs.empty() && f.lines.empty() && f.formula.empty(); }

// A fact may tell a figure in full once and name it elsewhere: what is only named is put in.
void grow(domain::Figure& figure, const Told& told, int depth) {
  if (depth == 0) return;
  for (domain::Figure& input : figure.inputs) {
    const auto full = told.find(input.id);
    if (is_leaf(input) && full != told.end() && full->second->id != figure.id && !is_leaf(*full->second)) input = *full->second;
    grow(input, told, depth - 1);
  }
}

FoundFigure grown(FoundFigure found, const std::vector<FoundFigure>& all) {
  constexpr int deepest = 32;
  Told told;
  for (const FoundFigure& f : all)
    if (f.fact.id == found.fact.id) told.emplace(f.figure.id, &f.figure);
  grow(found.figure, told, deepest);
  return found;
}

[[noreturn]] void unknown(std::string_view name, const std::vector<FoundFigure>& all) {
  const std::string near = base::nearest(name, addresses(all));
  throw base::Error(base::ErrorKind::cannot, base::say("this case holds no figure \"{}\"", name), {},
                    near.empty() ? base::say("mi-explain without a name lists all figures")
                                 : base::say("did you mean \"{}\"?", near));
}

void add_lines(const domain::Figure& figure, std::unordered_set<std::string>& seen, std::vector<std::string>& out) {
  for (const std::string& line : figure.lines)
    if (seen.insert(line).second) out.push_back(line);
  for (const domain::Figure& input : figure.inputs) add_lines(input, seen, out);
}

}  // namespace

std::vector<FoundFigure> figures_of(const casefile::Case& file) {
  std::vector<FoundFigure> found;
  for (const casefile::Fact& fact : file.in_force()) {
    const std::size_t first = found.size();
    casefile::Fact bare = fact;  // each figure names its fact; with the body a large one would be copied for every figure in it
    bare.body = json::Value();
    collect(fact.body, bare, found);
    collect_tables(fact.body, bare, first, found);
  }
  // The same figure may be told by two facts (the proposal and its decision); the address keeps them apart. Inside one
  // fact the first wins.
  std::unordered_set<std::string> seen;
  std::erase_if(found, [&](const FoundFigure& f) { return !seen.insert(f.address).second; });
  return found;
}

FoundFigure figure_named(const casefile::Case& file, std::string_view name) {
  const auto all = figures_of(file);
  std::vector<FoundFigure> matching;
  for (const FoundFigure& f : all) {
    if (f.address == name) return grown(f, all);
    if (f.figure.id == name || f.figure.label == name) matching.push_back(f);
  }
  if (matching.empty()) unknown(name, all);
  if (matching.size() > 1)
    throw base::Error(base::ErrorKind::choice, base::say("{0} figures are called \"{1}\"", matching.size(), name), {},
                      base::say("name one by its address"))
        .with_items(addresses(matching));
  return grown(matching.front(), all);
}

domain::Table figure_rows(const std::vector<FoundFigure>& figures) {
  domain::Table table{"mi.explain.figure/1",
                      {{"address", base::mark("address")},
                       {"label", base::mark("figure")},
                       {"value", base::mark("value"), domain::ColumnKind::rate},
                       {"unit", base::mark("unit")},
                       {"clause", base::mark("clause")}},
                      {}};
  for (const FoundFigure& f : figures)
    table.rows.push_back({f.address, f.figure.label, f.figure.value, f.figure.unit, f.figure.clause});
  return table;
}

std::vector<std::string> lines_below(const domain::Figure& figure) {
  std::unordered_set<std::string> seen;
  std::vector<std::string> lines;
  add_lines(figure, seen, lines);
  return lines;
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/lists.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "claims/indicators/indicators.hpp"
#include "claims/kernel/stock.hpp"
#include "claims/knowledge/classes.hpp"
#include "claims/knowledge/exclusions.hpp"
#include "claims/knowledge/layers.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::ClaimsList;

const std::vector<std::string> layers{"province", "city", "agreement"};  // from top to bottom

bool is_shipped(const std::string& name) { return std::filesystem::exists(base::data_path("knowledge") + "/claims/" + name); }

// The case's lists of a name, from top to bottom.
std::vector<ClaimsList> adopted(const casefile::Case& source, const std::string& name) {
  std::vector<ClaimsList> lists;
  for (const std::string& layer : layers)
    if (auto list = source.get<ClaimsList>(fmt::format("{}/{}", layer, name))) lists.push_back(list->value);
  return lists;
}

// Of a rule that is there already only what is open may be filled.
void fill_rule(Rule& upper, const Rule& lower, const std::string& place) {
  auto refuse = [&](const std::string& what) {
    throw Error(ErrorKind::cannot, say("the rule {0} is shipped and {1} would change: only what is open may be filled", lower.code, what), {place},
                say("write all else as `mi-claims rules` shows it, or make a rule with a code of your own"));
  };
  if (lower.kind != upper.kind) refuse("kind");
  if (lower.judgement != upper.judgement) refuse("judgement");
  for (const auto& [name, value] : lower.parameters.all()) {
    if (upper.parameters.has(name) && upper.parameters.text(name) == value) continue;
    if (!upper.parameters.is_open(name)) refuse(fmt::format("{}={}", name, value));
    upper.parameters.set(name, value);
  }
  if (lower.list == upper.list) return;
  if (!upper.list.empty()) refuse("list");
  upper.list = lower.list;
}

void lay_rules(std::vector<Rule>& rules, const std::string& text, const std::string& origin) {
  for (Rule& rule : read_rules(text, origin)) {
    auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.code == rule.code; });
    if (found == rules.end()) rules.push_back(std::move(rule));
    else fill_rule(*found, rule, origin);
  }
}

// A row that names a rule serves that rule alone; one that names a rule nobody has would be passed over in silence.
void refuse_unknown_rules(const casefile::Case& source, const std::string& text, const std::string& name) {
  package::DelimitedReader rows(text);
  if (!rows.next()) return;
  auto column = std::find(rows.fields().begin(), rows.fields().end(), "rule") - rows.fields().begin();
  std::vector<std::string> codes;
  for (const Rule& rule : rules_of_case(source)) codes.push_back(rule.code);
  while (rows.next()) {
    if (column >= std::ssize(rows.fields())) continue;
    std::string code(rows.fields()[static_cast<std::size_t>(column)]);
    if (code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
    std::string near = base::nearest(code, codes);
    throw Error(ErrorKind::cannot, say("there is no rule “{}”", code), {name + ":" + std::to_string(rows.line())},
                near.empty() ? say("`mi-claims rules` lists them") : say("did you mean {}?", near));
  }
}

// Reads it as whoever uses it would.
void try_out(const casefile::Case& source, const std::string& name, const std::string& own) {
  if (name == "rules.csv") rules_of_case(source);
  else if (name == "exclusions.csv") exclusions_of_case(source);
  else {
    std::string all = list_of_case(source, name);
    if (name == purchase_fields_list) read_purchase_fields(all, name);
    refuse_unknown_rules(source, own, name);
    Classes classes = read_classes(list_of_case(source, "classes.csv"), "classes.csv");
    if (name == "indicators.csv" || name == "classes.csv") read_indicators(list_of_case(source, "indicators.csv"), "indicators.csv", classes);
  }
}

std::int64_t count_rows(const std::string& text) {
  std::int64_t count = -1;  // the header
  package::DelimitedReader rows(text);
  while (rows.next()) ++count;
  return std::max<std::int64_t>(count, 0);
}

}  // namespace

std::string list_of_case(const casefile::Case& source, const std::string& name) {
  if (name.empty()) return {};
  std::vector<ClaimsList> own = adopted(source, name);
  std::string shipped = is_shipped(name) ? shipped_list(name) : std::string();
  if (own.empty()) return shipped;
  ListGrammars grammars = read_grammars(shipped_list("lists.csv"), "lists.csv");
  auto grammar = grammars.find(name);
  LayeredList list(grammar == grammars.end() ? ListGrammar{} : grammar->second);
  if (!shipped.empty()) list.lay(shipped, name);
  for (const ClaimsList& l : own) list.lay(source.file(l.file), l.layer + " " + name);
  return list.text();
}

std::vector<Rule> rules_of_case(const casefile::Case& source) {
  std::vector<Rule> rules = shipped_rules();
  for (const ClaimsList& own : adopted(source, "rules.csv")) lay_rules(rules, source.file(own.file), own.layer + " rules.csv");
  for (Rule& rule : rules)
    if (!rule.list.empty() && (!is_shipped(rule.list) || !adopted(source, rule.list).empty())) rule.own_list = list_of_case(source, rule.list);
  return rules;
}

ClaimsList adopt_list(casefile::Case& target, casefile::Change& change, const std::string& path, const std::string& text,
                      const std::string& layer, const std::string& source) {
  std::string name = std::filesystem::path(path).filename().string();
  if (!name.ends_with(".csv"))
    throw Error(ErrorKind::usage, say("a list is known by a name like quantity_caps.csv, not “{}”", name), {"--name"});
  if (std::find(layers.begin(), layers.end(), layer) == layers.end())
    throw Error(ErrorKind::usage, say("a layer is one of {}", base::join(layers, ", ")), {"--layer"});
  ClaimsList list{name, layer, change.add_file(text), count_rows(text), source};
  change.record(layer + "/" + name, list);
  try_out(target, name, text);
  return list;
}

domain::Table list_rows(const casefile::Case& source) {
  using base::mark;
  using domain::ColumnKind;
  domain::Table table{"mi.claims.list/1",
                      {{"name", mark("list"), ColumnKind::text},
                       {"layer", mark("layer"), ColumnKind::text},
                       {"rows", mark("rows"), ColumnKind::integer},
                       {"source", mark("source"), ColumnKind::text},
                       {"sha256", "SHA-256", ColumnKind::text}},
                      {}};
  for (const auto& [fact, list] : source.all<ClaimsList>()) table.rows.push_back({list.name, list.layer, list.rows, list.source, list.file});
  return table;
}

}  // namespace mi::claims

// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/rules.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "claims/knowledge/rows.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::string knowledge_path(const std::string& name) { return base::data_path("knowledge") + "/claims/" + name; }

const ParameterSpec* find_spec(const Kind& kind, const std::string& name) {
  for (const ParameterSpec& spec : kind.parameters)
    if (name == spec.name) return &spec;
  return nullptr;
}

void check_value(const Kind& kind, const Parameters& parameters, const std::string& name) {
  const ParameterSpec* spec = find_spec(kind, name);
  if (spec == nullptr) throw Error(ErrorKind::usage, say("{0} has no parameter {1}", kind.name, name));
  if (parameters.is_open(name)) return;
  if (spec->is_number) parameters.whole(name);
  const std::string& value = parameters.text(name);
  if (!spec->words.empty() && std::find(spec->words.begin(), spec->words.end(), value) == spec->words.end())
    throw Error(ErrorKind::usage, say("{0} must be one of {1}, not “{2}”", name, base::join(spec->words, ", "), value));
}

void check_rule(Rule& rule) {
  const Kind& kind = find_kind(rule.kind);
  for (const ParameterSpec& spec : kind.parameters)
    if (spec.fallback != nullptr && !rule.parameters.has(spec.name)) rule.parameters.set(spec.name, spec.fallback);
  for (const auto& [name, value] : rule.parameters.all()) check_value(kind, rule.parameters, name);
  for (const ParameterSpec& spec : kind.parameters) rule.parameters.text(spec.name);
  if (rule.judgement != "违规" && rule.judgement != "可疑")
    throw Error(ErrorKind::cannot, say("a judgement is 违规 or 可疑, not “{}”", rule.judgement));
}

Rule read_rule(const ListRow& row) {
  return {std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[3]),
          Parameters(row[4]),  std::string(row[5]), std::string(row[6]), {}};
}

bool is_named(const Rule& rule, const std::string& name) {
  return name == rule.code || name == rule.kind || (!rule.national.empty() && name == rule.national);
}

}  // namespace

std::vector<Rule> read_rules(std::string_view csv, const std::string& name) {
  std::vector<Rule> rules;
  std::set<std::string> codes;
  each_row(csv, name, "code,name,kind,judgement,parameters,list,national", [&](const ListRow& row) {
    rules.push_back(read_rule(row));
    check_rule(rules.back());
    if (!codes.insert(rules.back().code).second) throw Error(ErrorKind::cannot, say("rule {} is there twice", rules.back().code));
  });
  return rules;
}

std::vector<Rule> shipped_rules() { return read_rules(base::read_file(knowledge_path("rules.csv")), "rules.csv"); }

std::string shipped_list(const std::string& name) {
  return name.empty() ? std::string() : base::read_file(knowledge_path(name));
}

std::string list_text(const Rule& rule) { return rule.own_list.empty() ? shipped_list(rule.list) : rule.own_list; }

void set_parameters(std::vector<Rule>& rules, const std::vector<std::string>& settings) {
  for (const std::string& setting : settings) {
    std::size_t sign = setting.find('=');
    if (sign == std::string::npos) throw Error(ErrorKind::usage, say("“{}” is not NAME=VALUE", setting), {"--parameter"});
    std::string name = setting.substr(0, sign);
    std::string rule_name;
    if (std::size_t colon = name.find(':'); colon != std::string::npos) {
      rule_name = name.substr(0, colon);
      name = name.substr(colon + 1);
    }
    bool used = false;
    for (Rule& rule : rules) {
      const Kind& kind = find_kind(rule.kind);
      if ((!rule_name.empty() && !is_named(rule, rule_name)) || find_spec(kind, name) == nullptr) continue;
      rule.parameters.set(name, setting.substr(sign + 1));
      check_value(kind, rule.parameters, name);
      used = true;
    }
    if (!used) throw Error(ErrorKind::usage, say("no rule has the parameter {}", setting.substr(0, sign)), {"--parameter"});
  }
}

std::string shown_parameters(const Rule& rule) {
  Parameters shown = rule.parameters;
  for (const ParameterSpec& spec : find_kind(rule.kind).parameters)
    if (spec.fallback != nullptr && shown.has(spec.name) && shown.text(spec.name) == spec.fallback) shown.drop(spec.name);
  return shown.to_string();
}

std::string open_parameter(const Rule& rule) {
  for (const auto& [name, value] : rule.parameters.all())
    if (rule.parameters.is_open(name)) return name;
  return {};
}

// A list of which only the header is shipped waits for the agency's own.
std::string what_it_lacks(const Rule& rule, const KernelInput& input) {
  if (input.data.batches.empty()) return say("the case has no claims: load them");
  std::string open = open_parameter(rule);
  if (!open.empty()) return say("{0} is not set: choose it with --parameter {0}=VALUE", open);
  const Kind& kind = find_kind(rule.kind);
  std::string lacks = kind.lacks(input);
  if (!lacks.empty() || rule.list.empty() || kind.runs_without_rows) return lacks;
  package::DelimitedReader rows(input.list);
  return rows.next() && rows.next() ? std::string() : say("the list {} has no rows: mi-claims adopt", rule.list);
}

std::string what_it_lacks(const Rule& rule, const Data& data) {
  std::string list = list_text(rule);
  return what_it_lacks(rule, KernelInput{data, rule.parameters, list, rule.list, rule.national});
}

std::vector<Rule> choose_rules(std::vector<Rule> rules, const std::vector<std::string>& names) {
  if (names.empty()) return rules;
  std::vector<std::string> words;
  for (const Rule& rule : rules) words.insert(words.end(), {rule.code, rule.kind});
  for (const std::string& name : names) {
    bool known = std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return is_named(rule, name); });
    std::string near = base::nearest(name, words);
    if (!known)
      throw Error(ErrorKind::usage, say("there is no rule “{}”", name), {"--rule"},
                  near.empty() ? say("`mi-claims rules` lists them") : say("did you mean {}?", near));
  }
  std::erase_if(rules, [&](const Rule& rule) {
    return std::none_of(names.begin(), names.end(), [&](const std::string& name) { return is_named(rule, name); });
  });
  return rules;
}

}  // namespace mi::claims

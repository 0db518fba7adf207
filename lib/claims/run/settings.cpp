// SPDX-License-Identifier: Apache-2.0
#include "claims/run/settings.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/knowledge/lists.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

void apply_packs(const law::Rulebook& book, base::Date day, std::vector<Rule>& rules) {
  for (Rule& rule : rules)
    for (const ParameterSpec& spec : find_kind(rule.kind).parameters) {
      std::string id = "claims." + rule.kind + "." + spec.name;
      if (book.has(id, day)) rule.parameters.set(spec.name, book.value(id, day).quantity.written);
    }
}

// Days of a term; a month by the switch claims.drugs.month_days (G3: what a month's quantity is), else 30. Money in yuan, lists
// parted by semicolons.
std::string as_parameter(const law::Rulebook& book, const law::Quantity& quantity) {
  constexpr std::int64_t month_days = 30;
  if (quantity.kind == law::ValueKind::money) return quantity.money().to_string();
  if (quantity.kind == law::ValueKind::list) return base::join(quantity.list, ";");
  if (quantity.kind != law::ValueKind::term) return quantity.written;
  if (quantity.term.unit != law::TermUnit::months) return std::to_string(quantity.term.n);
  auto choice = book.find_switch("claims.drugs.month_days");
  std::int64_t month = choice ? std::stoll(choice->value) : month_days;
  return std::to_string(quantity.term.n * month);
}

// Which value or switch of the law sets which parameter of a rule: knowledge list law_parameters.csv.
void apply_values(const law::Rulebook& book, base::Date day, std::vector<Rule>& rules) {
  std::string text = shipped_list("law_parameters.csv");
  each_row(text, "law_parameters.csv", "rule,parameter,value", [&](const ListRow& row) {
    std::string id(row[2]);
    auto choice = book.find_switch(id);
    if (!choice && !book.has(id, day)) return;
    std::string value = choice ? choice->value : as_parameter(book, book.value(id, day).quantity);
    for (Rule& rule : rules)
      if (rule.code == row[0]) rule.parameters.set(std::string(row[1]), value);
  });
}

// A rule that was asked for by name does not stand aside: its blank is a required parameter (G8).
void must_be_set(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    std::string open = open_parameter(rule);
    if (!open.empty())
      throw base::Error(base::ErrorKind::usage, base::say("{0} {1} needs {2}, which the agreements leave open", rule.code, rule.name, open),
                        {"--parameter"}, base::say("choose it: --parameter {}=VALUE", open));
  }
}

}  // namespace

namespace {

CheckRequest settle(CheckRequest request, const law::Rulebook& book, base::Date day, const std::vector<std::string>& rules,
                    const std::vector<std::string>& parameters, const std::string& method) {
  apply_values(book, day, request.rules);
  apply_packs(book, day, request.rules);
  set_parameters(request.rules, parameters);
  request.rules = choose_rules(std::move(request.rules), rules);
  if (!rules.empty()) must_be_set(request.rules);
  auto choice = book.find_switch("claims.fund_method");
  std::string word = !method.empty() ? method : choice ? choice->value : to_text(FundMethod::proportional);
  request.method = fund_method(word);
  return request;
}

}  // namespace

CheckRequest settings(const casefile::Case& source, const law::Rulebook& book, base::Date day, const std::vector<std::string>& rules,
                      const std::vector<std::string>& parameters, const std::string& method) {
  CheckRequest request;
  request.rules = rules_of_case(source);
  request.exclusions = exclusions_of_case(source);
  return settle(std::move(request), book, day, rules, parameters, method);
}

CheckRequest settings(const law::Rulebook& book, base::Date day, const std::vector<std::string>& rules,
                      const std::vector<std::string>& parameters, const std::string& method) {
  CheckRequest request;
  request.rules = shipped_rules();
  return settle(std::move(request), book, day, rules, parameters, method);
}

}  // namespace mi::claims

// SPDX-License-Identifier: Apache-2.0
// The rows of a form of payment, read from a table as the institution or its agency handed them in.
#include <algorithm>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"
#include "work/settle/form.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::say;
using domain::FormRow;
using package::NamedRow;
using Columns = std::vector<package::NamedColumn>;

Columns columns_of(const std::string& form) {
  if (form == "capitation") return {{"month", "月份", true}, {"heads", "签约人数", true}};
  if (form == "writeoff") return {{"slip", "单据", true}, {"date", "日期", true}, {"amount", "金额", true}};
  return {{"visit", "就诊", true}, {"group", "分组", true}, {"cost", "费用", true}, {"units", "数量"}, {"agreed", "协商日期"}, {"outside", "院外购买"}};
}

// What the packs ask of a row: each such fact may be a column.
std::vector<std::string> facts_asked(const std::string& form, base::Date day, const law::Rulebook& law) {
  std::vector<std::string> groups;
  if (form == "writeoff") groups = {"settlement.payable"};
  else if (form != "capitation") groups = {"settlement.outside.counts", "settlement.outside.proof"};
  std::vector<std::string> facts;
  for (const std::string& group : groups)
    for (const law::Condition& c : law.conditions(group, day))
      for (std::string& fact : law::facts_of(c.test))
        if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(std::move(fact));
  return facts;
}

Money amount(const NamedRow& row, const char* column) {
  const Money value = Money::parse(row.required(column));
  if (value.is_negative()) throw Error(ErrorKind::cannot, say("{} is negative", column));
  return value;
}

std::int64_t whole(const std::string& text, const char* column) {
  const base::Rational n = base::Rational::parse(text);
  if (n.denominator() != 1 || n.is_negative()) throw Error(ErrorKind::cannot, say("{0}: {1} is no count", column, text));
  return base::floor(n);
}

// yes and no become what predicates know; a date, a number, a word stay.
std::string stated(const NamedRow& row, const std::string& fact) {
  const std::string text = row.text(fact);
  if (text == "yes" || text == "no" || text == "是" || text == "否") return *row.yes_no(fact) ? "true" : "false";
  return text;
}

FormRow stay_of(const NamedRow& row) {
  FormRow r;
  r.id = row.required("visit");
  r.group = row.required("group");
  r.cost = amount(row, "cost");
  if (!row.text("units").empty()) r.units = whole(row.text("units"), "units");
  if (!row.text("agreed").empty()) r.agreed = base::Date::parse(row.text("agreed"));
  if (!row.text("outside").empty()) r.outside = amount(row, "outside");
  return r;
}

FormRow row_of(const NamedRow& row, const std::string& form) {
  FormRow r;
  if (form == "capitation") {
    r.id = row.required("month");
    if (!base::Date::try_parse(r.id + "-01")) throw Error(ErrorKind::cannot, say("\"{}\" is no month", r.id));
    r.units = whole(row.required("heads"), "heads");
  } else if (form == "writeoff") {
    r.id = row.required("slip");
    r.date = base::Date::parse(row.required("date"));
    r.cost = amount(row, "amount");
  } else {
    r = stay_of(row);
  }
  return r;
}

}  // namespace

std::vector<FormRow> read_form(std::string bytes, const std::string& file, const std::string& form, const std::string& period,
                               const law::Rulebook& law) {
  const auto facts = facts_asked(form, first_day_of(period), law);
  Columns columns = columns_of(form);
  for (const std::string& fact : facts) columns.push_back({fact});
  std::vector<FormRow> rows;
  std::set<std::string> ids;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, columns, [&](const NamedRow& named) {
    FormRow row = row_of(named, form);
    if (!ids.insert(row.id).second) throw Error(ErrorKind::cannot, say("{} stands in this file twice", row.id));
    for (const std::string& fact : facts)
      if (const std::string value = stated(named, fact); !value.empty()) row.facts.push_back(fact + "=" + value);
    rows.push_back(std::move(row));
  });
  return rows;
}

std::vector<domain::FormStandard> read_standards(std::string bytes, const std::string& file) {
  const Columns columns{{"group", "分组", true}, {"amount", "定额", true}, {"source", "依据", true}};
  std::vector<domain::FormStandard> standards;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, columns, [&](const NamedRow& row) {
    domain::FormStandard s{row.required("group"), amount(row, "amount"), row.required("source")};
    if (s.amount.is_zero()) throw Error(ErrorKind::cannot, say("a fixed sum is above zero"));
    for (const auto& other : standards)
      if (other.group == s.group) throw Error(ErrorKind::cannot, say("{} stands in this file twice", s.group));
    standards.push_back(std::move(s));
  });
  return standards;
}

}  // namespace mi::work

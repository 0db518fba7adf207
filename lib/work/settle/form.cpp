// SPDX-License-Identifier: Apache-2.0
#include "work/settle/form.hpp"

#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/entries.hpp"
#include "law/case_facts.hpp"
#include "work/settle/form_parts.hpp"
#include "work/settle/input.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Money;
using base::say;
using domain::Figure;
using domain::FormLine;
using domain::FormRow;
using domain::PaymentForm;

base::Date last_day_of(const std::string& period) {
  const base::Date first = first_day_of(period);
  return period.size() == 4 ? first.plus_months(12).plus_days(-1) : first.end_of_month();
}

// Money once: what an earlier month paid is not paid again.
void refuse_paid(const FormInput& input) {
  std::set<std::string> ids;
  for (const FormRow& row : input.rows) ids.insert(row.id);
  for (const PaymentForm& earlier : input.before)
    for (const FormRow& row : earlier.rows)
      if (ids.count(row.id) != 0)
        throw Error(ErrorKind::gate, say("{0} stands in {1} already", row.id, earlier.key()));
}

PaymentForm form_of(const casefile::Case& file, const std::string& key) {
  auto form = file.get<PaymentForm>(key);
  if (!form) throw Error(ErrorKind::cannot, say("this case holds no form of payment \"{}\"", key), {"--form"});
  return std::move(form->value);
}

const Figure& total_in(const PaymentForm& form) {
  for (const Figure& f : form.figures)
    if (f.id == "total") return f;
  throw Error(ErrorKind::internal, say("the result {0} has no figure {1}", form.key(), "total"));
}

// A row that both would pay: a year's form and that of one of its months may hold the same.
const FormRow* shared_row(const PaymentForm& a, const PaymentForm& b) {
  if (a.form != b.form) return nullptr;
  std::set<std::string> ids;
  for (const FormRow& row : b.rows) ids.insert(row.id);
  for (const FormRow& row : a.rows)
    if (ids.count(row.id) != 0) return &row;
  return nullptr;
}

// The forms that a result pays.
std::vector<std::string> forms_paid(const domain::SettlementResult& result) {
  constexpr std::string_view prefix = "form.";
  std::vector<std::string> keys;
  for (const Figure& f : result.figures)
    for (const Figure& part : f.inputs)
      if (f.id == "approved" && part.id.starts_with(prefix)) keys.push_back(part.id.substr(prefix.size()));
  return keys;
}

void refuse_paid_form(const casefile::Case& file, const PaymentForm& form, const std::string& result) {
  for (const auto& other : results_of(file)) {
    if (other.key == result) continue;
    for (const std::string& key : forms_paid(other)) {
      if (key == form.key()) throw Error(ErrorKind::gate, say("{0} was already paid by {1}", key, other.key));
      if (const FormRow* row = shared_row(form, form_of(file, key))) throw Error(ErrorKind::gate, say("{0} was already paid by {1}", row->id, other.key));
    }
  }
}

std::string way_label(const std::string& way) {
  static const std::map<std::string, std::string> labels{{"standard", "按定额"}, {"by-item", "特殊病例按项目"}, {"below-quota", "低于定额按项目"},
                                                         {"heads", "按人头"}, {"paid", "核销"}, {"refused", "不予核销"}, {"open", "待核实"}};
  return labels.at(way);
}

json::Value list_of(const std::vector<std::string>& words) {
  json::Value v = json::Value::array();
  for (const std::string& word : words) v.push(word);
  return v;
}

}  // namespace

base::Date first_day_of(const std::string& period) {
  return base::Date::parse(period.size() == 4 ? checked_year(period) + "-01-01" : checked_month(period) + "-01");
}

law::Facts facts_of_row(const FormRow& row) {
  law::Facts facts;
  for (const std::string& fact : row.facts) {
    const std::size_t equals = fact.find('=');
    law::set_stated(facts, fact.substr(0, equals), fact.substr(equals + 1));
  }
  return facts;
}

Figure sum_figure(std::string id, std::string label, Money amount) { return domain::figure(std::move(id), std::move(label), amount); }

// One part for each way of paying, so that a year's total unfolds to a few lines; each row stands in the form.
Figure total_of(const std::vector<FormLine>& lines) {
  Money sum;
  std::map<std::string, std::pair<std::int64_t, Money>> ways;
  for (const FormLine& line : lines) {
    auto& [count, paid] = ways[line.way];
    ++count;
    paid += line.pay.money();
    sum += line.pay.money();
  }
  Figure total = sum_figure("total", "应付合计", sum);
  total.formula = "各支付方式应付之和";
  for (const auto& [way, part] : ways) {
    Figure f = sum_figure("total." + way, way_label(way), part.second);
    f.inputs = {domain::count("rows", "行数", part.first, "行")};
    total.inputs.push_back(std::move(f));
  }
  return total;
}

PaymentForm compute_form(const FormInput& input, const law::Rulebook& law) {
  refuse_paid(input);
  PaymentForm form;
  form.form = input.form;
  form.period = input.period;
  form.from = first_day_of(input.period);
  form.to = last_day_of(input.period);
  form.rows = input.rows;
  form.standards = input.standards;
  if (input.form == "capitation") reckon_heads(form, law);
  else if (input.form == "writeoff") reckon_slips(form, law);
  else reckon_quota(form, input, law);
  return form;
}

std::vector<PaymentForm> forms_before(const casefile::Case& file, const std::string& form, const std::string& period) {
  std::vector<PaymentForm> before;
  for (auto& r : casefile::entries<PaymentForm>(file)) {
    const PaymentForm& f = r.value;
    const bool same_year = period.size() > 4 && f.period.size() > 4 && f.period.substr(0, 4) == period.substr(0, 4);
    if (f.form == form && same_year && f.period < period) before.push_back(std::move(r.value));
  }
  return before;
}

domain::Table rows(const PaymentForm& form) {
  using domain::ColumnKind;
  domain::Table t{"mi.settle.form/1",
                  {{"id", mark("id")}, {"group", mark("group")}, {"way", mark("paid as")}, {"amount", mark("amount"), ColumnKind::money},
                   {"clauses", mark("clause"), ColumnKind::list}, {"unknown", mark("not known"), ColumnKind::list}, {"lead", mark("lead")}},
                  {}};
  for (const FormLine& l : form.lines)
    t.rows.push_back({l.id, l.group, l.way, l.pay.value, list_of(l.clauses), list_of(l.unknown), l.lead});
  for (const Figure& f : form.figures) t.rows.push_back({f.id, f.label, {}, f.value, list_of({}), list_of({}), {}});
  return t;
}

Figure form_approval(const casefile::Case& file, const std::vector<std::string>& keys, const std::string& result) {
  Money sum;
  std::vector<Figure> parts;
  std::vector<PaymentForm> paid;
  for (const std::string& key : keys) {
    PaymentForm form = form_of(file, key);
    refuse_paid_form(file, form, result);
    for (const PaymentForm& other : paid) {
      if (other.key() == key) throw Error(ErrorKind::usage, say("{} is named twice", key), {"--form"});
      if (const FormRow* row = shared_row(form, other)) throw Error(ErrorKind::gate, say("{0} stands in {1} already", row->id, other.key()));
    }
    const Figure& total = total_in(form);
    sum += total.money();
    parts.push_back(domain::figure("form." + key, total.label, total.money()));
    paid.push_back(std::move(form));
  }
  Figure f = domain::figure("approved", "审核通过", sum);
  f.formula = "各支付方式应付合计之和";
  f.inputs = std::move(parts);
  return f;
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/checklist.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/named_rows.hpp"

namespace mi::work {
namespace {

using package::NamedColumn;
using package::NamedRow;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;
using domain::Checklist;
using domain::ChecklistAnswer;

std::vector<law::Clause> duties(const law::Rulebook& law, const std::string& group) {
  auto all = law.clauses(group, law.as_of());
  if (all.empty()) throw Error(ErrorKind::usage, say("the packs of this case have no clause of the group {}", group), {"--group"});
  return all;
}

// Weights by clause, else by group ("conduct.it"); nothing laid down: one each.
class Weights {
 public:
  explicit Weights(const law::Rulebook& law, const std::vector<law::Clause>& all) {
    std::map<std::string, Rational> laid_down;
    for (const law::Weighting::Part& p : laid(law)) laid_down[p.id] = p.share;
    std::map<std::string, std::int64_t> members;
    for (const law::Clause& c : all) ++members[c.group];
    for (const law::Clause& c : all) {
      if (laid_down.count(c.id) > 0) weight_[c.id] = laid_down.at(c.id);
      else if (laid_down.count(c.group) > 0) weight_[c.id] = laid_down.at(c.group) / Rational(members[c.group]);
      else weight_[c.id] = laid_down.empty() ? Rational(1) : Rational(0);
    }
  }
  Rational of(const std::string& clause) const { return weight_.at(clause); }

 private:
  std::map<std::string, Rational> weight_;
  static std::vector<law::Weighting::Part> laid(const law::Rulebook& law) {
    try {
      return law.weighting("inspect.checklist", law.as_of()).parts;
    } catch (const Error& e) {
      if (e.kind() == ErrorKind::usage) return {};
      throw;
    }
  }
};

std::string answer_of(const NamedRow& row) {
  const std::string word = row.required("answer");
  if (word == "not-applicable" || word == "不适用" || word == "n/a") return "not-applicable";
  return row.yes("answer", false) ? "yes" : "no";
}

domain::Figure score_of(const Checklist& list, const Weights& weights) {
  Rational met, applies;
  std::int64_t yes = 0, of = 0;
  for (const ChecklistAnswer& a : list.answers) {
    if (a.answer == "not-applicable") continue;
    applies = applies + weights.of(a.clause);
    ++of;
    if (a.answer != "yes") continue;
    met = met + weights.of(a.clause);
    ++yes;
  }
  domain::Figure f = domain::figure("score", "履约得分", applies.is_zero() ? Rational() : met / applies * Rational(100), "分");
  f.formula = "已履行的权重 ÷ 适用的权重 × 100";
  f.inputs = {domain::count("met", "已履行", yes, "项"), domain::count("applies", "适用", of, "项")};
  return f;
}

void all_answered(const std::map<std::string, law::Clause>& open, const std::string& name) {
  if (open.empty()) return;
  std::vector<std::string> items;
  for (const auto& [id, clause] : open) items.push_back(id + " " + clause.label);
  throw Error(ErrorKind::cannot, say("some duties are not answered"), {name}).with_items(items);
}

}  // namespace

domain::Table checklist_sheet(const law::Rulebook& law, const std::string& group) {
  domain::Table t{"mi.inspect.checklist-sheet/1",
                  {{"clause", mark("clause")},
                   {"label", mark("label")},
                   {"citation", mark("citation")},
                   {"answer", mark("answer")},
                   {"note", mark("note")}},
                  {}};
  for (const law::Clause& c : duties(law, group)) t.rows.push_back({c.id, c.label, c.source.to_chinese(), "", ""});
  return t;
}

Checklist read_checklist(std::string_view text, const std::string& name, const law::Rulebook& law, const std::string& group) {
  const auto all = duties(law, group);
  std::map<std::string, law::Clause> open;
  for (const law::Clause& c : all) open.emplace(c.id, c);
  Checklist list{{}, group, law.as_of(), {}, {}, {}};
  const std::vector<NamedColumn> columns = {
      {"clause", "条款", true}, {"label", "内容"}, {"citation", "依据"}, {"answer", "结论", true}, {"note", "备注"}};
  package::read_named(text, name, columns, [&](const NamedRow& row) {
    const auto duty = open.find(row.required("clause"));
    if (duty == open.end()) throw Error(ErrorKind::cannot, say("no duty {} that is still open", row.text("clause")), {"clause"});
    list.answers.push_back({duty->first, duty->second.label, duty->second.source.to_chinese(), answer_of(row), row.text("note")});
    open.erase(duty);
  });
  all_answered(open, name);
  list.score = score_of(list, Weights(law, all));
  return list;
}

domain::Table rows(const Checklist& list) {
  domain::Table t{"mi.inspect.checklist/1",
                  {{"clause", mark("clause")},
                   {"label", mark("label")},
                   {"answer", mark("answer")},
                   {"note", mark("note")},
                   {"citation", mark("citation")}},
                  {}};
  for (const ChecklistAnswer& a : list.answers) t.rows.push_back({a.clause, a.label, a.answer, a.note, a.citation});
  t.rows.push_back({"score", list.score.label, Rational::parse(list.score.value).to_decimal(2), {}, {}});
  return t;
}

std::vector<domain::Finding> findings_of(const Checklist& list) {
  std::vector<domain::Finding> result;
  for (const ChecklistAnswer& a : list.answers) {
    if (a.answer != "no") continue;
    domain::Finding f;
    f.source = "on-site";
    f.rule = a.clause;
    f.title = a.label;
    f.text = a.note;
    f.judgement = "可疑";
    f.conduct = {list.date, list.date};
    f.evidence = list.files;
    f.suggested_clauses = {a.clause};
    result.push_back(std::move(f));
  }
  return result;
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
// 补正材料通知书 and 评估结果告知书.
#include <algorithm>

#include "domain/application.hpp"
#include "domain/evaluation.hpp"
#include "domain/notice.hpp"
#include "work/notice/content.hpp"
#include "work/notice/convert.hpp"

namespace mi::work {
namespace {

using json::Value;

// What was applied for, as it was recorded; an application from before that was recorded takes the packs' word.
Value matter_of(const ContentSource& s, const std::string& application) {
  const auto recorded = s.file.get<domain::Application>(application);
  std::string matter = recorded ? recorded->value.matter : std::string();
  const base::Date day = s.paper.request.date;
  if (matter.empty() && s.law.has("apply.matter", day)) matter = s.law.value("apply.matter", day).text();
  return matter.empty() ? Value::object() : Value::object().set("matter", matter);
}

// 书面; 书面和现场; 书面、现场和视频
std::string in_words(const std::vector<std::string>& methods) {
  std::string text = methods.front();
  for (std::size_t i = 1; i < methods.size(); ++i) text += (i + 1 == methods.size() ? "和" : "、") + methods[i];
  return text;
}

Value item_of(const domain::Missing& m) {
  const bool absent = m.reason.empty();
  return Value::object().set("name", m.label).set("problem", absent ? "未提交" : m.reason)
      .set("request", absent ? "请提交" : "请补正后提交");
}

Value clauses_of(const std::vector<domain::Missing>& missing) {
  Value list = Value::array();
  for (const domain::Missing& m : missing)
    if (!m.clause.empty() && (list.items().empty() || list.items().back().as_text() != m.clause)) list.push(m.clause);
  return list;
}

Value areas_of(const domain::Evaluation& e) {
  Value list = Value::array();
  for (const domain::Figure& area : e.areas)
    list.push(Value::object().set("name", area.label)
                  .set("opinion", score_text(base::Rational::parse(area.value)) + "分"));
  return list;
}

Value publicity_of(const ContentSource& s, const domain::Evaluation& e) {
  Value v = Value::object();
  const auto publicity = s.file.get<domain::Publicity>(e.name);
  if (!publicity) return v;
  v.set("from", publicity->value.posted.plus_days(1).to_string());
  if (const auto length = s.law.deadline("evaluate.publicity", s.paper.request.date).length)
    v.set("term", length->to_chinese());
  if (publicity->value.last_day.note.find("暂定") == std::string::npos) v.set("to", publicity->value.last.to_string());
  return v;
}

Value reasons_of(const domain::Evaluation& e) {
  Value reason = Value::object().set("text", with_full_stop(e.reasons));
  if (!e.advice.empty()) reason.set("advice", with_full_stop(e.advice));
  return Value::array().push(reason);
}

// When it may be evaluated again runs from delivery: before that the term is told in words, never as a date.
Value again_of(const ContentSource& s, const domain::Evaluation& e) {
  const base::Date day = s.paper.request.date;
  const char* id = e.round == 1 ? "evaluate.again.after" : "evaluate.again.bar";
  const auto length = s.law.has_deadline(id, day) ? s.law.deadline(id, day).length : std::nullopt;
  if (!length) return Value::object();
  const std::string term = length->to_chinese();
  return Value::object().set("text", e.round == 1 ? "自本告知书送达之日起整改" + term + "后，可以再次组织评估。"
                                                  : "自本告知书送达之日起" + term + "内不得再次申请。");
}

// Whether the packs leave the time of a supplement out of that of the evaluation.
bool is_paused(const ContentSource& s) {
  const base::Date day = s.paper.request.date;
  if (!s.law.has_deadline("evaluate.duration", day)) return false;
  const auto pauses = s.law.deadline("evaluate.duration", day).pauses;
  return std::find(pauses.begin(), pauses.end(), "apply.supplement") != pauses.end();
}

}  // namespace

Value supplement_content(const ContentSource& s) {
  const auto notice = domain::decode<domain::SupplementNotice>(told_fact(s).body);
  Value application = matter_of(s, notice.application);
  if (const auto a = s.file.get<domain::Application>(notice.application))
    application.set("received", a->value.received.to_string());
  Value items = Value::array();
  for (const domain::Missing& m : notice.missing) items.push(item_of(m));
  Value v = Value::object().set("application", application).set("items", items).set("deadlines", Value::object())
                .set("basis", clauses_of(notice.missing));
  if (is_paused(s)) v.set("paused", true);
  return v;
}

Value evaluation_content(const ContentSource& s) {
  const auto e = domain::decode<domain::Evaluation>(told_fact(s).body);
  Value application = matter_of(s, e.application);
  if (const auto accepted = s.file.get<domain::Acceptance>(e.application))
    application.set("accepted", accepted->value.date.to_string());
  Value evaluation = Value::object().set("date", e.date.to_string()).set("again", e.round > 1)
                         .set("passed", e.passed).set("result", e.result);
  if (!e.methods.empty()) evaluation.set("method", in_words(e.methods));
  if (!e.total.value.empty()) evaluation.set("score", score_text(base::Rational::parse(e.total.value)));
  Value v = Value::object().set("application", application).set("evaluation", evaluation).set("areas", areas_of(e));
  if (e.passed) v.set("publicity", publicity_of(s, e));
  else v.set("reasons", reasons_of(e)).set("again", again_of(s, e));
  return v.set("remedies", remedies(s));
}

}  // namespace mi::work

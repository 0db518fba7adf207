// SPDX-License-Identifier: Apache-2.0
// 中止协议通知书.
#include "domain/agreement.hpp"
#include "work/notice/content.hpp"
#include "work/notice/convert.hpp"

namespace mi::work {
namespace {

using json::Value;

std::string target_of(const casefile::Case& file, const domain::Suspension& s) {
  if (s.scope == "institution") return "全部定点医疗服务";
  if (s.scope == "department")
    for (const casefile::Fact& fact : file.in_force("register.department/1"))
      if (fact.body.text_or("code", "") == s.target) return fact.body.text_or("name", s.target) + "（" + s.target + "）";
  return s.target;
}

// The agreement whose term holds the first suspended day.
std::optional<domain::Agreement> agreement_on(const casefile::Case& file, base::Date day) {
  for (const auto& a : file.all<domain::Agreement>())
    if (a.value.term.contains(day)) return a.value;
  return std::nullopt;
}

std::string ground_text(const ContentSource& s, const domain::Suspension& suspension) {
  if (!suspension.decision.empty()) return "执行违约处理决定" + suspension.decision + "。";
  return s.law.clause(suspension.ground, s.paper.request.date).label + "。";
}

// How long it may be asked to go on, and what follows else, where the packs have a clock for it.
std::string resume_text(const ContentSource& s, const domain::Suspension& suspension) {
  constexpr const char* clock = "agreement.suspension.resume";
  if (!suspension.own_request || suspension.to || !s.law.has_deadline(clock, suspension.from)) return {};
  const law::Deadline rule = s.law.deadline(clock, suspension.from);
  if (!rule.length) return {};
  return "自中止首日的次日起" + rule.length->to_chinese() + "内，你单位可以申请继续履行协议。" + with_full_stop(rule.on_miss_label);
}

}  // namespace

Value suspension_content(const ContentSource& s) {
  const auto suspension = domain::decode<domain::Suspension>(told_fact(s).body);
  Value ground = Value::object().set("text", ground_text(s, suspension));
  if (!suspension.citation.empty()) ground.set("citation", suspension.citation);
  Value body = Value::object().set("target", target_of(s.file, suspension)).set("from", suspension.from.to_string());
  if (suspension.to) body.set("to", suspension.to->to_string());
  if (const std::string resume = resume_text(s, suspension); !resume.empty()) body.set("resume", resume);
  Value agreement = *common_content(s, manifest_of(s.paper.request.template_kind)).find("agreement");
  if (const auto signed_agreement = agreement_on(s.file, suspension.from)) {
    agreement.set("from", signed_agreement->term.first.to_string()).set("to", signed_agreement->term.last.to_string());
  }
  return Value::object().set("agreement", agreement).set("grounds", Value::array().push(ground))
      .set("suspension", body).set("remedies", remedies(s));
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "work/notice/publicity_result.hpp"

#include "casefile/views/applications.hpp"
#include "domain/evaluation.hpp"

namespace mi::work {
namespace {

using casefile::ComplaintRecord;
using json::Value;

std::vector<ComplaintRecord> in_window(const ContentSource& s, const domain::Publicity& p) {
  std::vector<ComplaintRecord> list;
  for (const auto& application : casefile::applications(s.file))
    for (const auto& e : application.evaluations)
      if (e.evaluation.value.name == p.evaluation)
        for (const ComplaintRecord& c : e.complaints)
          if (c.complaint.value.received <= p.last) list.push_back(c);
  return list;
}

bool is_over(const domain::Publicity& p, base::Date day) {
  return !p.stopped && p.last < day && p.last_day.note.find("暂定") == std::string::npos;
}

std::string result_of(std::size_t all, std::size_t against) {
  if (all == 0) return "公示期内未收到异议，评估结果成立，列入拟签订医疗保障服务协议名单。";
  const std::string came = "公示期内收到异议" + std::to_string(all) + "件，";
  if (against == 0) return came + "经核查均不影响评估结果，评估结果成立，列入拟签订医疗保障服务协议名单。";
  return came + "经核查其中" + std::to_string(against) + "件影响评估结果，评估结果不成立，不列入拟签订医疗保障服务协议名单。";
}

}  // namespace

std::optional<Value> publicity_result(const ContentSource& s) {
  const auto told = told_fact(s);
  if (told.kind != domain::Publicity::kind.name) return std::nullopt;
  const auto p = domain::decode<domain::Publicity>(told.body);
  const base::Date day = s.paper.request.date;
  if (!is_over(p, day)) return std::nullopt;
  Value complaints = Value::array();
  std::size_t against = 0;
  for (const ComplaintRecord& c : in_window(s, p)) {
    if (!c.check || day < c.check->value.date) return std::nullopt;
    const bool stands = c.check->value.result_stands;
    if (!stands) ++against;
    complaints.push(Value::object().set("received", c.complaint.value.received.to_string()).set("checked", c.check->value.date.to_string())
                        .set("finding", stands ? "不影响评估结果" : "影响评估结果"));
  }
  const std::size_t all = complaints.items().size();
  return Value::object().set("to", p.last.to_string()).set("complaints", std::move(complaints)).set("result", result_of(all, against));
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
// The sheet of the timeline: what happened and when it was recorded, by whom.
#include <algorithm>
#include <map>

#include "work/report/sheets.hpp"

namespace mi::work {
namespace {

// What a kind of fact is called in the office; a kind that is not here shows its own name.
const std::map<std::string, const char*, std::less<>>& kind_labels() {
  static const std::map<std::string, const char*, std::less<>> labels{
      {"casefile.case/1", "建案"},                {"rules.use/1", "选用规则包"},
      {"register.agency/1", "经办机构登记"},      {"due.calendar/1", "节假日表"},
      {"due.event/1", "期限起算事件"},            {"due.done/1", "期限履行"},
      {"due.pause/1", "期限中止"},                {"apply.application/1", "收到申请"},
      {"apply.paper/1", "申请材料"},              {"apply.statement/1", "核实情况"},
      {"apply.supplement/1", "告知补正"},         {"apply.supplement-answer/1", "收到补正"},
      {"apply.acceptance/1", "受理"},             {"apply.refusal/1", "不予受理"},
      {"evaluate.result/1", "评估结果"},          {"evaluate.publicity/1", "公示"},
      {"evaluate.complaint/1", "举报"},           {"evaluate.complaint-check/1", "举报核查"},
      {"agree.request/1", "机构申请"},
      {"agree.tutoring/1", "政策辅导期"},
      {"agree.change/1", "信息变更"},
      {"agree.move/1", "协议状态变化"},
      {"item.step/1", "服务项目"},
      {"item.statistics/1", "诊疗服务量月报"},
      {"rules.set/1", "设定参数或选项"},          {"register.institution/1", "机构登记"},
      {"register.person/1", "人员登记"},          {"register.department/1", "科室登记"},
      {"register.beds/1", "床位登记"},            {"claims.batch/1", "费用数据入库"},
      {"claims.check/1", "费用检查"},             {"inspect.finding/1", "发现问题"},
      {"inspect.reply/1", "医疗机构说明"},        {"inspect.review/1", "复核"},
      {"penalize.classification/1", "定性"},      {"penalize.measures/1", "处理测算"},
      {"penalize.proposal/1", "违约处理告知"},    {"penalize.decision/1", "违约处理决定"},
      {"notice.request/1", "拟制文书"},           {"notice.number/1", "文书编号"},
      {"notice.issue/1", "文书印发"},             {"notice.delivery/1", "文书送达"},
      {"notice.void/1", "文书作废"},              {"agree.signature/1", "签订协议"},
      {"agree.suspension/1", "中止"},             {"agree.resumption/1", "恢复"},
      {"agree.termination/1", "解除协议"},        {"settle.result/1", "费用结算"},
      {"settle.posting/1", "记账"},
  };
  return labels;
}

std::string label_of(const std::string& kind) {
  const auto it = kind_labels().find(kind);
  return it == kind_labels().end() ? kind : it->second;
}

std::string day_of(const casefile::Fact& fact) {
  return fact.event ? fact.event->to_string() : fact.recorded.date().to_string();
}

}  // namespace

domain::Sheet timeline_sheet(const casefile::Case& file) {
  domain::Sheet sheet{"时间轴",
                      {"mi.report.timeline/1",
                       {{"date", "日期", domain::ColumnKind::date}, {"what", "事项"}, {"name", "编号"},
                        {"person", "经办人"}, {"recorded", "记录时间"}, {"fact", "事实"}},
                       {}},
                      {}};
  for (const casefile::Fact& fact : file.in_force()) {
    if (fact.kind == "settle.posting/1") continue;  // the ledger shows them; here they would bury the rest
    sheet.table.rows.push_back({day_of(fact), label_of(fact.kind), fact.name.empty() ? fact.key : fact.name, fact.person,
                                fact.recorded.to_string(), fact.id.substr(0, 16)});
  }
  std::stable_sort(sheet.table.rows.begin(), sheet.table.rows.end(),
                   [](const auto& a, const auto& b) { return a[0].as_text() < b[0].as_text(); });
  return sheet;
}

domain::Workbook case_workbook(const casefile::Case& file) {
  return {{findings_sheet(file), measures_sheet(file), settlement_sheet(file), timeline_sheet(file)}};
}

}  // namespace mi::work

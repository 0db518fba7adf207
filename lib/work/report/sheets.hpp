// SPDX-License-Identifier: Apache-2.0
// The sheets of the case workbook: findings, measures, settlement, timeline. They show what other programs recorded and
// reckon nothing anew.
#pragma once
#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::work {

domain::Sheet findings_sheet(const casefile::Case& file);    // 问题清单: gross, overlap and net apart
domain::Sheet measures_sheet(const casefile::Case& file);    // 处理措施: as decided, else as proposed
domain::Sheet settlement_sheet(const casefile::Case& file);  // 费用结算: a row per month
domain::Sheet timeline_sheet(const casefile::Case& file);    // 时间轴: every fact in force, by its day

domain::Workbook case_workbook(const casefile::Case& file);

}  // namespace mi::work

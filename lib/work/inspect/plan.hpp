// SPDX-License-Identifier: Apache-2.0
// The plan of an inspection: who goes, when, and what is looked at; the document that announces it comes of it.
#pragma once
#include <vector>

#include "casefile/case.hpp"
#include "domain/inspection.hpp"
#include "domain/table.hpp"

namespace mi::work {

// Error(usage): days in the wrong order, planned for before its own day, nothing to look at. Error(gate): fewer than two
// inspectors, or one named twice.
void check_plan(const domain::InspectionPlan& plan);
// Names it, records it and asks for its document, the inspection notice.
void store(casefile::Change& change, domain::InspectionPlan& plan);
domain::Table rows(const std::vector<domain::InspectionPlan>& plans);

}  // namespace mi::work

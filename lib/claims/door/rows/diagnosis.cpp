// SPDX-License-Identifier: Apache-2.0
// Rows of diagnoses (诊断, SETL_DIAG_LIST_D).
#include "claims/door/rows.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

class DiagnosisRows : public RowKind {
 public:
  explicit DiagnosisRows(const AliasTable& aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::diagnosis, field); };
    f = {at("visit"),  at("code"),        at("side"),      at("type"),       at("main"),
         at("rank"),   at("name"),        at("condition"), at("department"), at("department_name"),
         at("doctor"), at("doctor_name"), at("happened"),  at("valid")};
  }

  void add(const Row& row, RowContext& context) const override {
    const std::string_view visit = row.required_code(f.visit);
    const std::string_view code = row.required_code(f.code);
    const std::string_view department = row.code(f.department);
    const std::string_view doctor = row.code(f.doctor);
    domain::DiagnosisLine line;
    line.rank = row.number(f.rank, 0);
    line.happened = row.optional_time(f.happened);
    // From here on nothing refuses the row.
    line.visit = context.visit(visit);
    line.diagnosis = context.ref<Dimension::diagnosis>({code, row.cell(f.name)});
    line.side = row.cell(f.side);
    line.type = row.cell(f.type);
    line.main = row.cell(f.main);
    line.condition = row.cell(f.condition);
    line.department = context.ref<Dimension::department>({department, row.cell(f.department_name)});
    line.doctor = context.ref<Dimension::doctor>({doctor, row.cell(f.doctor_name)});
    line.valid = row.is_valid(f.valid) ? 1 : 0;
    line.place = context.next_place();
    context.count(0, line.valid != 0);
    context.add(std::move(line));
  }

 private:
  struct {
    std::size_t visit, code, side, type, main, rank, name, condition, department, department_name, doctor, doctor_name,
        happened, valid;
  } f;
};

}  // namespace

std::unique_ptr<RowKind> diagnosis_rows(const AliasTable& aliases) { return std::make_unique<DiagnosisRows>(aliases); }

}  // namespace mi::claims

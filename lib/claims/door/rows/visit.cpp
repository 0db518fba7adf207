// SPDX-License-Identifier: Apache-2.0
// Rows of visits (就诊).
#include "claims/door/rows/extras.hpp"
#include "claims/door/rows/person.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

class VisitRows : public RowKind {
 public:
  explicit VisitRows(const AliasTable& aliases)
      : person_(aliases, ExportKind::visit), institution_(aliases, ExportKind::visit), extras_(aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::visit, field); };
    f = {at("visit"),     at("begins"),      at("ends"),      at("department"),     at("department_name"),
         at("doctor"),    at("doctor_name"), at("diagnosis"), at("diagnosis_name"), at("med_type"),
         at("insurance"), at("number"),      at("level"),     at("discharge_way"),  at("bed")};
  }

  void check(const Row& row) const override {
    row.required(f.visit);
    row.required(person_.code);
    row.time(f.begins);
    row.optional_time(f.ends);
    person_.check(row);
    institution_.check(row);
    for (std::size_t field : {f.visit, f.department, f.doctor, f.diagnosis, f.number}) row.code(field);
    if (row.has_extras()) extras_.check(row);
  }

  void add(const Row& row, RowContext& context) const override {
    check(row);
    domain::VisitLine line;
    line.begins = row.time(f.begins);
    line.ends = row.optional_time(f.ends);
    line.place = context.next_place();
    line.visit = context.visit(row.code(f.visit));
    line.person = person_.add(row, context, line.place);
    line.institution = institution_.add(row, context, line.place);
    line.department = context.ref<Dimension::department>({row.code(f.department), row.cell(f.department_name)});
    line.doctor = context.ref<Dimension::doctor>({row.code(f.doctor), row.cell(f.doctor_name)});
    line.diagnosis = context.ref<Dimension::diagnosis>({row.code(f.diagnosis), row.cell(f.diagnosis_name)});
    line.med_type = context.keep(row.cell(f.med_type));
    line.insurance = context.keep(row.cell(f.insurance));
    line.number = context.keep(row.code(f.number));
    line.level = context.keep(row.cell(f.level));
    line.discharge_way = context.keep(row.cell(f.discharge_way));
    line.bed = context.keep(row.cell(f.bed));
    if (line.ends && *line.ends < line.begins) context.note(line.place, "dates");
    RowContext::Stay& stay = context.stay(line.visit);
    if (stay.known) context.note(line.place, "repeated-visit");
    stay.known = true;
    stay.begins = line.begins;
    stay.ends = line.ends.value_or(INT64_MAX);
    context.add(line);
    if (row.has_extras()) extras_.add(row, context, line.place, line.visit);
  }

 private:
  PersonFields person_;
  InstitutionFields institution_;
  VisitExtras extras_;
  struct {
    std::size_t visit, begins, ends, department, department_name, doctor, doctor_name, diagnosis, diagnosis_name,
        med_type, insurance, number, level, discharge_way, bed;
  } f;
};

}  // namespace

std::unique_ptr<RowKind> visit_rows(const AliasTable& aliases) { return std::make_unique<VisitRows>(aliases); }

}  // namespace mi::claims

// SPDX-License-Identifier: Apache-2.0
// Rows of operations (手术操作).
#include "claims/door/rows.hpp"

namespace mi::claims {
namespace {

using domain::Dimension;

class OperationRows : public RowKind {
 public:
  explicit OperationRows(const AliasTable& aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::operation, field); };
    f = {at("visit"),
         at("code"),
         at("happened"),
         at("type"),
         at("doctor"),
         at("main"),
         at("anaesthesia"),
         at("name"),
         at("rank"),
         at("ends"),
         at("doctor_name"),
         at("anaesthetist"),
         at("anaesthetist_name"),
         at("incision"),
         at("valid")};
  }

  void add(const Row& row, RowContext& context) const override {
    const std::string_view visit = row.required_code(f.visit);
    const std::string_view code = row.required_code(f.code);
    const std::string_view doctor = row.code(f.doctor);
    const std::string_view anaesthetist = row.code(f.anaesthetist);
    domain::OperationLine line;
    line.rank = row.number(f.rank, 0);
    line.happened = row.optional_time(f.happened);
    line.ends = row.optional_time(f.ends);
    // From here on nothing refuses the row.
    line.visit = context.visit(visit);
    line.operation = context.ref<Dimension::operation>({code, row.cell(f.name)});
    line.type = row.cell(f.type);
    line.main = row.cell(f.main);
    line.doctor = context.ref<Dimension::doctor>({doctor, row.cell(f.doctor_name)});
    line.anaesthetist = context.ref<Dimension::doctor>({anaesthetist, row.cell(f.anaesthetist_name)});
    line.anaesthesia = row.cell(f.anaesthesia);
    line.incision = row.cell(f.incision);
    line.valid = row.is_valid(f.valid) ? 1 : 0;
    line.place = context.next_place();
    context.count(0, line.valid != 0);
    if (line.happened && line.ends && *line.ends < *line.happened) context.note(line.place, "dates");
    context.add(std::move(line));
  }

 private:
  struct {
    std::size_t visit, code, happened, type, doctor, main, anaesthesia, name, rank, ends, doctor_name, anaesthetist,
        anaesthetist_name, incision, valid;
  } f;
};

}  // namespace

std::unique_ptr<RowKind> operation_rows(const AliasTable& aliases) { return std::make_unique<OperationRows>(aliases); }

}  // namespace mi::claims

// SPDX-License-Identifier: Apache-2.0
// Rows of results of examinations, and of the log of uploads.
#include "base/message.hpp"
#include "claims/door/rows.hpp"

namespace mi::claims {
namespace {

class ExamRows : public RowKind {
 public:
  explicit ExamRows(const AliasTable& aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::exam, field); };
    f = {at("visit"), at("happened"), at("positive"), at("result"), at("code"), at("name"), at("device")};
  }

  void add(const Row& row, RowContext& context) const override {
    const std::string_view visit = row.required_code(f.visit);
    domain::ExamLine line;
    line.happened = row.time(f.happened);
    line.positive = positive(row);
    line.code = row.code(f.code);
    line.device = row.code(f.device);
    line.name = row.cell(f.name);
    line.result = row.cell(f.result);
    line.visit = context.visit(visit);
    line.place = context.next_place();
    context.add(std::move(line));
  }

 private:
  struct {
    std::size_t visit, happened, positive, result, code, name, device;
  } f;

  std::optional<std::int64_t> positive(const Row& row) const {
    const std::string_view word = row.cell(f.positive);
    if (word.empty()) return std::nullopt;
    if (word == "1" || word == "是" || word == "阳性" || word == "+") return 1;
    if (word == "0" || word == "否" || word == "阴性" || word == "-") return 0;
    row.refuse(f.positive, base::mark("it says neither yes nor no: 1, 0, 阳性, 阴性"));
  }
};

class UploadRows : public RowKind {
 public:
  explicit UploadRows(const AliasTable& aliases) {
    auto at = [&](const char* field) { return aliases.place(ExportKind::upload, field); };
    f = {at("happened"), at("what"), at("number")};
  }

  void add(const Row& row, RowContext& context) const override {
    domain::UploadLine line;
    line.happened = row.time(f.happened);
    line.number = row.code(f.number);
    line.what = row.cell(f.what);
    line.place = context.next_place();
    context.add(std::move(line));
  }

 private:
  struct {
    std::size_t happened, what, number;
  } f;
};

}  // namespace

std::unique_ptr<RowKind> exam_rows(const AliasTable& aliases) { return std::make_unique<ExamRows>(aliases); }
std::unique_ptr<RowKind> upload_rows(const AliasTable& aliases) { return std::make_unique<UploadRows>(aliases); }

}  // namespace mi::claims

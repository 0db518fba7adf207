// SPDX-License-Identifier: Apache-2.0
#include "claims/door/sheet_source.hpp"

#include "base/error.hpp"
#include "package/sheet.hpp"

namespace mi::claims {
namespace {

class Rows : public RowSource {
 public:
  Rows(std::shared_ptr<const package::Workbook> workbook, std::size_t sheet)
      : workbook_(std::move(workbook)), name_(workbook_->sheets()[sheet].name), reader_(workbook_->open(sheet)) {}

  bool next() override {
    try {
      return reader_.next();
    } catch (base::Error& e) {
      throw e.at(name_);
    }
  }
  std::span<const std::string_view> cells() const override { return reader_.fields(); }
  void set_width(std::size_t columns) override { reader_.set_width(columns); }
  const char* problem() const override { return nullptr; }
  std::int64_t line() const override { return reader_.line(); }
  std::string raw() const override { return reader_.raw(); }
  std::string place(int column) const override {
    const std::string letters = column < 0 ? std::string() : package::column_letters(static_cast<std::size_t>(column));
    return name_ + "!" + letters + std::to_string(line());
  }
  std::string encoding() const override { return "xlsx"; }
  std::uint64_t bytes_read() const override { return reader_.offset(); }
  std::uint64_t size() const override { return reader_.size(); }

 private:
  std::shared_ptr<const package::Workbook> workbook_;  // the reader looks into it
  std::string name_;
  package::SheetReader reader_;
};

}  // namespace

std::vector<SheetSource> open_sheets(const std::shared_ptr<const package::Workbook>& workbook) {
  std::vector<SheetSource> sheets;
  for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
    const package::Workbook::Sheet& sheet = workbook->sheets()[i];
    sheets.push_back({sheet.name, sheet.hidden, std::make_unique<Rows>(workbook, i)});
  }
  return sheets;
}

}  // namespace mi::claims

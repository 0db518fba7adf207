// SPDX-License-Identifier: Apache-2.0
#include "casefile/batch/line_money.hpp"

#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/rows.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {
namespace {

using Days = std::unordered_map<std::int64_t, base::Date>;

// By settlement (dimension id). Ids rise with the batch number, so the latest record of a settlement comes last.
Days settlement_days(Case& source) {
  Days days;
  auto rows = source.connection().prepare(
      "SELECT settlement, happened FROM settlement_line WHERE valid <> 0 AND settlement IS NOT NULL AND happened IS NOT NULL ORDER BY id");
  while (rows.step()) days.insert_or_assign(rows.integer(0), base::Time::from_seconds(rows.integer(1)).date());
  return days;
}

class Numbers {
 public:
  explicit Numbers(Case& source) : path_(source.path()), batches_(stored_batches(source)) {}
  std::int64_t of(const std::string& batch) const {
    for (const StoredBatch& b : batches_)
      if (b.hash.starts_with(batch)) return b.number;
    throw base::Error(base::ErrorKind::cannot, base::say("this case has no batch {}", batch.substr(0, 12)), {path_});
  }

 private:
  std::string path_;
  std::vector<StoredBatch> batches_;
};

}  // namespace

std::vector<LineMoney> line_money(Case& source, const std::vector<domain::LineName>& lines) {
  if (lines.empty()) return {};
  const Days days = settlement_days(source);
  const Numbers numbers(source);
  auto find = source.connection().prepare("SELECT amount, coalesce(settlement, 0) FROM fee_line WHERE id = ?");
  std::vector<LineMoney> result;
  for (const domain::LineName& name : lines) {
    find.reset().with(detail::row_id(numbers.of(name.batch), static_cast<std::uint32_t>(name.place)));
    result.emplace_back();
    if (!find.step()) {
      line(source, name);  // another row of the batch, or an error that says there is none
      continue;
    }
    result.back().amount = base::Money::fen(find.integer(0));
    if (const auto day = days.find(find.integer(1)); day != days.end()) result.back().settled = day->second;
  }
  return result;
}

}  // namespace mi::casefile

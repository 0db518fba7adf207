// SPDX-License-Identifier: Apache-2.0
#include "casefile/batch/settled.hpp"

#include "sql/connection.hpp"

namespace mi::casefile {

SettledFund settled_fund(Case& source, base::DateRange days) {
  // Ids rise with the batch number, so the highest id of a settlement is its latest record. A row without a settlement
  // number is its own.
  auto query = source.connection().prepare(
      "SELECT count(*), coalesce(sum(fund), 0) FROM settlement_line WHERE valid <> 0 AND happened >= ?1 AND "
      "happened < ?2 AND id IN (SELECT max(id) FROM settlement_line GROUP BY coalesce(settlement, -id))");
  query.bind(1, base::Time::of(days.first, 0, 0, 0).seconds());
  query.bind(2, base::Time::of(days.last.plus_days(1), 0, 0, 0).seconds());
  query.step();
  return {query.integer(0), base::Money::fen(query.integer(1))};
}

}  // namespace mi::casefile

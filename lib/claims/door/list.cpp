// SPDX-License-Identifier: Apache-2.0
#include "claims/door/list.hpp"

#include "base/message.hpp"
#include "domain/claims.hpp"

namespace mi::claims {

domain::Table batch_rows(const casefile::Case& source) {
  using base::mark;
  using domain::ColumnKind;
  domain::Table table{"mi.claims.batch/1",
                      {{"batch", mark("batch"), ColumnKind::text},
                       {"file", mark("file"), ColumnKind::text},
                       {"kinds", mark("read as"), ColumnKind::list},
                       {"lines", mark("lines"), ColumnKind::integer},
                       {"sum", mark("sum"), ColumnKind::money},
                       {"set_aside", mark("set aside"), ColumnKind::integer},
                       {"first", mark("first day"), ColumnKind::date},
                       {"last", mark("last day"), ColumnKind::date},
                       {"holder", mark("handed over by"), ColumnKind::text},
                       {"loaded", mark("time"), ColumnKind::text},
                       {"by", mark("loaded by"), ColumnKind::text},
                       {"sha256", "SHA-256", ColumnKind::text}},
                      {}};
  auto day = [](const std::optional<base::Date>& d) { return d ? json::Value(d->to_string()) : json::Value(); };
  for (const auto& [fact, batch] : source.all<domain::Batch>())
    for (const domain::BatchFile& f : batch.files)
      table.rows.push_back({batch.hash.substr(0, 12), f.name, domain::encode(f.kinds), f.lines, f.sum.to_string(), f.set_aside,
                            day(batch.first), day(batch.last), batch.holder, fact.recorded.to_string(), fact.person, f.sha256});
  return table;
}

}  // namespace mi::claims

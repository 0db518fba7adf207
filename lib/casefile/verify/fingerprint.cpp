// SPDX-License-Identifier: Apache-2.0
#include "casefile/verify/fingerprint.hpp"

#include "base/hash.hpp"
#include "casefile/parts.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

void add_rows(base::Hasher& hasher, sql::Connection& db, const std::string& query) {
  auto rows = db.prepare(query);
  while (rows.step()) {
    for (int i = 0; i < rows.columns(); ++i) hasher.add(rows.text(i)).add("\t");
    hasher.add("\n");
  }
  hasher.add("\n");
}

}  // namespace

std::string fingerprint(Case& target) {
  base::Hasher hasher;
  sql::Connection& db = target.connection();
  add_rows(hasher, db, "SELECT hash, header, salt, body, reason FROM fact ORDER BY hash");
  add_rows(hasher, db, "SELECT hash, size, bytes FROM file ORDER BY hash");
  add_rows(hasher, db, "SELECT i.kind, i.key, f.hash FROM in_force i JOIN fact f ON f.id = i.fact ORDER BY 1, 2, 3");
  add_rows(hasher, db, "SELECT kind, key, heads FROM contradiction ORDER BY 1, 2");
  for (const Part& part : parts()) hasher.add(part.name).add(part.fingerprint(db));
  return hasher.hex();
}

}  // namespace mi::casefile

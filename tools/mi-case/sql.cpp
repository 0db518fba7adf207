// SPDX-License-Identifier: Apache-2.0
// mi-case sql: a SELECT of one's own over the case.
#include "base/message.hpp"
#include "casefile/views/query.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct SqlOptions {
  std::string query;
};

void declare(cli::Options& o, SqlOptions& v) {
  o.argument("SELECT", v.query, mark("one SELECT; - reads it from standard input")).required();
}

cli::Exit run(cli::Context& context, const SqlOptions& v) {
  const std::string text = v.query == "-" ? context.read_input("-") : v.query;
  context.print(casefile::query(context.opened(), text));
  return cli::Exit::done;
}

}  // namespace

cli::Step sql_step() {
  return cli::step<SqlOptions>("sql", mark("ask the case in SQL, reading only"), cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools

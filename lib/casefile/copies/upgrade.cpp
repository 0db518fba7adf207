// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/upgrade.hpp"

#include "base/message.hpp"
#include "casefile/copies/newfile.hpp"
#include "casefile/schema.hpp"
#include "casefile/verify/verify.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

void must_verify(const std::string& copy, const std::string& old_path) {
  Case made = Case::open(copy, Access::read);
  Report report = verify(made);
  if (report.good()) return;
  throw Error(ErrorKind::cannot, say("the case was changed outside the program, so it is not upgraded"), {old_path}).with_items(described(report));
}

}  // namespace

Upgraded upgrade(const std::string& old_path, const std::string& path) {
  int from = peek_step(old_path);
  if (from > schema_step())
    throw Error(ErrorKind::cannot, say("this case is of a newer version: schema step {}; this program knows steps up to {}", from, schema_step()), {old_path});
  if (from == schema_step()) return {from, from};
  NewFile file(path);
  sql::Connection::open(old_path, sql::Mode::read).copy_to(file.working_path());
  {
    auto db = sql::Connection::open(file.working_path(), sql::Mode::write);
    migrate(db, from, schema_step());
  }
  must_verify(file.working_path(), old_path);
  file.publish();
  return {from, schema_step()};
}

}  // namespace mi::casefile

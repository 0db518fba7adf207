// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/create.hpp"

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "casefile/copies/newfile.hpp"
#include "casefile/entry.hpp"
#include "casefile/schema.hpp"

namespace mi::casefile {
namespace {

// With a fixed clock nothing may be random: the secret follows from what is recorded.
std::string new_secret(const CaseOf& about, const EntryInfo& info) {
  if (!base::clock_is_fixed()) return base::random_hex(32);
  json::Value content = json::Value::object();
  content.set("about", domain::encode(about)).set("entry", entry_body(info)).set("person", info.person);
  content.set("recorded", base::now().to_string());
  return base::sha256_hex("mi.secret/1 " + json::canonical(content));
}

void lay_foundation(const std::string& path, const std::string& secret) {
  auto db = sql::Connection::open(path, sql::Mode::create);
  migrate(db, 0, schema_step());
  db.exec("INSERT INTO meta VALUES ('role', 'case')");
  db.prepare("INSERT INTO meta VALUES ('secret', ?1)").with(secret).run();
}

}  // namespace

Head create(const std::string& path, const CaseOf& about, const EntryInfo& info, bool dry_run) {
  NewFile file(path);
  lay_foundation(file.working_path(), new_secret(about, info));
  Head head;
  {
    Case made = Case::open(file.working_path(), Access::write);
    Change change(made, info);
    change.record("", about);
    head = change.commit();
  }
  if (!dry_run) file.publish();
  return head;
}

}  // namespace mi::casefile

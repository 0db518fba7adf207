// SPDX-License-Identifier: Apache-2.0
#include "casefile/entry.hpp"

#include <pwd.h>
#include <unistd.h>

#include "base/clock.hpp"
#include "base/path.hpp"
#include "casefile/rows.hpp"

namespace mi::casefile {
namespace {

std::string account() {
  const passwd* user = getpwuid(geteuid());
  return user != nullptr ? user->pw_name : std::to_string(geteuid());
}

std::string host() {
  char name[256] = "";
  gethostname(name, sizeof name - 1);
  return name;
}

json::Value list_of(const std::vector<std::string>& texts) {
  json::Value list = json::Value::array();
  for (const auto& text : texts) list.push(text);
  return list;
}

}  // namespace

json::Value entry_body(const EntryInfo& info) {
  json::Value body = json::Value::object();
  body.set("arguments", list_of(info.arguments)).set("version", base::program_version());
  if (!info.packs.is_null()) body.set("packs", info.packs);
  if (!info.switches.is_null()) body.set("switches", info.switches);
  // A fixed clock is for demonstrations and tests: the same inputs give the same bytes on every machine.
  body.set("clock", base::clock_is_fixed() ? "fixed" : "machine");
  if (!base::clock_is_fixed()) body.set("account", account()).set("host", host());
  return body;
}

Entry next_entry(const Case::State& state, const EntryInfo& info, base::Time recorded) {
  Entry entry;
  entry.branch = state.branch;
  entry.number = state.head.number + 1;
  if (!state.head.hash.empty()) entry.parents = {state.head.hash};
  entry.program = info.program;
  entry.person = info.person;
  entry.recorded = recorded.to_string();
  return entry;
}

void write_entry(Case::State& state, Entry entry, const EntryInfo& info) {
  Sealed sealed = seal(entry, entry_body(info), state.secret);
  state.head_row = insert_entry(state.db, sealed);
  state.head = {entry.number, sealed.hash};
  state.branch = entry.branch;
  if (entry.parents.empty()) state.case_id = sealed.hash;
}

}  // namespace mi::casefile

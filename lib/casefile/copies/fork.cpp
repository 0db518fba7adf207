// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/fork.hpp"

#include "base/clock.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "casefile/copies/newfile.hpp"
#include "casefile/copies/numbers.hpp"
#include "casefile/schema.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

// No hyphen: "a-b" is the fork b of the fork a.
void must_be_name(const std::string& name) {
  bool good = !name.empty() && name.size() <= 16 &&
              name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos;
  if (!good) throw Error(ErrorKind::usage, say("“{}” is no name for a fork: 1 to 16 of a–z and 0–9", name));
}

// Made before, and its file stands where it is asked for: nothing to do. The head that file has now, else an error.
Head head_of_existing(const Case& source, const std::string& branch, const std::string& path, const Fact& made) {
  std::string since = say("the fork {} was made on {}", branch, made.recorded.to_string());
  if (!base::file_exists(path))
    throw Error(ErrorKind::cannot, since, {path}, say("Use that fork's file, or fork under another name."));
  Case existing = Case::open(path, Access::read);
  if (existing.case_id() != source.case_id() || existing.branch() != branch)
    throw Error(ErrorKind::cannot, say("the file exists already, and it is not the fork {}", branch), {path});
  return existing.head();
}

// Copies what is committed: the source's own transaction holds only the lock and the entry to come.
void copy_committed(const std::string& from, const std::string& to) {
  auto reader = sql::Connection::open(from, sql::Mode::read);
  reader.copy_to(to);
}

Head record_fork(Case& target, const ForkMade& made, const EntryInfo& info, base::Time now) {
  Change change(target, info, {now, std::nullopt});
  change.record(made.branch, made, {}, {}, {});
  return change.commit();
}

Head begin_branch(Case& copy, const std::string& branch, const EntryInfo& info, base::Time now) {
  std::string from = copy.head().hash;
  Change change(copy, info, {now, branch});
  change.record(branch, ForkBegun{branch, from});
  return change.commit();
}

// The copy gets the same entry that the source is about to get, then the first of its own branch.
Head make_copy(Case& source, const std::string& path, const ForkMade& made, const EntryInfo& info, base::Time now) {
  copy_committed(source.path(), path);
  Case copy = Case::open(path, Access::write);
  record_fork(copy, made, info, now);
  return begin_branch(copy, made.branch, info, now);
}

}  // namespace

ForkResult fork(Case& source, const std::string& name, const std::string& path, const std::optional<NumberBlock>& numbers,
                const EntryInfo& info, bool dry_run) {
  must_be_name(name);
  std::string branch = source.is_fork() ? source.branch() + "-" + name : name;
  if (auto made = source.current(ForkMade::kind.name, branch)) return {branch, head_of_existing(source, branch, path, *made), false};
  if (numbers) must_be_free(source, *numbers);
  ForkMade made{branch, numbers ? numbers->first : 0, numbers ? numbers->last : 0};
  base::Time now = base::now();
  NewFile file(path);
  Head head = make_copy(source, file.working_path(), made, info, now);
  if (dry_run) return {branch, head, true};
  record_fork(source, made, info, now);
  file.publish();
  return {branch, head, true};
}

}  // namespace mi::casefile

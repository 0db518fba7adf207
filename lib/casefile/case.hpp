// SPDX-License-Identifier: Apache-2.0
// The case file: opening it, reading what is in force, writing one entry. The only room that speaks SQL.
// Every function throws base::Error: cannot for a file that is missing, damaged, foreign, too new, locked, read-only;
// choice where a contradicted key is read.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casefile/fact.hpp"

namespace mi::sql {
class Connection;
}

namespace mi::casefile {

enum class Access { read, write };

// A printed head: entry number and 16 hex digits of its hash.
struct Head {
  std::int64_t number = 0;
  std::string hash;  // 64 hex digits
  std::string to_string() const;  // "12:0123456789abcdef"
};

// Who writes, and with what: the header of an entry.
struct EntryInfo {
  std::string program;                 // "mi-penalize compute"
  std::vector<std::string> arguments;  // without secrets
  std::string person;
  json::Value packs;                   // [{id, version, hash}] used
  json::Value switches;                // {name: value} given on the command line
};

class Case {
 public:
  // `wait_seconds`: how long to wait for another writer before saying which process holds the file.
  static Case open(const std::string& path, Access access, int wait_seconds = 5);
  Case(Case&&) noexcept;
  Case& operator=(Case&&) noexcept;
  ~Case();

  const std::string& path() const;
  std::string case_id() const;        // hash of the first entry: forks of one case share it
  std::string branch() const;         // "" for the case of record
  bool is_fork() const;
  bool is_export() const;             // read-only for ever: it has no secret to salt with
  Head head() const;

  // What is in force: heads of every key of the kind, in order of first recording (time, branch, entry, place: the same
  // in every copy, whatever was merged first). Contradicted keys give all heads.
  std::vector<Fact> in_force(std::string_view kind) const;
  std::vector<Fact> in_force() const;  // of every kind
  std::vector<Fact> heads(std::string_view kind, std::string_view key) const;
  // The head of a key: nothing, one, or Error(choice) listing those that contradict each other.
  std::optional<Fact> current(std::string_view kind, std::string_view key) const;
  // By id (any unambiguous prefix of 8 or more) or by name for people ("F3"). Error(cannot).
  Fact fact(std::string_view id_or_name) const;
  std::vector<Fact> all_facts(std::string_view kind) const;  // replaced ones too
  bool is_in_force(const FactId& id) const;

  template <class T> std::vector<Recorded<T>> all() const { return decoded<T>(in_force(T::kind.name)); }
  template <class T> std::optional<Recorded<T>> get(std::string_view key) const {
    auto fact = current(T::kind.name, key);
    if (!fact) return std::nullopt;
    must_be_open(*fact);
    return Recorded<T>{*fact, domain::decode<T>(fact->body)};
  }
  template <class T> static std::vector<Recorded<T>> decoded(std::vector<Fact> facts) {
    std::vector<Recorded<T>> result;
    for (Fact& f : facts) {
      must_be_open(f);
      T value = domain::decode<T>(f.body);
      result.push_back({std::move(f), std::move(value)});
    }
    return result;
  }

  // Error(cannot) when an export withholds its body.
  static void must_be_open(const Fact& fact);

  // Files kept in the case by their SHA-256 (evidence, signed notices, packs, calendars).
  bool has_file(const std::string& hash) const;
  std::string file(const std::string& hash) const;  // Error(cannot) when withheld or absent

  sql::Connection& connection();  // for the other files of this room and the SQL forms of claims/sql only
  struct State;
  State& state();                 // for the other files of this room only (casefile/state.hpp)

 private:
  explicit Case(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// One entry in the making: one transaction. Not committed: rolled back, nothing is left.
class Change {
 public:
  Change(Case& target, EntryInfo info);
  // For making and forking a case only: the clock as read before, the first entry of a new branch.
  struct Special {
    std::optional<base::Time> recorded;
    std::optional<std::string> branch;
  };
  Change(Case& target, EntryInfo info, const Special& special);
  ~Change();
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

  FactId add(Draft draft);
  // Records a value of a kind. A `set` replaces the head its writer saw (in the state before this entry, and facts of
  // this entry); a `once` whose key has a head is Error(gate). A contradicted key is Error(choice), unless
  // draft.replaces names all its heads. What is in force already, with the same body, event and grounds, is not
  // recorded again: its id is returned and nothing is written, so that scripts can be rerun.
  template <class T> FactId record(std::string key, const T& value, std::string name = {},
                                   std::optional<base::Date> event = {}, std::vector<FactId> rests_on = {}) {
    Draft d;
    d.kind = T::kind.name;
    d.key = std::move(key);
    d.name = std::move(name);
    d.event = event;
    d.rests_on = std::move(rests_on);
    d.body = domain::encode(value);
    return record(std::move(d), T::kind.mode);
  }
  FactId record(Draft draft, domain::Mode mode);
  // The next name for people of this series on this branch: "F3", on fork a "a-F3".
  std::string next_name(std::string_view series);
  std::string add_file(std::string_view bytes);  // returns its SHA-256; the same bytes are kept once
  bool is_empty() const;                         // nothing was added
  Head commit();                                 // writes the entry; with nothing added writes none

 private:
  FactId put(Draft draft, domain::Mode mode);
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mi::casefile

// SPDX-License-Identifier: Apache-2.0
// One entry in the making. Facts are inserted at once, so that later ones of the same entry see them; the entry that
// lists them comes last.
#include <algorithm>
#include <map>

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "base/message.hpp"
#include "casefile/entry.hpp"
#include "casefile/rows.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Mode;

bool covers(const std::vector<FactId>& named, const std::vector<Fact>& heads) {
  return std::all_of(heads.begin(), heads.end(),
                     [&](const Fact& h) { return std::find(named.begin(), named.end(), h.id) != named.end(); });
}

bool says_the_same(const Fact& head, const Draft& draft) {
  auto mine = draft.rests_on, its = head.rests_on;
  std::sort(mine.begin(), mine.end());
  std::sort(its.begin(), its.end());
  return !head.withheld && json::canonical(head.body) == json::canonical(draft.body) && head.event == draft.event && mine == its;
}

void must_be_of_its_key(const Fact& replaced, const Draft& draft) {
  if (replaced.kind == draft.kind && replaced.key == draft.key) return;
  throw Error(ErrorKind::internal, say("{} {} cannot replace {} {}", draft.kind, draft.key, replaced.kind, replaced.key));
}

Error recorded_already(const Fact& head) {
  return Error(ErrorKind::gate,
               say("{} {} is on record already: by {}, {}", head.kind, head.name.empty() ? head.key : head.name,
                   head.person, head.recorded.to_string()),
               {}, say("A mistake in it is corrected by a new fact: --corrects {} --reason TEXT", head.id.substr(0, 16)));
}

// "F12" with prefix "F" → 12; 0 when the rest is no number.
std::int64_t number_after(std::string_view name, std::string_view prefix) {
  std::string_view digits = name.substr(prefix.size());
  bool number = !digits.empty() && digits.size() < 18 &&
                digits.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? std::stoll(std::string(digits)) : 0;
}

}  // namespace

struct Change::State {
  Case& target;
  EntryInfo info;
  base::Time recorded;
  Entry entry;
  std::map<std::string, std::int64_t> last_numbers;  // of names given out, by series
  bool finished = false;
};

Change::Change(Case& target, EntryInfo info) : Change(target, std::move(info), Special{}) {}

Change::Change(Case& target, EntryInfo info, const Special& special) {
  Case::State& state = target.state();
  state.begin_writing();
  base::Time recorded = special.recorded.value_or(base::now());
  Entry entry = next_entry(state, info, recorded);
  if (special.branch) {  // the first entry of a fork
    entry.branch = *special.branch;
    entry.number = 1;
  }
  if (entry.parents.empty()) entry.secret_hash = base::sha256_hex(state.secret);
  state_ = std::make_unique<State>(State{target, std::move(info), recorded, std::move(entry), {}});
}

Change::~Change() {
  if (!state_ || state_->finished) return;
  try {
    sql::Connection& db = state_->target.connection();
    if (db.in_transaction()) db.exec("ROLLBACK");
  } catch (const Error&) {  // closing the file rolls back as well; a destructor has nobody to tell
  }
}

FactId Change::add(Draft draft) { return put(std::move(draft), Mode::add); }

FactId Change::put(Draft draft, Mode mode) {
  for (const FactId& id : draft.replaces) must_be_of_its_key(state_->target.fact(id), draft);
  Fact fact;
  static_cast<Draft&>(fact) = std::move(draft);
  fact.mode = mode;
  fact.origin = {state_->entry.branch, state_->entry.number, static_cast<std::int64_t>(state_->entry.facts.size()) + 1};
  fact.recorded = state_->recorded;
  fact.person = state_->info.person;
  insert_fact(state_->target.connection(), seal(fact, state_->target.state().secret));
  state_->entry.facts.push_back(fact.id);
  return fact.id;
}

FactId Change::record(Draft draft, Mode mode) {
  if (mode == Mode::add) return put(std::move(draft), mode);
  auto heads = state_->target.heads(draft.kind, draft.key);
  bool named = covers(draft.replaces, heads);
  if (!named) {
    Fact head = *state_->target.current(draft.kind, draft.key);  // Error(choice) when they contradict each other
    if (draft.replaces.empty() && says_the_same(head, draft)) return head.id;
    if (mode == Mode::once) throw recorded_already(head);
  }
  for (const Fact& head : heads)
    if (!covers(draft.replaces, {head})) draft.replaces.push_back(head.id);
  return put(std::move(draft), mode);
}

std::string Change::next_name(std::string_view series) {
  const std::string& branch = state_->entry.branch;
  std::string prefix = branch.empty() ? std::string(series) : branch + "-" + std::string(series);
  auto found = state_->last_numbers.find(prefix);
  if (found == state_->last_numbers.end()) {
    std::int64_t last = 0;
    auto& names = state_->target.connection().cached("SELECT name FROM fact WHERE name <> '' AND name >= ?1 AND name < ?1 || ':'");
    names.bind(1, prefix);
    while (names.step()) last = std::max(last, number_after(names.text(0), prefix));
    names.reset();
    found = state_->last_numbers.emplace(prefix, last).first;
  }
  return prefix + std::to_string(++found->second);
}

std::string Change::add_file(std::string_view bytes) {
  std::string hash = base::sha256_hex(bytes);
  if (state_->target.has_file(hash)) return hash;
  FileRef file{hash, static_cast<std::int64_t>(bytes.size())};
  insert_file(state_->target.connection(), file, std::string(bytes));
  state_->entry.files.push_back(file);
  return hash;
}

bool Change::is_empty() const { return state_->entry.facts.empty() && state_->entry.files.empty(); }

Head Change::commit() {
  Case::State& state = state_->target.state();
  if (!is_empty()) write_entry(state, state_->entry, state_->info);
  state.db.exec("COMMIT");
  state_->finished = true;
  return state.head;
}

}  // namespace mi::casefile

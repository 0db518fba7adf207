// SPDX-License-Identifier: Apache-2.0
// What a step sees of the case and of the law. Apart from context.cpp, so that a program without a case links without
// the case file's library.
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/message.hpp"
#include "cli/context_state.hpp"

namespace mi::cli {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

constexpr std::int64_t usual_wait_seconds = 5;

std::vector<law::Override> overrides_of(const Context::State& state) {
  std::vector<law::Override> overrides;
  for (const std::string& text : state.shared.set) overrides.push_back(law::Override::parse(text));
  return overrides;
}

void remember_head(Context::State& state) {
  state.case_id = state.opened->case_id();
  state.head = state.opened->head().to_string();
}

// As a shell line would repeat it: what the environment decided stands in front.
std::vector<std::string> arguments_of(const Context::State& state) {
  std::vector<std::string> words;
  if (state.path_from_environment) words.push_back("MI_CASE=" + *state.path);
  if (base::clock_is_fixed()) words.push_back("MI_NOW=" + base::now().to_string());
  words.insert(words.end(), state.words.begin(), state.words.end());
  return words;
}

casefile::EntryInfo entry_of(const Context::State& state, std::string person) {
  casefile::EntryInfo info;
  info.program = state.program;
  info.arguments = arguments_of(state);
  info.person = std::move(person);
  if (state.law) {
    info.packs = state.law->packs();
    info.switches = state.law->overrides();
  }
  return info;
}

}  // namespace

const std::string& Context::case_path() {
  if (!state_.path)
    throw Error(ErrorKind::usage, say("no case is named"), {}, say("name it with -c FILE, or in MI_CASE"));
  return *state_.path;
}

casefile::Case& Context::opened() {
  return opened((state_.step->uses & writes_case) ? casefile::Access::write : casefile::Access::read);
}

void Context::use_case(const std::string& path) {
  state_.path = path;
  state_.path_from_environment = false;
}

casefile::EntryInfo Context::entry_info() { return entry_of(state_, person()); }

casefile::Case& Context::opened(casefile::Access access) {
  if (!state_.opened) {
    const auto wait = static_cast<int>(state_.shared.wait_seconds.value_or(usual_wait_seconds));
    state_.opened = std::make_shared<casefile::Case>(casefile::Case::open(case_path(), access, wait));
    remember_head(state_);
  }
  return *state_.opened;
}

const law::Rulebook& Context::law() {
  const law::Rulebook& book = law_if_any();
  if (book.empty())
    throw Error(ErrorKind::usage, say("this case uses no rule packs yet"), {case_path()},
                say("choose them with mi-rules use PACK"));
  return book;
}

const law::Rulebook& Context::law_if_any() {
  if (!state_.law) {
    state_.law = law::Rulebook::of(opened(), as_of(), overrides_of(state_));
    state_.packs = state_.law->packs();
  }
  return *state_.law;
}

casefile::Change& Context::change() {
  if (!state_.change) {
    casefile::Case& target = opened();
    state_.unwinding = std::make_unique<base::Unwinding>();
    state_.change = std::make_shared<casefile::Change>(target, entry_of(state_, person()));
  }
  return *state_.change;
}

void Context::finish() {
  if (!state_.change) {
    if (state_.opened) remember_head(state_);
    return;
  }
  base::stop_if_asked();
  if (state_.shared.dry_run) {
    note(say("dry run: nothing was written"));
  } else if (state_.change->is_empty()) {
    note(say("nothing new: the case stays as it is"));
  } else {
    state_.change->commit();
  }
  state_.change.reset();
  state_.unwinding.reset();
  remember_head(state_);
}

}  // namespace mi::cli

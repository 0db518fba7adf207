// SPDX-License-Identifier: Apache-2.0
#include "casefile/entries.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

bool is_named(const Fact& fact, const std::string& word) {
  return fact.name == word || fact.key == word || (word.size() >= 8 && fact.id.starts_with(word));
}

Fact corrected(const Case& file, const std::string& kind, const std::string& word) {
  for (Fact& fact : file.in_force(kind))
    if (is_named(fact, word)) return std::move(fact);
  throw Error(ErrorKind::usage, say("\"{}\" names nothing that this step could correct", word), {"--corrects"});
}

Error other_data(const Draft& draft, const Fact& head) {
  const std::string& name = head.name.empty() ? head.key : head.name;
  return Error(ErrorKind::gate, say("{0} is on record already, with other data", name), {},
               say("to correct it: --corrects {} --reason TEXT; for a change, give the day from which it holds",
                   draft.name.empty() ? head.key : name));
}

}  // namespace

FactId enter(const Case& file, Change& change, Draft draft, domain::Mode mode, const Correction& correction) {
  if (correction.of) {
    const Fact earlier = corrected(file, draft.kind, *correction.of);
    draft.key = earlier.key;
    draft.name = earlier.name;
    draft.reason = correction.reason;
    for (const Fact& head : file.heads(draft.kind, draft.key)) draft.replaces.push_back(head.id);
    return change.record(std::move(draft), mode);
  }
  const auto head = file.current(draft.kind, draft.key);
  if (!head) return change.record(std::move(draft), mode);
  Case::must_be_open(*head);
  if (json::canonical(head->body) == json::canonical(draft.body)) return head->id;
  throw other_data(draft, *head);
}

}  // namespace mi::casefile

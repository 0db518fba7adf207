// SPDX-License-Identifier: Apache-2.0
#include "work/agree/grounds.hpp"

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::work {

law::Clause ground_clause(const law::Rulebook& law, const std::string& id, const char* group, base::Date day) {
  std::vector<std::string> known;
  const bool own = std::string_view(group).ends_with(".own");
  for (law::Clause& clause : law.clauses(group, day)) {
    if (clause.group.ends_with(".own") != own) continue;  // what the institution asks for is no ground of the agency's
    if (clause.id == id) return std::move(clause);
    known.push_back(clause.id + "：" + clause.label);
  }
  throw base::Error(base::ErrorKind::usage, base::say("\"{}\" is no ground for this; grounds are:", id)).with_items(known);
}

}  // namespace mi::work

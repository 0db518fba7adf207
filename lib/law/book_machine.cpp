// SPDX-License-Identifier: Apache-2.0
// Machines of several packs laid over each other: who replaces whom, and what cannot stand together.
#include <algorithm>

#include "base/message.hpp"
#include "law/book.hpp"
#include "law/machine.hpp"

namespace mi::law {
namespace {

std::string where(const Object& object) { return object.pack + " " + object.place; }

bool is_beside(const Rulebook::Book& book, std::size_t a, std::size_t b) {
  const Sheet &x = book.sheets[a], &y = book.sheets[b];
  return !x.is_extended && !y.is_extended && x.pack.layer() == y.pack.layer();
}

// A sheet above has a transition of this id: this one no longer counts.
bool is_replaced(const Entries<Transition>& entries, const Entry<Transition>& e) {
  return std::any_of(entries.begin(), entries.end(),
                     [&](const auto& o) { return o.object.id == e.object.id && o.sheet > e.sheet && on_one_day(o.object, e.object); });
}

void check_states(const Rulebook::Book& book, const Transition& t, std::vector<std::string>& problems) {
  std::vector<std::string> names, used = t.from_states;
  used.push_back(t.to_state);
  for (const auto& e : book.states)
    if (e.object.machine == t.machine) names.push_back(e.object.name);
  if (names.empty()) return;  // taken without its states: the machine runs on the names alone
  for (const std::string& name : used)
    if (!holds(names, name))
      problems.push_back(base::say("{0}: the machine \"{1}\" has no [[state]] with the name \"{2}\"", where(t), t.machine, name));
}

}  // namespace

void compare_machines(const Rulebook::Book& book, std::vector<std::string>& problems) {
  const auto& all = book.transitions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    check_states(book, all[i].object, problems);
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const auto &a = all[i], &b = all[j];
      if (a.sheet == b.sheet) continue;
      if (a.object.id == b.object.id && is_beside(book, a.sheet, b.sheet) && on_one_day(a.object, b.object))
        problems.push_back(base::say("\"{0}\" stands in two packs of one layer: {1} and {2}", a.object.id, where(a.object), where(b.object)));
      else if (contradict(a.object, b.object) && !is_replaced(all, a) && !is_replaced(all, b))
        problems.push_back(where(b.object) + ": " + two_ways(b.object, where(a.object)));
    }
  }
}

}  // namespace mi::law

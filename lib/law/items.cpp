// SPDX-License-Identifier: Apache-2.0
#include "law/items.hpp"

#include <algorithm>

namespace mi::law {
namespace {

using base::Date;

constexpr std::string_view catalogue_group = "items.item";

const Transition* find_transition(const std::vector<Transition>& all, const std::string& from, const std::string& event) {
  for (const Transition& t : all)
    if (t.event == event && std::find(t.from_states.begin(), t.from_states.end(), from) != t.from_states.end()) return &t;
  return nullptr;
}

}  // namespace

std::vector<ItemDefinition> catalogued_items(const Rulebook& law, Date day) {
  std::vector<ItemDefinition> list;
  for (const Condition& c : law.conditions(catalogue_group, day))
    list.push_back({c.id.substr(catalogue_group.size() + 1), c.label, c.then, c.source.to_chinese()});
  return list;
}

std::string item_state(const std::vector<domain::ItemStep>& steps, std::string_view code, const Rulebook& law, Date day) {
  const auto transitions = law.transitions("item", law.as_of());
  std::vector<const domain::ItemStep*> mine;
  for (const domain::ItemStep& s : steps)
    if (s.item == code && s.date <= day) mine.push_back(&s);
  std::stable_sort(mine.begin(), mine.end(), [](const auto* a, const auto* b) { return a->date < b->date; });
  std::string state = "none";
  for (const domain::ItemStep* s : mine)
    if (const Transition* t = find_transition(transitions, state, s->event)) state = t->to_state;
  return state;
}

std::vector<ItemDefinition> open_items(const std::vector<domain::ItemStep>& steps, const Rulebook& law, Date day) {
  std::vector<std::string> payable;
  for (const State& s : law.states("item", day))
    if (s.payable) payable.push_back(s.name);
  std::vector<ItemDefinition> open;
  for (ItemDefinition& item : catalogued_items(law, day))
    if (std::find(payable.begin(), payable.end(), item_state(steps, item.code, law, day)) != payable.end())
      open.push_back(std::move(item));
  return open;
}

std::vector<std::string> item_groups(const ItemDefinition& item, const Rulebook& law, Date day) {
  std::string code = item.code;
  std::replace(code.begin(), code.end(), '-', '_');
  return law.value("items.needs." + code, day).list();
}

}  // namespace mi::law

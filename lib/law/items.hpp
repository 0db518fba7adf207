// SPDX-License-Identifier: Apache-2.0
// The packs' catalogue of service items (group items.item) and where an item stands after its steps (machine "item").
// Items, classes, conditions and states are the packs'; nothing here names one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/item.hpp"
#include "law/rulebook.hpp"

namespace mi::law {

struct ItemDefinition {
  std::string code, label, category, clause;  // category: the condition's "then"
};
std::vector<ItemDefinition> catalogued_items(const Rulebook& law, base::Date day);  // empty: no pack has one on that day

// The state after the steps up to the day; "none" before any.
std::string item_state(const std::vector<domain::ItemStep>& steps, std::string_view code, const Rulebook& law, base::Date day);
// Items whose state the packs call payable.
std::vector<ItemDefinition> open_items(const std::vector<domain::ItemStep>& steps, const Rulebook& law, base::Date day);

// The groups of conditions that the item needs (items.needs.CODE), as the packs list them.
std::vector<std::string> item_groups(const ItemDefinition& item, const Rulebook& law, base::Date day);

}  // namespace mi::law

// SPDX-License-Identifier: Apache-2.0
#include "law/what_if.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::law {
namespace {

using domain::Figure;

const Figure* same(const std::vector<Figure>& figures, const std::string& id) {
  const auto it = std::find_if(figures.begin(), figures.end(), [&](const Figure& f) { return f.id == id; });
  return it == figures.end() ? nullptr : &*it;
}

domain::Table empty_table() {
  return {"mi.what-if/1",
          {{"switch", base::mark("switch")},
           {"reading", base::mark("reading")},
           {"meaning", base::mark("meaning")},
           {"figure", base::mark("figure")},
           {"label", base::mark("name")},
           {"now", base::mark("now"), domain::ColumnKind::rate},
           {"then", base::mark("then"), domain::ColumnKind::rate}},
          {}};
}

void compare(domain::Table& table, const Choice& choice, const Alternative& other, const std::vector<Figure>& now,
             const std::vector<Figure>& then) {
  const std::size_t before = table.rows.size();
  const auto add = [&](const Figure& f, json::Value was, json::Value would_be) {
    table.rows.push_back({choice.name, other.value, other.meaning, f.id, f.label, std::move(was), std::move(would_be)});
  };
  for (const Figure& f : now) {
    const Figure* g = same(then, f.id);
    if (g == nullptr) add(f, f.value, {});
    else if (g->value != f.value) add(f, f.value, g->value);
  }
  for (const Figure& g : then)
    if (same(now, g.id) == nullptr) add(g, {}, g.value);
  if (table.rows.size() == before)
    table.rows.push_back({choice.name, other.value, other.meaning, {}, "不变", {}, {}});
}

// Nothing where a reading refuses the step: that is an answer too. What is wrong with the case stays an error.
struct Attempt {
  std::optional<std::vector<Figure>> figures;
  std::optional<base::Error> refusal;
};

Attempt attempt(const Rulebook& law, const std::function<std::vector<Figure>(const Rulebook&)>& reckon) {
  try {
    return {reckon(law), std::nullopt};
  } catch (const base::Error& e) {
    if (e.kind() != base::ErrorKind::gate && e.kind() != base::ErrorKind::usage) throw;
    return {std::nullopt, e};
  }
}

}  // namespace

domain::Table what_if(const Rulebook& law, const std::vector<std::string>& switches,
                      const std::function<std::vector<Figure>(const Rulebook&)>& reckon) {
  domain::Table table = empty_table();
  const Attempt now = attempt(law, reckon);
  bool any = now.figures.has_value();
  for (const std::string& name : switches) {
    const auto choice = law.find_switch(name);
    if (!choice) continue;
    for (const Alternative& other : choice->alternatives) {
      if (choice->is(other.value)) continue;
      const Attempt then = attempt(law.with({name, other.value, "--what-if"}), reckon);
      any = any || then.figures;
      if (then.figures) compare(table, *choice, other, now.figures.value_or(std::vector<Figure>{}), *then.figures);
      else table.rows.push_back({choice->name, other.value, other.meaning, {}, "不予办理", {}, {}});
    }
  }
  if (!any) throw base::Error(*now.refusal);  // not the reading stands in the way
  return table;
}

}  // namespace mi::law

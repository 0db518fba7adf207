// SPDX-License-Identifier: Apache-2.0
// What can only be seen when the whole pack is read: names that lead nowhere, two objects in force on one day.
#include <algorithm>

#include "base/message.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

template <class T>
void collect(const std::vector<T>& objects, std::vector<std::string_view>& ids) {
  for (const T& o : objects) ids.push_back(o.id);
}

struct Names {
  std::vector<std::string_view> objects, clauses, parameters, settings, gaps;

  explicit Names(const Pack::Data& d) {
    collect(d.clauses, clauses);
    collect(d.parameters, parameters);
    collect(d.gaps, gaps);
    settings = parameters;
    collect(d.switches, settings);
    objects = settings;
    collect(d.values, objects);
    collect(d.clauses, objects);
    collect(d.tables, objects);
    collect(d.conditions, objects);
    collect(d.materials, objects);
    collect(d.deadlines, objects);
    collect(d.gates, objects);
    collect(d.transitions, objects);
    collect(d.weightings, objects);
  }

  const std::vector<std::string_view>& of(Reference::Target target) const {
    switch (target) {
      case Reference::clause: return clauses;
      case Reference::parameter: return parameters;
      case Reference::setting: return settings;
      case Reference::gap: return gaps;
      default: return objects;
    }
  }
};

const char* message_for(Reference::Target target) {
  switch (target) {
    case Reference::clause: return base::mark("no [[clause]] has the id \"{0}\"");
    case Reference::parameter: return base::mark("no [[parameter]] has the id \"{0}\"");
    case Reference::setting: return base::mark("no [[switch]] or [[parameter]] has the id \"{0}\"");
    case Reference::gap: return base::mark("no [[gap]] has the id \"{0}\"");
    default: return base::mark("nothing in this pack has the id \"{0}\"");
  }
}

void check_references(Reading& reading) {
  // A pack that takes from others may name what they define; the rulebook sees those.
  const Names names(reading.data);
  for (const Reference& r : reading.references) {
    const auto& known = names.of(r.target);
    if (r.name.empty() || std::find(known.begin(), known.end(), r.name) != known.end()) continue;
    if (!reading.data.extends.empty() && r.target != Reference::gap) continue;
    if (reading.data.layer == Layer::law && r.target == Reference::clause) continue;  // acts of the law name each other
    reading.problems.add(r.place, unknown_word(message_for(r.target), r.name, known));
  }
}

bool overlap(const Object& a, const Object& b) {
  return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to) && a.precedence == b.precedence;
}

template <class T>
void check_twice(const std::vector<T>& objects, Reading& reading) {
  for (std::size_t i = 0; i < objects.size(); ++i)
    for (std::size_t j = i + 1; j < objects.size(); ++j)
      if (objects[i].id == objects[j].id && overlap(objects[i], objects[j]))
        reading.problems.add(reading.places[objects[j].place],
                             base::say("\"{0}\" is in force twice on one day: here and at {1}", objects[j].id, objects[i].place));
}

void check_all_twice(Reading& reading) {
  const Pack::Data& d = reading.data;
  check_twice(d.values, reading);
  check_twice(d.parameters, reading);
  check_twice(d.switches, reading);
  check_twice(d.gaps, reading);
  check_twice(d.clauses, reading);
  check_twice(d.tables, reading);
  check_twice(d.conditions, reading);
  check_twice(d.materials, reading);
  check_twice(d.deadlines, reading);
  check_twice(d.gates, reading);
  check_twice(d.transitions, reading);
  check_twice(d.states, reading);
  check_twice(d.weightings, reading);
}

// The same name for a value and a switch would make --set ambiguous.
void check_settings(Reading& reading) {
  const Pack::Data& d = reading.data;
  for (const Switch& s : d.switches)
    for (const Parameter& p : d.parameters)
      if (s.id == p.id)
        reading.problems.add(reading.places[s.place], base::say("\"{0}\" is a switch here and a parameter at {1}", s.id, p.place));
}

}  // namespace

void check_pack(Reading& reading) {
  check_references(reading);
  check_all_twice(reading);
  check_settings(reading);
  check_machines(reading);
}

}  // namespace mi::law

// SPDX-License-Identifier: Apache-2.0
#include "casefile/views/register.hpp"

#include <map>
#include <string>
#include <utility>

#include "casefile/entries.hpp"

namespace mi::casefile {
namespace {

using base::Date;

// The latest entry of each thing on or before the day; of two from one day the one recorded later.
template <class T, class Key>
std::map<std::string, Recorded<T>> latest(const Case& file, Date day, Key key) {
  std::map<std::string, Recorded<T>> found;
  for (Recorded<T>& r : entries<T>(file)) {
    if (r.value.from > day) continue;
    auto [place, is_new] = found.try_emplace(key(r.value), r);
    if (!is_new && place->second.value.from <= r.value.from) place->second = std::move(r);
  }
  return found;
}

template <class T> std::optional<Recorded<T>> single(std::map<std::string, Recorded<T>> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.begin()->second);
}

template <class T> std::vector<Recorded<T>> not_ended(std::map<std::string, Recorded<T>> found, Date day) {
  std::vector<Recorded<T>> list;
  for (auto& [key, r] : found)
    if (!r.value.to || day <= *r.value.to) list.push_back(std::move(r));
  return list;
}

}  // namespace

Register register_on(const Case& file, Date day) {
  const auto one = [](const auto&) { return std::string(); };
  Register r;
  r.institution = single(latest<domain::Institution>(file, day, one));
  r.beds = single(latest<domain::Beds>(file, day, one));
  r.persons = not_ended(latest<domain::Person>(file, day, [](const auto& p) { return p.id; }), day);
  r.departments = not_ended(latest<domain::Department>(file, day, [](const auto& d) { return d.code; }), day);
  return r;
}

}  // namespace mi::casefile

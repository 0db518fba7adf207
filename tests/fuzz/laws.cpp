// SPDX-License-Identifier: Apache-2.0
// Rule packs and calendars.
#include "due/calendar.hpp"
#include "fuzz/targets.hpp"
#include "law/pack.hpp"

namespace mi::fuzz {

void pack(std::string_view bytes) {
  const law::Pack pack = law::parse_pack(bytes, "fuzz.toml");
  must(!pack.id().empty(), "a sound pack has an id");
}

void calendar(std::string_view bytes) {
  const due::Calendar calendar = due::Calendar::parse(bytes);
  must(due::Calendar::parse(calendar.to_csv()).days() == calendar.days(), "a calendar reads back");
}

}  // namespace mi::fuzz

// SPDX-License-Identifier: Apache-2.0
#include "domain/claims.hpp"

#include <charconv>

#include "base/message.hpp"

namespace mi::domain {

LineName LineName::parse(std::string_view text) {
  LineName name;
  std::size_t colon = text.find(':');
  bool good = colon != std::string_view::npos && colon >= 12 && colon <= 64 &&
              text.substr(0, colon).find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (good) {
    auto [end, code] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), name.place);
    good = code == std::errc() && end == text.data() + text.size() && name.place > 0 && name.place <= 0xffffffff;
  }
  if (!good)
    throw base::Error(base::ErrorKind::usage, base::say("“{}” does not name a claim line", text), {},
                      base::say("a line is twelve digits of its batch, a colon and its place: 0123456789ab:17"));
  name.batch = std::string(text.substr(0, colon));
  return name;
}

}  // namespace mi::domain

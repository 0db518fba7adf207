// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/rows.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/delimited.hpp"

namespace mi::claims {

using base::Error;
using base::ErrorKind;

void each_row(std::string_view text, const std::string& list, const char* header, const std::function<void(const ListRow&)>& f) {
  const std::string_view names = header;
  const auto width = static_cast<std::size_t>(std::count(names.begin(), names.end(), ',')) + 1;
  package::DelimitedReader rows(text);
  rows.next();
  while (rows.next()) try {
      if (rows.fields().size() != width) throw Error(ErrorKind::cannot, base::say("a row must be {}", header));
      f(rows.fields());
    } catch (const Error& e) {
      throw Error(ErrorKind::cannot, e.message(), {list + ":" + std::to_string(rows.line())});
    }
}

int read_level(std::string_view cell) {
  if (cell == "1" || cell == "2" || cell == "3") return cell[0] - '0';
  throw Error(ErrorKind::cannot, base::say("a level is 1, 2 or 3, not “{}”", cell));
}

}  // namespace mi::claims

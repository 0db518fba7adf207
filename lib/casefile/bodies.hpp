// SPDX-License-Identifier: Apache-2.0
// What is in force of one kind, without what each fact says of itself: much faster than Case::in_force where a kind has very
// many.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/case.hpp"
#include "json/scan.hpp"

namespace mi::casefile {

// The heads of a kind: rows of their facts in order of first recording, and the first key that has several.
struct Heads {
  std::vector<std::int64_t> rows;
  std::optional<std::string> contradicted;
};
Heads heads_of(const Case& source, std::string_view kind);
// The body of each of these, in their order, one after the other, while another core fetches the next from the file:
// `visit` runs on a thread of its own and asks the case nothing. Error(cannot) when an export withholds a body.
void each_body(const Case& source, const std::vector<std::int64_t>& rows, const std::function<void(const json::View& body)>& visit);
// Who wrote the facts of a kind, replaced ones first: key, person.
std::vector<std::pair<std::string, std::string>> writers(const Case& source, std::string_view kind);

}  // namespace mi::casefile

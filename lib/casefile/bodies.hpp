// SPDX-License-Identifier: Apache-2.0
// What is in force of one kind, without what each fact says of itself: much faster than Case::in_force where a kind has very
// many.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/case.hpp"
#include "json/scan.hpp"

namespace mi::casefile {

// Key and body of every head, in order of first recording. `visit` asks the case nothing. Error(cannot) when an export
// withholds a body.
void each_body(const Case& source, std::string_view kind,
               const std::function<void(std::string_view key, const json::View& body)>& visit);
// The first key of the kind with several heads.
std::optional<std::string> key_with_heads(const Case& source, std::string_view kind);
// Who wrote the facts of a kind, replaced ones first: key, person.
std::vector<std::pair<std::string, std::string>> writers(const Case& source, std::string_view kind);

}  // namespace mi::casefile

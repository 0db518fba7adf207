// SPDX-License-Identifier: Apache-2.0
// Asking for a document of any kind, and what an officer says in it where no fact of the case does.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/notice.hpp"
#include "work/notice/content.hpp"

namespace mi::work {

// Words as given on the command line: "path=text" (a path given again makes a list of texts), and tables "path=FILE" of
// delimited text whose header names the fields of the list. `read` gives the text of a file.
// Error(usage): a path that the kind does not have (with the nearest), a text that its type cannot hold. All at once.
json::Value read_words(const Manifest& manifest, const std::vector<std::string>& said, const std::vector<std::string>& tables,
                       const std::function<std::string(const std::string&)>& read);
// Later words replace earlier ones of the same path.
json::Value merged(json::Value before, const json::Value& now);

// Error(gate): a binding kind that is about nothing, or a fact of a kind that this document does not tell.
void check_about(const Manifest& manifest, const std::optional<casefile::Fact>& about);

// Required fields that nothing gives: "path: what it is". Empty lists that may not be empty are among them.
std::vector<std::string> missing_fields(const json::Value& content, const Manifest& manifest);

// Names the document after its kind, records the request and the words.
std::string store(casefile::Change& change, const Manifest& manifest, const std::optional<casefile::Fact>& about,
                  base::Date date, const json::Value& words);

}  // namespace mi::work

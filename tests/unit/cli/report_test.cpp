// SPDX-License-Identifier: Apache-2.0
#include "cli/report.hpp"

#include <doctest/doctest.h>

#include "json/value.hpp"

using namespace mi;
using base::Error;
using base::ErrorKind;

TEST_CASE("an error as text: message, places from outside in, items, advice") {
  Error error(ErrorKind::gate, "not yet", {"column cnt"}, "deliver it first");
  error.at("fees.csv:17").with_items({"no receipt", "no reply time"});
  CHECK(cli::to_text("mi-penalize", error) ==
        "mi-penalize: not yet\n"
        "  at fees.csv:17, column cnt\n"
        "  - no receipt\n"
        "  - no reply time\n"
        "  advice: deliver it first\n");
  CHECK(cli::to_text("mi-case", Error(ErrorKind::cannot, "gone")) == "mi-case: gone\n");
}

TEST_CASE("an error as one JSON line that can be read back") {
  Error error(ErrorKind::choice, "two \"heads\"\nhere", {"F1"}, "settle it");
  const std::string line = cli::to_json_line(error.with_items({"a", "b"}));
  CHECK(line.find('\n') == line.size() - 1);
  const json::Value value = json::parse(line);
  CHECK(value.at("format").as_text() == "mi.error/1");
  CHECK(value.at("kind").as_text() == "choice");
  CHECK(value.at("message").as_text() == "two \"heads\"\nhere");
  CHECK(value.at("places").items().size() == 1);
  CHECK(value.at("items").items().at(1).as_text() == "b");
  CHECK(value.at("advice").as_text() == "settle it");
}

TEST_CASE("bytes of another encoding do not break the line") {
  const Error error(ErrorKind::cannot, "found \xC0\xD0");
  CHECK_NOTHROW(json::parse(cli::to_json_line(error)));
  CHECK(cli::to_text("mi-case", error) == "mi-case: found ??\n");
}

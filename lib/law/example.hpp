// SPDX-License-Identifier: Apache-2.0
// Golden examples of a pack: each runs a named calculation on the pack's own values and compares to the fen.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::law {

struct ExampleResult {
  std::string pack;
  Example example;
  json::Value got;        // {name: text}; {refused: message} when the calculation refused
  std::vector<std::string> differences;  // "amount: expected 25000.00, got 20000.00"
  bool passed() const { return differences.empty(); }
};

// `extended`: packs it takes from.
ExampleResult run_example(const Pack& pack, const Example& example, const std::vector<Pack>& extended = {});
std::vector<ExampleResult> run_examples(const Pack& pack, const std::vector<Pack>& extended = {});
bool all_passed(const std::vector<ExampleResult>& results);
domain::Table rows(const std::vector<ExampleResult>& results);  // mi.rules.test/1

}  // namespace mi::law

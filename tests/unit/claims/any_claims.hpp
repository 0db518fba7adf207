// SPDX-License-Identifier: Apache-2.0
// Any small hospital for laws that hold for all inputs: some visits of few persons, few items, few prices, few moments, so that
// everything collides with everything. Inside holds_of_claims only. A law finds the same lines by asking every line, or every pair
// of lines, in its own words; the kernel runs over two ranges of visits that part anywhere.
#pragma once
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "claims/kernel/kind.hpp"
#include "unit/holds.hpp"

namespace mi::test {

inline constexpr std::int64_t a_day = 86400;
inline constexpr std::int64_t one_unit = 10000;
inline constexpr std::int32_t first_of_march = 20513;  // 2026-03-01

// The law on thrice as many claims as rapidcheck tries of itself: what is rare must come up too.
template <class Law> void holds_of_claims(Law&& law) {
  holds([&] {
    for (int n = 0; n < 3; ++n) law();
  });
}

// Most of its lines are of these items, where a law asks for some.
claims::Data any_claims(const std::vector<std::string>& asked = {});

using Fen = std::map<std::uint32_t, std::int64_t>;    // line → fen above
using Units = std::map<std::uint32_t, std::int64_t>;  // visit → whole units

// The leads of a rule: parameters that are not said take what the kind falls back to.
std::vector<claims::Lead> leads_of(const claims::Data& data, const std::string& kind, const std::string& parameters = "", const std::string& list = "");
Fen fen_of(const std::vector<claims::Lead>& leads);
Units units_of(const std::vector<claims::Lead>& leads);

// What a law asks of a line.
std::string_view code_of(const claims::Data& data, std::uint32_t line);
std::string_view doctor_of(const claims::Data& data, std::uint32_t line);
std::int64_t left_cost(const claims::Data& data, std::uint32_t line);
bool is_left(const claims::Data& data, std::uint32_t line);
bool is_paid(const claims::Data& data, std::uint32_t line);  // left, and not wholly the person's own
const claims::Stay& stay_of(const claims::Data& data, std::uint32_t visit);
std::vector<std::uint32_t> lines_in_order(const claims::Data& data, std::uint32_t visit);  // of time, then of line
std::set<std::string> diagnoses_of(const claims::Data& data, std::uint32_t visit);

// The whole of each line that is left and wrong.
Fen whole_lines(const claims::Data& data, const std::function<bool(std::uint32_t)>& is_wrong);
std::string day_text(std::int32_t day);

}  // namespace mi::test

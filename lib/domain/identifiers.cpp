// SPDX-License-Identifier: Apache-2.0
#include "domain/identifiers.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/message.hpp"

namespace mi::domain {
namespace {

using base::say;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string wrong_length(std::string_view text, std::size_t wanted) {
  return say("\"{0}\" has {1} characters, not {2}", text, text.size(), wanted);
}

// The last character, if it is not the one that the others ask for.
std::string wrong_check(std::string_view text, char wanted) {
  return say("\"{0}\" ends in {1}; its other characters ask for {2}", text, text.substr(text.size() - 1),
             std::string(1, wanted));
}

// Without I, O, S, V, Z; a character's place is its value.
constexpr std::string_view credit_characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

char credit_check(std::string_view text) {
  int sum = 0;
  int weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    sum += weight * static_cast<int>(credit_characters.find(text[i]));
    weight = weight * 3 % 31;
  }
  return credit_characters[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

char identity_check(std::string_view text) {
  static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += weights[i] * (text[i] - '0');
  return "10X98765432"[sum % 11];
}

bool is_day(std::string_view eight) {
  const std::string day(eight);
  return base::Date::try_parse(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2)).has_value();
}

bool has_province(std::string_view area) { return area[0] >= '1' && area[0] <= '8'; }

}  // namespace

std::string fault_of_credit_code(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() != 18) return wrong_length(text, 18);
  const auto strange = text.find_first_not_of(credit_characters);
  if (strange != std::string_view::npos)
    return say("\"{0}\" has a character at place {1} that such codes do not use", text, strange + 1);
  return text[17] == credit_check(text) ? std::string() : wrong_check(text, credit_check(text));
}

std::string fault_of_identity_number(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() == 15 && all_digits(text)) return say("\"{}\" has the form of 15 digits used before 1999", text);
  if (text.size() != 18) return wrong_length(text, 18);
  if (!all_digits(text.substr(0, 17))) return say("\"{}\" is not 17 digits and a check character", text);
  if (!is_day(text.substr(6, 8))) return say("\"{0}\" holds no day of birth: {1}", text, text.substr(6, 8));
  const char last = text[17] == 'x' ? 'X' : text[17];
  return last == identity_check(text) ? std::string() : wrong_check(text, identity_check(text));
}

std::string fault_of_institution_code(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() != 12) return wrong_length(text, 12);
  if (text[0] != 'H' || !all_digits(text.substr(1))) return say("\"{}\" is not H and eleven digits", text);
  return fault_of_area_code(text.substr(1, 6));
}

std::string fault_of_area_code(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() != 6) return wrong_length(text, 6);
  if (!all_digits(text) || !has_province(text)) return say("\"{}\" is no area code of six digits", text);
  return {};
}

std::string masked_identity(std::string_view text) {
  if (text.size() <= 6) return std::string(text.size(), '*');
  return std::string(text.substr(0, 4)) + std::string(text.size() - 6, '*') + std::string(text.substr(text.size() - 2));
}

}  // namespace mi::domain

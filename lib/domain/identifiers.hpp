// SPDX-License-Identifier: Apache-2.0
// The codes by which institutions and persons are known, checked. A check only says what is wrong: a value is never
// rejected and never repaired for it, because a wrong code may be just what an inspector seeks.
#pragma once
#include <string>
#include <string_view>

namespace mi::domain {

// Each returns what is wrong in the reader's language, or "" for a sound value. An empty value is not judged: "".

// 统一社会信用代码, GB 32100-2015: 18 characters, the last one a check character.
std::string fault_of_credit_code(std::string_view text);
// 公民身份号码, GB 11643-1999: 17 digits with a real day of birth, and a check character; x counts as X. Fifteen digits,
// the form before 1999, are named as such.
std::string fault_of_identity_number(std::string_view text);
// fixmedins_code of an institution: H, six digits of the area (GB/T 2260), five of a serial number.
std::string fault_of_institution_code(std::string_view text);
// 行政区划代码, GB/T 2260: six digits, the first two a province.
std::string fault_of_area_code(std::string_view text);

// An identity number as it may be shown: the first four and the last two characters.
std::string masked_identity(std::string_view text);

}  // namespace mi::domain

// SPDX-License-Identifier: Apache-2.0
#include "claims/door/notes.hpp"

#include <array>

#include "base/message.hpp"

namespace mi::claims {
namespace {

using base::mark;

struct Meaning {
  std::string_view what;
  const char* meaning;
};

constexpr std::array meanings{
    Meaning{"amount", mark("quantity × price is not the amount")},
    Meaning{"line-split",
            mark("the parts of a line (self-paid, above the limit, paid first, in scope) do not add up to its amount")},
    Meaning{"self-pay", mark("what is paid first is not the share that the item's self-pay ratio gives")},
    Meaning{"outside-stay", mark("fees on days outside the stay")},
    Meaning{"repeated-key", mark("fee lines whose number came before in the same visit; checks pass them over")},
    Meaning{"refund", mark("refunds of lines that are not in the batch")},
    Meaning{"refund-sign", mark("lines that name one they take back, but are not below zero; they count")},
    Meaning{"repeated-visit", mark("visits whose number came before")},
    Meaning{"repeated-settlement", mark("settlements whose number came before")},
    Meaning{"dates", mark("dates that are not in their order: an end before its beginning")},
    Meaning{"fund", mark("settlements in which the fund pays more than the whole")},
    Meaning{
        "total-split",
        mark("settlements whose parts (self-paid, above the limit, paid first, in scope) do not add up to the whole")},
    Meaning{"payment-split", mark("settlements in which fund, hospital and person do not pay the whole together")},
    Meaning{"person-split", mark("settlements in which account and cash are not what the person pays")},
    Meaning{"fund-split", mark("settlements whose funds do not add up to what the fund pays")},
    Meaning{"identity", mark("identity numbers with a wrong check digit or day of birth")},
    Meaning{"person", mark("sex or day of birth that is not what the identity number says")},
    Meaning{"credit-code", mark("unified social credit codes with a wrong check character")},
    Meaning{"test", mark("names that say that the row is a test")},
};

}  // namespace

const char* meaning_of_note(std::string_view what) {
  for (const Meaning& m : meanings)
    if (m.what == what) return m.meaning;
  return mark("something implausible that this program does not know");
}

}  // namespace mi::claims

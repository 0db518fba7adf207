// SPDX-License-Identifier: Apache-2.0
// What leaves the agency's hands, and what comes back to the fund: referrals to other authorities, money received.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct Referral {  // key: its name, "refer-1" (the document carries the same name)
  static constexpr FactKind kind{"penalize.referral/1", Mode::once};
  std::string name;
  std::string to;                     // health, police, discipline, administration
  std::vector<std::string> findings;
  Figure amount;                      // the fund's money in them, counted once
  std::string standard;               // the rule and number it rests on
  std::string reason;
  base::Date date;

  template <class V> void fields(V& v) {
    v("name", name)("to", to)("findings", findings)("amount", amount)("standard", standard)("reason", reason)("date", date);
  }
};

struct Recovery {  // key: the decision's name
  static constexpr FactKind kind{"penalize.recovery/1", Mode::add};
  std::string decision;               // "decision-1", or the law track's "law-1"
  std::string account;                // fund, patient, treasury
  base::Money amount;
  base::Date date;
  std::string method;                 // payment, set-off
  std::string receipt;                // SHA-256 of the paper in the case; "" when none was given

  template <class V> void fields(V& v) {
    v("decision", decision)("account", account)("amount", amount)("date", date)("method", method)("receipt", receipt);
  }
};

// 争议: a decision, or the agency's own breach, that one side does not accept.
struct Dispute {  // key: its name, "dispute-1"
  static constexpr FactKind kind{"penalize.dispute/1", Mode::set};
  std::string name;
  std::string about;                  // the decision; "" for the agency's breach
  std::string against;                // decision, agency
  std::string way;                    // negotiate, coordinate, review, suit
  base::Money contested;              // under the agreement held until it is over; the rest is due
  base::Date date;
  std::string state;                  // open, upheld, changed, withdrawn
  std::string text;
  std::optional<base::Date> ended = {};  // day on which it was over

  template <class V> void fields(V& v) {
    v("name", name)("about", about)("against", against)("way", way)("contested", contested)("date", date)("state", state)
     ("text", text)("ended", ended);
  }
};

}  // namespace mi::domain

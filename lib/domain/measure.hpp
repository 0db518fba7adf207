// SPDX-License-Identifier: Apache-2.0
// Measures under the agreement and the decision that carries them out. Every amount is a Figure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "domain/net_finding.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// One measure for one clause: refusal, damages, suspension, warning, …
struct Measure {
  std::string id;                      // "F2.damages": stable inside its result
  std::string action;                  // the pack's word: refuse, recover, damages, suspend, warn, fixed, terminate, rectify
  std::string label;                   // 违约金
  std::string clause;                  // clause id
  std::string citation;                // as printed
  std::vector<std::string> findings;   // what it answers
  bool optional = false;               // 可: an officer chooses; `chosen` says so
  bool chosen = true;
  std::string reason;                  // of the choice
  std::optional<Figure> amount;        // money
  std::string target;                  // suspend: "department:rehab1", "institution:H…", "person:D…"
  std::optional<Figure> term;          // suspend: "1 month"; dates are fixed when the decision is delivered
  std::optional<Figure> points;        // of the institution's assessment: 0.1, 1
  std::optional<std::string> payee;    // recover: "patient"; the fund when empty

  template <class V> void fields(V& v) {
    v("id", id)("action", action)("label", label)("clause", clause)("citation", citation)("findings", findings)
     ("optional", optional)("chosen", chosen)("reason", reason)("amount", amount)("target", target)("term", term)
     ("points", points)("payee", payee);
  }
};

// An officer's word on one measure.
struct MeasureChoice {
  std::string measure;  // its id, "56.2.suspend"
  std::string word;     // "choose", "waive", "pick"
  std::string value;    // choose: another target the clause allows, "institution"; pick: the value inside the range
  std::string reason;

  template <class V> void fields(V& v) { v("measure", measure)("word", word)("value", value)("reason", reason); }
};

// What mi-penalize compute found: the proposal that a notice tells.
struct MeasureSet {  // key: "measures"
  static constexpr FactKind kind{"penalize.measures/1", Mode::set};
  std::string name;  // "measures-1"
  std::vector<NetFinding> findings;
  std::vector<Measure> measures;
  // What the chosen suspensions come to, one per target ("suspension.department:rehab1"): value "1 month", or in turn
  // "1 month + 15 days" with the terms in that order as inputs.
  std::vector<Figure> suspensions;
  Figure refused;    // 拒付 (not yet paid)
  Figure recovered;  // 追回 (already paid)
  Figure damages;    // 违约金
  Figure total;
  std::string law_date;
  std::vector<MeasureChoice> choices;  // what officers chose, carried over to the next reckoning
  std::string paid_through;            // months held to be paid: "2018-03", "none", "settled": by the case's settlements
  std::optional<Figure> to_patients;   // 转付患者, beside what goes back to the fund
  std::vector<Parts> parts;            // inputs of the sums over findings; put in where a fact tells few findings

  template <class V> void fields(V& v) {
    findings_fields(v, findings);
    v("name", name)("measures", measures)("suspensions", suspensions)("refused", refused)
     ("recovered", recovered)("damages", damages)("total", total)("law_date", law_date)("choices", choices)("paid_through", paid_through)
     ("to_patients", to_patients)("sum_parts", parts);
  }
};

// 违约处理告知: what the agency proposes, told to the institution before it decides.
struct Proposal {  // key: its name, "notice-1" (the document carries the same name)
  static constexpr FactKind kind{"penalize.proposal/1", Mode::once};
  std::string name;
  std::string measures;          // fact id of the MeasureSet it tells
  base::Date date;
  Figure reply_until;            // last day of the reply time, counted from delivery when delivered

  template <class V> void fields(V& v) {
    v("name", name)("measures", measures)("date", date)("reply_until", reply_until);
  }
};

// 违约处理决定.
struct Decision {  // key: its name, "decision-1"
  static constexpr FactKind kind{"penalize.decision/1", Mode::once};
  std::string name;
  std::string proposal;          // name of the Proposal
  base::Date date;
  std::vector<NetFinding> findings;
  std::vector<Measure> measures;  // those chosen
  std::vector<Figure> suspensions;  // as in MeasureSet
  Figure refused;
  Figure recovered;
  Figure damages;
  Figure total;
  Figure rectification_until;    // counted from the decision's or letter's delivery; "" value until delivered
  std::string decider;
  std::optional<Figure> to_patients;   // as in MeasureSet
  std::vector<Parts> parts;            // as in MeasureSet

  template <class V> void fields(V& v) {
    findings_fields(v, findings);
    v("name", name)("proposal", proposal)("date", date)("measures", measures)
     ("suspensions", suspensions)("refused", refused)("recovered", recovered)("damages", damages)("total", total)
     ("rectification_until", rectification_until)("decider", decider)("to_patients", to_patients)("sum_parts", parts);
  }
};

}  // namespace mi::domain

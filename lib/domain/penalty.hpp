// SPDX-License-Identifier: Apache-2.0
// The law track: under which article of the law a finding falls, what was given back, the penalty as reckoned, and the
// stages of the case. Decided by the administration; never mixed with the measures of the agreement (domain/measure.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/measure.hpp"

namespace mi::domain {

// Which article a finding falls under, beside its clause of the agreement.
struct LawClassification {  // key: finding name
  static constexpr FactKind kind{"penalize.law-classification/1", Mode::set};
  std::string finding;
  std::string pack;
  std::string clause;                // "reg.38.3"
  std::string reason;
  std::vector<std::string> answers;  // "intent=no"

  template <class V> void fields(V& v) {
    v("finding", finding)("pack", pack)("clause", clause)("reason", reason)("answers", answers);
  }
};

// Money that the institution gave back for a finding.
struct Returned {  // key: finding name
  static constexpr FactKind kind{"penalize.returned/1", Mode::add};
  std::string finding;
  base::Money amount;
  base::Date date;
  bool before_check = false;         // of its own motion, before the inspection began
  std::string receipt;               // SHA-256 of the paper in the case; "" when none was given

  template <class V> void fields(V& v) {
    v("finding", finding)("amount", amount)("date", date)("before_check", before_check)("receipt", receipt);
  }
};

// What findings come to under one norm of one day's law.
struct LawPart {
  std::string id;                    // clause, "reg.38.3"; with "/old" and the like where one clause has two parts
  std::string clause;
  std::string citation;
  std::vector<std::string> findings;
  std::string why;                   // which law and why: 行为时法, 从轻适用新法, 择一重
  Figure base;                       // the loss, or the sum obtained
  std::optional<Figure> low, high;   // of the fine; nothing where none is due
  std::optional<Figure> fine;        // chosen inside, or fixed by a regional tier
  std::string ground;                // why it lies below the range; "" when it does not

  template <class V> void fields(V& v) {
    v("id", id)("clause", clause)("citation", citation)("findings", findings)("why", why)("base", base)("low", low)
     ("high", high)("fine", fine)("ground", ground);
  }
};

// Findings, or days of them, that no fine follows: no norm on that day, barred by time, no longer punished.
struct Unpunished {
  std::string finding;
  std::string why;
  Figure amount;

  template <class V> void fields(V& v) { v("finding", finding)("why", why)("amount", amount); }
};

struct LawSet {  // key: "law"
  static constexpr FactKind kind{"penalize.law/1", Mode::set};
  std::string name;                  // "law-1"
  std::vector<LawPart> parts;
  std::vector<Measure> measures;     // all but fines: rectify, talk, recover, stop, bar, referral
  std::vector<Unpunished> unpunished;
  Figure low, high;                  // sums of the parts
  std::optional<Figure> fine;        // once every part has its figure
  Figure recovered;                  // 责令退回
  std::string law_date;
  std::vector<MeasureChoice> choices;

  template <class V> void fields(V& v) {
    v("name", name)("parts", parts)("measures", measures)("unpunished", unpunished)("low", low)("high", high)
     ("fine", fine)("recovered", recovered)("law_date", law_date)("choices", choices);
  }
};

// A stage of the penalty case, behind its gate: clue, filed, report, noticed, told, decided, …
struct LawStage {  // key: the stage's name
  static constexpr FactKind kind{"penalize.stage/1", Mode::set};
  std::string stage;
  std::string about;                 // "law": what the deadlines of the case are about
  base::Date date;
  std::vector<std::string> officers;
  std::string approver;              // who signs, reviews, presides or decides
  std::vector<std::string> papers;   // SHA-256 of files in the case
  std::vector<std::string> states;   // "suspect=yes"
  std::optional<std::int64_t> days;  // of an extension
  std::optional<base::Date> until;   // last day of an order to correct
  std::optional<base::Date> counted_from;  // filing, for the extended periods
  std::optional<std::string> law;    // identity of the LawSet that a notice tells or a decision imposes
  std::string note;

  template <class V> void fields(V& v) {
    v("stage", stage)("about", about)("date", date)("officers", officers)("approver", approver)("papers", papers)
     ("states", states)("days", days)("until", until)("counted_from", counted_from)("law", law)("note", note);
  }
};

}  // namespace mi::domain

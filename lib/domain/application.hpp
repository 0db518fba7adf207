// SPDX-License-Identifier: Apache-2.0
// An institution's application to be designated, from its papers to the answer; and what an officer states about the
// institution where the register cannot know it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct AttachedFile {
  std::string name;  // as it was called where it came from
  std::string hash;  // SHA-256: the file lies in the case

  template <class V> void fields(V& v) { v("name", name)("hash", hash); }
};

// The papers as they came in.
struct Application {  // key: its name, "application-1"
  static constexpr FactKind kind{"apply.application/1", Mode::once};
  std::string name;
  base::Date received;              // day on which the agency had them: apply.received
  std::vector<AttachedFile> files;
  std::string note;
  std::string matter;               // what is applied for, in the packs' word; "" in cases that did not record it

  template <class V> void fields(V& v) {
    v("name", name)("received", received)("files", files)("note", note)("matter", matter);
  }
};

// What became of one of the papers that the rules ask for.
struct Paper {  // key: "application-1/apply.material.form"
  static constexpr FactKind kind{"apply.paper/1", Mode::set};
  std::string application;
  std::string material;             // the pack's id
  std::string state;                // received, commitment (a later check is due), incomplete
  base::Date date;
  std::vector<AttachedFile> files;
  std::string reason;               // incomplete: what is lacking
  std::string arose_from;           // incomplete: the supplement whose answer made the gap; "" when it was there before

  template <class V> void fields(V& v) {
    v("application", application)("material", material)("state", state)("date", date)("files", files)
     ("reason", reason)("arose_from", arose_from);
  }
};

// One item that the institution was told to hand in.
struct Missing {
  std::string material;
  std::string label;
  std::string clause;
  std::string reason;               // what is lacking of a paper that was handed in; "" when it was not

  template <class V> void fields(V& v) { v("material", material)("label", label)("clause", clause)("reason", reason); }
};

// Telling all that is missing, at once.
struct SupplementNotice {  // key: its name, "supplement-1", which is also its document's
  static constexpr FactKind kind{"apply.supplement/1", Mode::once};
  std::string name;
  std::string application;
  base::Date told;
  std::vector<Missing> missing;
  Figure due;                       // last day to tell
  bool late = false;                // told after it
  std::string again;                // the earlier notice whose answer made the gap; "" for the first

  template <class V> void fields(V& v) {
    v("name", name)("application", application)("told", told)("missing", missing)("due", due)("late", late)
     ("again", again);
  }
};

// The institution's answer: what was told has come in, as far as it has.
struct SupplementAnswer {  // key: the notice's name
  static constexpr FactKind kind{"apply.supplement-answer/1", Mode::once};
  std::string notice;
  base::Date received;
  std::vector<AttachedFile> files;

  template <class V> void fields(V& v) { v("notice", notice)("received", received)("files", files); }
};

// One condition of the screening, answered.
struct Screened {
  std::string group;                // apply.basic, apply.bar, …
  std::string condition;            // id
  std::string label;
  std::string answer;               // yes, no, not-checkable
  std::string clause;
  std::string reasoning;            // the predicate over its facts, in words
  std::string evidence;             // what the facts rest on
  std::optional<base::Date> first_possible;  // of a no that time alone turns

  template <class V> void fields(V& v) {
    v("group", group)("condition", condition)("label", label)("answer", answer)("clause", clause)
     ("reasoning", reasoning)("evidence", evidence)("first_possible", first_possible);
  }
};

struct Acceptance {  // key: application
  static constexpr FactKind kind{"apply.acceptance/1", Mode::once};
  std::string name;                 // "acceptance-1", also its document's
  std::string application;
  base::Date date;                  // apply.accepted
  std::string agency;               // whose matter it is, by the route: city-agency, county-agency; "" not laid down
  base::Date screened_as_of;
  std::vector<Screened> screening;

  template <class V> void fields(V& v) {
    v("name", name)("application", application)("date", date)("agency", agency)("screened_as_of", screened_as_of)
     ("screening", screening);
  }
};

struct Refusal {  // key: application
  static constexpr FactKind kind{"apply.refusal/1", Mode::once};
  std::string name;                 // "refusal-1", also its document's
  std::string application;
  base::Date date;
  base::Date screened_as_of;
  std::vector<Screened> grounds;    // conditions answered no
  std::string text;                 // what the officer adds
  Figure first_possible;            // first day on which no look-back bars any more; empty when none of them is of time

  template <class V> void fields(V& v) {
    v("name", name)("application", application)("date", date)("screened_as_of", screened_as_of)("grounds", grounds)
     ("text", text)("first_possible", first_possible);
  }
};

// What an officer found out about the institution, under a name that the rules ask for (man mi-rules-vocabulary).
struct Statement {  // key: "it.interface@2025-09-05"
  static constexpr FactKind kind{"apply.statement/1", Mode::set};
  std::string fact;
  std::string value;                // true, false, a number, a date, a word; "none": there is no such thing
  base::Date on;                    // day of the observation
  std::string evidence;             // in words
  std::vector<AttachedFile> files;

  template <class V> void fields(V& v) {
    v("fact", fact)("value", value)("on", on)("evidence", evidence)("files", files);
  }
};

}  // namespace mi::domain

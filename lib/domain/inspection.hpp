// SPDX-License-Identifier: Apache-2.0
// What surrounds the findings of an inspection: its plan, records demanded and given, checklists, complaints counted.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// 检查计划: what will be looked at, when, by whom.
struct InspectionPlan {  // key: its name, "plan-1", which is also its document's
  static constexpr FactKind kind{"inspect.plan/1", Mode::once};
  std::string name;
  base::Date date;                      // of the plan
  base::Date from, to;                  // of the inspection
  std::string source;                   // routine, special, complaint, referral, lead
  std::vector<std::string> inspectors;  // two or more
  std::vector<std::string> matters;     // what is looked at
  std::vector<std::string> materials;   // what the institution has ready
  bool announced = true;

  template <class V> void fields(V& v) {
    v("name", name)("date", date)("from", from)("to", to)("source", source)("inspectors", inspectors)
     ("matters", matters)("materials", materials)("announced", announced);
  }
};

// 限期提供资料: a list of records, item by item.
struct Demand {  // key: its name, "demand-1", which is also its document's
  static constexpr FactKind kind{"inspect.demand/1", Mode::once};
  std::string name;
  base::Date date;
  std::vector<std::string> items;       // numbered from 1
  std::string reason;

  template <class V> void fields(V& v) { v("name", name)("date", date)("items", items)("reason", reason); }
};

// What was given of one item.
struct DemandAnswer {  // key: "demand-1/2"
  static constexpr FactKind kind{"inspect.demand-answer/1", Mode::set};
  std::string demand;
  std::int64_t item = 0;
  base::Date date;
  bool complete = true;                 // false: a part of it
  std::vector<std::string> files;       // hashes
  std::string note;

  template <class V> void fields(V& v) {
    v("demand", demand)("item", item)("date", date)("complete", complete)("files", files)("note", note);
  }
};

// An officer's longer time, with its reason.
struct DemandExtension {  // key: demand
  static constexpr FactKind kind{"inspect.demand-extension/1", Mode::set};
  std::string demand;
  base::Date until;
  std::string reason;

  template <class V> void fields(V& v) { v("demand", demand)("until", until)("reason", reason); }
};

// One duty of a checklist, answered.
struct ChecklistAnswer {
  std::string clause;
  std::string label;
  std::string citation;
  std::string answer;                   // yes, no, not-applicable
  std::string note;

  template <class V> void fields(V& v) {
    v("clause", clause)("label", label)("citation", citation)("answer", answer)("note", note);
  }
};

struct Checklist {  // key: its name, "checklist-1"
  static constexpr FactKind kind{"inspect.checklist/1", Mode::once};
  std::string name;
  std::string group;                    // of the packs' clauses, "conduct"
  base::Date date;
  std::vector<ChecklistAnswer> answers;
  Figure score;                         // duties met of those that apply, by weight
  std::vector<std::string> files;

  template <class V> void fields(V& v) {
    v("name", name)("group", group)("date", date)("answers", answers)("score", score)("files", files);
  }
};

}  // namespace mi::domain

// SPDX-License-Identifier: Apache-2.0
// A round of the wards (巡查, 查房): who was in bed, who was on leave with which slip, and what the inspectors saw.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// One inpatient of the census, as found.
struct BedCheck {
  std::string department;
  std::string bed;
  std::string visit;
  std::string person;
  bool present = true;
  bool in_record = false;           // the record notes the absence
  bool signed_by_patient = false;
  std::vector<std::string> signs;   // clauses of the packs' definitions that were seen, by their ids
  std::string note;

  template <class V> void fields(V& v) {
    v("department", department)("bed", bed)("visit", visit)("person", person)("present", present)
     ("in_record", in_record)("signed_by_patient", signed_by_patient)("signs", signs)("note", note);
  }
};

// 请假条.
struct LeaveSlip {
  std::string visit;
  base::Time from;
  std::optional<base::Time> to;        // when the patient was back, or is to be back; empty: still away
  std::optional<base::Time> approved;
  std::vector<std::string> signers;    // 经治医生, 护士长, 科主任
  bool produced = true;                // shown on the spot when asked for
  bool handed_over = true;             // noted at the handover of shifts

  template <class V> void fields(V& v) {
    v("visit", visit)("from", from)("to", to)("approved", approved)("signers", signers)("produced", produced)
     ("handed_over", handed_over);
  }
};

struct Round {  // key: its name, "round-1"
  static constexpr FactKind kind{"inspect.round/1", Mode::once};
  std::string name;
  base::Time begins;
  base::Time ends;
  std::vector<std::string> inspectors;
  std::vector<BedCheck> checks;
  std::vector<LeaveSlip> slips;
  std::vector<std::string> files;      // hashes of the census and the slips as they were handed over

  template <class V> void fields(V& v) {
    v("name", name)("begins", begins)("ends", ends)("inspectors", inspectors)("checks", checks)("slips", slips)
     ("files", files);
  }
};

}  // namespace mi::domain

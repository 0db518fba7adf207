// SPDX-License-Identifier: Apache-2.0
// The applications of a case, each with what became of it: papers, notices of what is missing, the answer, evaluations.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/evaluation.hpp"
#include "domain/notice.hpp"

namespace mi::casefile {

struct SupplementRecord {
  Recorded<domain::SupplementNotice> notice;
  std::optional<Recorded<domain::SupplementAnswer>> answer;
};

struct ComplaintRecord {
  Recorded<domain::Complaint> complaint;
  std::optional<Recorded<domain::ComplaintCheck>> check;
};

struct EvaluationRecord {
  Recorded<domain::Evaluation> evaluation;
  std::optional<Recorded<domain::Delivery>> delivery;  // of its result
  std::optional<Recorded<domain::Publicity>> publicity;
  std::vector<ComplaintRecord> complaints;
};

struct ApplicationRecord {
  Recorded<domain::Application> application;
  std::vector<Recorded<domain::Paper>> papers;
  std::vector<SupplementRecord> supplements;  // in the order in which they were told
  std::optional<Recorded<domain::Acceptance>> acceptance;
  std::optional<Recorded<domain::Refusal>> refusal;
  std::vector<EvaluationRecord> evaluations;  // by round

  const std::string& name() const { return application.value.name; }
  bool is_open() const { return !acceptance && !refusal; }
  const domain::Paper* paper(const std::string& material) const;
  // Days on which the institution supplemented its papers: after the telling, up to and with their receipt; a pause
  // that still lasts ends on `today`.
  std::vector<base::DateRange> pauses(base::Date today) const;
};

// In the order in which they were recorded. Error(choice) when something of them is contradicted.
std::vector<ApplicationRecord> applications(const Case& file);
// One of them; without a name the latest. Error(cannot) when there is none.
ApplicationRecord application(const Case& file, const std::string& name = {});

}  // namespace mi::casefile

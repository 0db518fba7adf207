// SPDX-License-Identifier: Apache-2.0
// A new case for claims, with rows written by hand in the test.
#pragma once
#include <doctest/doctest.h>

#include "base/hash.hpp"
#include "base/path.hpp"
#include "casefile/verify/report.hpp"
#include "claims/door/load.hpp"
#include "claims/run/check.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/temp_case.hpp"

namespace mi::test {

class ClaimsCase {
 public:
  ClaimsCase() : case_(casefile::Case::open(new_case(folder_), casefile::Access::write)) {}

  casefile::Case& get() { return case_; }
  const TempFolder& folder() const { return folder_; }

  std::string file(const std::string& name, const std::string& text) {
    base::write_file(folder_ / name, text);
    return folder_ / name;
  }

  // Loads and commits, as mi-claims load does.
  claims::LoadResult load(claims::LoadRequest request) {
    casefile::Change change(case_, by("li", "mi-claims load"));
    claims::LoadResult result = claims::load(case_, request);
    if (result.known) return result;
    change.record(result.batch.hash, result.batch);
    change.commit();
    return result;
  }

  // One stay V1 of person P1, 1 to 9 March, and these fee lines: "number,time,item,cnt,pric,amount[,refunded]".
  void stay_with(const std::vector<std::string>& lines) {
    file("visits.csv", "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime\nV1,P1,H1,21,2026-03-01,2026-03-09\n");
    std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,init_feedetl_sn\n";
    for (const std::string& line : lines)
      fees += "V1," + line + (std::count(line.begin(), line.end(), ',') == 5 ? "," : "") + "\n";
    load({{folder_ / "visits.csv", file("fees.csv", fees)}, false, "", "", ""});
  }

  std::vector<domain::Hit> hits(const std::string& kind, const std::vector<std::string>& parameters = {},
                                std::optional<base::DateRange> period = {}) {
    return run(kind, parameters, period).hits;
  }

  claims::CheckResult run(const std::string& kind, const std::vector<std::string>& parameters = {},
                          std::optional<base::DateRange> period = {}, unsigned threads = 2) {
    claims::CheckRequest request;
    request.rules = claims::choose_rules(claims::shipped_rules(), {kind});
    claims::set_parameters(request.rules, parameters);
    request.period = period;
    request.threads = threads;
    return claims::check(case_, request);
  }

 private:
  TempFolder folder_;
  casefile::Case case_;
};

}  // namespace mi::test

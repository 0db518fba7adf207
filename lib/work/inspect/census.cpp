// SPDX-License-Identifier: Apache-2.0
// The census of a round and the leave slips, read from delimited text and checked against each other.
#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/named_rows.hpp"
#include "work/inspect/round.hpp"

namespace mi::work {
namespace {

using package::NamedColumn;
using package::NamedRow;
using base::Error;
using base::ErrorKind;
using base::say;

const std::vector<NamedColumn> census_columns = {
    {"department", "科室", true}, {"bed", "床号"},      {"visit", "就诊ID", true},        {"person", "人员编号"},
    {"present", "在床", true},    {"record", "病历记载"}, {"patient_signed", "患者签字"}, {"signs", "情形"},
    {"note", "备注"}};
const std::vector<NamedColumn> slip_columns = {{"visit", "就诊ID", true}, {"from", "离院时间", true}, {"to", "返回时间"},
                                               {"approved", "批准时间"},  {"signers", "签字人"},
                                               {"produced", "当场提供"},  {"handover", "交接班记录"}};

domain::BedCheck check_of(const NamedRow& row) {
  return {row.required("department"), row.text("bed"),  row.required("visit"),
          row.text("person"),         row.yes("present", false), row.yes("record", false),
          row.yes("patient_signed", false), row.words("signs"), row.text("note")};
}

domain::LeaveSlip slip_of(const NamedRow& row) {
  row.required("from");
  domain::LeaveSlip slip{row.required("visit"), *row.time("from"), row.time("to"), row.time("approved"),
                         row.words("signers"),  row.yes("produced", true), row.yes("handover", true)};
  if (slip.to && *slip.to < slip.from) throw Error(ErrorKind::cannot, say("back before leaving"), {"to"});
  return slip;
}

[[noreturn]] void wrong(const std::string& what, const char* place) { throw Error(ErrorKind::usage, what, {place}); }

void check_signs(const domain::Round& round, const law::Rulebook& law) {
  std::set<std::string> known;
  for (const law::Clause& c : law.clauses("definition", round.begins.date())) known.insert(c.id);
  for (const domain::BedCheck& c : round.checks)
    for (const std::string& sign : c.signs)
      if (known.count(sign) == 0)
        throw Error(ErrorKind::cannot, say("no clause {} among the packs' definitions", sign), {c.visit});
}

}  // namespace

std::vector<domain::BedCheck> read_census(std::string_view text, const std::string& name) {
  std::vector<domain::BedCheck> checks;
  package::read_named(text, name, census_columns, [&](const NamedRow& row) { checks.push_back(check_of(row)); });
  if (checks.empty()) throw Error(ErrorKind::cannot, say("the census names no patient"), {name});
  return checks;
}

std::vector<domain::LeaveSlip> read_slips(std::string_view text, const std::string& name) {
  std::vector<domain::LeaveSlip> slips;
  package::read_named(text, name, slip_columns, [&](const NamedRow& row) { slips.push_back(slip_of(row)); });
  return slips;
}

void check_round(const domain::Round& round, const law::Rulebook& law) {
  if (round.ends < round.begins) wrong(say("the round ends before it begins"), "--ended");
  if (round.inspectors.empty()) wrong(say("a round names its inspectors"), "--inspector");
  std::set<std::string> visits;
  for (const domain::BedCheck& c : round.checks)
    if (!visits.insert(c.visit).second)
      throw Error(ErrorKind::cannot, say("{} stands in the census twice", c.visit), {"--census"});
  for (const domain::LeaveSlip& s : round.slips)
    if (visits.count(s.visit) == 0)
      throw Error(ErrorKind::cannot, say("a leave slip of {}, who is not in the census", s.visit), {"--slips"});
  check_signs(round, law);
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
// The residents of a home, read from a table as the home hands it in.
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"
#include "work/settle/bed_fee.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Resident;
using package::NamedRow;

base::Date day(const NamedRow& row, const char* column) { return base::Date::parse(row.text(column)); }

std::string yes_no(const NamedRow& row, const char* column) {
  const auto word = row.yes_no(column);
  return !word ? "" : *word ? "yes" : "no";
}

std::vector<package::NamedColumn> columns() {
  std::vector<package::NamedColumn> all;
  for (const char* key : {"person", "birth", "from", "to", "local_household", "in_home", "not_self_caring", "chronic", "limited_mobility",
                          "severely_disabled", "assessment"})
    all.push_back({key, "", true});
  return all;
}

Resident resident_of(const NamedRow& row) {
  Resident r;
  r.person = row.text("person");
  if (r.person.empty()) throw Error(ErrorKind::cannot, say("the insured number is missing"));
  r.birth = day(row, "birth");
  r.from = day(row, "from");
  r.to = day(row, "to");
  if (r.to < r.from) throw Error(ErrorKind::cannot, say("the last day {0} lies before the first {1}", r.to.to_string(), r.from.to_string()));
  r.local_household = yes_no(row, "local_household");
  r.in_home = yes_no(row, "in_home");
  r.not_self_caring = yes_no(row, "not_self_caring");
  r.chronic = yes_no(row, "chronic");
  r.limited_mobility = yes_no(row, "limited_mobility");
  r.severely_disabled = yes_no(row, "severely_disabled");
  r.assessment = row.text("assessment");
  return r;
}

// The same day is paid once.
void refuse_overlap(const std::vector<Resident>& list) {
  const Resident& last = list.back();
  for (std::size_t i = 0; i + 1 < list.size(); ++i)
    if (list[i].person == last.person && list[i].from <= last.to && last.from <= list[i].to)
      throw Error(ErrorKind::cannot, say("the stay of {} overlaps another of the same person", last.person));
}

}  // namespace

std::vector<Resident> read_residents(std::string bytes, const std::string& file) {
  std::vector<Resident> residents;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, columns(), [&](const NamedRow& row) {
    residents.push_back(resident_of(row));
    refuse_overlap(residents);
  });
  return residents;
}

}  // namespace mi::work

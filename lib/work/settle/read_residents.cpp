// SPDX-License-Identifier: Apache-2.0
// The residents of a home, read from a table as the home hands it in.
#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"
#include "work/settle/bed_fee.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Resident;
using Words = std::vector<std::string>;

Words fields_of(const package::DelimitedReader& reader) {
  Words list;
  for (std::string_view f : reader.fields()) list.emplace_back(base::trim(f));
  return list;
}

// A row of the table by the names of its columns.
class Row {
 public:
  Row(const Words& header, Words fields) : header_(header), fields_(std::move(fields)) {
    if (fields_.size() != header_.size())
      throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", fields_.size(), header_.size()));
  }
  const std::string& text(const char* column) const {
    return fields_[static_cast<std::size_t>(std::find(header_.begin(), header_.end(), column) - header_.begin())];
  }
  base::Date day(const char* column) const { return base::Date::parse(text(column)); }
  std::string yes_no(const char* column) const {
    const std::string& word = text(column);
    if (word == "yes" || word == "是") return "yes";
    if (word == "no" || word == "否") return "no";
    if (word.empty()) return {};
    throw Error(ErrorKind::cannot, say("\"{}\" is neither yes nor no", word));
  }

 private:
  const Words& header_;
  Words fields_;
};

constexpr const char* columns[] = {"person",           "birth",  "from", "to", "local_household", "in_home", "not_self_caring", "chronic",
                                   "limited_mobility", "severely_disabled", "assessment"};

void require_columns(const Words& header, const std::string& file) {
  for (const char* column : columns)
    if (std::find(header.begin(), header.end(), column) == header.end())
      throw Error(ErrorKind::cannot, say("the column {} is missing", column), {file + ":1"});
}

Resident resident_of(const Row& row) {
  Resident r;
  r.person = row.text("person");
  if (r.person.empty()) throw Error(ErrorKind::cannot, say("the insured number is missing"));
  r.birth = row.day("birth");
  r.from = row.day("from");
  r.to = row.day("to");
  if (r.to < r.from) throw Error(ErrorKind::cannot, say("the last day {0} lies before the first {1}", r.to.to_string(), r.from.to_string()));
  r.local_household = row.yes_no("local_household");
  r.in_home = row.yes_no("in_home");
  r.not_self_caring = row.yes_no("not_self_caring");
  r.chronic = row.yes_no("chronic");
  r.limited_mobility = row.yes_no("limited_mobility");
  r.severely_disabled = row.yes_no("severely_disabled");
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
  const std::string text = package::decode_text(std::move(bytes)).text;
  package::DelimitedReader reader(text);
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"), {file});
  const Words header = fields_of(reader);
  require_columns(header, file);
  std::vector<Resident> residents;
  Words faults;
  while (reader.next()) try {
      residents.push_back(resident_of(Row(header, fields_of(reader))));
      refuse_overlap(residents);
    } catch (const Error& e) {
      faults.push_back(file + ":" + std::to_string(reader.line()) + ": " + e.message());
    }
  if (faults.empty() && !residents.empty()) return residents;
  throw Error(ErrorKind::cannot, say("{} lines of this file cannot be taken", faults.size()), {file}).with_items(std::move(faults));
}

}  // namespace mi::work

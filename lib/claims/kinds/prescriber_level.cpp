// SPDX-License-Identifier: Apache-2.0
// Drug above the prescriber's level (抗菌药物分级使用).
//
// Compared: the level of a drug (1 unrestricted, 2 restricted, 3 special) with the level that the doctor who ordered the line
// may prescribe, both from the agency's list: rows of drugs by code, or by the beginning of codes with a * at the end (the
// whole code goes before a beginning, a longer beginning before a shorter), and rows of doctors by code.
// Window: the line. A line without a doctor's code, or of a doctor whom the list does not name, is not judged.
// Excess: all that is left of a line whose drug is above the doctor's level, in units and fen. One lead for each visit and
// doctor. Period: the day of the fee.
#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

constexpr int unknown = 0;

struct Levels {
  std::map<std::string, int, std::less<>> drugs;   // by code
  std::map<std::string, int, std::less<>> starts;  // by the beginning of codes
  std::map<std::string, int, std::less<>> doctors;

  int of_drug(std::string_view code) const {
    if (auto found = drugs.find(code); found != drugs.end()) return found->second;
    int level = unknown;
    std::size_t longest = 0;
    for (const auto& [start, of_start] : starts)
      if (code.starts_with(start) && start.size() >= longest) level = of_start, longest = start.size();
    return level;
  }
};

void read_row(Levels& levels, const ListRow& row) {
  if ((row[0] != "drug" && row[0] != "doctor") || row[1].empty())
    throw base::Error(base::ErrorKind::cannot, base::say("a level is that of a drug or doctor, by code"));
  const int level = read_level(row[3]);
  if (row[0] == "doctor") levels.doctors[std::string(row[1])] = level;
  else if (row[1].ends_with('*')) levels.starts[std::string(row[1].substr(0, row[1].size() - 1))] = level;
  else levels.drugs[std::string(row[1])] = level;
}

Levels read_levels_of(const KernelInput& input) {
  Levels levels;
  each_row(input.list, input.list_name, "subject,code,name,level", [&](const ListRow& row) { read_row(levels, row); });
  return levels;
}

class PrescriberLevel : public Kernel {
 public:
  explicit PrescriberLevel(const KernelInput& input) : lines_(input) {
    const Levels levels = read_levels_of(input);
    for (std::string_view code : input.data.codes) of_code_.push_back(code.empty() ? unknown : levels.of_drug(code));
    for (std::uint32_t id = 0; id < std::max<std::size_t>(input.data.doctors.size(), 1); ++id) {
      auto found = levels.doctors.find(input.data.doctors.at(id, 0));
      of_doctor_.push_back(found == levels.doctors.end() ? unknown : found->second);
    }
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    lines_.whole_by_key(
        range, leads, [&](std::uint32_t line) { return is_above(line) ? std::optional(doctor_of(line)) : std::nullopt; },
        [&](std::uint32_t line) { return levels_told(line); });
  }

 private:
  bool is_above(std::uint32_t line) const {
    const int doctor = of_doctor_[lines_.data().fees.doctor[line]];
    return doctor != unknown && of_code_[lines_.data().code(line)] > doctor;
  }

  std::string_view doctor_of(std::uint32_t line) const { return lines_.data().doctors.at(lines_.data().fees.doctor[line], 0); }

  std::string levels_told(std::uint32_t line) const {
    const Data& data = lines_.data();
    return fmt::format("药品为{}级，医师处方权为{}级", of_code_[data.code(line)], of_doctor_[data.fees.doctor[line]]);
  }

  Lines lines_;
  std::vector<int> of_code_, of_doctor_;
};

std::string lacks(const KernelInput& input) {
  const Data& data = input.data;
  bool named = std::any_of(data.fees.doctor.begin(), data.fees.doctor.end(), [](std::uint32_t d) { return d != 0; });
  return named ? lacks_rows(input) : base::say("no fee line of the case names its doctor");
}

}  // namespace

Kind prescriber_level() {
  return {"prescriber_level",
          base::mark("Lines of a drug that is above the level that the doctor may prescribe; the excess is the whole line."),
          {paid_parameter()},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<PrescriberLevel>(input); }};
}

}  // namespace mi::claims

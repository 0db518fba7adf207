// SPDX-License-Identifier: Apache-2.0
// Doctor not registered, or suspended (SQ-01).
//
// Compared: the doctor who ordered each line with the case's register of doctors and its suspensions of persons, on the day
// of the fee. why=register: the register names no period of this doctor that holds the day; why=suspended: a suspension of
// the person does, first and last day included. complete=yes says that the register is whole; a rule leaves it open (?) until
// a person says so. A doctor at two places at one time (NH-02) is the kind two_places.
// Window: the day. Lines without a doctor's code are not judged.
// Excess: all that is left of the line, in units and fen. One lead for each visit and doctor. Period: the day of the fee.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "claims/kernel/lines.hpp"

namespace mi::claims {
namespace {

class DoctorNotRegistered : public Kernel {
 public:
  explicit DoctorNotRegistered(const KernelInput& input)
      : lines_(input), why_(input.parameters.text("why")) {
    const Data& data = input.data;
    const Doctors& doctors = data.about.doctors;
    const auto& periods = why_ == "suspended" ? doctors.suspended : doctors.registered;
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (std::uint32_t id = 0; id < std::max<std::size_t>(data.doctors.size(), 1); ++id) {
      std::string_view code = data.doctors.at(id, 0);
      number_.push_back(code.empty() ? 0 : known.emplace(code, id).first->second);  // two spellings of a name, one doctor
      auto found = periods.find(std::string(code));
      periods_.push_back(found == periods.end() ? std::vector<DoctorPeriod>() : found->second);
    }
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    std::map<std::uint32_t, Lead> found;  // by doctor
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      found.clear();
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
        std::uint32_t line = data.by_visit[i], doctor = number_[data.fees.doctor[line]];
        if (doctor == 0 || !lines_.counts(line) || !is_wrong(doctor, line)) continue;
        auto [place, fresh] = found.try_emplace(doctor);
        if (fresh) place->second = start(line);
        lines_.whole(place->second, line);
      }
      for (auto& [doctor, lead] : found) leads.push_back(std::move(lead));
    }
  }

 private:
  bool is_wrong(std::uint32_t doctor, std::uint32_t line) const {
    std::int32_t day = lines_.data().day(line);
    bool inside = std::any_of(periods_[doctor].begin(), periods_[doctor].end(),
                              [&](const DoctorPeriod& p) { return p.from <= day && day <= p.to; });
    return inside == (why_ == "suspended");
  }

  Lead start(std::uint32_t line) const {
    Lead lead = lines_.lead(line);
    std::string_view code = lines_.data().doctors.at(lines_.data().fees.doctor[line], 0);
    if (why_ == "register") lead.detail = fmt::format("医师{}当日不在本机构医保医师名册内", code);
    else lead.detail = fmt::format("医师{}当日已被中止医保支付资格", code);
    return lead;
  }

  Lines lines_;
  std::string why_;
  std::vector<std::uint32_t> number_;  // one for each code, by id of the doctor
  std::vector<std::vector<DoctorPeriod>> periods_;
};

std::string lacks(const KernelInput& input) {
  const Data& data = input.data;
  bool named = std::any_of(data.fees.doctor.begin(), data.fees.doctor.end(), [](std::uint32_t d) { return d != 0; });
  if (!named) return base::say("no fee line of the case names its doctor");
  const std::string& why = input.parameters.text("why");
  if (why == "register" && data.about.doctors.registered.empty()) return base::say("the register of the case has no doctors: mi-register person");
  if (why == "suspended" && data.about.doctors.suspended.empty()) return base::say("the case has no suspension of a person: mi-agree suspend");
  return {};
}

}  // namespace

Kind doctor_not_registered() {
  return {"doctor_not_registered",
          base::mark("Lines ordered by a doctor who was not in the register, or was suspended, on that day; the excess is the "
                     "whole line."),
          {paid_parameter(),
           {"why", base::mark("what is wrong with the doctor: register (not in it), suspended"), false, {"register", "suspended"}},
           {"complete", base::mark("whether the register names every doctor, without which nobody can be missing from it: yes"), false, {"yes"}, "yes"}},
          lacks,
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<DoctorNotRegistered>(input); }};
}

}  // namespace mi::claims

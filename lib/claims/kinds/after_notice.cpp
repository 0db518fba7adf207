// SPDX-License-Identifier: Apache-2.0
// After the notice of discharge (拒绝出院): a patient who was told to leave and stayed is no longer paid for.
//
// Compared: the lines of a visit with the time at which the agency's list says that the patient was told of the discharge.
// Window: from that time on. Where only the day is known: notice_day=not-paid: from that day on, the whole day included (之日起);
// notice_day=paid: from the day after it.
// Excess: all that is left of these lines, in units and fen. One lead for each visit. Period: the day of the fee.
#include <unordered_map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t a_day = 86400;
constexpr std::size_t length_of_a_day = 10;  // 2026-03-01

using Notices = std::unordered_map<std::string, std::int64_t>;  // mdtrt_id → first second that is not paid

std::int64_t first_unpaid(std::string_view notice, bool day_is_paid) {
  if (notice.size() > length_of_a_day) return base::Time::parse(notice).seconds();
  return (std::int64_t{base::Date::parse(notice).days()} + (day_is_paid ? 1 : 0)) * a_day;
}

Notices read_notices(const KernelInput& input) {
  Notices notices;
  const bool day_is_paid = input.parameters.text("notice_day") == "paid";
  each_row(input.list, input.list_name, "mdtrt_id,notice,note",
           [&](const ListRow& row) { notices[std::string(row[0])] = first_unpaid(row[1], day_is_paid); });
  return notices;
}

class AfterNotice : public Kernel {
 public:
  explicit AfterNotice(const KernelInput& input) : lines_(input), notices_(read_notices(input)) {}

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      auto notice = notices_.find(std::string(data.visits.at(v, 0)));
      if (notice == notices_.end()) continue;
      auto unpaid = lines_.of(std::vector<std::uint32_t>{v}, [&](std::uint32_t line) { return data.fees.happened[line] >= notice->second; });
      if (!unpaid.empty()) leads.push_back(lead(unpaid, notice->second));
    }
  }

 private:
  Lead lead(const std::vector<std::uint32_t>& unpaid, std::int64_t from) const {
    Lead lead = lines_.lead(unpaid.front());
    lead.detail = fmt::format("自{}起停止结算（已通知出院）", base::Time::from_seconds(from).to_string().substr(0, 19));
    for (std::uint32_t line : unpaid) lines_.whole(lead, line);
    return lead;
  }

  Lines lines_;
  Notices notices_;
};

}  // namespace

Kind after_notice() {
  return {"after_notice",
          base::mark("Lines of a visit from the time on at which the patient was told of the discharge; the excess is the whole line."),
          {paid_parameter(),
           {"notice_day", base::mark("the day of a notice without a time: not-paid, paid"), false, {"not-paid", "paid"}, "not-paid"}},
          [](const KernelInput& input) -> std::string { return lacks_rows(input); },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<AfterNotice>(input); }};
}

}  // namespace mi::claims

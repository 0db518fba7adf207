// SPDX-License-Identifier: Apache-2.0
// Upload delay: visits or fee lines that reached the platform too late, or never.
//
// Compared: of=visit and of=entry: the time at which a visit of the kinds in `visits` was uploaded with its begin; of=fee: the time at
// which a line was uploaded with that of the fee.
// Window: unit=hours: `within` hours to the second; unit=days: the calendar day of the begin (fee) and `within` days after
// it. Exactly the last second, or the last day, is in time. A visit without a time of upload was never sent, where other
// visits of the case have one; a line without one is passed over.
// unit=24-hours and unit=same-day say the time themselves, as an agreement words it; `within` does not count then.
// Excess: of=visit: the whole visit, which counts as not filed; one visit is one unit. of=entry: none: the duty of entry was
// missed, one unit a visit. of=fee: none, the number of late lines is the units, one hit a visit. Period: the day of the begin (fee).
#include "base/message.hpp"
#include "claims/kernel/persons.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;
constexpr std::int64_t an_hour = 3600;

class UploadDelay {
 public:
  explicit UploadDelay(const KernelInput& input)
      : input_(input), of_(input.parameters.text("of")), within_(input.parameters.whole("within")) {
    const std::string& unit = input.parameters.text("unit");
    by_days_ = unit == "days" || unit == "same-day";
    if (unit == "same-day") within_ = 0;
    if (unit == "24-hours") within_ = 24;
  }

  std::vector<Lead> find() {
    for (const auto& visits : stays_of_persons(input_.data, input_.parameters.list("visits")))
      for (const Stay* visit : visits)
        if (of_ == "fee") look_at_lines(*visit);
        else look_at_visit(*visit);
    return std::move(leads_);
  }

 private:
  bool is_late(std::int64_t happened, std::int64_t uploaded) const {
    if (by_days_) return day_number(uploaded) - day_number(happened) > within_;
    return uploaded - happened > within_ * an_hour;
  }

  void look_at_visit(const Stay& visit) {
    if (!input_.in_period(day_of(visit.begins))) return;
    auto sent = input_.data.beside.uploaded.find(visit.line);
    bool never = sent == input_.data.beside.uploaded.end();
    if (!never && !is_late(visit.begins, sent->second)) return;
    Lead& lead = start(visit);
    lead.whole_visit = of_ == "visit";
    lead.units = one_unit;
    if (lead.whole_visit) add_lines(input_.data, visit.visit, lead, [](std::uint32_t) { return true; });
    std::string when = never ? "未上传" : base::Time::from_seconds(sent->second).to_string().substr(0, 19) + "上传";
    lead.detail = fmt::format("{}就诊，{}（限{}{}）", base::Time::from_seconds(visit.begins).to_string().substr(0, 19), when, within_, by_days_ ? "日" : "小时");
  }

  void look_at_lines(const Stay& visit) {
    const Data& data = input_.data;
    std::vector<std::int64_t> late;
    for (std::uint32_t at = data.start[visit.visit]; at < data.start[visit.visit + 1]; ++at) {
      std::uint32_t line = data.by_visit[at];
      std::int64_t sent = data.beside.line_uploaded.empty() ? Beside::no_time : data.beside.line_uploaded[line];
      if (data.left(line) <= 0 || sent == Beside::no_time || !input_.in_period(base::Date::from_days(data.day(line)))) continue;
      if (is_late(data.fees.happened[line], sent)) late.push_back(data.fees.id[line]);
    }
    if (late.empty()) return;
    Lead& lead = start(visit);
    lead.units = static_cast<std::int64_t>(late.size()) * one_unit;
    lead.detail = fmt::format("{}条明细超过{}{}上传", late.size(), within_, by_days_ ? "日" : "小时");
    lead.context = std::move(late);
  }

  Lead& start(const Stay& visit) {
    Lead& lead = leads_.emplace_back();
    lead.visit = visit.visit;
    lead.from = day_of(visit.begins);
    lead.to = day_of(visit.ends);
    return lead;
  }

  const KernelInput& input_;
  std::string of_;
  std::int64_t within_;
  bool by_days_ = false;
  std::vector<Lead> leads_;
};

}  // namespace

Kind upload_delay() {
  return {"upload_delay",
          base::mark("Visits or fee lines uploaded later than within, or never; of a visit the excess is the whole visit."),
          {{"of", base::mark("what is uploaded: visit (all of it counts), entry (of the visit; a duty without an amount), fee"), false, {"visit", "entry", "fee"}},
           {"within", base::mark("how long an upload may take"), true, {}},
           {"unit", base::mark("unit of within: hours, days (calendar days after the day itself); or without it: 24-hours, same-day"), false, {"hours", "days", "24-hours", "same-day"}},
           {"visits", base::mark("kinds of visit that count, parted by semicolons"), false, {}}},
          [](const KernelInput& input) -> std::string {
            const Beside& beside = input.data.beside;
            if (input.parameters.text("of") != "fee")
              return beside.uploaded.empty() ? base::say("the visits do not say when they were uploaded") : std::string();
            return beside.line_uploaded.empty() ? base::say("the fee lines do not say when they were uploaded") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> {
            return std::make_unique<PreparedLeads>(UploadDelay(input).find());
          }};
}

}  // namespace mi::claims

// SPDX-License-Identifier: Apache-2.0
// Rows that the load noted as implausible.
//
// Compared: nothing anew: the notes that loading made of rows that it kept as they stood. rows=fee: fee lines (amount that is
// not quantity × price or its parts, a time outside the stay); rows=visit: visits (identity number, dates).
// Window: the row. `notes` names the notes that count, parted by semicolons.
// Excess: none in fen (the data are in question): one unit a row. One lead for each visit. Period: the day of the fee, of a
// visit the day on which it began.
#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/lines.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t one_unit = 10000;

class NotedRows : public Kernel {
 public:
  explicit NotedRows(const KernelInput& input) : lines_(input) {
    bool fees = input.parameters.text("rows") == "fee";
    std::vector<std::string> wanted = input.parameters.list("notes");
    for (const Noted& note : input.data.about.notes)
      if (note.is_fee == fees && std::find(wanted.begin(), wanted.end(), note.what) != wanted.end() && lines_.in_period(day(note)))
        notes_[note.visit].push_back(&note);
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    for (auto found = notes_.lower_bound(range.first); found != notes_.end() && found->first < range.last; ++found) {
      Lead& lead = leads.emplace_back();
      lead.visit = found->first;
      lead.from = lead.to = base::Date::from_days(day(*found->second.front()));
      std::vector<std::string> said;
      for (const Noted* note : found->second) {
        lead.context.push_back(note->line);
        lead.units += one_unit;
        if (std::find(said.begin(), said.end(), note->what) == said.end()) said.push_back(note->what);
      }
      lead.detail = fmt::format("装载时已记：{}", base::join(said, "、"));
    }
  }

 private:
  std::int32_t day(const Noted& note) const {
    const Data& data = lines_.data();
    if (!note.is_fee) return data.about.begins[note.visit];
    return data.day(data.fees.id.find(note.line));
  }

  Lines lines_;
  std::map<std::uint32_t, std::vector<const Noted*>> notes_;  // by visit, in order of row
};

}  // namespace

Kind noted_rows() {
  return {"noted_rows",
          base::mark("Visits or fee lines that loading noted as implausible; a lead without an amount."),
          {{"rows", base::mark("which rows: fee, visit"), false, {"fee", "visit"}},
           {"notes", base::mark("notes that count, parted by semicolons"), false, {}}},
          [](const KernelInput& input) {
            bool visits = input.parameters.text("rows") == "visit";
            return visits && input.data.stays.empty() ? base::say("the case has no visits: load them") : std::string();
          },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<NotedRows>(input); }};
}

}  // namespace mi::claims

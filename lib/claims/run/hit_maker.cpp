// SPDX-License-Identifier: Apache-2.0
#include "claims/run/hit_maker.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace mi::claims {
namespace {

using domain::Hit;

constexpr std::size_t identity_digits = 16;

json::Value names_of(const std::vector<std::string>& context) {
  json::Value names = json::Value::array();
  for (const std::string& name : context) names.push(name);
  return names;
}

// Over what was found and by which rule; not over fund money, which hangs on a switch. Hits without lines are told apart
// by what they were compared with.
std::string identity(const Hit& hit) {
  json::Value lines = json::Value::array();
  for (const domain::LineExcess& line : hit.lines)
    lines.push(json::Value::object().set("line", line.line).set("excess", line.excess.to_string()));
  json::Value about = json::Value::object();
  about.set("rule", hit.rule).set("kind", hit.kind).set("visit", hit.visit).set("units", hit.units).set("lines", lines);
  if (hit.lines.empty() && !hit.context.empty()) about.set("compared", names_of(hit.context));
  return base::sha256_hex(json::canonical(about)).substr(0, identity_digits);
}

}  // namespace

Hit HitMaker::make(const Lead& lead) const {
  Hit hit;
  hit.rule = rule_.code;
  hit.name = rule_.name;
  hit.kind = rule_.kind;
  hit.judgement = rule_.judgement;
  hit.visit = data_.visits.at(lead.visit, 0);
  hit.from = lead.from;
  hit.to = lead.to;
  hit.units = base::Quantity{lead.units}.to_string();
  hit.knowledge = lead.knowledge;
  hit.detail = lead.detail;
  describe(lead, hit);
  for (std::int64_t id : lead.context) hit.context.push_back(line_name(id));
  take_lines(lead, hit);  // says the method, too
  if (lead.whole_visit && lead.parts.empty()) take_settlements(lead, hit);
  hit.hit = identity(hit);
  return hit;
}

std::string HitMaker::line_name(std::int64_t id) const { return casefile::line_name(data_.batches, id).to_string(); }

void HitMaker::describe(const Lead& lead, Hit& hit) const {
  const Stay* stay = data_.stay(lead.visit);
  if (stay != nullptr) hit.person = std::string(data_.person_codes[stay->person]);
  if (stay != nullptr) hit.department = std::string(stay->department);
  if (lead.shown == Lead::no_line) return;
  const auto& fees = data_.fees;
  hit.item = data_.items.at(fees.item[lead.shown], 0);
  hit.item_name = data_.items.at(fees.item[lead.shown], 1);
  std::string_view department = data_.departments.at(fees.department[lead.shown], 0);
  if (!department.empty()) hit.department = std::string(department);
  hit.doctor = data_.doctors.at(fees.doctor[lead.shown], 0);
}

void HitMaker::take_lines(const Lead& lead, Hit& hit) const {
  FundShares funds = fund_shares(data_, lead.parts, method_);
  hit.fund_method = to_text(funds.method);
  for (std::size_t i = 0; i < lead.parts.size(); ++i) {
    const Part& part = lead.parts[i];
    domain::LineExcess& line = hit.lines.emplace_back();
    line.line = line_name(data_.fees.id[part.line]);
    line.excess = base::Money::fen(part.fen);
    line.line_amount = base::Money::fen(data_.cost(part.line, data_.left(part.line)));
    line.fund = base::Money::fen(funds.fen[i]);
    hit.excess += line.excess;
    hit.fund += line.fund;
  }
}

// A stay whose fee lines were not handed over: what was settled for it, all of which is lost by every method but the whole.
void HitMaker::take_settlements(const Lead& lead, Hit& hit) const {
  const Paid* paid = data_.paid_by_visit.find(lead.visit);
  if (paid == nullptr || paid->total <= 0) return;
  bool whole = method_ == FundMethod::whole;
  domain::LineExcess& line = hit.lines.emplace_back();
  line.line = line_name(paid->line);
  line.excess = line.line_amount = base::Money::fen(paid->total);
  line.fund = whole ? line.excess : base::Money::fen(std::clamp<std::int64_t>(paid->fund, 0, paid->total));
  hit.excess = line.excess;
  hit.fund = line.fund;
}

bool comes_before(const Hit& a, const Hit& b) {
  if (a.visit != b.visit) return a.visit < b.visit;
  if (a.from != b.from) return a.from < b.from;
  if (a.item != b.item) return a.item < b.item;
  return a.hit < b.hit;
}

}  // namespace mi::claims

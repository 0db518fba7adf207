// SPDX-License-Identifier: Apache-2.0
#include "work/sample/sample.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/message.hpp"
#include "work/sample/bound.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Money;
using base::Rational;
using base::say;
using domain::Figure;
using domain::FrameRow;
using domain::SampleDrawn;
using domain::SampleFrame;
using domain::SampleResult;

// Below it whoever scales confirms that the sample is small: a guard of the tool, no law (ZK-11).
constexpr std::int64_t enough = 30;

Money sum_of(const std::vector<FrameRow>& rows) {
  Money sum;
  for (const FrameRow& row : rows) sum += row.amount;
  return sum;
}

// What reaches the share: of the number, or of the money.
Figure least_figure(const SampleFrame& frame, const law::Rulebook& law) {
  const bool money = frame.by == "money";
  const auto whole = static_cast<std::int64_t>(frame.rows.size());
  const Rational of = money ? Rational(sum_of(frame.rows).fen()) : Rational(whole);
  const std::int64_t least = base::ceil(frame.rate * of);
  Figure f = money ? domain::figure("least", "抽查金额下限", Money::fen(least)) : domain::count("least", "抽查数量", least, "份");
  f.formula = "⌈抽查比例 " + frame.rate.to_percent(2) + " × 总量⌉";
  f.rounding = "向上取整";
  if (law.has("sample.audit.min", law.as_of())) f.clause = law.value("sample.audit.min").source.to_chinese();
  if (const auto reading = law.find_switch("sample.audit.by")) f.switches = {reading->use()};
  return f;
}

Rational rate_of(const std::optional<Rational>& rate, const law::Rulebook& law) {
  const bool known = law.has("sample.audit.min", law.as_of());
  if (!rate && !known) throw Error(ErrorKind::usage, say("no pack in use says what share is drawn"), {"sample.audit.min"}, say("give --rate"));
  if (!rate) return law.value("sample.audit.min").rational();
  if (*rate <= Rational(0) || *rate > Rational(1)) throw Error(ErrorKind::usage, say("a share is above nothing and at most the whole"), {"--rate"});
  if (known && *rate < law.value("sample.audit.min").rational()) {
    const law::Value least = law.value("sample.audit.min");
    throw Error(ErrorKind::gate, say("{0} is below the least share of an audit, {1}", rate->to_percent(2), least.quantity.written), {least.source.to_chinese()});
  }
  return *rate;
}

std::vector<const FrameRow*> in_order_of_draw(const SampleFrame& frame, const std::string& seed) {
  std::vector<std::pair<std::string, const FrameRow*>> keyed;
  for (const FrameRow& row : frame.rows) keyed.emplace_back(base::sha256_hex(seed + "\n" + row.id), &row);
  std::sort(keyed.begin(), keyed.end());
  std::vector<const FrameRow*> order;
  for (const auto& [key, row] : keyed) order.push_back(row);
  return order;
}

bool reached(const SampleFrame& frame, const SampleDrawn& drawn) {
  if (frame.by == "money") return Rational(drawn.amount.fen()) >= frame.rate * Rational(sum_of(frame.rows).fen());
  return Rational(static_cast<std::int64_t>(drawn.ids.size())) >= frame.rate * Rational(static_cast<std::int64_t>(frame.rows.size()));
}

law::Clause scaling_clause(const law::Rulebook& law, const std::string& named) {
  if (law.has("procedure.audit.scale", law.as_of()) && law.value("procedure.audit.scale").text() == "no")
    throw Error(ErrorKind::gate, say("by the rules the result of a sample is not scaled"), {law.value("procedure.audit.scale").source.to_chinese()});
  std::vector<std::string> list;
  for (law::Clause& c : law.clauses("breach.sample", law.as_of())) {
    if (named.empty() || named == c.id) return std::move(c);
    list.push_back(c.id + ": " + c.label);
  }
  throw Error(ErrorKind::usage, say("no clause of the packs lets the result of a sample be scaled"), {"breach.sample"}).with_items(list);
}

// Each one drawn, in the order drawn. Nothing else counts, and no more than was claimed.
std::vector<FrameRow> in_order(const SampleFrame& frame, const SampleDrawn& drawn, const std::vector<FrameRow>& verified) {
  std::map<std::string, Money> found, claimed;
  for (const FrameRow& v : verified) found[v.id] = v.amount;
  for (const FrameRow& row : frame.rows) claimed[row.id] = row.amount;
  std::vector<std::string> faults;
  std::vector<FrameRow> ordered;
  for (const std::string& id : drawn.ids) {
    const auto it = found.find(id);
    if (it == found.end()) faults.push_back(say("{} was drawn, and nothing says what was found", id));
    else if (it->second > claimed[id]) faults.push_back(say("{0}: {1} is more than was claimed, {2}", id, it->second.to_string(), claimed[id].to_string()));
    else ordered.push_back({id, it->second});
    found.erase(id);
  }
  for (const auto& [id, amount] : found) faults.push_back(say("{} was not drawn", id));
  if (!faults.empty()) throw Error(ErrorKind::usage, say("what was found does not fit the sample")).with_items(faults);
  return ordered;
}

Figure ratio_figure(const SampleFrame& frame, const SampleDrawn& drawn) {
  const bool money = frame.by == "money";
  const Rational part = money ? Rational(drawn.amount.fen()) : Rational(static_cast<std::int64_t>(drawn.ids.size()));
  const Rational whole = money ? Rational(sum_of(frame.rows).fen()) : Rational(static_cast<std::int64_t>(frame.rows.size()));
  Figure f = domain::figure("ratio", "抽查比例", part / whole);
  f.formula = money ? "抽取金额 ÷ 总金额" : "抽取数量 ÷ 总数量";
  return f;
}

Figure scaled_figure(const Figure& verified, const Figure& ratio, const law::Clause& clause) {
  const Rational fen = Rational(verified.money().fen()) / Rational::parse(ratio.value);
  Figure f = domain::figure("scaled", "按抽查比例放大", Money::fen(base::round_half_away(fen)));
  f.formula = "查实违规费用 ÷ 抽查比例";
  f.clause = clause.source.to_chinese();
  if (!(Rational(f.money().fen()) == fen)) f.rounding = "四舍五入到分，只舍入一次";
  f.inputs = {verified, ratio};
  return f;
}

Figure lower_figure(const SampleFrame& frame, const std::vector<FrameRow>& verified, const Rational& confidence) {
  std::vector<Money> found;
  for (const FrameRow& v : verified) found.push_back(v.amount);
  Figure f = domain::figure("lower", "推算下限", lower_bound(found, static_cast<std::int64_t>(frame.rows.size()), confidence));
  f.formula = "总数量 × (均值 − t × 标准差 ÷ √n × √(1 − n ÷ 总数量))";
  f.rounding = "向下取整到分";
  f.note = "单侧置信度 " + confidence.to_percent(2) + "，学生t分布，有限总体修正；供参考，不作支付依据";
  return f;
}

}  // namespace

std::string frame_hash(std::vector<FrameRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const FrameRow& a, const FrameRow& b) { return a.id < b.id; });
  base::Hasher hasher;
  for (const FrameRow& row : rows) hasher.add(row.id + "\t" + row.amount.to_string() + "\n");
  return hasher.hex();
}

SampleFrame frame_of(std::vector<FrameRow> rows, const std::optional<Rational>& rate, const law::Rulebook& law) {
  SampleFrame frame;
  frame.hash = frame_hash(rows);
  frame.rows = std::move(rows);
  frame.rate = rate_of(rate, law);
  const auto reading = law.find_switch("sample.audit.by");
  frame.by = reading && reading->is("money") ? "money" : "number";
  frame.figures = {domain::count("frame", "总量", static_cast<std::int64_t>(frame.rows.size()), "份"),
                   domain::figure("total", "总金额", sum_of(frame.rows)), least_figure(frame, law)};
  return frame;
}

SampleDrawn draw(const SampleFrame& frame, const std::string& agency_number, const std::string& institution_number) {
  if (agency_number.empty() || institution_number.empty()) throw Error(ErrorKind::usage, say("a draw needs a number of each side"));
  SampleDrawn drawn{frame.name, agency_number, institution_number, {}, {}};
  for (const FrameRow* row : in_order_of_draw(frame, frame.hash + "\n" + agency_number + "\n" + institution_number)) {
    if (reached(frame, drawn)) break;
    drawn.ids.push_back(row->id);
    drawn.amount += row->amount;
  }
  return drawn;
}

void store(const casefile::Case& file, casefile::Change& change, SampleFrame& frame) {
  for (const auto& earlier : file.all<SampleFrame>()) {
    SampleFrame same = frame;
    same.name = earlier.value.name;
    if (file.get<SampleDrawn>(same.name) || domain::encode(same) != domain::encode(earlier.value)) continue;
    frame.name = same.name;
    return;
  }
  frame.name = change.next_name("sample-");
  change.record(frame.name, frame, frame.name);
}

void store(const casefile::Case& file, casefile::Change& change, const SampleDrawn& drawn) {
  const auto earlier = file.get<SampleDrawn>(drawn.name);
  if (!earlier) change.record(drawn.name, drawn, "draw:" + drawn.name);
  else if (domain::encode(earlier->value) != domain::encode(drawn))
    throw Error(ErrorKind::gate, say("{} is drawn already, by other numbers; a sample is drawn once", drawn.name));
}

SampleResult extrapolate(const SampleFrame& frame, const SampleDrawn& drawn, const ExtrapolateInput& input, const law::Rulebook& law) {
  if (input.confidence <= Rational::of(1, 2) || input.confidence >= Rational(1))
    throw Error(ErrorKind::usage, say("the confidence lies between 50 % and 100 %"), {"--confidence"});
  const law::Clause clause = scaling_clause(law, input.clause);
  SampleResult result{frame.name, in_order(frame, drawn, input.verified), clause.id, input.confidence, false, {}};
  const auto n = static_cast<std::int64_t>(result.verified.size());
  result.small = n < enough;
  if (result.small && !input.confirm_small)
    throw Error(ErrorKind::gate, say("{0} are few to scale from: fewer than {1}", n, enough), {}, say("--confirm-small does it all the same; the document then says so"));
  const Figure verified = domain::figure("verified", "查实违规费用", sum_of(result.verified));
  const Figure ratio = ratio_figure(frame, drawn);
  result.figures = {verified, ratio, scaled_figure(verified, ratio, clause), lower_figure(frame, result.verified, input.confidence)};
  return result;
}

std::vector<std::string> differences(const std::vector<std::string>& drawn, const std::vector<std::string>& listed) {
  const std::set<std::string> is(drawn.begin(), drawn.end()), says(listed.begin(), listed.end());
  std::vector<std::string> lines;
  for (const std::string& id : is)
    if (says.count(id) == 0) lines.push_back(say("{} was drawn and is not in the list", id));
  for (const std::string& id : says)
    if (is.count(id) == 0) lines.push_back(say("{} is in the list and was not drawn", id));
  return lines;
}

SampleFrame frame_named(const casefile::Case& file, const std::string& name) {
  const auto frame = file.get<SampleFrame>(name);
  if (!frame) throw Error(ErrorKind::cannot, say("this case holds no frame \"{}\"", name));
  return frame->value;
}

SampleDrawn drawn_named(const casefile::Case& file, const std::string& name) {
  const auto drawn = file.get<SampleDrawn>(name);
  if (!drawn) throw Error(ErrorKind::gate, say("{} is not drawn yet", name));
  return drawn->value;
}

}  // namespace mi::work

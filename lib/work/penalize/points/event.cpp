// SPDX-License-Identifier: Apache-2.0
// One event: which band, how many points, what the sum brings.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/notice.hpp"
#include "due/count.hpp"
#include "json/value.hpp"
#include "law/calculate/damages.hpp"
#include "work/penalize/points/ledger.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Rational;
using base::say;
using domain::Figure;
using domain::PointsEvent;

constexpr const char* group = "points.person";

// The bands from low to high.
std::vector<law::Clause> bands(const law::Rulebook& law, base::Date day) {
  std::vector<law::Clause> all = law.clauses(group, day);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
  if (all.empty())
    throw Error(ErrorKind::usage, say("no pack of this case has points for persons on {}", day.to_string()), {},
                say("mi-rules use person-points"));
  return all;
}

// A band names articles, or tiers of them: reg.38 is reg.38.1 to reg.38.7.
bool speaks_of(const law::Clause& band, const std::string& article) {
  return std::any_of(band.also.begin(), band.also.end(),
                     [&](const std::string& a) { return article == a || article.starts_with(a + "."); });
}

std::size_t band_of(const std::vector<law::Clause>& all, const PointsEvent& e) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (e.clause.empty() ? speaks_of(all[i], e.article) : all[i].id == e.clause) return i;
    ids.push_back(all[i].id);
  }
  if (e.clause.empty())
    throw Error(ErrorKind::usage, say("no band follows from {}", e.article.empty() ? "—" : e.article), {"--article"},
                say("name the band with --clause: {}", base::join(ids, ", ")));
  throw Error(ErrorKind::usage, say("there is no band {}", e.clause), {"--clause"}, say("the bands are: {}", base::join(ids, ", ")));
}

std::size_t shifted(const std::vector<law::Clause>& all, std::size_t band, const std::string& shift) {
  if (shift == "up" && band + 1 < all.size()) return band + 1;
  if (shift == "down" && band > 0) return band - 1;
  if (shift.empty()) return band;
  throw Error(ErrorKind::usage, say("there is no band beyond {}", all[band].id), {"--move"});
}

void check_words(const law::Rulebook& law, const PointsEvent& e) {
  const std::vector<std::string> shares = law.value("points.person.shares", e.date).list();
  if (std::find(shares.begin(), shares.end(), e.share) == shares.end())
    throw Error(ErrorKind::usage, say("“{0}” is no share of blame; they are: {1}", e.share, base::join(shares, ", ")), {"--share"});
  if (!e.shift.empty() && e.reason.empty())
    throw Error(ErrorKind::usage, say("a band up or down needs its reason"), {"--reason"});
}

// A region may fix the points of a band and a share.
std::optional<Figure> exact(const law::Rulebook& law, const law::Clause& band, const PointsEvent& e) {
  const std::string id = "points.person.exact." + band.id + "." + e.share;
  if (!law.has(id, e.date)) return std::nullopt;
  const law::Value value = law.value(id, e.date);
  Figure f = domain::figure("points", "记分", value.rational(), "分");
  f.clause = value.source.to_chinese();
  f.formula = "地区规定的分值";
  return f;
}

Figure points_of(const law::Rulebook& law, const law::Clause& band, const PointsInput& in) {
  const auto rule = std::find_if(band.measures.begin(), band.measures.end(), [](const auto& m) { return m.act == "points"; });
  if (rule == band.measures.end() || !rule->points) throw Error(ErrorKind::usage, say("{} carries no points", band.id));
  const Rational low = *rule->points, high = rule->points_max.value_or(low);
  if (auto fixed = exact(law, band, in.event)) {
    if (in.pick && *in.pick != Rational::parse(fixed->value))
      throw Error(ErrorKind::usage, say("the region fixes {} points", fixed->value), {fixed->clause});
    return *fixed;
  }
  if (!in.pick)
    throw Error(ErrorKind::choice, say("the points lie in {0} to {1}; an officer picks by the share of blame", low.to_string(), high.to_string()),
                {band.source.to_chinese()}, say("--pick N --reason TEXT"));
  return law::range_pick("points", "记分", band.source.to_chinese(), low, high, *in.pick, in.event.reason, "分");
}

// A suspension is due as soon as the sum lies between the two limits; how long is the officer's.
void add_term(const PointsLedger& ledger, const law::Rulebook& law, PointsInput& in) {
  PointsLedger with = ledger;
  with.events.push_back(in.event);
  const PointsStanding now = points_standing(with, law, in.event.person, year_of(in.event, law));
  if (now.effect == "ended") in.event.ended = now.reached, in.event.barred = now.last_barred;
  if (now.effect != "suspended") {
    if (!in.term.empty()) throw Error(ErrorKind::usage, say("{} points bring no suspension", now.sum.value), {"--term"});
    return;
  }
  const law::Value min = law.value("points.person.suspend_min", in.event.date), max = law.value("points.person.suspend_max", in.event.date);
  if (in.term.empty())
    throw Error(ErrorKind::choice, say("{0} points suspend the person for {1} to {2}; an officer picks", now.sum.value,
                                       min.quantity.written, max.quantity.written), {min.source.to_chinese()}, say("--term TERM --reason TEXT"));
  const law::Term term = law::Term::parse(in.term);
  Figure f = law::range_pick("term", "暂停期限", min.source.to_chinese(), min.term(), max.term(), term, in.event.reason);
  f.value = term.to_string();
  f.unit.clear();
  in.event.term = std::move(f);
  in.event.until = due::term(in.event.date.plus_days(1), term).last;
}

}  // namespace

PointsEvent add_points(const PointsLedger& ledger, const law::Rulebook& law, PointsInput in) {
  check_words(law, in.event);
  const std::vector<law::Clause> all = bands(law, in.event.date);
  const law::Clause& band = all[shifted(all, band_of(all, in.event), in.event.shift)];
  in.event.clause = band.id;
  in.event.citation = band.source.to_chinese();
  in.event.points = points_of(law, band, in);
  add_term(ledger, law, in);
  return in.event;
}

std::string same_event(const PointsLedger& ledger, const PointsEvent& event) {
  for (PointsEvent e : ledger.events) {
    const std::string name = std::move(e.name);
    e.name = event.name;
    e.points.id = event.points.id;
    if (json::canonical(domain::encode(e)) == json::canonical(domain::encode(event))) return name;
  }
  return {};
}

PointsLedger without_same(PointsLedger ledger, const PointsEvent& wanted) {
  std::erase_if(ledger.events, [&](const PointsEvent& e) {
    return e.date == wanted.date && e.place == wanted.place && e.article == wanted.article && e.act == wanted.act &&
           e.inspection == wanted.inspection && e.share == wanted.share && e.shift == wanted.shift && e.reason == wanted.reason;
  });
  return ledger;
}

std::string effect_text(const PointsStanding& s) {
  if (s.effect == "ended")
    return "自" + s.from->to_chinese() + "起终止医保支付资格" +
           (s.last_barred ? "，" + s.last_barred->to_chinese() + "以前（含当日）不得再次登记备案。" : "。");
  if (s.effect == "suspended")
    return "自" + s.from->to_chinese() + "起暂停医保支付资格" + (s.until ? "，至" + s.until->to_chinese() + "止。" : "。");
  return "未达到暂停医保支付资格的分值。";
}

void store(casefile::Change& change, PointsEvent& event, const PointsStanding& standing) {
  event.name = change.next_name("points-");
  event.points.id = event.name + ".points";
  const std::string id = change.record(event.person, event, event.name, event.date);
  const domain::DocumentRequest request{event.name, "points-notice", id, event.date, true};
  change.record(request.name, request, {}, request.date, {id});
  json::Value values = json::Value::object();
  values.set("year", std::to_string(standing.year)).set("total", standing.sum.value).set("effect", effect_text(standing));
  change.record(request.name, domain::DocumentWords{request.name, values}, {}, request.date);
}

}  // namespace mi::work

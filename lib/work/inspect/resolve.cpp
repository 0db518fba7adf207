// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/resolve.hpp"

#include <limits>
#include <map>
#include <optional>

#include "base/message.hpp"
#include "domain/penalty.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;
using domain::Docket;
using domain::Figure;

constexpr std::int64_t behind_agreement = std::numeric_limits<std::int64_t>::min() / 2;

// An article may be younger than the act: then it is read as it stands today.
law::Clause article_on(const law::Rulebook& law, const std::string& id, base::Date day) {
  for (law::Clause& c : law.clauses("", day))
    if (c.id == id) return std::move(c);
  return law.clause(id, law.as_of());
}

domain::Weighed weigh(const domain::Finding& finding, const law::Clause& clause, std::int64_t rank) {
  domain::Weighed w;
  w.ranked = {&finding, rank, clause.order};
  w.clause = clause.id;
  w.citation = clause.source.to_chinese();
  return w;
}

using ByName = std::map<std::string, const Docket*>;

ByName by_name(const std::vector<Docket>& dockets) {
  ByName result;
  for (const Docket& d : dockets) result[d.finding.name] = &d;
  return result;
}

template <class Pick> Figure total(const Resolution& r, const char* id, const char* label, Pick pick) {
  std::vector<Figure> parts;
  for (const domain::NetFinding& n : r.nets)
    if (std::optional<Figure> f = pick(n)) parts.push_back(std::move(*f));
  return domain::sum(id, label, std::move(parts));
}

void add_totals(Resolution& r, const ByName& names) {
  using Net = domain::NetFinding;
  const auto net_if = [](bool counts, const Net& n) { return counts ? std::optional(domain::net_figure(n)) : std::nullopt; };
  r.gross = total(r, "gross", "违规金额合计", [](const Net& n) { return domain::gross_figure(n); });
  r.overlap = total(r, "overlap", "重复金额合计", [](const Net& n) { return domain::overlap_figure(n); });
  r.net = total(r, "net", "认定金额合计", [](const Net& n) { return domain::net_figure(n); });
  r.fund = total(r, "fund", "认定金额中医保基金支付合计", [](const Net& n) { return domain::fund_figure(n); });
  r.confirmed = total(r, "confirmed", "复核确认金额", [&](const Net& n) { return net_if(names.at(n.finding)->review.has_value(), n); });
  r.decided = total(r, "decided", "已决定金额", [&](const Net& n) { return net_if(names.at(n.finding)->decided, n); });
}

const char* track_of(const Docket& d, const LawArticles& articles) {
  return !d.classification && articles.count(d.finding.name) != 0 ? "law" : "agreement";
}

const char* state_of(const Docket& d) {
  if (d.decided) return "decided";
  return d.review ? "confirmed" : "identified";
}

}  // namespace

Figure recovered(const casefile::Case& file) {
  std::vector<Figure> parts;
  for (const casefile::Fact& f : file.in_force("penalize.recovery/1")) {
    if (f.body.text_or("account", "") != "fund") continue;
    Figure part = domain::figure("recovered." + std::to_string(parts.size() + 1), "收到的款项",
                                 base::Money::parse(f.body.at("amount").as_text()));
    part.note = f.body.text_or("date", "") + " " + f.body.text_or("decision", "");
    parts.push_back(std::move(part));
  }
  return domain::sum("recovered", "已追回金额", std::move(parts));
}

LawArticles law_articles(const casefile::Case& file) {
  LawArticles articles;
  for (const auto& r : file.all<domain::LawClassification>()) articles[r.value.finding] = r.value.clause;
  return articles;
}

Resolution resolve(const std::vector<Docket>& dockets, const law::Rulebook& law, Figure recovered, const LawArticles& articles) {
  Resolution result;
  result.recovered = std::move(recovered);
  domain::HeldFindings held;
  std::vector<domain::Weighed> weighed;
  std::vector<Figure> identified;
  for (const Docket& d : dockets) {
    const domain::Finding* const finding = held.of(d);
    if (finding == nullptr) continue;
    identified.push_back(domain::figure(d.finding.name + ".identified", "违规金额", finding->gross));
    if (d.classification) {
      const law::Clause clause = law.clause(d.classification->clause, finding->conduct.last);
      weighed.push_back(weigh(*finding, clause, clause.rank));
    } else if (const auto article = articles.find(d.finding.name); article != articles.end()) {
      const law::Clause clause = article_on(law, article->second, finding->conduct.last);
      weighed.push_back(weigh(*finding, clause, clause.rank + behind_agreement));
    } else {
      result.unclassified.push_back(d.finding.name);
    }
  }
  for (domain::Net& n : domain::net_findings(std::move(weighed))) result.nets.push_back(std::move(n.told));
  result.identified = domain::sum("identified", "查出金额", std::move(identified));
  add_totals(result, by_name(dockets));
  return result;
}

domain::Table rows(const Resolution& resolution, const std::vector<Docket>& dockets, const LawArticles& articles) {
  domain::Table t{"mi.inspect.resolve/1",
                  {{"finding", mark("finding"), ColumnKind::text},
                   {"title", mark("title"), ColumnKind::text},
                   {"clause", mark("clause"), ColumnKind::text},
                   {"citation", mark("citation"), ColumnKind::text},
                   {"gross", mark("gross"), ColumnKind::money},
                   {"overlap", mark("overlap"), ColumnKind::money},
                   {"net", mark("net"), ColumnKind::money},
                   {"fund", mark("fund"), ColumnKind::money},
                   {"state", mark("state"), ColumnKind::text},
                   {"track", mark("track"), ColumnKind::text}},
                  {}};
  const ByName names = by_name(dockets);
  for (const domain::NetFinding& f : resolution.nets) {
    t.rows.push_back({f.finding, names.at(f.finding)->finding.title, f.clause, f.citation, f.gross.to_string(), f.overlap.to_string(),
                      f.net.to_string(), f.fund.to_string(), state_of(*names.at(f.finding)), track_of(*names.at(f.finding), articles)});
  }
  for (const std::string& name : resolution.unclassified) {
    const domain::Finding finding = *domain::held(*names.at(name));
    t.rows.push_back({name, finding.title, {}, {}, finding.gross.to_string(), {}, {}, {}, "unclassified", {}});
  }
  return t;
}

domain::Table total_rows(const Resolution& r) {
  domain::Table t{"mi.inspect.totals/1",
                  {{"name", mark("figure"), ColumnKind::text},
                   {"label", mark("label"), ColumnKind::text},
                   {"amount", mark("amount"), ColumnKind::money}},
                  {}};
  for (const Figure* f : {&r.identified, &r.gross, &r.overlap, &r.net, &r.fund, &r.confirmed, &r.decided, &r.recovered})
    t.rows.push_back({f->id, f->label, f->value});
  return t;
}

std::vector<Figure> figures(const Resolution& r) {
  std::vector<Figure> result;
  for (const domain::NetFinding& n : r.nets) result.push_back(domain::fund_figure(n));
  for (const Figure* f : {&r.identified, &r.gross, &r.overlap, &r.net, &r.fund, &r.confirmed, &r.decided, &r.recovered})
    result.push_back(domain::outline(*f));
  return result;
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "claims/check.hpp"

#include <algorithm>
#include <set>
#include <thread>

#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Hit;

constexpr std::size_t identity_digits = 16;

// Ranges of visits with about as many lines each.
std::vector<VisitRange> split_visits(const Data& data, unsigned parts) {
  std::vector<VisitRange> ranges;
  std::uint32_t visit = 0;
  for (unsigned part = 1; part <= parts; ++part) {
    auto goal = static_cast<std::uint32_t>(data.by_visit.size() * part / parts);
    std::uint32_t last = visit;
    while (last < data.visit_count() && (part == parts || data.start[last + 1] <= goal)) ++last;
    ranges.push_back({visit, last});
    visit = last;
  }
  return ranges;
}

std::vector<Lead> run_kernel(const Kernel& kernel, const Data& data, unsigned threads) {
  std::vector<VisitRange> ranges = split_visits(data, threads);
  std::vector<std::vector<Lead>> found(ranges.size());
  std::vector<std::exception_ptr> errors(ranges.size());
  auto work = [&](std::size_t i) {
    try {
      kernel.run(ranges[i], found[i]);
    } catch (...) {
      errors[i] = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < ranges.size(); ++i) others.emplace_back(work, i);
  work(0);
  for (std::thread& thread : others) thread.join();
  for (const auto& error : errors)
    if (error) std::rethrow_exception(error);
  std::vector<Lead> all;
  for (auto& part : found) std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

// From leads, which name rows by number, to hits, which name them for ever.
class Hits {
 public:
  Hits(const Data& data, const Rule& rule, FundMethod method) : data_(data), rule_(rule), method_(method) {}

  Hit make(const Lead& lead) const {
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
    for (std::int64_t id : lead.context) hit.context.push_back(casefile::line_name(data_.batches, id).to_string());
    take_lines(lead, hit);  // says the method, too
    if (lead.whole_visit && lead.parts.empty()) take_settlements(lead, hit);
    hit.hit = identity(hit);
    return hit;
  }

 private:
  void describe(const Lead& lead, Hit& hit) const {
    const Stay* stay = data_.stay(lead.visit);
    if (stay != nullptr) hit.person = person_code(*stay);
    if (stay != nullptr) hit.department = std::string(stay->department);
    if (lead.shown == Lead::no_line) return;
    const auto& fees = data_.fees;
    hit.item = data_.items.at(fees.item[lead.shown], 0);
    hit.item_name = data_.items.at(fees.item[lead.shown], 1);
    std::string_view department = data_.departments.at(fees.department[lead.shown], 0);
    if (!department.empty()) hit.department = std::string(department);
    hit.doctor = data_.doctors.at(fees.doctor[lead.shown], 0);
  }

  std::string person_code(const Stay& stay) const { return std::string(data_.person_codes[stay.person]); }

  void take_lines(const Lead& lead, Hit& hit) const {
    FundShares funds = fund_shares(data_, lead.parts, method_);
    hit.fund_method = to_text(funds.method);
    for (std::size_t i = 0; i < lead.parts.size(); ++i) {
      const Part& part = lead.parts[i];
      domain::LineExcess& line = hit.lines.emplace_back();
      line.line = casefile::line_name(data_.batches, data_.fees.id[part.line]).to_string();
      line.excess = base::Money::fen(part.fen);
      line.line_amount = base::Money::fen(data_.cost(part.line, data_.left[part.line]));
      line.fund = base::Money::fen(funds.fen[i]);
      hit.excess += line.excess;
      hit.fund += line.fund;
    }
  }

  // A stay whose fee lines were not handed over: what was settled for it, all of which is lost by every method but the whole.
  void take_settlements(const Lead& lead, Hit& hit) const {
    auto paid = data_.paid_by_visit.find(lead.visit);
    if (paid == data_.paid_by_visit.end() || paid->second.total <= 0) return;
    bool whole = method_ == FundMethod::whole;
    domain::LineExcess& line = hit.lines.emplace_back();
    line.line = casefile::line_name(data_.batches, paid->second.lines.front()).to_string();
    line.excess = line.line_amount = base::Money::fen(paid->second.total);
    line.fund = whole ? line.excess : base::Money::fen(std::clamp<std::int64_t>(paid->second.fund, 0, paid->second.total));
    hit.excess = line.excess;
    hit.fund = line.fund;
  }

  // Over what was found and by which rule; not over fund money, which hangs on a switch. Hits without lines are told apart
  // by what they were compared with.
  std::string identity(const Hit& hit) const {
    json::Value lines = json::Value::array();
    for (const domain::LineExcess& line : hit.lines)
      lines.push(json::Value::object().set("line", line.line).set("excess", line.excess.to_string()));
    json::Value about = json::Value::object();
    about.set("rule", hit.rule).set("kind", hit.kind).set("visit", hit.visit).set("units", hit.units).set("lines", lines);
    if (hit.lines.empty() && !hit.context.empty()) about.set("compared", names_of(hit.context));
    return base::sha256_hex(json::canonical(about)).substr(0, identity_digits);
  }

  static json::Value names_of(const std::vector<std::string>& context) {
    json::Value names = json::Value::array();
    for (const std::string& name : context) names.push(name);
    return names;
  }

  const Data& data_;
  const Rule& rule_;
  FundMethod method_;
};

bool comes_before(const Hit& a, const Hit& b) {
  if (a.visit != b.visit) return a.visit < b.visit;
  if (a.from != b.from) return a.from < b.from;
  if (a.item != b.item) return a.item < b.item;
  return a.hit < b.hit;
}

void add_list(CheckResult& result, const Rule& rule, const std::string& text) {
  auto same = [&](const domain::CheckRun::List& list) { return list.name == rule.list; };
  if (rule.list.empty() || std::any_of(result.lists.begin(), result.lists.end(), same)) return;
  result.lists.push_back({rule.list, base::sha256_hex(text)});
}

// The first exclusion that covers the hit takes it out: it is counted and named.
bool is_excluded(CheckResult& result, const Data& data, const Rule& rule, const std::vector<Exclusion>& exclusions, const Lead& lead, const Hit& hit) {
  for (const Exclusion& exclusion : exclusions) {
    if (!exclusion.covers(rule, hit, data.stay(lead.visit))) continue;
    ++result.rules.back().excluded;
    result.rules.back().excluded_excess += hit.excess;
    result.excluded.push_back({hit, exclusion.name, exclusion.source});
    return true;
  }
  return false;
}

void run_rule(CheckResult& result, const Data& data, const Rule& rule, const std::vector<Exclusion>& exclusions, unsigned threads) {
  RuleOutcome& outcome = result.rules.emplace_back();
  outcome.rule = rule;
  std::string list = list_text(rule);
  KernelInput input{data, rule.parameters, list, rule.list, rule.national, result.period};
  outcome.lacks = what_it_lacks(rule, input);
  if (!outcome.lacks.empty()) return;
  add_list(result, rule, list);
  auto kernel = find_kind(rule.kind).make(input);
  Hits hits(data, rule, result.method);
  std::vector<Hit> found;
  for (const Lead& lead : run_kernel(*kernel, data, threads)) {
    found.push_back(hits.make(lead));
    if (is_excluded(result, data, rule, exclusions, lead, found.back())) found.pop_back();
  }
  std::sort(found.begin(), found.end(), comes_before);
  for (const Hit& hit : found) {
    outcome.excess += hit.excess;
    outcome.fund += hit.fund;
    if (hit.fund_method != to_text(result.method)) ++outcome.by_proportion;
  }
  outcome.hits = static_cast<std::int64_t>(found.size());
  std::move(found.begin(), found.end(), std::back_inserter(result.hits));
}

std::string period_text(const std::optional<base::DateRange>& period) {
  return period ? period->first.to_string() + "/" + period->last.to_string() : std::string();
}

[[noreturn]] void bad_period(std::string_view text) {
  throw Error(ErrorKind::usage, say("“{}” is no period", text), {"--period"},
              say("write 2026-03, 2026 or 2026-03-01/2026-03-15"));
}

}  // namespace

CheckResult check(casefile::Case& source, const CheckRequest& request) {
  Data data = read_data(source);
  CheckResult result;
  result.period = request.period;
  result.method = request.method;
  result.lines = static_cast<std::int64_t>(data.fees.size());
  result.returned = data.returned;
  result.repeated = data.repeated;
  for (const casefile::StoredBatch& batch : data.batches) result.batches.push_back(batch.hash);
  std::sort(result.batches.begin(), result.batches.end());
  unsigned threads = request.threads != 0 ? request.threads : std::max(1U, std::thread::hardware_concurrency());
  for (const Rule& rule : request.rules) run_rule(result, data, rule, request.exclusions, threads);
  std::sort(result.excluded.begin(), result.excluded.end(), [](const ExcludedHit& a, const ExcludedHit& b) {
    return a.hit.rule != b.hit.rule ? a.hit.rule < b.hit.rule : comes_before(a.hit, b.hit);
  });
  return result;
}

base::DateRange parse_period(std::string_view text) {
  if (std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    auto first = base::Date::try_parse(text.substr(0, slash));
    auto last = base::Date::try_parse(text.substr(slash + 1));
    if (!first || !last || *last < *first) bad_period(text);
    return {*first, *last};
  }
  bool is_year = text.size() == 4;
  auto first = base::Date::try_parse(std::string(text) + (is_year ? "-01-01" : "-01"));
  if (!first || (!is_year && text.size() != 7)) bad_period(text);
  return {*first, is_year ? first->plus_months(12).plus_days(-1) : first->end_of_month()};
}

const std::vector<std::int64_t>& usual_gaps() {
  static const std::vector<std::int64_t> days{1, 3, 7, 15, 30};
  return days;
}

domain::Table gap_rows(casefile::Case& source, const std::vector<Rule>& rules, std::optional<base::DateRange> period,
                       const std::vector<std::int64_t>& days) {
  auto rule = std::find_if(rules.begin(), rules.end(), [](const Rule& r) { return r.kind == "gap_between_stays"; });
  if (rule == rules.end()) throw Error(ErrorKind::usage, say("no rule looks at gaps between stays"));
  Data data = read_data(source);
  domain::Table table{"mi.claims.gaps/1",
                      {{"gap_days", base::mark("gap at most, days"), domain::ColumnKind::integer},
                       {"pairs", base::mark("pairs"), domain::ColumnKind::integer},
                       {"persons", base::mark("persons"), domain::ColumnKind::integer},
                       {"total", base::mark("cost of the later stays"), domain::ColumnKind::money},
                       {"fund", base::mark("fund money in it"), domain::ColumnKind::money}},
                      {}};
  std::string no_list;
  for (const GapCount& c : count_gaps({data, rule->parameters, no_list, "", "", period}, days))
    table.rows.push_back({c.days, c.pairs, c.persons, base::Money::fen(c.total).to_string(), base::Money::fen(c.fund).to_string()});
  return table;
}

namespace {

std::string as_lines(const std::vector<Hit>& hits) {
  std::string lines;
  for (const Hit& hit : hits) {
    json::Value record = json::Value::object().set("format", "mi.claims.hit/1");
    const json::Value body = domain::encode(hit);
    for (const auto& [key, value] : body.members()) record.set(key, value);
    lines += json::dump(record) + "\n";
  }
  return lines;
}

domain::CheckRun run_of(const CheckResult& result, const std::string& hits) {
  domain::CheckRun run;
  run.batches = result.batches;
  run.period = period_text(result.period);
  for (const RuleOutcome& o : result.rules)
    if (o.lacks.empty())
      run.rules.push_back({o.rule.code, o.rule.kind, o.rule.parameters.to_string(), o.hits, o.excess, o.fund,
                           o.excluded > 0 ? std::optional(o.excluded) : std::nullopt});
  run.lists = result.lists;
  run.fund_method = to_text(result.method);
  run.hits = static_cast<std::int64_t>(result.hits.size());
  run.hits_file = base::sha256_hex(hits);
  return run;
}

}  // namespace

void store(const casefile::Case& target, casefile::Change& change, const CheckResult& result) {
  std::string hits = as_lines(result.hits);
  domain::CheckRun run = run_of(result, hits);
  std::string key = base::sha256_hex(json::canonical(domain::encode(run)));
  if (!target.heads(domain::CheckRun::kind.name, key).empty()) return;
  change.add_file(hits);
  change.record(key, run);
}

}  // namespace mi::claims

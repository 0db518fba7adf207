// SPDX-License-Identifier: Apache-2.0
#include "claims/run/check.hpp"

#include <algorithm>
#include <span>

#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "claims/run/rule_run.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Hit;

std::string period_text(const std::optional<base::DateRange>& period) {
  return period ? period->first.to_string() + "/" + period->last.to_string() : std::string();
}

[[noreturn]] void bad_period(std::string_view text) {
  throw Error(ErrorKind::usage, say("“{}” is no period", text), {"--period"},
              say("write 2026-03, 2026 or 2026-03-01/2026-03-15"));
}

}  // namespace

CheckResult check(casefile::Case& source, const CheckRequest& request) {
  unsigned threads = base::threads_or_cores(request.threads);
  Data data = read_data(source, threads);
  CheckResult result;
  result.period = request.period;
  result.method = request.method;
  result.lines = static_cast<std::int64_t>(data.fees.size());
  result.returned = data.returned;
  result.repeated = data.repeated;
  for (const casefile::StoredBatch& batch : data.batches) result.batches.push_back(batch.hash);
  std::sort(result.batches.begin(), result.batches.end());
  run_rules(result, data, request, threads);
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

std::string as_lines(std::span<const Hit> hits) {
  std::string lines;
  for (const Hit& hit : hits) {
    json::Value record = json::Value::object().set("format", "mi.claims.hit/1");
    const json::Value body = domain::encode(hit);
    for (const auto& [key, value] : body.members()) record.set(key, value);
    lines += json::dump(record) + "\n";
  }
  return lines;
}

// By as many threads as there are cores: tens of thousands of hits take as long to be written down as to be found.
std::string as_lines_in_parallel(std::span<const Hit> hits) {
  std::vector<std::string> parts(base::threads_or_cores(0));
  base::in_parallel(parts.size(), [&](std::size_t i) {
    const std::size_t first = base::begin_of_part(hits.size(), parts.size(), i);
    parts[i] = as_lines(hits.subspan(first, base::begin_of_part(hits.size(), parts.size(), i + 1) - first));
  });
  return base::join(parts, "");
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
  std::string hits = as_lines_in_parallel(result.hits);
  domain::CheckRun run = run_of(result, hits);
  std::string key = base::sha256_hex(json::canonical(domain::encode(run)));
  if (!target.heads(domain::CheckRun::kind.name, key).empty()) return;
  change.add_file(hits);
  change.record(key, run);
}

}  // namespace mi::claims

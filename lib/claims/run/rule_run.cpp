// SPDX-License-Identifier: Apache-2.0
// First each rule reads its list and makes its kernel, then all rules run over one range of visits after the other. Ranges are
// small: what is known of their lines is fetched from memory once for all rules, and the threads end together.
#include "claims/run/rule_run.hpp"

#include <algorithm>
#include <deque>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "claims/run/hit_maker.hpp"

namespace mi::claims {
namespace {

using domain::Hit;

constexpr std::uint32_t lines_a_range = 4096;    // what kernels read of so many lines stays in a core's own cache
constexpr std::uint32_t visits_a_range = 65536;  // of which few have lines

// Ranges of visits with about as many lines each.
std::vector<VisitRange> split_visits(const Data& data) {
  std::vector<VisitRange> ranges;
  for (std::uint32_t visit = 0; visit < data.visit_count();) {
    std::uint32_t last = visit + 1;
    while (last < data.visit_count() && last - visit < visits_a_range && data.start[last + 1] - data.start[visit] <= lines_a_range) ++last;
    ranges.push_back({visit, last});
    visit = last;
  }
  return ranges;
}

// What one rule found in one range.
struct Found {
  std::vector<Hit> hits;
  std::vector<ExcludedHit> excluded;
};

// One rule of the request, and what it has found.
class RuleRun {
 public:
  RuleRun(const Data& data, const Rule& rule, const CheckRequest& request, std::size_t ranges, unsigned threads)
      : data_(data),
        rule_(rule),
        request_(request),
        maker_(data, rule, request.method),
        input_{data, rule.parameters, list_, rule.list, rule.national, request.period, threads},
        found_(ranges) {}
  RuleRun(const RuleRun&) = delete;
  RuleRun& operator=(const RuleRun&) = delete;

  void prepare() {
    list_ = list_text(rule_);
    lacks_ = what_it_lacks(rule_, input_);
    if (lacks_.empty()) kernel_ = find_kind(rule_.kind).make(input_);
  }

  void run(VisitRange range, std::size_t place) {
    if (kernel_ == nullptr) return;
    std::vector<Lead> leads;
    kernel_->run(range, leads);
    for (const Lead& lead : leads) add(lead, maker_.make(lead), found_[place]);
  }

  void finish(CheckResult& result);

 private:
  // The first exclusion that covers the hit takes it out: it is counted and named.
  void add(const Lead& lead, Hit hit, Found& found) const {
    for (const Exclusion& exclusion : request_.exclusions) {
      if (!exclusion.covers(rule_, hit, data_.stay(lead.visit))) continue;
      found.excluded.push_back({std::move(hit), exclusion.name, exclusion.source});
      return;
    }
    found.hits.push_back(std::move(hit));
  }

  void add_list(CheckResult& result) const {
    auto same = [&](const domain::CheckRun::List& list) { return list.name == rule_.list; };
    if (rule_.list.empty() || std::any_of(result.lists.begin(), result.lists.end(), same)) return;
    result.lists.push_back({rule_.list, base::sha256_hex(list_)});
  }

  const Data& data_;
  const Rule& rule_;
  const CheckRequest& request_;
  HitMaker maker_;
  std::string list_;
  KernelInput input_;  // kernels may keep it
  std::string lacks_;
  std::unique_ptr<Kernel> kernel_;
  std::vector<Found> found_;  // by range
};

void RuleRun::finish(CheckResult& result) {
  RuleOutcome& outcome = result.rules.emplace_back();
  outcome.rule = rule_;
  outcome.lacks = lacks_;
  if (kernel_ == nullptr) return;
  add_list(result);
  std::vector<Hit> hits;
  for (Found& found : found_) {
    std::move(found.hits.begin(), found.hits.end(), std::back_inserter(hits));
    for (const ExcludedHit& hit : found.excluded) outcome.excluded_excess += hit.hit.excess;
    outcome.excluded += static_cast<std::int64_t>(found.excluded.size());
    std::move(found.excluded.begin(), found.excluded.end(), std::back_inserter(result.excluded));
  }
  std::sort(hits.begin(), hits.end(), comes_before);
  for (const Hit& hit : hits) {
    outcome.excess += hit.excess;
    outcome.fund += hit.fund;
    if (hit.fund_method != to_text(result.method)) ++outcome.by_proportion;
  }
  outcome.hits = static_cast<std::int64_t>(hits.size());
  std::move(hits.begin(), hits.end(), std::back_inserter(result.hits));
}

}  // namespace

void run_rules(CheckResult& result, const Data& data, const CheckRequest& request, unsigned threads) {
  const std::vector<VisitRange> ranges = split_visits(data);
  std::deque<RuleRun> runs;
  for (const Rule& rule : request.rules) runs.emplace_back(data, rule, request, ranges.size(), threads);
  base::share_out(runs.size(), threads, [&](std::size_t i) { runs[i].prepare(); });
  base::share_out(ranges.size(), threads, [&](std::size_t i) {
    for (RuleRun& run : runs) run.run(ranges[i], i);
  });
  for (RuleRun& run : runs) run.finish(result);
  std::sort(result.excluded.begin(), result.excluded.end(), [](const ExcludedHit& a, const ExcludedHit& b) {
    return a.hit.rule != b.hit.rule ? a.hit.rule < b.hit.rule : comes_before(a.hit, b.hit);
  });
}

}  // namespace mi::claims

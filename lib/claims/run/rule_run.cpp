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

  // Hits stay where they were found until they are taken: they are large.
  void put_in_order() {
    for (Found& found : found_)
      for (Hit& hit : found.hits) hits_.push_back(&hit);
    std::sort(hits_.begin(), hits_.end(), [](const Hit* a, const Hit* b) { return comes_before(*a, *b); });
  }
  std::size_t hits() const { return hits_.size(); }

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
    if (list_.empty() || std::any_of(result.lists.begin(), result.lists.end(), same)) return;
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
  std::vector<Hit*> hits_;    // of all ranges, in their order
};

void RuleRun::finish(CheckResult& result) {
  RuleOutcome& outcome = result.rules.emplace_back();
  outcome.rule = rule_;
  outcome.lacks = lacks_;
  if (kernel_ == nullptr) return;
  add_list(result);
  for (Found& found : found_) {
    for (const ExcludedHit& hit : found.excluded) outcome.excluded_excess += hit.hit.excess;
    outcome.excluded += static_cast<std::int64_t>(found.excluded.size());
    std::move(found.excluded.begin(), found.excluded.end(), std::back_inserter(result.excluded));
  }
  outcome.hits = static_cast<std::int64_t>(hits_.size());
  for (Hit* hit : hits_) {
    outcome.excess += hit->excess;
    outcome.fund += hit->fund;
    if (hit->fund_method != to_text(result.method)) ++outcome.by_proportion;
    result.hits.push_back(std::move(*hit));
  }
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
  base::share_out(runs.size(), threads, [&](std::size_t i) { runs[i].put_in_order(); });
  std::size_t hits = 0;
  for (const RuleRun& run : runs) hits += run.hits();
  result.hits.reserve(hits);
  for (RuleRun& run : runs) run.finish(result);
  std::sort(result.excluded.begin(), result.excluded.end(), [](const ExcludedHit& a, const ExcludedHit& b) {
    return a.hit.rule != b.hit.rule ? a.hit.rule < b.hit.rule : comes_before(a.hit, b.hit);
  });
}

}  // namespace mi::claims

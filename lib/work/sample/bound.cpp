// SPDX-License-Identifier: Apache-2.0
#include "work/sample/bound.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace mi::work {
namespace {

double number(const base::Rational& r) { return static_cast<double>(r.numerator()) / static_cast<double>(r.denominator()); }

}  // namespace

base::Money lower_bound(const std::vector<base::Money>& sample, std::int64_t whole, const base::Rational& confidence) {
  const auto n = static_cast<std::int64_t>(sample.size());
  if (n < 2) return {};
  base::Int128 sum = 0, squares = 0;  // exact up to here
  for (const base::Money& m : sample) {
    sum += m.fen();
    squares += static_cast<base::Int128>(m.fen()) * m.fen();
  }
  const double mean = static_cast<double>(sum) / static_cast<double>(n);
  const double variance = static_cast<double>(n * squares - sum * sum) / (static_cast<double>(n) * static_cast<double>(n - 1));
  const double t = boost::math::quantile(boost::math::students_t(static_cast<double>(n - 1)), number(confidence));
  const double finite = std::sqrt(1.0 - static_cast<double>(n) / static_cast<double>(whole));
  const double bound = static_cast<double>(whole) * (mean - t * std::sqrt(variance / static_cast<double>(n)) * finite);
  return base::Money::fen(bound > 0 ? static_cast<std::int64_t>(std::floor(bound)) : 0);
}

}  // namespace mi::work

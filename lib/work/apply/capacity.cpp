// SPDX-License-Identifier: Apache-2.0
#include "work/apply/capacity.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/agreements.hpp"
#include "casefile/views/register.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using Words = std::vector<std::string>;

std::int64_t count_of(const std::string& text) {
  std::int64_t n = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, n);
  if (failed != std::errc{} || stop != end || n < 0) throw Error(ErrorKind::cannot, say("\"{}\" is no number of places", text));
  return n;
}

PlannedPlaces line_of(const package::NamedRow& row, const Words& factors) {
  PlannedPlaces p{row.required("area"), row.required("type"), count_of(row.required("places")), {}, {}};
  for (const std::string& factor : factors) p.reasons.push_back(row.required(factor));
  return p;
}

PlannedPlaces* line_for(std::vector<PlannedPlaces>& plan, const domain::Institution& i) {
  for (PlannedPlaces& p : plan)
    if (p.area == i.area && p.type == i.type) return &p;
  return nullptr;
}

void count(Capacity& c, const std::string& path, base::Date day) {
  const auto file = casefile::Case::open(path, casefile::Access::read);
  if (!casefile::agreement_on(file, day)) return;
  const casefile::Register on = casefile::register_on(file, day);
  if (!on.institution) throw Error(ErrorKind::cannot, say("the institution is not registered on {}", day.to_string()));
  const domain::Institution& i = on.institution->value;
  if (PlannedPlaces* line = line_for(c.plan, i)) line->designated.push_back(i.code);
  else c.outside.push_back(path + ": " + i.area + " " + i.type);
}

}  // namespace

std::vector<PlannedPlaces> read_plan(std::string bytes, const std::string& file, const Words& factors) {
  std::vector<package::NamedColumn> columns{{"area", "", true}, {"type", "", true}, {"places", "", true}};
  for (const std::string& factor : factors) columns.push_back({factor, "", true});
  std::vector<PlannedPlaces> plan;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, columns, [&](const package::NamedRow& row) {
    PlannedPlaces p = line_of(row, factors);
    if (std::any_of(plan.begin(), plan.end(), [&](const PlannedPlaces& o) { return o.area == p.area && o.type == p.type; }))
      throw Error(ErrorKind::cannot, say("{0} {1} stands twice", p.area, p.type));
    plan.push_back(std::move(p));
  });
  return plan;
}

Capacity capacity(std::vector<PlannedPlaces> plan, const Words& cases, base::Date day) {
  Capacity c{std::move(plan), {}, {}};
  for (const std::string& path : cases) {
    try {
      count(c, path, day);
    } catch (const Error& e) {
      c.unread.push_back(path + ": " + e.message());
    }
  }
  return c;
}

domain::Table rows(const Capacity& c, const Words& factors) {
  domain::Table t{"mi.apply.capacity/1",
                  {{"area", mark("area")}, {"type", mark("kind")}, {"places", mark("planned"), ColumnKind::integer},
                   {"designated", mark("designated"), ColumnKind::integer}, {"free", mark("free"), ColumnKind::integer},
                   {"weighed_by", mark("weighed by"), ColumnKind::list}},
                  {}};
  for (const PlannedPlaces& p : c.plan) {
    json::Value reasons = json::Value::array();
    for (std::size_t i = 0; i < factors.size(); ++i) reasons.push(factors[i] + "：" + p.reasons[i]);
    t.rows.push_back({p.area, p.type, p.places, static_cast<std::int64_t>(p.designated.size()), p.free(), reasons});
  }
  return t;
}

}  // namespace mi::work

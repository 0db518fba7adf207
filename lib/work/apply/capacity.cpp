// SPDX-License-Identifier: Apache-2.0
#include "work/apply/capacity.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/agreements.hpp"
#include "casefile/register.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using Words = std::vector<std::string>;

Words fields_of(const package::DelimitedReader& reader) {
  Words list;
  for (std::string_view f : reader.fields()) list.emplace_back(base::trim(f));
  return list;
}

std::vector<std::size_t> places_of(const Words& header, const Words& columns, const std::string& file) {
  std::vector<std::size_t> at;
  for (const std::string& column : columns) {
    const auto it = std::find(header.begin(), header.end(), column);
    if (it == header.end()) throw Error(ErrorKind::cannot, say("the column {} is missing", column), {file + ":1"});
    at.push_back(static_cast<std::size_t>(it - header.begin()));
  }
  return at;
}

std::int64_t count_of(const std::string& text) {
  std::int64_t n = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, n);
  if (failed != std::errc{} || stop != end || n < 0) throw Error(ErrorKind::cannot, say("\"{}\" is no number of places", text));
  return n;
}

PlannedPlaces line_of(const Words& row, const Words& header, const std::vector<std::size_t>& at, const Words& columns) {
  if (row.size() != header.size()) throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", row.size(), header.size()));
  for (std::size_t i = 0; i < at.size(); ++i)
    if (row[at[i]].empty()) throw Error(ErrorKind::cannot, say("{} is empty", columns[i]));
  PlannedPlaces p{row[at[0]], row[at[1]], count_of(row[at[2]]), {}, {}};
  for (std::size_t i = 3; i < at.size(); ++i) p.reasons.push_back(row[at[i]]);
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
  const std::string text = package::decode_text(std::move(bytes)).text;
  package::DelimitedReader reader(text);
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"), {file});
  Words columns{"area", "type", "places"};
  columns.insert(columns.end(), factors.begin(), factors.end());
  const Words header = fields_of(reader);
  const auto at = places_of(header, columns, file);
  std::vector<PlannedPlaces> plan;
  Words faults;
  while (reader.next()) try {
      plan.push_back(line_of(fields_of(reader), header, at, columns));
      const auto same = [&](const PlannedPlaces& p) { return p.area == plan.back().area && p.type == plan.back().type; };
      if (std::count_if(plan.begin(), plan.end(), same) > 1)
        throw Error(ErrorKind::cannot, say("{0} {1} stands twice", plan.back().area, plan.back().type));
    } catch (const Error& e) {
      faults.push_back(file + ":" + std::to_string(reader.line()) + ": " + e.message());
    }
  if (faults.empty() && !plan.empty()) return plan;
  throw Error(ErrorKind::cannot, say("{} lines of this file cannot be taken", faults.size()), {file}).with_items(std::move(faults));
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

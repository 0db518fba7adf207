// SPDX-License-Identifier: Apache-2.0
// Samples in tables: frames and results as they are handed in, and what is printed of them.
#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"
#include "work/sample/sample.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Money;
using base::say;
using domain::ColumnKind;
using domain::FrameRow;

std::vector<FrameRow> read_rows(std::string bytes, const std::string& file, const package::NamedColumn& amount) {
  std::vector<FrameRow> rows;
  std::set<std::string> ids;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, {{"id", "编号", true}, amount}, [&](const package::NamedRow& row) {
    FrameRow r{row.required("id"), Money::parse(row.required(amount.key))};
    if (r.amount.is_negative()) throw Error(ErrorKind::cannot, say("{} is negative", amount.key));
    if (!ids.insert(r.id).second) throw Error(ErrorKind::cannot, say("{} stands in this file twice", r.id));
    rows.push_back(std::move(r));
  });
  return rows;
}

domain::Table figure_rows(const char* format, const std::vector<domain::Figure>& figures) {
  domain::Table t{format,
                  {{"id", mark("id")}, {"label", mark("figure")}, {"value", mark("value"), ColumnKind::rate}, {"unit", mark("unit")}, {"clause", mark("clause")}},
                  {}};
  for (const domain::Figure& f : figures) t.rows.push_back({f.id, f.label, f.value, f.unit, f.clause});
  return t;
}

}  // namespace

std::vector<FrameRow> read_frame(std::string bytes, const std::string& file) { return read_rows(std::move(bytes), file, {"amount", "金额", true}); }

std::vector<FrameRow> read_verified(std::string bytes, const std::string& file) {
  return read_rows(std::move(bytes), file, {"violating", "违规金额", true});
}

std::vector<std::string> read_list(std::string bytes, const std::string& file) {
  std::vector<std::string> ids;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, {{"place"}, {"id", "编号", true}, {"amount", "金额"}},
                           [&](const package::NamedRow& row) { ids.push_back(row.required("id")); });
  return ids;
}

domain::Table rows(const domain::SampleFrame& frame) {
  domain::Table t = figure_rows("mi.sample.frame/1", frame.figures);
  t.rows.push_back({"hash", "SHA-256", frame.hash, {}, {}});
  return t;
}

domain::Table rows(const domain::SampleFrame& frame, const domain::SampleDrawn& drawn) {
  std::map<std::string, Money> claimed;
  for (const FrameRow& row : frame.rows) claimed[row.id] = row.amount;
  domain::Table t{"mi.sample.drawn/1",
                  {{"place", mark("place"), ColumnKind::integer}, {"id", mark("id")}, {"amount", mark("amount"), ColumnKind::money}},
                  {}};
  for (std::size_t i = 0; i < drawn.ids.size(); ++i)
    t.rows.push_back({static_cast<std::int64_t>(i) + 1, drawn.ids[i], claimed[drawn.ids[i]].to_string()});
  return t;
}

domain::Table rows(const domain::SampleResult& result) { return figure_rows("mi.sample.result/1", result.figures); }

}  // namespace mi::work

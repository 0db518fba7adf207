// SPDX-License-Identifier: Apache-2.0
#include "domain/net_finding.hpp"

#include <map>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "json/list.hpp"

namespace mi::domain {
namespace {

constexpr const char* taken_by = "计入 ";
constexpr const char* between = "、";
constexpr const char* method_note = "基金分摊方法：";

Figure part_of(const Parts& parts, const std::string& finding, base::Money amount) {
  Figure f = figure(finding + "." + parts.suffix, parts.label, amount);
  f.formula = parts.formula;
  return f;
}

std::vector<std::string> takers_of(const std::string& note) {
  const std::string_view begin = taken_by;
  if (!note.starts_with(begin)) return {};
  std::vector<std::string> names;
  std::string rest = note.substr(begin.size());
  for (std::size_t at; (at = rest.find(between)) != std::string::npos; rest = rest.substr(at + std::string_view(between).size()))
    names.push_back(rest.substr(0, at));
  names.push_back(rest);
  return names;
}

// A table's row: the finding, its form, gross, overlap, net, fund, the lines; where there is overlap its lines and takers.
json::Value texts(const std::vector<std::string>& list) {
  return json::Array(list.begin(), list.end());
}

json::Value row_of(const NetFinding& n, std::int64_t form) {
  auto row = json::list_of(n.finding, form, n.gross.to_string(), n.overlap.to_string(), n.net.to_string(), n.fund.to_string(),
                           texts(n.lines));
  if (!n.lost.empty()) {
    row.push_back(texts(n.lost));
    row.push_back(texts(n.takers));
  }
  return row;
}

NetFinding of_row(const json::Array& row, const json::Array& forms) {
  NetFinding n;
  const json::Value& form = forms.at(static_cast<std::size_t>(row.at(1).as_integer()));
  n.finding = row.at(0).as_text();
  n.clause = form.at("clause").as_text();
  n.citation = form.at("citation").as_text();
  n.fund_method = form.at("fund_method").as_text();
  n.gross = base::Money::parse(row.at(2).as_text());
  n.overlap = base::Money::parse(row.at(3).as_text());
  n.net = base::Money::parse(row.at(4).as_text());
  n.fund = base::Money::parse(row.at(5).as_text());
  n.lines = decode<std::vector<std::string>>(row.at(6));
  if (row.size() < 9) return n;
  n.lost = decode<std::vector<std::string>>(row.at(7));
  n.takers = decode<std::vector<std::string>>(row.at(8));
  return n;
}

}  // namespace

Figure gross_figure(const NetFinding& n) {
  Figure f = figure(n.finding + ".gross", "违规金额", n.gross);
  f.formula = n.lines.empty() ? "检查认定" : "各明细行超出部分之和";
  f.lines = n.lines;
  return f;
}

Figure overlap_figure(const NetFinding& n) {
  Figure f = figure(n.finding + ".overlap", "重复金额", n.overlap);
  f.formula = "同一笔费用已计入更重条款的部分";
  f.lines = n.lost;
  if (!n.takers.empty()) f.note = taken_by + base::join(n.takers, between);
  return f;
}

Figure net_figure(const NetFinding& n) {
  Figure f = figure(n.finding + ".net", net_label, n.net);
  f.formula = "认定金额 = 违规金额 − 重复金额";
  f.inputs = {gross_figure(n), overlap_figure(n)};
  return f;
}

Figure fund_figure(const NetFinding& n) {
  Figure f = figure(n.finding + ".fund", fund_label, n.fund);
  f.formula = n.lines.empty() ? "检查认定" : "逐行：基金支付 × 认定金额 ÷ 超出部分";
  if (!n.lines.empty()) f.rounding = "逐行按最大余数法分配到分";
  if (!n.fund_method.empty()) f.note = method_note + n.fund_method;
  f.inputs = {net_figure(n)};
  return f;
}

void take_figures(NetFinding& n, const Figure& gross, const Figure& overlap, const Figure& net, const Figure& fund) {
  const auto money = [](const Figure& f) { return f.value.empty() ? base::Money{} : f.money(); };
  n.gross = money(gross), n.overlap = money(overlap), n.net = money(net), n.fund = money(fund);
  n.lines = gross.lines;
  n.lost = overlap.lines;
  n.takers = takers_of(overlap.note);
  if (fund.note.starts_with(method_note)) n.fund_method = fund.note.substr(std::string_view(method_note).size());
}

Figure named(const Figure& f) {
  Figure result;
  result.id = f.id;
  result.label = f.label;
  result.value = f.value;
  result.unit = f.unit;
  return result;
}

std::vector<Figure> part_figures(const Parts& parts) {
  std::vector<Figure> result;
  result.reserve(parts.findings.size());
  const std::size_t width = parts.from.size() + 1;
  for (std::size_t i = 0; i < parts.findings.size(); ++i) {
    const std::string& finding = parts.findings[i];
    Figure& f = result.emplace_back(part_of(parts, finding, parts.amounts.at(i * width)));
    for (std::size_t k = 0; k < parts.from.size(); ++k)
      f.inputs.push_back(figure(finding + "." + parts.from[k].suffix, parts.from[k].label, parts.amounts.at(i * width + k + 1)));
  }
  return result;
}

void put_in(Figure& figure, const std::vector<Parts>& parts, const std::unordered_set<std::string>& elsewhere) {
  for (Figure& input : figure.inputs)
    if (elsewhere.count(input.id) == 0) put_in(input, parts, elsewhere);
  if (!figure.inputs.empty()) return;
  for (const Parts& p : parts) {
    if (p.of != figure.id) continue;
    std::vector<Figure> more = part_figures(p);
    figure.inputs.insert(figure.inputs.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
}

json::Value findings_table(const std::vector<NetFinding>& findings) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::int64_t> known;
  json::Array forms, rows;
  rows.reserve(findings.size());
  for (const NetFinding& n : findings) {
    const auto [form, fresh] = known.try_emplace({n.clause, n.citation, n.fund_method}, static_cast<std::int64_t>(forms.size()));
    if (fresh) {
      json::Value f = json::Value::object();
      forms.push_back(f.set("clause", n.clause).set("citation", n.citation).set("fund_method", n.fund_method));
    }
    rows.push_back(row_of(n, form->second));
  }
  json::Value table = json::Value::object();
  return table.set("forms", std::move(forms)).set("rows", std::move(rows));
}

std::vector<NetFinding> findings_of_table(const json::Value& table) {
  std::vector<NetFinding> findings;
  const json::Array& forms = table.at("forms").items();
  for (const json::Value& row : table.at("rows").items()) findings.push_back(of_row(row.items(), forms));
  return findings;
}

}  // namespace mi::domain

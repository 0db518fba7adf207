// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/money.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/arrays/data.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Finding;
using domain::FindingItem;

std::vector<std::string> visits_of(const Finding& finding) {
  std::vector<std::string> visits;
  for (const FindingItem& item : finding.items)
    if (!item.visit.empty() && std::find(visits.begin(), visits.end(), item.visit) == visits.end()) visits.push_back(item.visit);
  return visits;
}

FindingItem& item_of(Finding& finding, const FindingItem& row) {
  for (FindingItem& item : finding.items)
    if (item.visit == row.visit) return item;
  throw Error(ErrorKind::usage, say("{0} is not about the visit {1}; it names:", finding.name, row.visit), {row.label})
      .with_items(visits_of(finding));
}

// Several rows of one visit: their lines, or their amounts; lines beside amounts without any would be lost in the sum.
void put(FindingItem& item, const FindingItem& row) {
  const bool has_money = !item.lines.empty() || !item.gross.is_zero();
  if (has_money && item.lines.empty() != row.lines.empty())
    throw Error(ErrorKind::usage, say("rows of the visit {} stand with claim lines and without; give all the one way or the other", item.visit),
                {row.label});
  item.lines.insert(item.lines.end(), row.lines.begin(), row.lines.end());
  item.gross += row.gross;
  item.fund += row.fund;
  if (row.day) item.day = row.day;
}

void number(std::vector<FindingItem>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) items[i].id = std::to_string(i + 1);
}

std::map<std::string, std::uint32_t> visit_ids(const claims::Data& data) {
  std::map<std::string, std::uint32_t> ids;
  for (std::uint32_t v = 0; v < data.visit_count(); ++v)
    if (data.start[v] < data.start[v + 1]) ids.emplace(data.visits.at(v, 0), v);
  return ids;
}

std::vector<claims::Part> lines_of(const claims::Data& data, std::uint32_t visit) {
  std::vector<claims::Part> parts;
  for (std::uint32_t i = data.start[visit]; i < data.start[visit + 1]; ++i) {
    const std::uint32_t line = data.by_visit[i];
    if (data.left(line) > 0) parts.push_back({line, data.left(line), data.cost(line, data.left(line))});
  }
  return parts;
}

FindingItem whole_visit(const claims::Data& data, const std::string& visit, std::uint32_t id, claims::FundMethod method,
                        std::set<std::string>& used) {
  FindingItem item;
  item.visit = visit;
  const auto parts = lines_of(data, id);
  const auto funds = claims::fund_shares(data, parts, method);
  used.insert(claims::to_text(funds.method));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const base::Money amount = base::Money::fen(parts[i].fen);
    item.lines.push_back({casefile::line_name(data.batches, data.fees.id[parts[i].line]).to_string(), amount, amount, base::Money::fen(funds[i])});
    item.gross += amount;
    item.fund += base::Money::fen(funds[i]);
  }
  return item;
}

}  // namespace

Finding with_money(Finding finding, const std::vector<FindingItem>& rows) {
  if (visits_of(finding).empty()) {
    finding.items = rows;
    number(finding.items);
  } else {
    for (const FindingItem& row : rows) put(item_of(finding, row), row);
  }
  domain::add_up(finding);
  return finding;
}

WholeVisits whole_visits(casefile::Case& source, const Finding& finding, claims::FundMethod method) {
  const auto visits = visits_of(finding);
  if (visits.empty()) throw Error(ErrorKind::usage, say("{} names no visit", finding.name), {"--whole-visits"});
  const claims::Data data = claims::read_data(source);
  const auto ids = visit_ids(data);
  std::vector<FindingItem> items;
  std::set<std::string> used;
  std::vector<std::string> missing;
  for (const std::string& visit : visits) {
    const auto found = ids.find(visit);
    if (found == ids.end()) missing.push_back(visit);
    else items.push_back(whole_visit(data, visit, found->second, method, used));
  }
  if (!missing.empty())
    throw Error(ErrorKind::cannot, say("the claims of the case hold no fee lines of these visits"), {source.path()}).with_items(missing);
  return {std::move(items), base::join({used.begin(), used.end()}, "; ")};
}

void check_without_money(const domain::Docket& docket) {
  const std::string& name = docket.finding.name;
  if (docket.decided) throw Error(ErrorKind::gate, say("a decision stands on {}", name));
  if (docket.review) throw Error(ErrorKind::gate, say("{} was reviewed without money; it is put to it before", name), {},
                                 say("correct the finding: mi-inspect raise --corrects"));
  if (!docket.finding.gross.is_zero())
    throw Error(ErrorKind::gate, say("{0} has money already: {1}", name, docket.finding.gross.to_string()), {},
                say("correct the finding: mi-inspect raise --corrects"));
}

}  // namespace mi::work

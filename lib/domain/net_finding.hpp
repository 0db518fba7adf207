// SPDX-License-Identifier: Apache-2.0
// What one finding comes to, money counted once, and sums over findings. There may be a hundred thousand: amounts are kept
// as money, and become figures (which say how they came about) where one is told.
#pragma once
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct NetFinding {
  std::string finding;
  std::string clause;
  std::string citation;
  base::Money gross;
  base::Money overlap;                // given to a heavier clause
  base::Money net;                    // gross − overlap
  base::Money fund;                   // fund money in the net
  std::vector<std::string> lines;     // of the claims; none for what was seen without them
  std::vector<std::string> lost;      // of these, where a heavier clause took its part
  std::vector<std::string> takers;    // the findings that took it
  std::string fund_method;

  // A fact tells the four amounts as figures.
  template <class V> void fields(V& v);
};

inline constexpr const char* net_label = "认定金额";
inline constexpr const char* fund_label = "认定金额中医保基金支付";

Figure gross_figure(const NetFinding& n);
Figure overlap_figure(const NetFinding& n);
Figure net_figure(const NetFinding& n);   // with gross and overlap as its inputs
Figure fund_figure(const NetFinding& n);  // with the net

// The same figure where it stands in full elsewhere: its name and value.
Figure named(const Figure& f);

// Inputs of a sum, one a finding and all of one form, told as a table.
struct Parts {
  struct From {          // what a part was reckoned from
    std::string suffix;  // "fund": of the figure's id, behind the finding's name and a dot
    std::string label;
    template <class V> void fields(V& v) { v("suffix", suffix)("label", label); }
  };
  std::string of;      // id of the figure whose inputs they are
  std::string suffix;  // "unpaid"
  std::string label;
  std::string formula;  // "" for an amount that the finding itself tells
  std::vector<From> from;
  std::vector<std::string> findings;
  std::vector<base::Money> amounts;  // of each finding its own, then those it was reckoned from

  template <class V> void fields(V& v) {
    v("of", of)("suffix", suffix)("label", label)("formula", formula)("from", from)("findings", findings)("amounts", amounts);
  }
};

std::vector<Figure> part_figures(const Parts& parts);
// Puts the parts in as inputs of the figures that they are of, at any depth but below inputs that are told elsewhere.
void put_in(Figure& figure, const std::vector<Parts>& parts, const std::unordered_set<std::string>& elsewhere = {});

// From so many findings on, a fact tells them in tables.
constexpr std::size_t many_findings = 64;
json::Value findings_table(const std::vector<NetFinding>& findings);
std::vector<NetFinding> findings_of_table(const json::Value& table);

// What NetFinding's four figures told.
void take_figures(NetFinding& n, const Figure& gross, const Figure& overlap, const Figure& net, const Figure& fund);

template <class V> constexpr bool writes = std::is_same_v<V, detail::Encoder>;

template <class V> void NetFinding::fields(V& v) {
  Figure g, o, n, f;
  if constexpr (writes<V>) {
    g = gross_figure(*this), o = overlap_figure(*this), n = net_figure(*this), f = fund_figure(*this);
    n.inputs = {named(g), named(o)};
    f.inputs = {named(n)};
  }
  v("finding", finding)("clause", clause)("citation", citation)("gross", g)("overlap", o)("net", n)("fund", f);
  if constexpr (!writes<V>) take_figures(*this, g, o, n, f);
}

// The findings of a fact, as a list or a table.
template <class V> void findings_fields(V& v, std::vector<NetFinding>& findings) {
  if constexpr (writes<V>) {
    if (findings.size() < many_findings) v("findings", findings);
    else v.out.set("findings_table", findings_table(findings));
  } else {
    std::optional<json::Value> table;
    v("findings", findings)("findings_table", table);
    if (table) findings = findings_of_table(*table);
  }
}

}  // namespace mi::domain

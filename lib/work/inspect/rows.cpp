// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/rows.hpp"

#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;
using domain::Docket;

json::Value text_or_null(const std::string& text) { return text.empty() ? json::Value() : json::Value(text); }

// How far a finding has come.
std::string state_of(const Docket& d) {
  if (d.decided) return "decided";
  if (d.review) return d.review->outcome;
  if (!d.replies.empty()) return "replied";
  return d.classification ? "classified" : "lead";
}

std::string days_of(const base::DateRange& range) {
  return range.first == range.last ? range.first.to_string()
                                   : range.first.to_string() + " – " + range.last.to_string();
}

void add(domain::Table& t, const char* word, const std::string& text) {
  if (!text.empty()) t.rows.push_back({word, text});
}

// "1, 2: 150.00": items, with what is said of each.
std::string named(const std::vector<std::string>& items, const std::vector<domain::ItemAmount>& amounts) {
  std::vector<std::string> words = items;
  for (const domain::ItemAmount& a : amounts) {
    const auto known = std::find(words.begin(), words.end(), a.item);
    const std::string word = (a.item.empty() ? "" : a.item + ": ") + a.amount.to_string();
    if (known == words.end()) words.push_back(word);
    else *known = word;
  }
  return base::join(words, ", ");
}

std::string evidence_line(const domain::Evidence& e) {
  std::string line = e.file.substr(0, 16) + " " + e.name + (e.holder.empty() ? "" : " (" + e.holder + ")");
  if (e.time) line += " " + e.time->to_string().substr(0, 16);
  return line + (e.origin ? ": " + *e.origin : "");
}

void add_words(domain::Table& t, const Docket& d) {
  if (d.classification) {
    const auto& c = *d.classification;
    add(t, "classified", c.pack + " " + c.clause + (c.reason.empty() ? "" : "; " + c.reason) +
                             (c.answers.empty() ? "" : "; " + base::join(c.answers, ", ")));
  }
  for (const domain::Reply& r : d.replies) {
    std::string what = r.accepts ? "accepts" : r.contests ? "contests " + r.contests->to_string() : "replies";
    if (!r.items.empty()) what += " (items " + named(r.items, r.contested) + ")";
    add(t, "reply", r.date.to_string() + " " + what + (r.text.empty() ? "" : ": " + r.text));
  }
  if (!d.review) return;
  add(t, "review", d.review->date.to_string() + " " + d.review->outcome + " by " + d.review->reviewer + ": " +
                       d.review->reason);
  add(t, "held-with", named({}, d.review->reduced));
}

// The last word of the institution on an item.
json::Value contested(const Docket& d, const std::string& item) {
  json::Value said;
  for (const domain::Reply& r : d.replies)
    for (const domain::ItemAmount& a : r.contested)
      if (a.item == item) said = a.amount.to_string();
  return said;
}

std::map<std::string, std::string> held_amounts(const Docket& d) {
  std::map<std::string, std::string> amounts;
  const auto finding = domain::held(d);
  if (!finding) return amounts;
  for (const domain::FindingItem& i : finding->items) amounts[i.id] = i.gross.to_string();
  return amounts;
}

}  // namespace

domain::Table finding_list(const std::vector<Docket>& dockets) {
  domain::Table t{"mi.inspect.list/1",
                  {{"finding", mark("finding"), ColumnKind::text},
                   {"title", mark("title"), ColumnKind::text},
                   {"rule", mark("rule"), ColumnKind::text},
                   {"source", mark("source"), ColumnKind::text},
                   {"judgement", mark("judgement"), ColumnKind::text},
                   {"from", mark("from"), ColumnKind::date},
                   {"to", mark("to"), ColumnKind::date},
                   {"department", mark("department"), ColumnKind::text},
                   {"items", mark("items"), ColumnKind::integer},
                   {"gross", mark("gross"), ColumnKind::money},
                   {"fund", mark("fund"), ColumnKind::money},
                   {"clause", mark("clause"), ColumnKind::text},
                   {"state", mark("state"), ColumnKind::text}},
                  {}};
  for (const Docket& d : dockets) {
    const domain::Finding& f = d.finding;
    t.rows.push_back({f.name, f.title, text_or_null(f.rule), f.source, f.judgement, f.conduct.first.to_string(),
                      f.conduct.last.to_string(), text_or_null(f.department),
                      static_cast<std::int64_t>(f.items.size()), f.gross.to_string(), f.fund.to_string(),
                      d.classification ? json::Value(d.classification->clause) : json::Value(), state_of(d)});
  }
  return t;
}

domain::Table finding_sheet(const Docket& docket, const std::vector<domain::Evidence>& evidence) {
  const domain::Finding& f = docket.finding;
  domain::Table t{"mi.inspect.show/1",
                  {{"word", mark("about"), ColumnKind::text}, {"text", mark("text"), ColumnKind::text}},
                  {}};
  add(t, "finding", f.name);
  add(t, "title", f.title);
  add(t, "state", state_of(docket));
  add(t, "source", f.source + (f.rule.empty() ? "" : " " + f.rule));
  add(t, "judgement", f.judgement);
  add(t, "conduct", days_of(f.conduct));
  add(t, "department", f.department);
  add(t, "doctors", base::join(f.doctors, ", "));
  add(t, "text", f.text);
  add(t, "gross", f.gross.to_string());
  add(t, "fund", f.fund.to_string() + (f.fund_method.empty() ? "" : " (" + f.fund_method + ")"));
  if (f.events > 0) add(t, "events", std::to_string(f.events));
  add(t, "raised-by", base::join(docket.raisers, ", "));
  for (const domain::Evidence& e : evidence)
    add(t, "evidence", evidence_line(e));
  add_words(t, docket);
  return t;
}

domain::Table item_list(const Docket& docket) {
  domain::Table t{"mi.inspect.items/1",
                  {{"item", mark("item"), ColumnKind::text},
                   {"label", mark("label"), ColumnKind::text},
                   {"visit", mark("visit"), ColumnKind::text},
                   {"date", mark("date"), ColumnKind::date},
                   {"gross", mark("gross"), ColumnKind::money},
                   {"fund", mark("fund"), ColumnKind::money},
                   {"lines", mark("lines"), ColumnKind::list},
                   {"held", mark("held"), ColumnKind::text},
                   {"note", mark("note"), ColumnKind::text},
                   {"contested", mark("contested"), ColumnKind::money},
                   {"held_gross", mark("held gross"), ColumnKind::money}},
                  {}};
  const auto kept = held_amounts(docket);
  const bool all_gone = docket.review && docket.review->outcome == "withdrawn";
  static const std::vector<std::string> none;
  const auto& gone = docket.review ? docket.review->withdrawn : none;
  for (const domain::FindingItem& i : docket.finding.items) {
    json::Value lines = json::Value::array();
    for (const domain::LineExcess& e : i.lines) lines.push(e.line);
    const bool held = !all_gone && std::find(gone.begin(), gone.end(), i.id) == gone.end();
    t.rows.push_back({i.id, i.label, text_or_null(i.visit), i.day ? json::Value(i.day->to_string()) : json::Value(),
                      i.gross.to_string(), i.fund.to_string(), lines, held ? "yes" : "no", text_or_null(i.note),
                      contested(docket, i.id), kept.count(i.id) > 0 ? kept.at(i.id) : base::Money{}.to_string()});
  }
  return t;
}

}  // namespace mi::work

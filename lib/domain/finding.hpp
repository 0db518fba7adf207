// SPDX-License-Identifier: Apache-2.0
// A finding: conduct that an inspection says happened, with the money it touched, claim line by claim line. It groups
// hits of claims checks, or stands on what was seen on the spot. It is a lead until an officer confirms it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// What of one claim line is above the limit. `line_amount` caps what all findings together may take of the line.
struct LineExcess {
  std::string line;         // "batch:line", 12 hex digits of the batch hash
  base::Money excess;       // gross, this finding's
  base::Money line_amount;  // the whole line, after refunds
  base::Money fund;         // fund money in the excess, by the case's apportioning method
  std::optional<base::Date> settled = {};  // day of its settlement: whether it was paid is known by the month

  template <class V> void fields(V& v) {
    v("line", line)("excess", excess)("line_amount", line_amount)("fund", fund)("settled", settled);
  }
};

// A part of a finding that can be contested by itself.
struct FindingItem {
  std::string id;                 // "1", "2", … inside its finding; never reused
  std::string hit;                // identity of the hit it came from; "" when raised by hand
  std::string visit;              // mdtrt_id; "" when none
  std::optional<base::Date> day;  // last day of its conduct
  std::string label;              // what it is, in the words an inspector reads
  std::vector<LineExcess> lines;  // empty for conduct without claim lines
  base::Money gross;              // excess, not the whole line (G10); the sum over `lines` where there are any
  base::Money fund;               // fund money in it
  std::string note;

  template <class V> void fields(V& v) {
    v("id", id)("hit", hit)("visit", visit)("day", day)("label", label)("lines", lines)("gross", gross)("fund", fund)
     ("note", note);
  }
};

struct Finding {  // key: its name, "F3", on a fork "a-F3"
  static constexpr FactKind kind{"inspect.finding/1", Mode::set};
  std::string name;
  std::string source;             // "claims", "on-site", "complaint", "hand"
  std::string rule;               // rule code of the check; "" by hand
  std::string check;              // kind of the check; "" by hand, or when hits of several kinds are in it
  std::string title;
  std::string text;               // what was seen
  std::string judgement;          // "违规" or "可疑"
  base::DateRange conduct;        // days on which it happened (G11 picks the law by them); fields conduct_from/_to
  std::string department;         // code; "" when it is the institution's
  std::vector<std::string> doctors;
  std::vector<FindingItem> items;
  base::Money gross;
  base::Money fund;
  std::string fund_method;        // how fund money was apportioned: "proportional", "whole", …
  std::vector<std::string> suggested_clauses;  // from the rule's data; an officer confirms
  std::vector<std::string> evidence;           // hashes of files in the case
  std::int64_t events = 0;        // times or patients, where a clause counts them (SQ-19); 0: not counted

  template <class V> void fields(V& v) {
    v("name", name)("source", source)("rule", rule)("check", check)("title", title)("text", text)("judgement", judgement)
     ("conduct_from", conduct.first)("conduct_to", conduct.last)("department", department)("doctors", doctors)
     ("items", items)("gross", gross)("fund", fund)("fund_method", fund_method)
     ("suggested_clauses", suggested_clauses)("evidence", evidence)("events", events);
  }
};

// A file that proves something, kept in the case by its hash.
struct Evidence {  // key: finding name
  static constexpr FactKind kind{"inspect.evidence/1", Mode::add};
  std::string finding;
  std::string file;     // SHA-256 of the bytes
  std::string name;     // as it was called where it was taken
  std::string what;     // photo, copy, statement, record, …
  std::string holder;   // who had it, or took it
  base::Date date;      // when it was taken
  std::optional<std::string> origin = {};  // where and how it was come by: 调取自HIS系统, 现场拍摄
  std::optional<base::Time> time = {};     // the minute, where it matters

  template <class V> void fields(V& v) {
    v("finding", finding)("file", file)("name", name)("what", what)("holder", holder)("date", date)("origin", origin)
     ("time", time);
  }
};

// An amount said of one item: how much of it is contested, or is still held.
struct ItemAmount {
  std::string item;  // its id; "" is the finding itself where it has no items
  base::Money amount;

  template <class V> void fields(V& v) { v("item", item)("amount", amount); }
};

// The institution's answer to a finding.
struct Reply {  // key: finding name
  static constexpr FactKind kind{"inspect.reply/1", Mode::add};
  std::string finding;
  base::Date date;
  std::string text;
  std::vector<std::string> items;       // items contested; empty: the whole finding, unless `accepts`
  std::optional<base::Money> contests;  // amount contested, when given
  bool accepts = false;
  std::vector<std::string> evidence;
  std::vector<ItemAmount> contested = {};  // how much of each item, where it says so; together they are `contests`

  template <class V> void fields(V& v) {
    v("finding", finding)("date", date)("text", text)("items", items)("contests", contests)("accepts", accepts)
     ("evidence", evidence)("contested", contested);
  }
};

// The second reviewer's word. The reviewer differs from the person who raised the finding.
struct Review {  // key: finding name
  static constexpr FactKind kind{"inspect.review/1", Mode::set};
  std::string finding;
  std::string outcome;                  // "upheld", "changed", "withdrawn"
  std::vector<std::string> withdrawn;   // items no longer held, when "changed"
  std::string reason;
  base::Date date;
  std::string reviewer;
  std::vector<ItemAmount> reduced = {};  // items held with less than was raised, when "changed"

  template <class V> void fields(V& v) {
    v("finding", finding)("outcome", outcome)("withdrawn", withdrawn)("reason", reason)("date", date)
     ("reviewer", reviewer)("reduced", reduced);
  }
};

// Which clause a finding falls under, confirmed by an officer.
struct Classification {  // key: finding name
  static constexpr FactKind kind{"penalize.classification/1", Mode::set};
  std::string finding;
  std::string pack;    // pack id
  std::string clause;  // clause id in that pack
  std::string reason;
  // Answers to the overlaps that the pack says must be asked and never decided by the tool: "intent" → "no".
  std::vector<std::string> answers;  // "intent=no"

  template <class V> void fields(V& v) {
    v("finding", finding)("pack", pack)("clause", clause)("reason", reason)("answers", answers);
  }
};

}  // namespace mi::domain

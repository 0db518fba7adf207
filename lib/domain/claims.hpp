// SPDX-License-Identifier: Apache-2.0
// Claims as plain values: what a row of an export says, the batch it came in, and a hit of a check. Rows are narrow:
// text that repeats (items, persons, doctors) stands once in a dimension and is named by its place in the batch.
// Amounts are fen, unit prices millionths of a yuan, quantities ten-thousandths, times seconds as base::Time.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/claim_lines.hpp"
#include "domain/finding.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// Rows of a batch. `place` counts from 1 over all tables of the batch; "batch:place" names the row for ever. fields()
// lists what is stored after it, in the order of storage and of the batch's hash. Texts that are views belong to whoever
// made the row.
struct VisitLine {
  std::uint32_t place = 0;
  Ref<Dimension::visit> visit;
  Ref<Dimension::person> person;
  Ref<Dimension::institution> institution;
  Ref<Dimension::department> department;
  Ref<Dimension::doctor> doctor;
  Ref<Dimension::diagnosis> diagnosis;
  std::int64_t begins = 0;
  std::optional<std::int64_t> ends;
  std::string_view med_type;       // 11, 21, …
  std::string_view insurance;      // insutype
  std::string_view number;         // the hospital's own: ipt_otp_no
  std::string_view level;          // hosp_lv
  std::string_view discharge_way;  // dscg_way
  std::string_view bed;

  template <class V> void fields(V& v) {
    v("visit", visit)("person", person)("institution", institution)("department", department)("doctor", doctor)
     ("diagnosis", diagnosis)("begins", begins)("ends", ends)("med_type", med_type)("insurance", insurance)
     ("number", number)("level", level)("discharge_way", discharge_way)("bed", bed);
  }
};

struct SettlementLine {
  std::uint32_t place = 0;
  Ref<Dimension::settlement> settlement;
  Ref<Dimension::visit> visit;
  Ref<Dimension::person> person;
  Ref<Dimension::institution> institution;
  std::optional<std::int64_t> happened;
  std::string_view med_type;
  std::string_view insurance;
  std::int64_t total = 0;                   // medfee_sumamt
  std::int64_t fund = 0;                    // fund_pay_sumamt
  std::optional<std::int64_t> pool;         // hifp_pay, part of fund
  std::optional<std::int64_t> self_paid;    // fulamt_ownpay_amt
  std::optional<std::int64_t> over_limit;   // overlmt_selfpay
  std::optional<std::int64_t> first_paid;   // preselfpay_amt
  std::optional<std::int64_t> in_scope;     // inscp_scp_amt
  std::optional<std::int64_t> deductible;   // act_pay_dedc
  std::optional<std::int64_t> person_part;  // psn_part_amt
  std::optional<std::int64_t> account;      // acct_pay
  std::optional<std::int64_t> cash;         // psn_cash_pay
  std::optional<std::int64_t> hospital_part;
  std::string_view reverses;                   // init_setl_id: the settlement that this one takes back
  std::int64_t valid = 1;                   // vali_flag

  template <class V> void fields(V& v) {
    v("settlement", settlement)("visit", visit)("person", person)("institution", institution)("happened", happened)
     ("med_type", med_type)("insurance", insurance)("total", total)("fund", fund)("pool", pool)
     ("self_paid", self_paid)("over_limit", over_limit)("first_paid", first_paid)("in_scope", in_scope)
     ("deductible", deductible)("person_part", person_part)("account", account)("cash", cash)
     ("hospital_part", hospital_part)("reverses", reverses)("valid", valid);
  }
};

struct FeeLine {
  std::uint32_t place = 0;
  Ref<Dimension::visit> visit;
  std::string_view number;         // feedetl_sn, unique within the visit
  std::int64_t happened = 0;  // fee_ocur_time
  Ref<Dimension::item> item;
  std::int64_t quantity = 0;  // cnt; negative when returned
  std::int64_t price = 0;     // pric
  std::int64_t amount = 0;    // det_item_fee_sumamt
  Ref<Dimension::department> department;
  Ref<Dimension::doctor> doctor;
  Ref<Dimension::settlement> settlement;
  std::string_view refunds;        // init_feedetl_sn: the line that this one returns
  std::optional<std::int64_t> self_paid, over_limit, first_paid, in_scope;
  std::int64_t valid = 1;

  template <class V> void fields(V& v) {
    v("visit", visit)("number", number)("happened", happened)("item", item)("quantity", quantity)("price", price)
     ("amount", amount)("department", department)("doctor", doctor)("settlement", settlement)("refunds", refunds)
     ("self_paid", self_paid)("over_limit", over_limit)("first_paid", first_paid)("in_scope", in_scope)
     ("valid", valid);
  }
};

// One price of a price list: nothing dearer may be charged from valid_from to valid_to, both included.
struct PriceLine {
  std::uint32_t place = 0;
  std::string code;
  std::string name;
  std::int64_t price = 0;
  std::string valid_from;
  std::string valid_to;  // "" while it is in force

  template <class V> void fields(V& v) {
    v("code", code)("name", name)("price", price)("valid_from", valid_from)("valid_to", valid_to);
  }
};

// Something implausible about a row that was loaded as it is: what an inspector looks for.
struct LineNote {
  std::uint32_t place = 0;
  std::int64_t line = 0;  // place of the row
  std::string what;       // "amount", "identity", "outside-stay", "repeated-key"
  std::string detail;

  template <class V> void fields(V& v) { v("line", line)("what", what)("detail", detail); }
};

// A row that could not be read and was set aside, as it stood.
struct SetAside {
  std::uint32_t place = 0;
  std::int64_t file = 0;  // place of the file in the batch, from 1
  std::int64_t line = 0;  // of the file, from 1
  std::string column;
  std::string reason;
  std::string text;

  template <class V> void fields(V& v) { v("file", file)("line", line)("column", column)("reason", reason)("text", text); }
};

// The rows of a batch, a table each, in the order in which its hash takes them. Later kinds stand at the end: batches that
// were loaded before them keep their hashes.
template <template <class...> class Of>
using BatchRows = Of<VisitLine, SettlementLine, PriceLine, FeeLine, LineNote, SetAside, VisitExtra, SettlementExtra, FeeExtra,
                     DiagnosisLine, OperationLine, StockLine, ExamLine, UploadLine>;

struct BatchFile {
  std::string name;
  std::vector<std::string> kinds;  // what its rows were read as: "visit", "settlement", "fee", "price"
  std::string sha256;
  std::string sm3;
  std::string encoding;
  std::int64_t lines = 0;          // rows loaded
  std::int64_t set_aside = 0;      // rows set aside
  std::int64_t invalid = 0;        // rows loaded that their export marks as invalid; checks pass them over
  base::Money sum;                 // of the amounts of its rows
  std::vector<std::string> unmapped;  // columns that were not stored
  std::vector<std::string> mapped;    // "COLUMN = field", those that a map named
  std::vector<std::string> passed;    // rows that are no data: titles, totals; "17 合计"
  std::optional<base::Money> invalid_sum;

  template <class V> void fields(V& v) {
    v("name", name)("kinds", kinds)("sha256", sha256)("sm3", sm3)("encoding", encoding)("lines", lines)
     ("set_aside", set_aside)("invalid", invalid)("sum", sum)("unmapped", unmapped)("mapped", mapped)
     ("passed", passed)("invalid_sum", invalid_sum);
  }
};

// Rows of one table of a batch, and the hash over the hashes of their blocks.
struct BatchTable {
  std::string table;
  std::int64_t rows = 0;
  std::string hash;

  template <class V> void fields(V& v) { v("table", table)("rows", rows)("hash", hash); }
};

// What one load brought. The rows stand in tables of their own; this fact proves them.
struct Batch {  // key: its hash
  static constexpr FactKind kind{"claims.batch/1", Mode::add};
  std::string hash;  // over `tables`
  std::vector<BatchFile> files;
  std::vector<BatchTable> tables;
  std::int64_t notes = 0;             // rows of line_note
  std::optional<base::Date> first;    // days of the fee lines
  std::optional<base::Date> last;
  std::string holder;                 // who handed the files over
  std::string exported;               // how they were made
  std::optional<std::int64_t> netted;     // lines that refunds in this batch take off, and what was taken off
  std::optional<base::Money> netted_sum;

  template <class V> void fields(V& v) {
    v("hash", hash)("files", files)("tables", tables)("notes", notes)("first", first)("last", last)
     ("holder", holder)("exported", exported)("netted", netted)("netted_sum", netted_sum);
  }
};

// "0123456789ab:17": the first twelve digits of a batch's hash and a place in it.
struct LineName {
  std::string batch;
  std::int64_t place = 0;
  std::string to_string() const { return batch.substr(0, 12) + ":" + std::to_string(place); }
  static LineName parse(std::string_view text);  // Error(usage)
};

// What a check found: a lead, gross, never changed. One record of `mi-claims check -f json`.
struct Hit {
  std::string hit;        // its identity, 16 hex digits: the same data and rule give the same
  std::string rule;       // rule code
  std::string name;       // rule name, in Chinese
  std::string kind;       // check kind
  std::string judgement;  // "违规" or "可疑"
  std::string visit;      // mdtrt_id
  std::string person;     // psn_no
  std::string item;       // med_list_codg; "" when it is about the visit
  std::string item_name;
  std::string department;
  std::string doctor;
  base::Date from;        // days of the conduct
  base::Date to;
  std::vector<LineExcess> lines;     // lines above the limit, each with its excess and the fund money in it
  std::vector<std::string> context;  // lines it was compared with: "batch:line"
  std::string units;                 // above the limit
  base::Money excess;                // the sum over `lines`
  base::Money fund;
  std::string fund_method;           // switch claims.fund_method
  std::string knowledge;             // the list or knowledge point it rests on
  std::string detail;                // what was compared, in Chinese

  template <class V> void fields(V& v) {
    v("hit", hit)("rule", rule)("name", name)("kind", kind)("judgement", judgement)("visit", visit)
     ("person", person)("item", item)("item_name", item_name)("department", department)("doctor", doctor)
     ("from", from)("to", to)("units", units)("excess", excess)("fund", fund)("fund_method", fund_method)
     ("knowledge", knowledge)("detail", detail)("lines", lines)("context", context);
  }
};

// One run of the checks, as it was stored: enough to repeat it and to see that it came out the same.
struct CheckRun {  // key: hash of what was found
  static constexpr FactKind kind{"claims.check/1", Mode::add};
  struct Rule {
    std::string code;
    std::string kind;
    std::string parameters;  // "gap_days=15 match=either"
    std::int64_t hits = 0;
    base::Money excess;
    base::Money fund;
    std::optional<std::int64_t> excluded = {};  // hits that exclusions took out
    template <class V> void fields(V& v) {
      v("code", code)("kind", kind)("parameters", parameters)("hits", hits)("excess", excess)("fund", fund)
       ("excluded", excluded);
    }
  };
  struct List {
    std::string name;    // "quantity_caps.csv"
    std::string sha256;
    template <class V> void fields(V& v) { v("name", name)("sha256", sha256); }
  };
  std::vector<std::string> batches;  // hashes of the batches looked at
  std::string period;                // "2026-03", "" for all
  std::vector<Rule> rules;
  std::vector<List> lists;
  std::string fund_method;
  std::int64_t hits = 0;
  std::string hits_file;             // SHA-256 of the hits, one JSON record a line; kept in the case

  template <class V> void fields(V& v) {
    v("batches", batches)("period", period)("rules", rules)("lists", lists)("fund_method", fund_method)
     ("hits", hits)("hits_file", hits_file);
  }
};

}  // namespace mi::domain

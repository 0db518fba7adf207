// SPDX-License-Identifier: Apache-2.0
// In plain SQL, on 100,000 generated lines, values of parameters that the other comparisons leave out: who pays for himself, the day
// of a notice itself, a list of the rule's own, some items of the stock, another limit.
#include <fmt/format.h>

#include "generated_rule.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Lines and fen by the rule and by this statement; as many at least, so that an empty answer to both is no agreement.
void same(const claims::Rule& rule, const std::string& sql, std::size_t at_least) {
  CAPTURE(rule.kind);
  CAPTURE(rule.parameters.to_string());
  Found found, in_sql;
  for (const claims::Lead& lead : kernel_leads(rule))
    for (const claims::Part& part : lead.parts)
      found[casefile::line_name(generated_data().batches, generated_data().fees.id[part.line]).to_string()] += part.fen;
  auto select = claim_lines().prepare("WITH l AS (SELECT * FROM claim_lines)" + sql);
  while (select.step()) in_sql[select.string(0)] += select.integer(1);
  CHECK(found.size() >= at_least);
  CHECK(found == in_sql);
}

}  // namespace

TEST_CASE("lines from the day of a notice on, and from the day after it, without those that the person pays, in SQL (SQ-03, ZK-03)") {
  std::string notices = "mdtrt_id,notice,note\n";
  for (int v = 0; v < 6000; v += 3) notices += "V" + std::to_string(v) + ",2026-02-01,\n";
  for (const auto& [word, sign] : {std::pair("not-paid", ">="), std::pair("paid", ">")})
    same(with_list("after_notice", fmt::format("notice_day={}", word), notices),
         fmt::format(" SELECT line, cost FROM l WHERE CAST(substr(mdtrt_id, 2) AS INTEGER) % 3 = 0 AND day {} '2026-02-01' AND in_scope IS NOT 0", sign), 10000);
}

TEST_CASE("who pays for himself, in SQL: bought without a code, not listed, above the prescriber's level, of a doctor who was suspended") {
  same(one_rule("bought_without_code", "from=2026-01-10"),
       ", b AS (SELECT p.own_code, min(CASE WHEN p.code <> '' THEN s.happened END) AS coded, min(CASE WHEN p.code = '' THEN s.happened END) AS bare "
       "FROM stock_line s JOIN product p ON p.id = s.product WHERE s.movement = 'purchase' AND p.own_code <> '' AND date(s.happened, 'unixepoch') >= '2026-01-10' "
       "GROUP BY p.own_code) SELECT l.line, l.cost FROM l JOIN fee_line f ON f.id = l.id JOIN item i ON i.id = f.item JOIN b ON b.own_code = i.own_code "
       "WHERE l.in_scope IS NOT 0 AND date(b.bare, 'unixepoch') <= l.day AND (b.coded IS NULL OR date(b.coded, 'unixepoch') > l.day)", 1000);
  same(with_list("item_not_listed", "items=001;Z", "code,name,price,from,to\n001109000010000,床,,2026-01-15,2026-02-10\n"),
       " SELECT line, cost FROM l WHERE (code LIKE '001%' OR code LIKE 'Z%') AND NOT (digits = '001109000010000' AND day BETWEEN '2026-01-15' AND '2026-02-10') AND in_scope IS NOT 0", 5000);
  same(with_list("prescriber_level", "", "subject,code,name,level\ndrug,X*,药,2\ndoctor,DR4,甲,1\ndoctor,DR5,乙,2\n"),
       " SELECT l.line, l.cost FROM l JOIN doctor d ON d.id = l.doctor WHERE d.code = 'DR4' AND l.code LIKE 'X%' AND l.in_scope IS NOT 0", 200);
  same(one_rule("doctor_not_registered", "why=suspended paid=any"),
       " SELECT l.line, l.cost FROM l JOIN doctor d ON d.id = l.doctor WHERE d.code = 'DR2' AND l.day BETWEEN '2026-02-01' AND '2026-02-20'", 100);
}

TEST_CASE("prices above a list of the rule's own in SQL (NH-07)") {
  same(with_list("price_above_list", "", "code,name,price,from,to\nA,甲,3.50,2026-01-05,2026-01-31\nA,甲,2.00,2026-01-20,\n001109000010000-2,床,1.00,2026-01-01,\n001109000010000,床,6.00,2026-01-01,\n"),
       ", k (code, price, first, last) AS (VALUES ('A', 3500000, '2026-01-05', '2026-01-31'), ('A', 2000000, '2026-01-20', '9'), ('001109000010000-2', 1000000, '', '9'), "
       "('001109000010000-1', 6000000, '', '9')), m AS (SELECT l.id, max(k.price) AS top FROM l JOIN k ON k.code = l.code AND l.day BETWEEN k.first AND k.last GROUP BY l.id), "
       "e AS (SELECT line, min(((l.price - top) * left_e4 + 50000000) / 100000000, cost) AS above FROM l JOIN m USING (id) WHERE l.price > top) SELECT line, above FROM e WHERE above > 0", 3000);
}

TEST_CASE("stock against billing in SQL, of some items (ZK-05)") {
  same(one_rule("stock_against_billing", "tolerance=0 items=C;0021"),
       ", a AS (SELECT p.code, sum(s.quantity) AS there FROM stock_line s JOIN product p ON p.id = s.product WHERE s.movement = 'purchase' AND p.code IN ('C', '002103000010000') GROUP BY p.code), "
       "t AS (SELECT l.line, l.cost, l.left_e4 AS size, l.code, l.nth_day, l.id, sum(left_e4) OVER (PARTITION BY l.code) - there AS above FROM l JOIN a USING (code)), "
       "u AS (SELECT *, above - (sum(size) OVER (PARTITION BY code ORDER BY nth_day DESC, id DESC ROWS UNBOUNDED PRECEDING) - size) AS still FROM t), "
       "e AS (SELECT line, cost, size, min(size, still) AS taken FROM u WHERE still > 0) SELECT line, (2 * cost * taken + size) / (2 * size) FROM e", 1000);
}

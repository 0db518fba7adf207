// SPDX-License-Identifier: Apache-2.0
// Kinds that ask what only some exports have, or that give leads without an amount, in plain SQL on 100,000 generated lines:
// the identical set of lines and fen, or of visits and units.
#include <fmt/format.h>

#include "generated_rule.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Lines and fen; of kinds without an amount visits and units.
Found by_kernel(const claims::Rule& rule) {
  Found found;
  for (const claims::Lead& lead : kernel_leads(rule)) {
    for (const claims::Part& part : lead.parts)
      found[casefile::line_name(generated_data().batches, generated_data().fees.id[part.line]).to_string()] += part.fen;
    if (lead.parts.empty()) found[std::string(generated_data().visits.at(lead.visit, 0))] += lead.units / 10000;
  }
  return found;
}

Found by_sql(const std::string& sql) {
  Found found;
  auto select = claim_lines().prepare("WITH l AS (SELECT * FROM claim_lines)" + sql);
  while (select.step()) found[select.string(0)] += select.integer(1);
  return found;
}

void same(const claims::Rule& rule, const std::string& sql, std::size_t at_least) {
  CAPTURE(rule.kind);
  CAPTURE(rule.parameters.to_string());
  Found found = by_kernel(rule);
  CHECK(found.size() >= at_least);
  CHECK(found == by_sql(sql));
}

// A notice on the first of February for every tenth visit.
std::string every_tenth_visit() {
  std::string list = "mdtrt_id,notice,note\n";
  for (int v = 0; v < 6000; v += 10) list += "V" + std::to_string(v) + ",2026-02-01,\n";
  return list;
}

// What is above is taken from the last lines backwards: of t (line, cost, size, above), in the window's order from the last.
std::string taken_from_last(const std::string& window) {
  return ", u AS (SELECT line, cost, size, above - (sum(size) OVER (" + window + " ROWS UNBOUNDED PRECEDING) - size) AS still FROM t), "
         "e AS (SELECT line, cost, size, min(size, still) AS taken FROM u WHERE still > 0 AND size > 0) "
         "SELECT line, (2 * cost * taken + size) / (2 * size) FROM e";
}

}  // namespace

TEST_CASE("late uploads in SQL: of lines by hours, of visits by days (SQ-03, SQ-04)") {
  same(one_rule("upload_delay", "of=fee within=24 unit=hours visits=11;14;21"),
       " SELECT w.code, count(*) FROM l JOIN visit_line v USING (visit) JOIN visit w ON w.id = l.visit JOIN fee_extra x ON x.id = l.id "
       "WHERE v.med_type IN ('11', '14', '21') AND x.uploaded - l.happened > 24 * 3600 GROUP BY l.visit", 1000);
  same(one_rule("upload_delay", "of=visit within=3 unit=days visits=21;22"),
       " SELECT l.line, l.cost FROM l JOIN visit_line v USING (visit) LEFT JOIN visit_extra x ON x.id = v.id WHERE v.med_type IN ('21', '22') AND "
       "(x.uploaded IS NULL OR julianday(date(x.uploaded, 'unixepoch')) - julianday(date(v.begins, 'unixepoch')) > 3)", 5000);
}

TEST_CASE("entries that were late in SQL: by the second and by the day (SQ-31)") {
  const std::vector<std::pair<const char*, const char*>> readings{{"24-hours", "x.uploaded - v.begins > 86400"}, {"same-day", "date(x.uploaded, 'unixepoch') > date(v.begins, 'unixepoch')"}};
  for (const auto& [unit, is_late] : readings)
    same(one_rule("upload_delay", fmt::format("of=entry within=0 unit={} visits=21;22", unit)),
         fmt::format(" SELECT w.code, 1 FROM visit_line v JOIN visit w ON w.id = v.visit LEFT JOIN visit_extra x ON x.id = v.id "
                     "WHERE v.med_type IN ('21', '22') AND (x.uploaded IS NULL OR {})", is_late), 500);
}

TEST_CASE("stock against billing in SQL (ZK-05)") {
  const std::string ledger =
      ", b AS (SELECT p.code, s.quantity, row_number() OVER (PARTITION BY p.code ORDER BY s.happened DESC, s.id DESC) AS nth FROM stock_line s "
      "JOIN product p ON p.id = s.product WHERE s.movement = 'balance'), "
      "a AS (SELECT p.code, max(0, sum(CASE WHEN s.movement IN ('opening', 'purchase') THEN s.quantity WHEN s.movement IN ('return', 'loss') THEN -s.quantity "
      "ELSE 0 END) - coalesce((SELECT quantity FROM b WHERE b.code = p.code AND nth = 1), 0)) AS there FROM stock_line s JOIN product p ON p.id = s.product "
      "WHERE p.code <> '' GROUP BY p.code), "
      "o AS (SELECT l.code, there, sum(left_e4) - there AS above FROM l JOIN a USING (code) GROUP BY l.code) ";
  same(one_rule("stock_against_billing", "tolerance=2 items="),
       ledger + ", t AS (SELECT l.line, l.cost, l.left_e4 AS size, l.nth_day, l.id, l.code, o.above FROM l JOIN o USING (code) "
                "WHERE o.above > 0 AND o.above * 100 > 2 * o.there)" + taken_from_last("PARTITION BY code ORDER BY nth_day DESC, id DESC"),
       1000);
}

TEST_CASE("drug holding in SQL: days dispensed less days elapsed, never below zero (SQ-08)") {
  // What is held before a line is the highest, over all earlier starts, of the days dispensed since less the days elapsed.
  same(one_rule("drug_holding", "days=30 visits=11;14"),
       ", d AS (SELECT l.*, l.supply AS given FROM l JOIN visit_line v USING (visit) WHERE v.med_type IN ('11', '14') AND l.supply > 0), "
       "p AS (SELECT *, sum(given) OVER (PARTITION BY who, code ORDER BY nth_day, id ROWS UNBOUNDED PRECEDING) - given - nth_day * 100 AS q FROM d), "
       "h AS (SELECT *, q - min(q) OVER (PARTITION BY who, code ORDER BY nth_day, id ROWS UNBOUNDED PRECEDING) + given AS held FROM p), "
       "e AS (SELECT line, cost, given, min(held - 3000, given) AS above FROM h WHERE held > 3000) "
       "SELECT line, (2 * cost * above + given) / (2 * given) FROM e", 300);
}

TEST_CASE("price above peers in SQL") {
  const std::string list = "institution,code,name,price,from,to\nH7,A,甲,3.50,2026-01-01,2026-02-10\nH8,A,甲,6.00,2026-02-05,\nH7,B,乙,0.99,2026-01-20,\n"
                           "H9,001201000040000,护,5.99,2026-01-01,2026-02-20\nME,B,乙,99.00,2026-01-01,\n";
  same(with_list("price_above_peers", "own=ME", list),
       ", peer (code, price, first, last) AS (VALUES ('A', 3500000, '2026-01-01', '2026-02-10'), ('A', 6000000, '2026-02-05', '9'), "
       "('B', 990000, '2026-01-20', '9'), ('001201000040000', 5990000, '2026-01-01', '2026-02-20')), "
       "m AS (SELECT l.id, max(peer.price) AS top FROM l JOIN peer ON peer.code IN (l.code, l.digits) AND l.day BETWEEN peer.first AND peer.last GROUP BY l.id), "
       "e AS (SELECT line, min(((l.price - top) * left_e4 + 50000000) / 100000000, cost) AS above FROM l JOIN m USING (id) WHERE l.price > top) "
       "SELECT line, above FROM e WHERE above > 0", 1000);
}

TEST_CASE("workload by minutes in SQL: of an item, and of a device over its items") {
  const std::string list = "code,name,minutes\nA,甲,15\nB,乙,20\n001201000040000,护,7.5\n";
  auto sql = [](const std::string& whose, int limit) {
    return fmt::format(", k (code, e4) AS (VALUES ('A', 150000), ('B', 200000), ('001201000040000', 75000)), "
                       "m AS (SELECT l.line, l.cost, l.day, l.happened, l.id, {0} AS whose, (2 * l.left_e4 * e4 + 10000) / 20000 AS size FROM l "
                       "JOIN k ON k.code IN (l.code, l.digits) LEFT JOIN fee_extra x ON x.id = l.id), "
                       "t AS (SELECT *, sum(size) OVER (PARTITION BY whose, day) - {1} * 10000 AS above FROM m WHERE coalesce(whose, '') <> '')",
                       whose, limit) + taken_from_last("PARTITION BY whose, day ORDER BY happened DESC, id DESC");
  };
  same(with_list("workload", "who=item measure=minutes limit=1200", list), sql("l.code", 1200), 300);
  same(with_list("workload", "who=device measure=minutes limit=90", list), sql("x.device", 90), 300);
}

TEST_CASE("gap between stays in SQL, over persons and institutions (SQ-36)") {
  Found found = found_by("T-GAP");
  CHECK(found.size() > 300);
  CHECK(found == found_in_sql(
                     ", s AS (SELECT v.*, p.code AS who, d.code AS dept, substr(g.code, 1, 3) AS ill FROM visit_line v JOIN person p ON p.id = v.person "
                     "JOIN department d ON d.id = v.department JOIN diagnosis g ON g.id = v.diagnosis WHERE v.med_type IN ('21', '22', '24')), "
                     "later AS (SELECT DISTINCT b.visit FROM s a JOIN s b ON a.who = b.who AND a.institution = b.institution AND a.id <> b.id AND "
                     "(a.begins < b.begins OR (a.begins = b.begins AND a.id < b.id)) AND (a.dept = b.dept OR a.ill = b.ill) AND "
                     "julianday(date(b.begins, 'unixepoch')) - julianday(date(a.ends, 'unixepoch')) BETWEEN 0 AND 5 WHERE b.med_type <> '24') "
                     "SELECT line, cost FROM l JOIN later USING (visit)"));
}

TEST_CASE("gap between stays in SQL: whatever the stays must share (SQ-36)") {
  const std::vector<std::pair<const char*, const char*>> matches{{"diagnosis", "a.ill = b.ill"}, {"department", "a.dept = b.dept"}, {"any", "1"}};
  for (const auto& [match, shared] : matches)
    same(one_rule("gap_between_stays", fmt::format("gap_days=6 match={} stays=21;24 except=", match)),
         fmt::format(", s AS (SELECT v.*, p.code AS who, d.code AS dept, substr(g.code, 1, 3) AS ill FROM visit_line v JOIN person p ON p.id = v.person "
                     "JOIN department d ON d.id = v.department JOIN diagnosis g ON g.id = v.diagnosis WHERE v.med_type IN ('21', '24')), "
                     "later AS (SELECT DISTINCT b.visit FROM s a JOIN s b ON a.who = b.who AND a.institution = b.institution AND (a.begins, a.id) < (b.begins, b.id) "
                     "AND {} AND julianday(date(b.begins, 'unixepoch')) - julianday(date(a.ends, 'unixepoch')) BETWEEN 0 AND 6) "
                     "SELECT l.line, l.cost FROM l JOIN later USING (visit)", shared), 50);
}

TEST_CASE("slices that must not meet, by name, in SQL") {
  // The names are the list's; generated items have none, so the beginnings of the codes alone tell them apart.
  const std::string pairs = "main,main_name,other,other_name,window,rule,batch\nT00000000*,,XB02*,,day,,\nZA*,,T000000002*,,visit,,\n";
  same(with_list("pair_billed_together", "by=name paid=any", pairs),
       " SELECT DISTINCT o.line, o.cost FROM l o JOIN l m ON m.visit = o.visit AND m.id <> o.id WHERE (o.code LIKE 'XB02%' AND m.code LIKE 'T00000000%' AND m.day = o.day) "
       "OR (o.code LIKE 'T000000002%' AND m.code LIKE 'ZA%')", 1000);
}

TEST_CASE("leads without an amount in SQL: noted rows, operations without a fee, diagnoses without an item, referrals (CF-04)") {
  same(one_rule("noted_rows", "rows=fee notes=amount;outside-stay"),
       " SELECT w.code, count(*) FROM line_note n JOIN fee_line f ON f.id = (n.id >> 32 << 32) + n.line JOIN visit w ON w.id = f.visit "
       "WHERE n.what IN ('amount', 'outside-stay') GROUP BY f.visit", 100);
  same(one_rule("operation_and_fee", "missing=fee charge=03 stays=21;22"),
       " SELECT w.code, 1 FROM visit_line v JOIN visit w ON w.id = v.visit WHERE v.med_type IN ('21', '22') AND EXISTS (SELECT 1 FROM operation_line o "
       "WHERE o.visit = v.visit) AND NOT EXISTS (SELECT 1 FROM l WHERE l.visit = v.visit AND l.charge_type = '03')", 20);
  same(with_list("diagnosis_without_item", "", points_header + "A;B,甲,,,I69.3*\n0021*,乙,,,J*\nC,丙,,,I69.300\n"),
       ", asked (start, one, two) AS (VALUES ('I69.3', 'A', 'B'), ('J', '002103000010000', '002102000010000'), ('I69.300', 'C', 'C')) "
       "SELECT w.code, count(*) FROM visit_line v JOIN visit w ON w.id = v.visit JOIN diagnosis g ON g.id = v.diagnosis JOIN asked a ON "
       "substr(g.code, 1, length(a.start)) = a.start WHERE EXISTS (SELECT 1 FROM l WHERE l.visit = v.visit) AND NOT EXISTS (SELECT 1 FROM l WHERE "
       "l.visit = v.visit AND l.code IN (a.one, a.two)) GROUP BY v.visit", 300);
  same(with_list("referral_target", "targets=北京;沈阳 level=3 ownership=公立", "code,name,place,level,ownership\nR3,,沈阳,3,公立\nR4,,沈阳,2,公立\nR5,,北京,3,民营\n"),
       " SELECT w.code, 1 FROM visit_extra x JOIN visit_line v ON v.id = x.id JOIN visit w ON w.id = v.visit WHERE x.referred_to IN ('大连二院', 'R4', 'R5')", 200);
}

TEST_CASE("thin stays in SQL (SQ-37)") {
  same(one_rule("thin_stay", "why=cost below=150.00 stays=21;22"),
       " SELECT w.code, 1 FROM visit_line v JOIN visit w ON w.id = v.visit JOIN l ON l.visit = v.visit WHERE v.med_type IN ('21', '22') GROUP BY v.visit "
       "HAVING sum(l.cost) < 15000", 50);
  same(one_rule("thin_stay", "why=types only=03;09;10 beside=01;02;05;07;08;14 stays=21;22"),
       " SELECT w.code, 1 FROM visit_line v JOIN visit w ON w.id = v.visit JOIN l ON l.visit = v.visit WHERE v.med_type IN ('21', '22') GROUP BY v.visit "
       "HAVING sum(l.charge_type IN ('03', '09', '10')) > 0 AND sum(l.charge_type NOT IN ('03', '09', '10', '01', '02', '05', '07', '08', '14')) = 0", 20);
}

TEST_CASE("bought without a code in SQL (NH-07)") {
  same(one_rule("bought_without_code", "from=2026-01-10 paid=any"),
       ", b AS (SELECT p.own_code, min(CASE WHEN p.code <> '' THEN s.happened END) AS coded, min(CASE WHEN p.code = '' THEN s.happened END) AS bare "
       "FROM stock_line s JOIN product p ON p.id = s.product WHERE s.movement = 'purchase' AND p.own_code <> '' AND date(s.happened, 'unixepoch') >= '2026-01-10' "
       "GROUP BY p.own_code) SELECT l.line, l.cost FROM l JOIN fee_line f ON f.id = l.id JOIN item i ON i.id = f.item JOIN b ON b.own_code = i.own_code "
       "WHERE l.day >= '2026-01-10' AND date(b.bare, 'unixepoch') <= l.day AND (b.coded IS NULL OR date(b.coded, 'unixepoch') > l.day)", 1000);
}

TEST_CASE("lines after a notice of discharge, and items that are not listed, in SQL (SQ-03, ZK-03, ZK-07)") {
  const std::string notices = "mdtrt_id,notice,note\nV1,2026-02-01,\nV2,2026-01-01 09:00:00,\nV7,2026-02-01 10:05:00,\nV11,2026-01-01,\nV12,2026-03-01,\n";
  same(with_list("after_notice", "notice_day=paid paid=any", notices),
       ", told (mdtrt_id, first) AS (VALUES ('V1', '2026-02-02 00:00:00'), ('V2', '2026-01-01 09:00:00'), ('V7', '2026-02-01 10:05:00'), "
       "('V11', '2026-01-02 00:00:00'), ('V12', '2026-03-02 00:00:00')) SELECT l.line, l.cost FROM l JOIN told USING (mdtrt_id) WHERE datetime(l.happened, 'unixepoch') >= first", 10);
  same(with_list("item_not_listed", "items=00;X paid=any", "code,name,price,from,to\n001109000010000,床,,2026-01-15,\n003107010220000,监,3.00,2026-01-01,2026-02-10\n"
                                                         "XA01AA001A001010100001,药,,2026-01-01,2026-01-31\nXA01AA001A001010100001,药,,2026-03-01,\n"),
       ", k (code, first, last) AS (VALUES ('001109000010000', '2026-01-15', '9'), ('003107010220000', '2026-01-01', '2026-02-10'), "
       "('XA01AA001A001010100001', '2026-01-01', '2026-01-31'), ('XA01AA001A001010100001', '2026-03-01', '9')) SELECT line, cost FROM l WHERE "
       "(code LIKE '00%' OR code LIKE 'X%') AND NOT EXISTS (SELECT 1 FROM k WHERE k.code IN (l.code, l.digits) AND l.day BETWEEN k.first AND k.last)", 5000);
}

const std::string prescribers = "subject,code,name,level\ndrug,X*,西药,2\ndrug,XB02*,抗菌药,3\ndrug,XA01AA002B001010100003,乙,1\ndoctor,DR1,甲,1\ndoctor,DR2,乙,2\ndoctor,DR3,丙,3\n";

TEST_CASE("indications: how many lines a person must read, of how many visits and for how much, in SQL") {
  const claims::Rule rule = with_list("indication", "paid=in_scope", points_header + "限适应症,甲,,,XA01AA001A001010100001\n限二线,乙,,,XB02*\n");
  const std::string said = claims::what_it_lacks(rule, generated_data());
  auto select = claim_lines().prepare("SELECT count(*) || ' lines of ' || count(DISTINCT visit) || ' visits, ' || printf('%.2f', sum(cost) / 100.0) FROM claim_lines "
                                      "WHERE (code = 'XA01AA001A001010100001' OR code LIKE 'XB02%') AND in_scope IS NOT 0");
  REQUIRE(select.step());
  CHECK(said == "a person must read the indications: " + select.string(0) + ", hold the listed drugs");
}

TEST_CASE("drugs above the prescriber's level in SQL") {
  same(with_list("prescriber_level", "paid=any", prescribers),
       ", may (code, level) AS (VALUES ('DR1', 1), ('DR2', 2), ('DR3', 3)) SELECT l.line, l.cost FROM l JOIN doctor d ON d.id = l.doctor JOIN may ON may.code = d.code "
       "WHERE CASE WHEN l.code = 'XA01AA002B001010100003' THEN 1 WHEN l.code LIKE 'XB02%' THEN 3 WHEN l.code LIKE 'X%' THEN 2 ELSE 0 END > may.level", 200);
}

TEST_CASE("of these kinds, too, no line is above by more than it has, and none twice within a rule") {
  const std::string minutes = "code,name,minutes\nA,甲,15\nB,乙,20\n", peers = "institution,code,name,price,from,to\nH8,A,甲,1.00,2026-02-05,\n";
  const std::vector<claims::Rule> rules{one_rule("upload_delay", "of=visit within=3 unit=days visits=21"), one_rule("stock_against_billing", "tolerance=0 items="),
                                        one_rule("drug_holding", "days=3 visits=11;14;21"), with_list("price_above_peers", "own=", peers),
                                        with_list("workload", "who=device measure=minutes limit=5", minutes), one_rule("bought_without_code", "from=2026-01-01 paid=any"),
                                        one_rule("gap_between_stays", "gap_days=9 match=any stays=21;22;24 except="),
                                        with_list("item_not_listed", "items=00;X", "code,name,price,from,to\nA,甲,,2026-01-01,\n"),
                                        with_list("after_notice", "notice_day=paid", every_tenth_visit()), with_list("prescriber_level", "", prescribers)};
  for (const claims::Rule& rule : rules) {
    CAPTURE(rule.kind);
    std::vector<char> seen(generated_data().fees.size(), 0);
    std::size_t parts = 0;
    for (const claims::Lead& lead : kernel_leads(rule))
      for (const claims::Part& part : lead.parts) {
        std::int64_t left = generated_data().left(part.line);
        bool good = part.fen >= 0 && part.fen <= generated_data().cost(part.line, left) && part.units >= 0 && part.units <= left && seen[part.line] == 0;
        if (!good) FAIL_CHECK(generated_data().fees.id[part.line]);
        seen[part.line] = 1;
        ++parts;
      }
    CHECK(parts > 300);
  }
}

TEST_CASE("kinds without an amount: no line, whole units, and one lead a visit") {
  const std::string institutions = "code,name,place,level,ownership\nR3,,沈阳,3,公立\n", items = points_header + "A;B,甲,,,I69.3*\n0021*,乙,,,J*\n";
  const std::vector<claims::Rule> rules{one_rule("noted_rows", "rows=fee notes=amount;outside-stay"), one_rule("operation_and_fee", "missing=fee charge=03 stays=21;22"),
                                        with_list("referral_target", "targets=北京", institutions), with_list("diagnosis_without_item", "", items),
                                        one_rule("thin_stay", "why=cost below=300.00"), one_rule("two_places", "minutes=3"),
                                        one_rule("upload_delay", "of=fee within=40 unit=hours visits=11;21")};
  for (const claims::Rule& rule : rules) {
    CAPTURE(rule.kind);
    std::map<std::uint32_t, int> of_visit;
    for (const claims::Lead& lead : kernel_leads(rule)) {
      bool good = lead.parts.empty() && lead.units > 0 && lead.units % 10000 == 0;
      if (!good) FAIL_CHECK(lead.visit);
      ++of_visit[lead.visit];
    }
    CHECK(of_visit.size() > 20);
    bool once = std::all_of(of_visit.begin(), of_visit.end(), [](const auto& visit) { return visit.second == 1; });
    CHECK((once || rule.kind == "two_places"));  // whose hits are one a doctor and day
  }
}

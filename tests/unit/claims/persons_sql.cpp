// SPDX-License-Identifier: Apache-2.0
// Kinds over persons and periods in plain SQL, on 100,000 generated lines.
#include "generated.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Stays with who (psn_no) and their first and last days as numbers.
const std::string stays =
    ", s AS (SELECT v.id, v.visit, v.institution, v.begins, v.med_type, p.code AS who, w.code AS mdtrt_id, "
    "CAST(julianday(date(v.begins, 'unixepoch')) + 0.5 AS INTEGER) AS first, CAST(julianday(date(v.ends, 'unixepoch')) + 0.5 AS INTEGER) AS last "
    "FROM visit_line v JOIN person p ON p.id = v.person JOIN visit w ON w.id = v.visit WHERE v.med_type IN ('21', '22', '23', '24')) ";

std::string overlap(const std::string& place, int days) {
  return stays + ", o AS (SELECT b.visit, b.first, max(min(a.last, b.last)) AS upto FROM s a JOIN s b ON a.who = b.who AND (a.begins < b.begins OR "
                 "(a.begins = b.begins AND a.id < b.id)) AND min(a.last, b.last) > b.first " + place + " GROUP BY b.visit) "
                 "SELECT l.line, l.cost FROM l JOIN o USING (visit) WHERE o.upto - o.first >= " + std::to_string(days) +
         " AND CAST(julianday(l.day) + 0.5 AS INTEGER) BETWEEN o.first AND o.upto - 1";
}

std::string frequent(const std::string& place, int days, int count) {
  return ", v AS (SELECT v.visit, v.id, v.begins, p.code AS who, v.institution, CAST(julianday(date(v.begins, 'unixepoch')) + 0.5 AS INTEGER) AS first "
         "FROM visit_line v JOIN person p ON p.id = v.person WHERE v.med_type IN ('11', '14')), n AS (SELECT b.visit FROM v a JOIN v b ON a.who = b.who "
         "AND a.first > b.first - " + std::to_string(days) + " AND (a.begins < b.begins OR (a.begins = b.begins AND a.id < b.id)) " + place +
         " GROUP BY b.visit HAVING count(*) >= " + std::to_string(count) + ") SELECT line, cost FROM l JOIN n USING (visit)";
}

}  // namespace

TEST_CASE("overlapping stays in SQL") {
  Found any = found_by("T-OVERLAP"), same = found_by("T-OVERLAP-SAME");
  CHECK(any.size() > 500);
  CHECK(same.size() > 50);
  CHECK(any == found_in_sql(overlap("", 1)));
  CHECK(same == found_in_sql(overlap("AND a.institution = b.institution", 3)));
}

TEST_CASE("frequent visits in SQL") {
  Found any = found_by("T-VISITS"), same = found_by("T-VISITS-SAME");
  CHECK(any.size() > 100);
  CHECK(same.size() > 20);
  CHECK(any == found_in_sql(frequent("", 10, 3)));
  CHECK(same == found_in_sql(frequent("AND a.institution = b.institution", 7, 2)));
}

TEST_CASE("watched stays in SQL (NH-10)") {
  const std::string measured = stays + ", m AS (SELECT s.mdtrt_id, max(s.last - s.first, 1) AS days, coalesce((SELECT sum(cost) FROM l WHERE l.visit = "
                                       "s.visit), 0) AS fen FROM s) ";
  const std::string nearest = ", r AS (SELECT (count(*) * 90 + 99) / 100 AS place FROM m), pd AS (SELECT days AS top FROM (SELECT days, row_number() OVER "
                              "(ORDER BY days) AS n FROM m), r WHERE n = place), pf AS (SELECT fen AS top FROM (SELECT fen, row_number() OVER (ORDER BY fen) "
                              "AS n FROM m), r WHERE n = place) ";
  auto above = units_by("T-WATCHED");
  CHECK(above.size() > 100);
  CHECK(above == rows_in_sql(measured + nearest + "SELECT mdtrt_id || ' ' || days FROM m, pd, pf WHERE days > pd.top OR fen > pf.top"));
  CHECK(units_by("T-WATCHED-ABS") == rows_in_sql(measured + "SELECT mdtrt_id || ' ' || days FROM m WHERE days > 4 OR fen > 60000"));
}

TEST_CASE("workload in SQL") {
  auto with = [](const std::string& whose, int limit) {
    return ", f AS (SELECT line, cost, day, " + whose + " AS whose, min(happened * 10000000 + (id & 4294967295)) OVER (PARTITION BY " + whose +
           ", day, who) AS first FROM l), r AS (SELECT line, cost, dense_rank() OVER (PARTITION BY whose, day ORDER BY first) AS place FROM f) "
           "SELECT line, cost FROM r WHERE place > " + std::to_string(limit);
  };
  Found doctors = found_by("T-PERSONS"), items = found_by("T-PERSONS-ITEM");
  CHECK(doctors.size() > 100);
  CHECK(items.size() > 10);
  CHECK(doctors == found_in_sql(with("doctor", 14)));
  CHECK(items == found_in_sql(with("code", 50)));
}

TEST_CASE("two places at once in SQL: of each doctor and day as many pairs (NH-02)") {
  std::multiset<std::string> found;
  for (const auto& hit : generated_run().hits)
    if (hit.rule == "T-PLACES") found.insert(hit.doctor + " " + hit.from.to_string() + " " + hit.units);
  CHECK(found.size() > 100);
  CHECK(found == rows_in_sql(", p AS (SELECT d.code AS doctor, l.happened, l.id, l.day, v.institution FROM l JOIN visit_line v USING (visit) JOIN doctor d ON d.id = l.doctor), "
                             "q AS (SELECT *, lag(happened) OVER w AS before, lag(institution) OVER w AS place FROM p WINDOW w AS (PARTITION BY doctor ORDER BY happened, id)) "
                             "SELECT doctor || ' ' || day || ' ' || count(*) FROM q WHERE happened - before <= 120 AND place <> institution GROUP BY doctor, day"));
}

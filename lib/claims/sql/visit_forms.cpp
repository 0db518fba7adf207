// SPDX-License-Identifier: Apache-2.0
// SQL forms of the kinds that compare lines with their visit, its person, and its doctor.
#include "claims/sql/forms.hpp"

namespace mi::claims {
namespace {

// Each test of a condition is 1, 0, or null where the export does not say; a conjunction is the least of its tests unless one
// is null, an alternative likewise: violated only when every alternative holds a test that is known to fail.
const char* const limited_to = R"sql(, v AS MATERIALIZED (
  SELECT r.visit, CASE WHEN p.sex IN ('1', '男') THEN '1' WHEN p.sex IN ('2', '女') THEN '2' END AS sex, nullif(p.birth, '') AS birth,
    nullif(r.insurance, '') AS insurance, nullif(r.med_type, '') AS med_type, h.level AS level, n.name AS institution,
    coalesce(nullif(d.code, ''), nullif(d.name, '')) AS department
  FROM visit_line r LEFT JOIN person p ON p.id = r.person LEFT JOIN institution n ON n.id = r.institution
    LEFT JOIN department d ON d.id = r.department LEFT JOIN hospital_level h
      ON CASE WHEN h.is_start THEN substr(r.level, 1, length(h.word)) = h.word ELSE r.level = h.word END),
ill AS MATERIALIZED (
  SELECT r.visit, g.code FROM visit_line r JOIN diagnosis g ON g.id = r.diagnosis WHERE g.code <> ''
  UNION SELECT r.visit, g.code FROM diagnosis_line r JOIN diagnosis g ON g.id = r.diagnosis WHERE r.valid <> 0),
cut AS MATERIALIZED (SELECT r.visit, o.code FROM operation_line r JOIN operation o ON o.id = r.operation WHERE r.valid <> 0),
asked AS (
  SELECT l.id, t.*, CASE t.field WHEN 'level' THEN v.level
    WHEN 'age_days' THEN CASE WHEN l.day >= v.birth THEN CAST(julianday(l.day) - julianday(v.birth) AS INTEGER) END
    WHEN 'age' THEN CASE WHEN l.day >= v.birth THEN CAST(substr(l.day, 1, 4) AS INTEGER) - CAST(substr(v.birth, 1, 4) AS INTEGER)
      - (substr(l.day, 6) < substr(v.birth, 6)) END END AS value
  FROM l JOIN (SELECT DISTINCT place, code FROM point) p ON p.code IN (l.code, l.digits) JOIN test t ON t.place IN (p.place, -1)
    LEFT JOIN v ON v.visit = l.visit),
answered AS (
  SELECT DISTINCT a.id, a.place, a.alternative, a.test, CASE a.field
    WHEN 'sex' THEN (v.sex IN (SELECT word FROM test_word w WHERE w.test = a.test)) = (a.sign = '=')
    WHEN 'insurance' THEN (v.insurance IN (SELECT word FROM test_word w WHERE w.test = a.test)) = (a.sign = '=')
    WHEN 'visit' THEN (v.med_type IN (SELECT word FROM test_word w WHERE w.test = a.test)) = (a.sign = '=')
    WHEN 'institution' THEN EXISTS (SELECT 1 FROM test_word w WHERE w.test = a.test AND instr(coalesce(v.institution, ''), w.word) > 0) = (a.sign = '=')
    WHEN 'department' THEN CASE WHEN coalesce(nullif(f.code, ''), nullif(f.name, ''), v.department) IS NOT NULL THEN
      EXISTS (SELECT 1 FROM test_word w WHERE w.test = a.test AND (
        (coalesce(f.code, '') || coalesce(f.name, '') <> '' AND (substr(f.code, 1, length(w.word)) = w.word OR substr(f.name, 1, length(w.word)) = w.word))
        OR (coalesce(f.code, '') || coalesce(f.name, '') = '' AND substr(v.department, 1, length(w.word)) = w.word))) = (a.sign = '=') END
    WHEN 'diagnosis' THEN CASE WHEN EXISTS (SELECT 1 FROM ill WHERE ill.visit = l.visit) THEN
      EXISTS (SELECT 1 FROM ill JOIN test_word w ON w.test = a.test AND substr(ill.code, 1, length(w.word)) = w.word WHERE ill.visit = l.visit)
        = (a.sign = '=') END
    WHEN 'operation' THEN CASE WHEN EXISTS (SELECT 1 FROM cut WHERE cut.visit = l.visit) THEN
      EXISTS (SELECT 1 FROM cut JOIN test_word w ON w.test = a.test AND substr(cut.code, 1, length(w.word)) = w.word WHERE cut.visit = l.visit)
        = (a.sign = '=') END
    ELSE CASE a.sign WHEN '>=' THEN a.value >= a.number WHEN '<=' THEN a.value <= a.number WHEN '>' THEN a.value > a.number
      WHEN '<' THEN a.value < a.number WHEN '=' THEN a.value = a.number ELSE a.value <> a.number END END AS met
  FROM asked a JOIN l ON l.id = a.id LEFT JOIN v ON v.visit = l.visit LEFT JOIN department f ON f.id = l.department),
alternatives AS (
  SELECT id, place, alternative, CASE WHEN min(met) = 0 THEN 0 WHEN count(*) > count(met) THEN NULL ELSE 1 END AS met
  FROM answered GROUP BY id, place, alternative),
conditions AS (
  SELECT id, place, CASE WHEN max(met) = 1 THEN 1 WHEN count(*) > count(met) THEN NULL ELSE 0 END AS met
  FROM alternatives GROUP BY id, place)
SELECT DISTINCT l.line, l.cost AS fen FROM l JOIN conditions c ON c.id = l.id AND c.place >= 0 AND c.met = 0
WHERE NOT (:paid = 'in_scope' AND l.in_scope IS 0)
  AND NOT EXISTS (SELECT 1 FROM conditions e WHERE e.id = l.id AND e.place = -1 AND e.met = 1))sql";

const char* const course_days = R"sql(, c AS (
  SELECT l.*, p.place, p.value AS payable, CASE WHEN :course = 'person' THEN who ELSE CAST(visit AS TEXT) END AS whose
  FROM l JOIN point p ON p.code IN (l.code, l.digits) WHERE NOT (:paid = 'in_scope' AND l.in_scope IS 0)),
g AS (
  SELECT *, CASE WHEN :course = 'person' AND nth_day - lag(nth_day) OVER (PARTITION BY whose, place ORDER BY happened, id) > :gap
    THEN 1 ELSE 0 END AS opens FROM c),
s AS (SELECT *, sum(opens) OVER (PARTITION BY whose, place ORDER BY happened, id ROWS UNBOUNDED PRECEDING) AS course FROM g),
r AS (SELECT line, cost, payable, dense_rank() OVER (PARTITION BY whose, place, course ORDER BY day) AS nth FROM s)
SELECT line, cost AS fen FROM r WHERE nth > CAST(payable AS INTEGER))sql";

const char* const date_outside_stay = R"sql(
SELECT l.line, l.cost AS fen FROM l JOIN visit_line v ON v.visit = l.visit
WHERE v.med_type IN ::stays AND (l.day < date(v.begins, 'unixepoch', '-' || :days_before || ' days')
  OR (v.ends IS NOT NULL AND l.day > date(v.ends, 'unixepoch', '+' || :days_after || ' days'))))sql";

const char* const more_than_stay_days = R"sql(, s AS (
  SELECT visit, max(1, CAST(julianday(date(ends, 'unixepoch')) - julianday(date(begins, 'unixepoch')) AS INTEGER)
    + CASE WHEN :count = 'both' THEN 1 ELSE 0 END) * 10000 AS units
  FROM visit_line WHERE ends IS NOT NULL AND med_type IN ::stays),
c AS (
  SELECT l.*, s.units, p.place FROM l JOIN s USING (visit) JOIN point p ON CASE WHEN is_start THEN substr(l.code, 1, length(p.code)) = p.code
    ELSE p.code IN (l.code, l.digits) END),
r AS (SELECT *, sum(left_e4) OVER (PARTITION BY visit, place ORDER BY happened, id ROWS UNBOUNDED PRECEDING) AS upto FROM c),
e AS (SELECT line, amount, quantity, min(left_e4, upto - units) AS above FROM r WHERE upto > units)
SELECT line, CASE WHEN above = quantity THEN amount ELSE (2 * amount * above + quantity) / (2 * quantity) END AS fen FROM e)sql";

const char* const after_death = R"sql(, said AS (
  SELECT p.code AS who, date(coalesce(x.died, v.ends), 'unixepoch') AS day
  FROM visit_line v JOIN person p ON p.id = v.person LEFT JOIN visit_extra x ON x.id = v.id
  WHERE x.died IS NOT NULL OR (v.discharge_way = '5' AND v.ends IS NOT NULL)
  UNION ALL SELECT p.code, k.day FROM death k JOIN person p ON lower(k.person) IN (lower(p.code), lower(p.identity))),
died AS (SELECT who, max(day) AS day FROM said GROUP BY who)
SELECT l.line, l.cost AS fen FROM l JOIN died USING (who) WHERE l.day > died.day)sql";

const char* const doctor_not_registered = R"sql(, o AS (SELECT l.*, d.code AS who_ordered FROM l JOIN doctor d ON d.id = l.doctor WHERE d.code <> '')
SELECT o.line, o.cost AS fen FROM o WHERE NOT (:paid = 'in_scope' AND o.in_scope IS 0)
  AND EXISTS (SELECT 1 FROM doctor_period p WHERE p.why = :why AND p.code = o.who_ordered AND o.nth_day BETWEEN p.first AND p.last)
    = (:why = 'suspended'))sql";

// No amount: visits and units.
const char* const code_against_person = R"sql(, person_of AS (
  SELECT r.visit, date(r.begins, 'unixepoch') AS day, CASE WHEN p.sex IN ('1', '男') THEN '1' WHEN p.sex IN ('2', '女') THEN '2' END AS sex,
    nullif(p.birth, '') AS birth FROM visit_line r LEFT JOIN person p ON p.id = r.person),
coded AS (
  SELECT r.visit, g.code FROM visit_line r JOIN diagnosis g ON g.id = r.diagnosis WHERE :codes = 'diagnosis'
  UNION SELECT r.visit, g.code FROM diagnosis_line r JOIN diagnosis g ON g.id = r.diagnosis WHERE r.valid <> 0 AND :codes = 'diagnosis'
  UNION SELECT r.visit, o.code FROM operation_line r JOIN operation o ON o.id = r.operation WHERE r.valid <> 0 AND :codes = 'operation'),
ill AS (
  SELECT r.visit, g.code FROM visit_line r JOIN diagnosis g ON g.id = r.diagnosis WHERE g.code <> ''
  UNION SELECT r.visit, g.code FROM diagnosis_line r JOIN diagnosis g ON g.id = r.diagnosis WHERE r.valid <> 0),
asked AS (
  SELECT c.visit, c.code, t.*, p.sex, CASE WHEN p.day < p.birth THEN NULL WHEN t.field = 'age_days' THEN CAST(julianday(p.day) - julianday(p.birth) AS INTEGER)
    ELSE CAST(substr(p.day, 1, 4) AS INTEGER) - CAST(substr(p.birth, 1, 4) AS INTEGER) - (substr(p.day, 6) < substr(p.birth, 6)) END AS value
  FROM coded c JOIN point k ON CASE WHEN k.is_start THEN substr(c.code, 1, length(k.code)) = k.code ELSE c.code = k.code END
    JOIN test t ON t.place = k.place JOIN person_of p ON p.visit = c.visit),
answered AS (
  SELECT a.visit, a.code, a.place, a.alternative, CASE a.field WHEN 'sex' THEN (a.sex IN (SELECT word FROM test_word w WHERE w.test = a.test)) = (a.sign = '=')
    WHEN 'diagnosis' THEN CASE WHEN EXISTS (SELECT 1 FROM ill WHERE ill.visit = a.visit) THEN
      EXISTS (SELECT 1 FROM ill JOIN test_word w ON w.test = a.test AND substr(ill.code, 1, length(w.word)) = w.word WHERE ill.visit = a.visit)
        = (a.sign = '=') END
    ELSE CASE a.sign WHEN '>=' THEN a.value >= a.number WHEN '<=' THEN a.value <= a.number WHEN '>' THEN a.value > a.number ELSE a.value < a.number END
    END AS met FROM asked a),
alternatives AS (
  SELECT visit, code, place, alternative, CASE WHEN min(met) = 0 THEN 0 WHEN count(*) > count(met) THEN NULL ELSE 1 END AS met
  FROM answered GROUP BY visit, code, place, alternative),
conditions AS (
  SELECT visit, code, place, CASE WHEN max(met) = 1 THEN 1 WHEN count(*) > count(met) THEN NULL ELSE 0 END AS met
  FROM alternatives GROUP BY visit, code, place),
wrong AS (SELECT DISTINCT visit, code FROM conditions WHERE met = 0)
SELECT w.code AS line, count(*) AS fen FROM wrong JOIN visit w ON w.id = wrong.visit GROUP BY wrong.visit)sql";

const char* const operation_and_fee = R"sql(, s AS (
  SELECT v.visit, EXISTS (SELECT 1 FROM operation_line o WHERE o.visit = v.visit AND o.valid <> 0) AS recorded
  FROM visit_line v WHERE v.ends IS NOT NULL AND v.med_type IN ::stays)
SELECT l.line, l.cost AS fen FROM l JOIN s USING (visit) WHERE :missing = 'operation' AND NOT s.recorded AND l.charge_type IN ::charge)sql";

}  // namespace

void add_visit_forms(std::map<std::string, std::string>& forms) {
  forms["limited_to"] = limited_to;
  forms["course_days"] = course_days;
  forms["date_outside_stay"] = date_outside_stay;
  forms["more_than_stay_days"] = more_than_stay_days;
  forms["after_death"] = after_death;
  forms["doctor_not_registered"] = doctor_not_registered;
  forms["code_against_person"] = code_against_person;
  forms["operation_and_fee"] = operation_and_fee;
}

}  // namespace mi::claims

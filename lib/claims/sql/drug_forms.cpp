// SPDX-License-Identifier: Apache-2.0
// SQL forms of the kinds that know drugs and slices by their codes.
#include "claims/sql/forms.hpp"

namespace mi::claims {
namespace {

// A drug taken home: flagged or, where no line of the case has a flag, of the last day of a stay.
const char* const taken_home = R"sql(, flagged AS (SELECT EXISTS (SELECT 1 FROM fee_extra WHERE takeaway <> '') AS any),
d AS (
  SELECT l.*, v.med_type, v.med_type IN ::stays AND CASE WHEN flagged.any THEN coalesce(l.takeaway, '') IN ('1', '是')
    ELSE l.day = date(v.ends, 'unixepoch') END AS is_home
  FROM l JOIN visit_line v ON v.visit = l.visit, flagged WHERE NOT (:paid = 'in_scope' AND l.in_scope IS 0)))sql";

const char* const supply_days = R"sql(, long_visit AS (
  SELECT visit FROM visit_line WHERE :long_visits <> '' AND med_type IN ::long_visits),
p AS (SELECT place, code, is_start, CAST(value AS INTEGER) AS days,
  CASE WHEN instr(value, 'a_day=') THEN CAST(round(substr(value, instr(value, 'a_day=') + 6) * 10000) AS INTEGER) ELSE 0 END AS a_day FROM point),
e AS (
  SELECT d.*, (SELECT min(place) FROM p WHERE CASE WHEN is_start THEN substr(d.code, 1, length(p.code)) = p.code ELSE p.code IN (d.code, d.digits) END) AS place
  FROM d WHERE (:taken = 'any' OR is_home) AND (:visits = '' OR med_type IN ::visits)),
o AS (SELECT DISTINCT place, days, a_day FROM p),
w AS (
  SELECT e.*, o.a_day, CASE WHEN e.place IS NOT NULL THEN o.days WHEN visit IN (SELECT visit FROM long_visit) THEN :long_days ELSE :days END AS payable
  FROM e LEFT JOIN o USING (place) WHERE CASE WHEN EXISTS (SELECT 1 FROM point) THEN e.place IS NOT NULL ELSE substr(code, 1, 1) IN ('X', 'Z') END),
u AS (
  SELECT line, amount, quantity, CASE WHEN supply > 0 THEN max(0, left_e4 * (supply - 100 * payable)) / supply
    WHEN a_day > 0 THEN left_e4 - payable * a_day ELSE 0 END AS above FROM w)
SELECT line, CASE WHEN above = quantity THEN amount ELSE (2 * amount * above + quantity) / (2 * quantity) END AS fen FROM u WHERE above > 0)sql";

const char* const kinds_of_drugs = R"sql(, g AS MATERIALIZED (
  SELECT line, cost, happened, id, visit, CASE :window WHEN 'visit' THEN '' WHEN 'day' THEN day ELSE prescription END AS part,
    substr(code, 1, :class) AS class, CASE substr(code, 1, 1) WHEN 'T' THEN code WHEN 'X' THEN substr(code, 1, 10) ELSE substr(code, 1, 7) END AS drug
  FROM d WHERE CASE :codes WHEN 'western' THEN code GLOB 'X*' WHEN 'patent' THEN code GLOB '[XZ]*' ELSE code GLOB 'T*' AND length(code) <> 20 END
    AND (:taken = 'any' OR is_home) AND (:visits = '' OR med_type IN ::visits)),
f AS MATERIALIZED (
  SELECT visit, part, class, drug, row_number() OVER (PARTITION BY visit, part, class ORDER BY min(happened), min(id)) AS nth
  FROM (SELECT *, row_number() OVER (PARTITION BY visit, part, class, drug ORDER BY happened, id) AS mine FROM g) WHERE mine = 1
  GROUP BY visit, part, class, drug)
SELECT g.line, g.cost AS fen FROM g JOIN f USING (visit, part, class, drug) WHERE f.nth > :kinds)sql";

const char* const herbal_slices = R"sql(, s AS (
  SELECT l.*, (SELECT min(place) FROM point p WHERE p.code = l.code) AS place FROM l WHERE code GLOB 'T*' AND length(code) <> 20),
w AS (SELECT *, min(place IS NOT NULL) OVER (PARTITION BY visit, prescription) AS all_listed FROM s)
SELECT DISTINCT w.line, w.cost AS fen FROM w JOIN point p ON p.place = w.place AND p.code = w.code
WHERE (p.value = 'always' OR w.all_listed) AND NOT (:paid = 'in_scope' AND w.in_scope IS 0))sql";

}  // namespace

void add_drug_forms(std::map<std::string, std::string>& forms) {
  forms["supply_days"] = std::string(taken_home) + supply_days;
  forms["kinds_of_drugs"] = std::string(taken_home) + kinds_of_drugs;
  forms["herbal_slices"] = herbal_slices;
}

}  // namespace mi::claims

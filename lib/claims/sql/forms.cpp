// SPDX-License-Identifier: Apache-2.0
#include "claims/sql/forms.hpp"

namespace mi::claims {

// Refunds (a quantity or an amount below zero) are taken off as far as they name the line that they return; cost is
// rounded half away from zero, once.
std::string lines_relation() {
  return R"sql(WITH taken_back AS MATERIALIZED (
  SELECT visit, refunds AS number, sum(abs(quantity)) AS units FROM fee_line
  WHERE refunds <> '' AND (quantity < 0 OR amount < 0) AND valid <> 0
  GROUP BY visit, refunds),
counted AS (
  SELECT f.*, f.quantity - coalesce(t.units, 0) AS left_e4
  FROM fee_line f LEFT JOIN taken_back t ON t.visit = f.visit AND t.number = f.number
  WHERE f.quantity > 0 AND f.amount >= 0 AND f.valid <> 0 AND f.quantity > coalesce(t.units, 0)),
l AS MATERIALIZED (
  SELECT f.id, substr(b.hash, 1, 12) || ':' || (f.id & 4294967295) AS line, f.visit, w.code AS mdtrt_id,
    CASE WHEN coalesce(p.code, '') = '' THEN 'visit ' || f.visit ELSE p.code END AS who,
    i.code AS code, CASE WHEN instr(i.code, '-') = 16 THEN substr(i.code, 1, 15) ELSE i.code END AS digits,
    i.name AS name, i.charge_type AS charge_type, date(f.happened, 'unixepoch') AS day,
    CAST(julianday(date(f.happened, 'unixepoch')) - 2440587.5 AS INTEGER) AS nth_day, f.happened, f.left_e4, f.quantity,
    f.price, f.amount, CASE WHEN f.left_e4 = f.quantity THEN f.amount ELSE (2 * f.amount * f.left_e4 + f.quantity) / (2 * f.quantity) END AS cost,
    f.in_scope, f.department, f.doctor, x.takeaway AS takeaway, coalesce(x.days, 0) AS supply,
    coalesce(nullif(x.order_number, ''), date(f.happened, 'unixepoch')) AS prescription,
    nullif(x.order_number, '') AS order_number
  FROM counted f JOIN item i ON i.id = f.item JOIN batch b ON b.number = f.id >> 32 JOIN visit w ON w.id = f.visit
    LEFT JOIN visit_line v ON v.visit = f.visit LEFT JOIN person p ON p.id = v.person LEFT JOIN fee_extra x ON x.id = f.id)
)sql";
}

const std::map<std::string, std::string>& sql_forms() {
  static const std::map<std::string, std::string> all = [] {
    std::map<std::string, std::string> forms;
    add_line_forms(forms);
    add_visit_forms(forms);
    add_drug_forms(forms);
    return forms;
  }();
  return all;
}

}  // namespace mi::claims

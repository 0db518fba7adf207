// SPDX-License-Identifier: Apache-2.0
// SQL forms of the kinds that compare lines with lines, prices and caps.
#include "claims/sql/forms.hpp"

namespace mi::claims {
namespace {

const char* const same_line_twice = R"sql(, g AS (
  SELECT *, CASE WHEN :window = 'day' THEN day ELSE happened END AS moment, CASE WHEN :quantity = 'same' THEN quantity ELSE 0 END AS units FROM l),
r AS (
  SELECT line, cost, row_number() OVER w AS place, count(*) OVER (PARTITION BY visit, code, price, moment, units) AS n
  FROM g WINDOW w AS (PARTITION BY visit, code, price, moment, units ORDER BY cost DESC, happened, id))
SELECT line, cost AS fen FROM r WHERE n > 1 AND place > 1)sql";

const char* const price_above_list = R"sql(, q AS (
  SELECT l.id, max(p.price) AS top FROM l JOIN price_line p ON p.code IN (l.code, l.digits) AND l.day >= p.valid_from
    AND (p.valid_to = '' OR l.day <= p.valid_to)
  GROUP BY l.id),
e AS (SELECT line, min(((l.price - top) * left_e4 + 50000000) / 100000000, cost) AS above FROM l JOIN q USING (id) WHERE l.price > top)
SELECT line, above AS fen FROM e WHERE above > 0)sql";

// Cycles of days or months of `capped` (whose, place, unit, n, day): each opens on the first day that the one before it does not hold.
const char* const cycles = R"sql(chained AS (
  SELECT *, row_number() OVER (PARTITION BY whose, place ORDER BY happened, id) AS nth FROM capped WHERE unit IN ('days', 'months')),
cycle(whose, place, nth, opens) AS (
  SELECT whose, place, nth, day FROM chained WHERE nth = 1
  UNION ALL
  SELECT c.whose, c.place, c.nth, CASE WHEN c.day <= CASE c.unit
      WHEN 'days' THEN date(cycle.opens, '+' || (c.n - 1) || ' days')
      ELSE date(min(date(cycle.opens, '+' || c.n || ' months'),
                    date(cycle.opens, 'start of month', '+' || (c.n + 1) || ' months', '-1 day')), '-1 day') END
    THEN cycle.opens ELSE c.day END
  FROM cycle JOIN chained c ON c.whose = cycle.whose AND c.place = cycle.place AND c.nth = cycle.nth + 1),
)sql";

// A code belongs to the first cap that names it whole, else to the first that names its fifteen digits.
const char* const quantity_above_cap_lines = R"sql(, named AS (
  SELECT code, digits, (SELECT min(place) FROM point WHERE point.code = c.code AND NOT is_start) AS whole,
    (SELECT min(place) FROM point WHERE point.code = c.digits AND NOT is_start) AS part
  FROM (SELECT DISTINCT code, digits FROM l) c),
capped AS (
  SELECT l.*, cap.place, cap.units, cap.unit, cap.count AS n,
    CASE WHEN unit IN ('days', 'months') THEN who ELSE CAST(visit AS TEXT) END AS whose
  FROM l JOIN named ON named.code = l.code JOIN cap ON cap.place = coalesce(whole, part)),
)sql";

const char* const quantity_above_cap_windows = R"sql(windowed AS (
  SELECT id, line, left_e4, cost, amount, quantity, price, happened, units, whose, place,
    CASE unit WHEN 'day' THEN day ELSE '' END AS part FROM capped WHERE unit IN ('day', 'stay')
  UNION ALL
  SELECT c.id, c.line, c.left_e4, c.cost, c.amount, c.quantity, c.price, c.happened, c.units, c.whose, c.place, cycle.opens
  FROM chained c JOIN cycle USING (whose, place, nth)),
running AS (
  SELECT *, sum(left_e4) OVER (PARTITION BY whose, place, part
    ORDER BY CASE WHEN :take = 'dearest' THEN price ELSE 0 END, happened, id ROWS UNBOUNDED PRECEDING) AS upto FROM windowed),
e AS (SELECT line, amount, quantity, min(left_e4, upto - units) AS above FROM running WHERE upto > units)
SELECT line, CASE WHEN above = quantity THEN amount ELSE (2 * amount * above + quantity) / (2 * quantity) END AS fen FROM e)sql";

const char* const pair_billed_together = R"sql(, mains AS (
  SELECT p.place, p.window, p.seconds, l.visit, l.day, l.order_number, l.happened, l.id FROM pair p JOIN l ON p.main IN (l.code, l.digits)),
others AS (
  SELECT p.place, l.* FROM pair p JOIN l ON p.other IN (l.code, l.digits) WHERE NOT (:paid = 'in_scope' AND l.in_scope IS 0))
SELECT DISTINCT o.line, o.cost AS fen FROM others o JOIN mains m ON m.place = o.place AND m.visit = o.visit AND m.id <> o.id
WHERE m.window = 'visit' OR (m.window = 'day' AND m.day = o.day) OR (m.window = 'order' AND
  CASE WHEN m.order_number IS NULL OR o.order_number IS NULL THEN m.day = o.day ELSE m.order_number = o.order_number END)
  OR (m.window = 'hours' AND abs(m.happened - o.happened) <= m.seconds))sql";

const char* const operation_discount = R"sql(, highest AS MATERIALIZED (SELECT code, max(price) AS price FROM l GROUP BY code),
standard AS (
  SELECT l.id, CASE WHEN :reference = 'list' THEN (SELECT max(p.price) FROM price_line p WHERE p.code IN (l.code, l.digits)
      AND l.day >= p.valid_from AND (p.valid_to = '' OR l.day <= p.valid_to))
    ELSE (SELECT h.price FROM highest h WHERE h.code = l.code) END AS full
  FROM l WHERE EXISTS (SELECT 1 FROM point WHERE point.code IN (l.code, l.digits))),
o AS (
  SELECT DISTINCT l.id, l.line, l.visit, l.day, l.happened, l.left_e4, l.price, l.cost, s.full, p.value AS incision
  FROM l JOIN standard s USING (id) JOIN point p ON p.code IN (l.code, l.digits) WHERE s.full > 0),
r AS (SELECT *, row_number() OVER (PARTITION BY visit, day, incision ORDER BY full DESC, happened, id) AS nth FROM o),
e AS (SELECT line, cost, left_e4 - CASE WHEN nth = 1 THEN 10000 ELSE 0 END AS units, price * 100 - full * :percent AS over FROM r)
SELECT line, max(min((over * units + 5000000000) / 10000000000, cost)) AS fen FROM e
WHERE units > 0 AND over > 0 AND (over * units + 5000000000) / 10000000000 > 0 GROUP BY line)sql";

const char* const amount_above_cap_lines = R"sql(, capped AS (
  SELECT l.*, cap.units, cap.place, cap.unit, cap.count AS n, CASE WHEN cap.unit IN ('days', 'months') THEN who ELSE CAST(visit AS TEXT) END AS whose
  FROM l JOIN point p ON p.code IN (l.code, l.digits) JOIN cap ON cap.place = p.place WHERE NOT (:paid = 'in_scope' AND l.in_scope IS 0)),
)sql";

const char* const amount_above_cap_windows = R"sql(windowed AS (
  SELECT id, line, cost, happened, units, whose, place, CASE unit WHEN 'day' THEN day ELSE '' END AS part FROM capped WHERE unit IN ('day', 'stay')
  UNION ALL
  SELECT c.id, c.line, c.cost, c.happened, c.units, c.whose, c.place, cycle.opens FROM chained c JOIN cycle USING (whose, place, nth)),
r AS (
  SELECT line, cost, units, sum(cost) OVER (PARTITION BY whose, place, part ORDER BY happened, id ROWS UNBOUNDED PRECEDING) AS upto FROM windowed)
SELECT line, min(cost, upto - units) AS fen FROM r WHERE upto > units)sql";

const char* const missing_companion = R"sql(, companion AS (SELECT place, value, code AS start, is_start FROM companion_point),
needy AS (
  SELECT l.*, p.place FROM l JOIN point p ON p.code IN (l.code, l.digits) WHERE NOT (:paid = 'in_scope' AND l.in_scope IS 0))
SELECT DISTINCT n.line, n.cost AS fen FROM needy n WHERE NOT EXISTS (
  SELECT 1 FROM l k JOIN companion c ON c.place = n.place AND (CASE WHEN c.is_start THEN substr(k.code, 1, length(c.start)) = c.start
    ELSE c.start IN (k.code, k.digits) END)
  WHERE k.visit = n.visit AND (:window = 'visit' OR k.day = n.day)))sql";

}  // namespace

void add_line_forms(std::map<std::string, std::string>& forms) {
  forms["same_line_twice"] = same_line_twice;
  forms["price_above_list"] = price_above_list;
  forms["quantity_above_cap"] = std::string(quantity_above_cap_lines) + cycles + quantity_above_cap_windows;
  forms["pair_billed_together"] = pair_billed_together;
  forms["operation_discount"] = operation_discount;
  forms["amount_above_cap"] = std::string(amount_above_cap_lines) + cycles + amount_above_cap_windows;
  forms["missing_companion"] = missing_companion;
}

}  // namespace mi::claims

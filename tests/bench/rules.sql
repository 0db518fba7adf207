-- SPDX-License-Identifier: Apache-2.0
-- The four rules as mi-claims defines them, for data whose refunds name the line that they return. One row a rule: code,
-- hits, excess in yuan.
PRAGMA cache_size = -1048576;
PRAGMA temp_store = MEMORY;
.mode tabs

CREATE TEMP TABLE line AS
SELECT f.rowid AS id, f.mdtrt_id AS visit, f.fee_ocur_time AS time, substr(f.fee_ocur_time, 1, 10) AS day,
  f.med_list_codg AS code, substr(f.med_list_codg, 1, 15) AS digits, f.cnt + ifnull(r.cnt, 0) AS units,
  CAST(round(f.pric * 100) AS INTEGER) AS price, CAST(round(f.det_item_fee_sumamt * 100) AS INTEGER) AS amount
FROM fees f LEFT JOIN (SELECT mdtrt_id, init_feedetl_sn, sum(cnt) AS cnt FROM fees WHERE init_feedetl_sn <> '' GROUP BY 1, 2) r
  ON r.mdtrt_id = f.mdtrt_id AND r.init_feedetl_sn = f.feedetl_sn
WHERE CAST(f.cnt AS REAL) > 0 AND f.cnt + ifnull(r.cnt, 0) > 0;

SELECT 'MI-0001', count(*), printf('%d.%02d', sum(above) / 100, sum(above) % 100)
FROM (SELECT sum(amount) - max(amount) AS above FROM line GROUP BY visit, code, price, time, units HAVING count(*) > 1);

SELECT 'GZ10000102001000', count(*), printf('%d.%02d', sum(above) / 100, sum(above) % 100)
FROM (SELECT CAST(round((l.price - p.max_price * 100) * l.units) AS INTEGER) AS above
      FROM line l JOIN prices p ON p.med_list_codg = l.digits AND l.day >= p.begndate AND (p.enddate = '' OR l.day <= p.enddate)
      WHERE l.price > CAST(round(p.max_price * 100) AS INTEGER));

WITH cap (digits, most) AS (VALUES ('001109000010000', 1), ('001102000050000', 1), ('001201000040000', 1), ('003107010220000', 24)),
  run AS (SELECT visit, digits, day, units, amount, most, sum(units) OVER (PARTITION BY visit, digits, day ORDER BY time, id
                 ROWS UNBOUNDED PRECEDING) AS upto FROM line JOIN cap USING (digits)),
  part AS (SELECT visit, digits, day, CAST(round(amount * min(units, upto - most) / units) AS INTEGER) AS above FROM run WHERE upto > most)
SELECT 'GZ10000102014000', count(DISTINCT visit || digits || day), printf('%d.%02d', sum(above) / 100, sum(above) % 100) FROM part;

WITH stay AS (SELECT *, substr(dscg_maindiag_code, 1, 3) AS ill FROM visits WHERE med_type IN ('21', '22', '23', '24', '52')),
  later AS (SELECT DISTINCT b.mdtrt_id AS visit FROM stay a JOIN stay b ON a.psn_no = b.psn_no AND a.fixmedins_code = b.fixmedins_code
              AND a.begntime < b.begntime AND (a.ill = b.ill OR a.adm_dept_codg = b.adm_dept_codg)
              AND julianday(substr(b.begntime, 1, 10)) - julianday(substr(a.endtime, 1, 10)) BETWEEN 0 AND 15
            WHERE b.med_type <> '24')
SELECT 'GZ10000204001000', count(DISTINCT visit), printf('%d.%02d', sum(amount) / 100, sum(amount) % 100) FROM line JOIN later USING (visit);

// SPDX-License-Identifier: Apache-2.0
// The files of generate-claims into DuckDB's own file, and the four rules of rules.sql in its dialect, for those who have it:
//
//   npm install @duckdb/node-api; node tests/bench/duckdb.mjs DATA_DIR DB_FILE
//
// prints code, hits and excess of each rule, tab-separated, and the seconds of both halves to stderr. Run it where
// node_modules lies.
import { DuckDBInstance } from '@duckdb/node-api';
import fs from 'fs';

const [dir, file] = process.argv.slice(2);
for (const f of [file, file + '.wal']) fs.rmSync(f, { force: true });
const started = performance.now();
const db = await (await DuckDBInstance.create(file)).connect();
const read = (name) => db.run(`CREATE TABLE ${name} AS SELECT * FROM read_csv('${dir}/${name}.csv', header = true, all_varchar = true)`);
await db.run(`CREATE TABLE fees AS SELECT mdtrt_id AS visit, feedetl_sn AS number, CAST(fee_ocur_time AS TIMESTAMP) AS time,
  med_list_codg AS code, CAST(cnt AS DECIMAL(14,4)) AS cnt, CAST(round(CAST(pric AS DECIMAL(14,6)) * 100) AS BIGINT) AS price,
  CAST(round(CAST(det_item_fee_sumamt AS DECIMAL(14,2)) * 100) AS BIGINT) AS amount, init_feedetl_sn AS refunds,
  * EXCLUDE (mdtrt_id, feedetl_sn, fee_ocur_time, med_list_codg, cnt, pric, det_item_fee_sumamt, init_feedetl_sn)
  FROM read_csv('${dir}/fee_lines.csv', header = true, all_varchar = true)`);
for (const name of ['visits', 'settlements', 'price_list']) await read(name);
await db.run('CHECKPOINT');
const loaded = performance.now();

await db.run(`CREATE TEMP TABLE line AS
  SELECT row_number() OVER () AS id, f.visit, f.time, CAST(f.time AS DATE) AS day, f.code, substr(f.code, 1, 15) AS digits,
    f.cnt + coalesce(r.cnt, 0) AS units, f.price, f.amount
  FROM fees f LEFT JOIN (SELECT visit, refunds, sum(cnt) AS cnt FROM fees WHERE refunds <> '' GROUP BY 1, 2) r
    ON r.visit = f.visit AND r.refunds = f.number
  WHERE f.cnt > 0 AND f.cnt + coalesce(r.cnt, 0) > 0`);
const rules = {
  'MI-0001': `SELECT count(*), sum(above) FROM (SELECT sum(amount) - max(amount) AS above FROM line
    GROUP BY visit, code, price, time, units HAVING count(*) > 1)`,
  GZ10000102001000: `SELECT count(*), sum(above) FROM (SELECT round((l.price - CAST(p.max_price AS DECIMAL(14,2)) * 100) * l.units) AS above
    FROM line l JOIN price_list p ON p.med_list_codg = l.digits AND l.day >= CAST(p.begndate AS DATE)
      AND (coalesce(p.enddate, '') = '' OR l.day <= CAST(p.enddate AS DATE))
    WHERE l.price > CAST(p.max_price AS DECIMAL(14,2)) * 100)`,
  GZ10000204001000: `WITH stay AS (SELECT *, CAST(begntime AS TIMESTAMP) AS b, CAST(endtime AS TIMESTAMP) AS e, substr(dscg_maindiag_code, 1, 3) AS ill
      FROM visits WHERE med_type IN ('21', '22', '23', '24', '52')),
    later AS (SELECT DISTINCT b.mdtrt_id AS visit FROM stay a JOIN stay b ON a.psn_no = b.psn_no AND a.fixmedins_code = b.fixmedins_code
      AND a.b < b.b AND (a.ill = b.ill OR a.adm_dept_codg = b.adm_dept_codg)
      AND CAST(b.b AS DATE) - CAST(a.e AS DATE) BETWEEN 0 AND 15 WHERE b.med_type <> '24')
    SELECT count(DISTINCT visit), sum(amount) FROM line JOIN later USING (visit)`,
};
for (const [code, sql] of Object.entries(rules)) {
  const [[hits, fen]] = (await db.runAndReadAll(sql)).getRows();
  console.log(`${code}\t${hits}\t${(Number(fen) / 100).toFixed(2)}`);
}
const checked = performance.now();
const usage = process.resourceUsage();
console.error(`load ${((loaded - started) / 1e3).toFixed(2)} s, rules ${((checked - loaded) / 1e3).toFixed(2)} s, processor ` +
  `${((usage.userCPUTime + usage.systemCPUTime) / 1e6).toFixed(2)} s`);
db.closeSync();

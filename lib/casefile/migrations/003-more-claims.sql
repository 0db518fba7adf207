-- SPDX-License-Identifier: Apache-2.0
-- More of what exports carry: diagnoses, operations, stock movements, results of examinations, uploads; and of visits,
-- settlements and fee lines what only some exports have, in rows of their own, so that the others stay narrow. Units as
-- in 002. Old batches have no rows here, and their hashes stay what they are.

CREATE TABLE operation (  -- 手术操作
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE product (  -- 进销存商品: what a stock record says of the goods
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  own_code TEXT NOT NULL,
  name TEXT NOT NULL,
  maker TEXT NOT NULL,
  form TEXT NOT NULL,
  spec TEXT NOT NULL,
  unit TEXT NOT NULL,
  approval TEXT NOT NULL
) STRICT;

CREATE TABLE visit_extra (  -- more about a visit, where its export has it; id = that of its visit_line
  id INTEGER PRIMARY KEY,
  person_type TEXT NOT NULL,  -- psn_type
  insured_area TEXT NOT NULL,  -- insuplc_admdvs
  age INTEGER,  -- tenths of a year
  record_number TEXT NOT NULL,  -- medrcdno
  disease INTEGER REFERENCES diagnosis (id),  -- dise_codg
  admission_diagnosis INTEGER REFERENCES diagnosis (id),  -- adm_diag
  discharge_department INTEGER REFERENCES department (id),
  maternity TEXT NOT NULL,  -- matn_type
  died INTEGER,  -- die_date
  referred_to TEXT NOT NULL,  -- acp_medins_name
  planned TEXT NOT NULL,  -- days_rinp_flag_31
  uploaded INTEGER  -- when it was sent to the platform
) STRICT;

CREATE TABLE settlement_extra (  -- more about a settlement; id = that of its settlement_line
  id INTEGER PRIMARY KEY,
  person_type TEXT NOT NULL,
  insured_area TEXT NOT NULL,
  clearing TEXT NOT NULL,  -- clr_type
  refund TEXT NOT NULL,  -- refd_setl_flag
  civil INTEGER,  -- cvlserv_pay
  enterprise INTEGER,  -- hifes_pay
  serious INTEGER,  -- hifmi_pay
  large INTEGER,  -- hifob_pay
  disabled INTEGER,  -- hifdm_pay
  aid INTEGER,  -- maf_pay
  other INTEGER,  -- oth_pay
  agreed INTEGER,  -- hi_agre_sumfee
  uploaded INTEGER
) STRICT;

CREATE TABLE fee_extra (  -- more about a fee line; id = that of its fee_line
  id INTEGER PRIMARY KEY,
  takeaway TEXT NOT NULL,  -- dscg_tkdrug_flag
  days INTEGER,  -- prd_days, hundredths
  order_number TEXT NOT NULL,  -- drord_no, rxno
  dose TEXT NOT NULL,  -- sin_dos_dscr
  frequency TEXT NOT NULL,  -- used_frqu_dscr
  way TEXT NOT NULL,  -- medc_way_dscr
  tcm_way TEXT NOT NULL,  -- tcmdrug_used_way
  outside TEXT NOT NULL,  -- etip_flag
  approved TEXT NOT NULL,  -- hosp_appr_flag
  price_limit INTEGER,  -- pric_uplmt_amt, millionths of a yuan
  executor_department INTEGER REFERENCES department (id),  -- acord_dept_codg
  executor INTEGER REFERENCES doctor (id),  -- orders_dr_code
  device TEXT NOT NULL,
  uploaded INTEGER  -- opt_time
) STRICT;

CREATE TABLE diagnosis_line (  -- 诊断
  id INTEGER PRIMARY KEY,
  visit INTEGER REFERENCES visit (id),
  diagnosis INTEGER REFERENCES diagnosis (id),
  side TEXT NOT NULL,  -- inout_diag_type: 1 admission, 2 discharge
  type TEXT NOT NULL,  -- diag_type
  main TEXT NOT NULL,  -- maindiag_flag
  rank INTEGER,  -- diag_srt_no
  condition TEXT NOT NULL,  -- adm_cond
  department INTEGER REFERENCES department (id),
  doctor INTEGER REFERENCES doctor (id),
  happened INTEGER,  -- diag_time
  valid INTEGER NOT NULL
) STRICT;

CREATE TABLE operation_line (  -- 手术操作
  id INTEGER PRIMARY KEY,
  visit INTEGER REFERENCES visit (id),
  operation INTEGER REFERENCES operation (id),
  type TEXT NOT NULL,  -- oprn_oprt_type
  main TEXT NOT NULL,
  rank INTEGER,
  happened INTEGER,  -- oprn_oprt_date
  ends INTEGER,
  doctor INTEGER REFERENCES doctor (id),  -- oper_dr_code
  anaesthetist INTEGER REFERENCES doctor (id),  -- anst_dr_code
  anaesthesia TEXT NOT NULL,  -- anst_way
  incision TEXT NOT NULL,
  valid INTEGER NOT NULL
) STRICT;

CREATE TABLE stock_line (  -- 进销存
  id INTEGER PRIMARY KEY,
  product INTEGER REFERENCES product (id),
  movement TEXT NOT NULL,  -- purchase, return, use, sale, loss, opening, balance
  happened INTEGER NOT NULL,
  quantity INTEGER NOT NULL,  -- ten-thousandths
  price INTEGER,  -- millionths of a yuan
  amount INTEGER,  -- fen
  lot TEXT NOT NULL,  -- 批号
  made TEXT NOT NULL,  -- 生产日期
  expires TEXT NOT NULL,  -- 有效期
  supplier TEXT NOT NULL,  -- 供货单位
  document TEXT NOT NULL  -- 单据号
) STRICT;

CREATE TABLE exam_line (  -- 检查结果
  id INTEGER PRIMARY KEY,
  visit INTEGER REFERENCES visit (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  happened INTEGER NOT NULL,
  positive INTEGER,  -- 1, 0
  result TEXT NOT NULL,
  device TEXT NOT NULL
) STRICT;

CREATE TABLE upload_line (  -- 上传日志
  id INTEGER PRIMARY KEY,
  happened INTEGER NOT NULL,
  what TEXT NOT NULL,
  number TEXT NOT NULL
) STRICT;

CREATE TRIGGER operation_keeps BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER operation_stays BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER product_keeps BEFORE UPDATE ON product BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER product_stays BEFORE DELETE ON product BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER visit_extra_keeps BEFORE UPDATE ON visit_extra BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER visit_extra_stays BEFORE DELETE ON visit_extra BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER settlement_extra_keeps BEFORE UPDATE ON settlement_extra BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER settlement_extra_stays BEFORE DELETE ON settlement_extra BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER fee_extra_keeps BEFORE UPDATE ON fee_extra BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER fee_extra_stays BEFORE DELETE ON fee_extra BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER diagnosis_line_keeps BEFORE UPDATE ON diagnosis_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER diagnosis_line_stays BEFORE DELETE ON diagnosis_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER operation_line_keeps BEFORE UPDATE ON operation_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER operation_line_stays BEFORE DELETE ON operation_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER stock_line_keeps BEFORE UPDATE ON stock_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER stock_line_stays BEFORE DELETE ON stock_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER exam_line_keeps BEFORE UPDATE ON exam_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER exam_line_stays BEFORE DELETE ON exam_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER upload_line_keeps BEFORE UPDATE ON upload_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER upload_line_stays BEFORE DELETE ON upload_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

DROP VIEW fee_lines;
CREATE VIEW fee_lines AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, v.code AS mdtrt_id, l.number AS feedetl_sn,
  datetime(l.happened, 'unixepoch') AS fee_ocur_time, i.code AS med_list_codg, i.name AS item_name,
  rtrim(rtrim(printf('%s%d.%04d', iif(l.quantity < 0, '-', ''), abs(l.quantity) / 10000, abs(l.quantity) % 10000), '0'), '.') AS cnt,
  rtrim(rtrim(printf('%s%d.%06d', iif(l.price < 0, '-', ''), abs(l.price) / 1000000, abs(l.price) % 1000000), '0'), '.') AS pric,
  printf('%s%d.%02d', iif(l.amount < 0, '-', ''), abs(l.amount) / 100, abs(l.amount) % 100) AS det_item_fee_sumamt,
  d.name AS department, o.name AS doctor, s.code AS setl_id, l.refunds AS init_feedetl_sn,
  iif(l.in_scope IS NULL, NULL, printf('%s%d.%02d', iif(l.in_scope < 0, '-', ''), abs(l.in_scope) / 100, abs(l.in_scope) % 100)) AS inscp_scp_amt, l.valid AS vali_flag,
  x.takeaway AS dscg_tkdrug_flag, iif(x.days IS NULL, NULL, rtrim(rtrim(printf('%d.%02d', x.days / 100, x.days % 100), '0'), '.')) AS prd_days,
  x.order_number, y.name AS executor_department, e.name AS executor, x.device, datetime(x.uploaded, 'unixepoch') AS opt_time
FROM fee_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN visit v ON v.id = l.visit LEFT JOIN item i ON i.id = l.item LEFT JOIN department d ON d.id = l.department
  LEFT JOIN doctor o ON o.id = l.doctor LEFT JOIN settlement s ON s.id = l.settlement
  LEFT JOIN fee_extra x ON x.id = l.id LEFT JOIN department y ON y.id = x.executor_department
  LEFT JOIN doctor e ON e.id = x.executor;

DROP VIEW visits;
CREATE VIEW visits AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, v.code AS mdtrt_id, p.code AS psn_no,
  p.name AS psn_name, p.sex AS gend, p.birth AS brdy, n.code AS fixmedins_code, n.name AS fixmedins_name, l.med_type,
  l.insurance AS insutype, datetime(l.begins, 'unixepoch') AS begntime, datetime(l.ends, 'unixepoch') AS endtime,
  d.name AS department, o.name AS doctor, g.code AS diag_code, g.name AS diag_name, l.number AS ipt_otp_no,
  x.person_type AS psn_type, x.insured_area AS insuplc_admdvs, x.record_number AS medrcdno, k.code AS dise_codg,
  a.name AS adm_diag, r.name AS dscg_department, date(x.died, 'unixepoch') AS die_date, x.referred_to,
  datetime(x.uploaded, 'unixepoch') AS upload_time
FROM visit_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN visit v ON v.id = l.visit LEFT JOIN person p ON p.id = l.person LEFT JOIN institution n ON n.id = l.institution
  LEFT JOIN department d ON d.id = l.department LEFT JOIN doctor o ON o.id = l.doctor
  LEFT JOIN diagnosis g ON g.id = l.diagnosis
  LEFT JOIN visit_extra x ON x.id = l.id LEFT JOIN diagnosis k ON k.id = x.disease
  LEFT JOIN diagnosis a ON a.id = x.admission_diagnosis LEFT JOIN department r ON r.id = x.discharge_department;

CREATE VIEW diagnoses AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, v.code AS mdtrt_id, g.code AS diag_code,
  g.name AS diag_name, l.side AS inout_diag_type, l.type AS diag_type, l.main AS maindiag_flag, l.rank AS diag_srt_no,
  l.condition AS adm_cond, d.name AS department, o.name AS doctor, datetime(l.happened, 'unixepoch') AS diag_time,
  l.valid AS vali_flag
FROM diagnosis_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN visit v ON v.id = l.visit LEFT JOIN diagnosis g ON g.id = l.diagnosis
  LEFT JOIN department d ON d.id = l.department LEFT JOIN doctor o ON o.id = l.doctor;

CREATE VIEW operations AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, v.code AS mdtrt_id, p.code AS oprn_oprt_code,
  p.name AS oprn_oprt_name, l.type AS oprn_oprt_type, l.main, l.rank, datetime(l.happened, 'unixepoch') AS oprn_oprt_date,
  datetime(l.ends, 'unixepoch') AS ends, o.name AS doctor, a.name AS anaesthetist, l.anaesthesia AS anst_way, l.incision,
  l.valid AS vali_flag
FROM operation_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN visit v ON v.id = l.visit LEFT JOIN operation p ON p.id = l.operation LEFT JOIN doctor o ON o.id = l.doctor
  LEFT JOIN doctor a ON a.id = l.anaesthetist;

CREATE VIEW stock AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, l.movement,
  datetime(l.happened, 'unixepoch') AS happened, p.code, p.own_code, p.name, p.maker, p.form, p.spec, p.unit, p.approval,
  rtrim(rtrim(printf('%s%d.%04d', iif(l.quantity < 0, '-', ''), abs(l.quantity) / 10000, abs(l.quantity) % 10000), '0'), '.') AS quantity,
  iif(l.price IS NULL, NULL, rtrim(rtrim(printf('%s%d.%06d', iif(l.price < 0, '-', ''), abs(l.price) / 1000000, abs(l.price) % 1000000), '0'), '.')) AS price,
  iif(l.amount IS NULL, NULL, printf('%s%d.%02d', iif(l.amount < 0, '-', ''), abs(l.amount) / 100, abs(l.amount) % 100)) AS amount,
  l.lot, l.made, l.expires, l.supplier, l.document
FROM stock_line l JOIN batch b ON b.number = l.id >> 32 LEFT JOIN product p ON p.id = l.product;

CREATE VIEW examinations AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, v.code AS mdtrt_id, l.code, l.name,
  datetime(l.happened, 'unixepoch') AS happened, l.positive, l.result, l.device
FROM exam_line l JOIN batch b ON b.number = l.id >> 32 LEFT JOIN visit v ON v.id = l.visit;

CREATE VIEW uploads AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, datetime(l.happened, 'unixepoch') AS happened,
  l.what, l.number
FROM upload_line l JOIN batch b ON b.number = l.id >> 32;

DROP VIEW settlements;
CREATE VIEW settlements AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, s.code AS setl_id, v.code AS mdtrt_id,
  p.code AS psn_no, datetime(l.happened, 'unixepoch') AS setl_time, l.med_type, l.insurance AS insutype,
  printf('%s%d.%02d', iif(l.total < 0, '-', ''), abs(l.total) / 100, abs(l.total) % 100) AS medfee_sumamt,
  printf('%s%d.%02d', iif(l.fund < 0, '-', ''), abs(l.fund) / 100, abs(l.fund) % 100) AS fund_pay_sumamt,
  iif(l.in_scope IS NULL, NULL, printf('%s%d.%02d', iif(l.in_scope < 0, '-', ''), abs(l.in_scope) / 100, abs(l.in_scope) % 100)) AS inscp_scp_amt, l.reverses AS init_setl_id, l.valid AS vali_flag,
  iif(l.pool IS NULL, NULL, printf('%s%d.%02d', iif(l.pool < 0, '-', ''), abs(l.pool) / 100, abs(l.pool) % 100)) AS hifp_pay,
  iif(l.account IS NULL, NULL, printf('%s%d.%02d', iif(l.account < 0, '-', ''), abs(l.account) / 100, abs(l.account) % 100)) AS acct_pay,
  iif(l.cash IS NULL, NULL, printf('%s%d.%02d', iif(l.cash < 0, '-', ''), abs(l.cash) / 100, abs(l.cash) % 100)) AS psn_cash_pay,
  x.person_type AS psn_type, x.insured_area AS insuplc_admdvs, x.clearing AS clr_type, x.refund AS refd_setl_flag
FROM settlement_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN settlement s ON s.id = l.settlement LEFT JOIN visit v ON v.id = l.visit LEFT JOIN person p ON p.id = l.person
  LEFT JOIN settlement_extra x ON x.id = l.id;

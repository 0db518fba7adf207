-- SPDX-License-Identifier: Apache-2.0
-- Claims: narrow rows with ids into dimension tables. Rows are written once and never changed; the fact claims.batch/1
-- holds their hash. id = batch number * 4294967296 + place in the batch. Amounts are fen, unit prices millionths of a
-- yuan, quantities ten-thousandths, times seconds since 1970-01-01 00:00 of local time (datetime(x, 'unixepoch') prints
-- them). The views show all of it as people read it.

-- A dimension row is known by its hash: the first 16 bytes of the SHA-256 of its name and columns.

CREATE TABLE visit (  -- 就诊: mdtrt_id
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL
) STRICT;

CREATE TABLE person (  -- 人员: psn_no, psn_name, psn_cert_type, certno, gend, brdy
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  identity_type TEXT NOT NULL,
  identity TEXT NOT NULL,
  sex TEXT NOT NULL,
  birth TEXT NOT NULL
) STRICT;

CREATE TABLE item (  -- 收费项目: med_list_codg and what the export says of it
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  own_code TEXT NOT NULL,
  own_name TEXT NOT NULL,
  charge_type TEXT NOT NULL,
  level TEXT NOT NULL,
  list_type TEXT NOT NULL,
  spec TEXT NOT NULL,
  limited TEXT NOT NULL,
  self_pay TEXT NOT NULL
) STRICT;

CREATE TABLE department (  -- 科室
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE doctor (  -- 医师
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE institution (  -- 定点医药机构
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE diagnosis (  -- 诊断
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE settlement (  -- 结算: setl_id
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  code TEXT NOT NULL
) STRICT;

CREATE TABLE batch (
  number INTEGER PRIMARY KEY,  -- local to this file
  hash TEXT NOT NULL UNIQUE    -- what the fact claims.batch/1 and every reference name
) STRICT;

CREATE TABLE batch_block (  -- SHA-256 over the rows of each block of 4096 rows of a table
  batch INTEGER NOT NULL REFERENCES batch (number),
  section TEXT NOT NULL,    -- the table
  block INTEGER NOT NULL,   -- from 1
  hash TEXT NOT NULL,
  PRIMARY KEY (batch, section, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_line (  -- 就诊
  id INTEGER PRIMARY KEY,
  visit INTEGER REFERENCES visit (id),
  person INTEGER REFERENCES person (id),
  institution INTEGER REFERENCES institution (id),
  department INTEGER REFERENCES department (id),
  doctor INTEGER REFERENCES doctor (id),
  diagnosis INTEGER REFERENCES diagnosis (id),
  begins INTEGER NOT NULL,
  ends INTEGER,
  med_type TEXT NOT NULL,
  insurance TEXT NOT NULL,
  number TEXT NOT NULL,
  level TEXT NOT NULL,
  discharge_way TEXT NOT NULL,
  bed TEXT NOT NULL
) STRICT;

CREATE TABLE settlement_line (  -- 结算
  id INTEGER PRIMARY KEY,
  settlement INTEGER REFERENCES settlement (id),
  visit INTEGER REFERENCES visit (id),
  person INTEGER REFERENCES person (id),
  institution INTEGER REFERENCES institution (id),
  happened INTEGER,
  med_type TEXT NOT NULL,
  insurance TEXT NOT NULL,
  total INTEGER NOT NULL,
  fund INTEGER NOT NULL,
  pool INTEGER,
  self_paid INTEGER,
  over_limit INTEGER,
  first_paid INTEGER,
  in_scope INTEGER,
  deductible INTEGER,
  person_part INTEGER,
  account INTEGER,
  cash INTEGER,
  hospital_part INTEGER,
  reverses TEXT NOT NULL,
  valid INTEGER NOT NULL
) STRICT;

CREATE TABLE fee_line (  -- 费用明细
  id INTEGER PRIMARY KEY,
  visit INTEGER REFERENCES visit (id),
  number TEXT NOT NULL,
  happened INTEGER NOT NULL,
  item INTEGER REFERENCES item (id),
  quantity INTEGER NOT NULL,
  price INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  department INTEGER REFERENCES department (id),
  doctor INTEGER REFERENCES doctor (id),
  settlement INTEGER REFERENCES settlement (id),
  refunds TEXT NOT NULL,
  self_paid INTEGER,
  over_limit INTEGER,
  first_paid INTEGER,
  in_scope INTEGER,
  valid INTEGER NOT NULL
) STRICT;

CREATE TABLE price_line (  -- 价格目录
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  price INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL
) STRICT;

CREATE TABLE line_note (  -- what is implausible about a row; line is its place in the same batch
  id INTEGER PRIMARY KEY,
  line INTEGER NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE TABLE set_aside (  -- rows that could not be read, as they stood
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL,
  line INTEGER NOT NULL,
  column TEXT NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TRIGGER visit_keeps BEFORE UPDATE ON visit BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER visit_stays BEFORE DELETE ON visit BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER person_keeps BEFORE UPDATE ON person BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER person_stays BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER item_keeps BEFORE UPDATE ON item BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER item_stays BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER department_keeps BEFORE UPDATE ON department BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER department_stays BEFORE DELETE ON department BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER doctor_keeps BEFORE UPDATE ON doctor BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER doctor_stays BEFORE DELETE ON doctor BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER institution_keeps BEFORE UPDATE ON institution BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER institution_stays BEFORE DELETE ON institution BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER diagnosis_keeps BEFORE UPDATE ON diagnosis BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER diagnosis_stays BEFORE DELETE ON diagnosis BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER settlement_keeps BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER settlement_stays BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER batch_keeps BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER batch_stays BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER batch_block_keeps BEFORE UPDATE ON batch_block BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER batch_block_stays BEFORE DELETE ON batch_block BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER visit_line_keeps BEFORE UPDATE ON visit_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER visit_line_stays BEFORE DELETE ON visit_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER settlement_line_keeps BEFORE UPDATE ON settlement_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER settlement_line_stays BEFORE DELETE ON settlement_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER fee_line_keeps BEFORE UPDATE ON fee_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER fee_line_stays BEFORE DELETE ON fee_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER price_line_keeps BEFORE UPDATE ON price_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER price_line_stays BEFORE DELETE ON price_line BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER line_note_keeps BEFORE UPDATE ON line_note BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER line_note_stays BEFORE DELETE ON line_note BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;
CREATE TRIGGER set_aside_keeps BEFORE UPDATE ON set_aside BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER set_aside_stays BEFORE DELETE ON set_aside BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE VIEW fee_lines AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, v.code AS mdtrt_id, l.number AS feedetl_sn,
  datetime(l.happened, 'unixepoch') AS fee_ocur_time, i.code AS med_list_codg, i.name AS item_name,
  rtrim(rtrim(printf('%s%d.%04d', iif(l.quantity < 0, '-', ''), abs(l.quantity) / 10000, abs(l.quantity) % 10000), '0'), '.') AS cnt,
  rtrim(rtrim(printf('%s%d.%06d', iif(l.price < 0, '-', ''), abs(l.price) / 1000000, abs(l.price) % 1000000), '0'), '.') AS pric,
  printf('%s%d.%02d', iif(l.amount < 0, '-', ''), abs(l.amount) / 100, abs(l.amount) % 100) AS det_item_fee_sumamt,
  d.name AS department, o.name AS doctor, s.code AS setl_id, l.refunds AS init_feedetl_sn,
  printf('%s%d.%02d', iif(l.in_scope < 0, '-', ''), abs(l.in_scope) / 100, abs(l.in_scope) % 100) AS inscp_scp_amt, l.valid AS vali_flag
FROM fee_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN visit v ON v.id = l.visit LEFT JOIN item i ON i.id = l.item LEFT JOIN department d ON d.id = l.department
  LEFT JOIN doctor o ON o.id = l.doctor LEFT JOIN settlement s ON s.id = l.settlement;

CREATE VIEW visits AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, v.code AS mdtrt_id, p.code AS psn_no,
  p.name AS psn_name, p.sex AS gend, p.birth AS brdy, n.code AS fixmedins_code, n.name AS fixmedins_name, l.med_type,
  l.insurance AS insutype, datetime(l.begins, 'unixepoch') AS begntime, datetime(l.ends, 'unixepoch') AS endtime,
  d.name AS department, o.name AS doctor, g.code AS diag_code, g.name AS diag_name, l.number AS ipt_otp_no
FROM visit_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN visit v ON v.id = l.visit LEFT JOIN person p ON p.id = l.person LEFT JOIN institution n ON n.id = l.institution
  LEFT JOIN department d ON d.id = l.department LEFT JOIN doctor o ON o.id = l.doctor
  LEFT JOIN diagnosis g ON g.id = l.diagnosis;

CREATE VIEW settlements AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, s.code AS setl_id, v.code AS mdtrt_id,
  p.code AS psn_no, datetime(l.happened, 'unixepoch') AS setl_time, l.med_type, l.insurance AS insutype,
  printf('%s%d.%02d', iif(l.total < 0, '-', ''), abs(l.total) / 100, abs(l.total) % 100) AS medfee_sumamt,
  printf('%s%d.%02d', iif(l.fund < 0, '-', ''), abs(l.fund) / 100, abs(l.fund) % 100) AS fund_pay_sumamt,
  printf('%s%d.%02d', iif(l.in_scope < 0, '-', ''), abs(l.in_scope) / 100, abs(l.in_scope) % 100) AS inscp_scp_amt, l.reverses AS init_setl_id, l.valid AS vali_flag
FROM settlement_line l JOIN batch b ON b.number = l.id >> 32
  LEFT JOIN settlement s ON s.id = l.settlement LEFT JOIN visit v ON v.id = l.visit LEFT JOIN person p ON p.id = l.person;

CREATE VIEW price_lines AS
SELECT l.id, substr(b.hash, 1, 12) || ':' || (l.id & 4294967295) AS line, l.code, l.name,
  rtrim(rtrim(printf('%s%d.%06d', iif(l.price < 0, '-', ''), abs(l.price) / 1000000, abs(l.price) % 1000000), '0'), '.') AS price, l.valid_from, l.valid_to
FROM price_line l JOIN batch b ON b.number = l.id >> 32;

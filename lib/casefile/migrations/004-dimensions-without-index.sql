-- SPDX-License-Identifier: Apache-2.0
-- Rows of dimensions without an index on their hash: looked up one by one in it, they took a third of the time of loading
-- ten million lines. A load reads the hashes of the rows that are there once, and adds no row whose hash it has read;
-- `mi-case verify` looks for a row that stands twice. The tables are made anew with the rows they had; nothing is renamed, so
-- what other tables and the views say of them stays as it is.

CREATE TEMP TABLE kept AS SELECT * FROM main.visit ORDER BY id;
DROP TABLE main.visit;
CREATE TABLE visit (  -- 就诊: mdtrt_id
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL
) STRICT;
INSERT INTO visit SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER visit_keeps BEFORE UPDATE ON visit BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER visit_stays BEFORE DELETE ON visit BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.person ORDER BY id;
DROP TABLE main.person;
CREATE TABLE person (  -- 人员: psn_no, psn_name, psn_cert_type, certno, gend, brdy
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  identity_type TEXT NOT NULL,
  identity TEXT NOT NULL,
  sex TEXT NOT NULL,
  birth TEXT NOT NULL
) STRICT;
INSERT INTO person SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER person_keeps BEFORE UPDATE ON person BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER person_stays BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.item ORDER BY id;
DROP TABLE main.item;
CREATE TABLE item (  -- 收费项目: med_list_codg and what the export says of it
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
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
INSERT INTO item SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER item_keeps BEFORE UPDATE ON item BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER item_stays BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.department ORDER BY id;
DROP TABLE main.department;
CREATE TABLE department (  -- 科室
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO department SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER department_keeps BEFORE UPDATE ON department BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER department_stays BEFORE DELETE ON department BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.doctor ORDER BY id;
DROP TABLE main.doctor;
CREATE TABLE doctor (  -- 医师
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO doctor SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER doctor_keeps BEFORE UPDATE ON doctor BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER doctor_stays BEFORE DELETE ON doctor BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.institution ORDER BY id;
DROP TABLE main.institution;
CREATE TABLE institution (  -- 定点医药机构
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO institution SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER institution_keeps BEFORE UPDATE ON institution BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER institution_stays BEFORE DELETE ON institution BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.diagnosis ORDER BY id;
DROP TABLE main.diagnosis;
CREATE TABLE diagnosis (  -- 诊断
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO diagnosis SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER diagnosis_keeps BEFORE UPDATE ON diagnosis BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER diagnosis_stays BEFORE DELETE ON diagnosis BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.settlement ORDER BY id;
DROP TABLE main.settlement;
CREATE TABLE settlement (  -- 结算: setl_id
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL
) STRICT;
INSERT INTO settlement SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER settlement_keeps BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER settlement_stays BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.operation ORDER BY id;
DROP TABLE main.operation;
CREATE TABLE operation (  -- 手术操作
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO operation SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER operation_keeps BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER operation_stays BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

CREATE TEMP TABLE kept AS SELECT * FROM main.product ORDER BY id;
DROP TABLE main.product;
CREATE TABLE product (  -- 进销存商品: what a stock record says of the goods
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  code TEXT NOT NULL,
  own_code TEXT NOT NULL,
  name TEXT NOT NULL,
  maker TEXT NOT NULL,
  form TEXT NOT NULL,
  spec TEXT NOT NULL,
  unit TEXT NOT NULL,
  approval TEXT NOT NULL
) STRICT;
INSERT INTO product SELECT * FROM kept;
DROP TABLE kept;
CREATE TRIGGER product_keeps BEFORE UPDATE ON product BEGIN SELECT RAISE(ABORT, 'rows of claims are never changed'); END;
CREATE TRIGGER product_stays BEFORE DELETE ON product BEGIN SELECT RAISE(ABORT, 'rows of claims are never deleted'); END;

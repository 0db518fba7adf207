-- SPDX-License-Identifier: Apache-2.0
-- Entries and facts, the truth of a case; files by hash; and what is derived from them.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- The lowest schema step whose programs can still read this one.
INSERT INTO meta VALUES ('min_reader', '1');

-- What one command wrote. hash = SHA-256 of header; header holds SHA-256 of salt and body.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  branch TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  program TEXT NOT NULL,
  person TEXT NOT NULL,
  recorded TEXT NOT NULL,
  header TEXT NOT NULL,
  salt TEXT,
  body TEXT,
  UNIQUE (branch, number),
  CHECK ((salt IS NULL) = (body IS NULL))
) STRICT;

CREATE TABLE entry_parent (
  entry INTEGER NOT NULL REFERENCES entry (id),
  parent INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (entry, parent)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_parent_by_parent ON entry_parent (parent);

-- An entry is written after its facts, because it lists them: hence the deferred reference.
CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  branch TEXT NOT NULL,
  entry INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 1),
  kind TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('add', 'set', 'once')),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  event TEXT,
  recorded TEXT NOT NULL,
  person TEXT NOT NULL,
  header TEXT NOT NULL,
  salt TEXT,
  body TEXT,
  reason TEXT,
  UNIQUE (branch, entry, place),
  FOREIGN KEY (branch, entry) REFERENCES entry (branch, number) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((salt IS NULL) = (body IS NULL)),
  CHECK (reason IS NULL OR (reason <> '' AND body IS NOT NULL))
) STRICT;
CREATE INDEX fact_by_key ON fact (kind, key);
CREATE INDEX fact_by_name ON fact (name) WHERE name <> '';

CREATE TABLE fact_replaces (
  fact INTEGER NOT NULL REFERENCES fact (id),
  replaced INTEGER NOT NULL REFERENCES fact (id),
  PRIMARY KEY (fact, replaced)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_replaces_by_replaced ON fact_replaces (replaced);

CREATE TABLE fact_rests_on (
  fact INTEGER NOT NULL REFERENCES fact (id),
  ground INTEGER NOT NULL REFERENCES fact (id),
  PRIMARY KEY (fact, ground)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_rests_on_by_ground ON fact_rests_on (ground);

-- Evidence, signed notices, packs, calendars; bytes are null where an export withholds them.
CREATE TABLE file (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  bytes BLOB
) STRICT, WITHOUT ROWID;

-- Derived: a function of the set of facts, made anew by `mi-case rebuild`.
CREATE TABLE in_force (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES fact (id),
  PRIMARY KEY (kind, key, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX in_force_by_fact ON in_force (fact);

CREATE TABLE contradiction (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  heads INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- For readers with any SQLite browser.
CREATE VIEW facts_in_force AS
  SELECT f.kind, f.key, f.name, f.event, f.recorded, f.person, f.body, f.reason, f.hash
  FROM in_force i JOIN fact f ON f.id = i.fact
  ORDER BY f.kind, f.recorded, f.branch, f.entry, f.place;

-- What is written stays. INSERT OR REPLACE deletes without a delete trigger, so a present row is refused as well.
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
  WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id OR hash = NEW.hash OR (branch = NEW.branch AND number = NEW.number))
  BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER entry_parent_no_update BEFORE UPDATE ON entry_parent BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER entry_parent_no_delete BEFORE DELETE ON entry_parent BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER entry_parent_no_replace BEFORE INSERT ON entry_parent
  WHEN EXISTS (SELECT 1 FROM entry_parent WHERE entry = NEW.entry AND parent = NEW.parent)
  BEGIN SELECT RAISE(ABORT, 'entries are permanent'); END;
CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_no_replace BEFORE INSERT ON fact
  WHEN EXISTS (SELECT 1 FROM fact WHERE id = NEW.id OR hash = NEW.hash
               OR (branch = NEW.branch AND entry = NEW.entry AND place = NEW.place))
  BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_replaces_no_update BEFORE UPDATE ON fact_replaces BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_replaces_no_delete BEFORE DELETE ON fact_replaces BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_replaces_no_replace BEFORE INSERT ON fact_replaces
  WHEN EXISTS (SELECT 1 FROM fact_replaces WHERE fact = NEW.fact AND replaced = NEW.replaced)
  BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_rests_on_no_update BEFORE UPDATE ON fact_rests_on BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_rests_on_no_delete BEFORE DELETE ON fact_rests_on BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER fact_rests_on_no_replace BEFORE INSERT ON fact_rests_on
  WHEN EXISTS (SELECT 1 FROM fact_rests_on WHERE fact = NEW.fact AND ground = NEW.ground)
  BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END;
CREATE TRIGGER file_no_update BEFORE UPDATE ON file BEGIN SELECT RAISE(ABORT, 'files are permanent'); END;
CREATE TRIGGER file_no_delete BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'files are permanent'); END;
CREATE TRIGGER file_no_replace BEFORE INSERT ON file
  WHEN EXISTS (SELECT 1 FROM file WHERE hash = NEW.hash)
  BEGIN SELECT RAISE(ABORT, 'files are permanent'); END;

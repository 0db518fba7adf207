-- SPDX-License-Identifier: Apache-2.0
-- The exported files into the sqlite3 shell, as somebody would who has nothing else: text columns, one index.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -262144;
.mode csv
.import visits.csv visits
.import settlements.csv settlements
.import fee_lines.csv fees
.import price_list.csv prices
CREATE INDEX fees_by_visit ON fees (mdtrt_id, med_list_codg, fee_ocur_time);
ANALYZE;

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A month of fee lines in an xlsx workbook, loaded into a case (every value read strictly, checked, hashed, committed), against what
# others need to read the same workbook and bring its rows into a database: orcus-xlsx to CSV, SheetJS to CSV, each then imported
# by the sqlite3 shell as text.
#
#   tests/bench/xlsx.sh BIN_DIR [LINES] [ROUNDS]        BIN_DIR of a Release build; 100000 lines, 3 rounds
#
# Needs sqlite3; orcus-xlsx (liborcus-bin) and node with xlsx (npm install xlsx; NODE_PATH) where they are to be measured. All are
# run in turn, and the ratio within a round counts. Nothing fails by being slow; that all have the same rows and sum is checked.
set -eu
bin=$(cd "$1" && pwd)
lines=${2:-100000}
rounds=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$bin:$PATH MI_LANG=en
cd "$work"

generate-claims . --lines "$lines" 2>made.txt
mi-case new made.mi --agency demo --by bench -q >/dev/null
mi-claims load -c made.mi --by bench -q fee_lines.csv >/dev/null
mi-case sql -c made.mi "SELECT mdtrt_id, feedetl_sn, fee_ocur_time, med_list_codg, item_name AS hilist_name, cnt, pric, det_item_fee_sumamt, setl_id,
  inscp_scp_amt FROM fee_lines" -q -o fees.xlsx >/dev/null
head -1 made.txt
ls -l fees.xlsx | awk '{ printf "%.1f MB of workbook\n", $5 / 1e6 }'

now() { date +%s%N; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
sum() { sqlite3 "$1" "SELECT count(*), printf('%.2f', sum(CAST(det_item_fee_sumamt AS REAL))) FROM $2"; }

ours() {
  rm -f t.mi
  mi-case new t.mi --agency demo --by bench -q >/dev/null
  local a; a=$(now)
  mi-claims load -c t.mi --by bench -q fees.xlsx >/dev/null
  echo $((($(now) - a) / 1000000))
}
import() { rm -f t.db; sqlite3 t.db "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" ".import --csv $1 fees" >/dev/null; }
with_orcus() {
  rm -rf orcus; mkdir orcus
  local a; a=$(now)
  orcus-xlsx -f csv -o orcus fees.xlsx >/dev/null 2>&1
  import "$(ls orcus/*.csv | head -1)"
  echo $((($(now) - a) / 1000000))
}
with_sheetjs() {
  local a; a=$(now)
  node -e 'const X = require("xlsx"), b = X.readFile("fees.xlsx", {dense: true}); require("fs").writeFileSync("js.csv", X.utils.sheet_to_csv(b.Sheets[b.SheetNames[0]]))'
  import js.csv
  echo $((($(now) - a) / 1000000))
}
has() { case $1 in orcus) command -v orcus-xlsx >/dev/null ;; sheetjs) node -e 'require("xlsx")' 2>/dev/null ;; esac; }

for round in $(seq "$rounds"); do
  echo "ours $(ours)"
  for other in orcus sheetjs; do
    has $other || { [ "$round" -gt 1 ] || echo "not measured: $other" >&2; continue; }
    echo "$other $(with_$other)"
    [ "$round" -gt 1 ] || echo "$other: $(sum t.db fees); ours: $(sum t.mi fee_lines)" >&2
  done
done >times
for who in ours orcus sheetjs; do
  grep -q "^$who " times && awk -v w=$who '$1 == w { print $2 }' times | median | awk -v w=$who '{ printf "%-8s %8d ms\n", w, $1 }'
done
for other in orcus sheetjs; do
  grep -q "^$other " times && awk -v w=$other '$1 == "ours" { o = $2 } $1 == w { print o / $2 }' times | median | awk -v w=$other '{ printf "ratio against %-8s %.2f\n", w, $1 }'
done

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# How long the claims of a month take: from the exported files to the leads in the case, against the sqlite3 shell that
# imports the same files and asks the same four questions in SQL; and how long a command takes to start.
#
#   tests/bench/claims.sh BIN_DIR [LINES] [ROUNDS]        BIN_DIR of a Release build; 20000 lines, 5 rounds
#
# Both are run in turn, ours and theirs, and the ratio within a round counts: the machine drifts. Nothing fails here by
# being slow; that both find the same sums is checked.
set -eu
bin=$(cd "$1" && pwd)
lines=${2:-20000}
rounds=${3:-5}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$bin:$PATH MI_LANG=en
cd "$work"

now() { date +%s%N; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

generate-claims . --lines "$lines" 2>made.txt
head -1 made.txt

starts() {  # what a command costs before it does anything: its program, and a small case opened
  mi-case new start.mi --agency demo --by bench -q >/dev/null
  for command in "mi-claims --version" "mi-claims list -q -c start.mi"; do
    for _ in $(seq 21); do
      a=$(now); $command >/dev/null; b=$(now)
      echo $(((b - a) / 10000))
    done | median | awk -v c="$command" '{ printf "%-32s %6.2f ms\n", c, $1 / 100 }'
  done
}

# The rules that rules.sql asks too; the whole base is timed apart, at the end.
four="--rule same_line_twice --rule GZ10000102001000 --rule GZ10000102014000 --rule GZ10000204001000"

ours() {
  rm -f h.mi
  mi-case new h.mi --agency demo --by bench -q >/dev/null
  local a b c
  a=$(now)
  mi-claims load -c h.mi --by bench -q visits.csv settlements.csv fee_lines.csv price_list.csv >/dev/null
  b=$(now)
  mi-claims check -c h.mi --by bench -q --store --summary --parameter gap_days=15 $four -f tsv >ours.tsv
  c=$(now)
  echo $(((b - a) / 1000)) $(((c - b) / 1000))
}

theirs() {
  rm -f s.db
  local a b c
  a=$(now)
  sqlite3 s.db <"$here/import.sql" >/dev/null
  b=$(now)
  sqlite3 s.db <"$here/rules.sql" >theirs.tsv
  c=$(now)
  echo $(((b - a) / 1000)) $(((c - b) / 1000))
}

starts
for _ in $(seq "$rounds"); do echo "$(ours) $(theirs)"; done >times
awk '{ printf "%.1f\n", $1 / 100 }' times | median | awk '{ printf "load             %9.1f ms\n", $1 / 10 }'
awk '{ printf "%.1f\n", $2 / 100 }' times | median | awk '{ printf "check --store    %9.1f ms\n", $1 / 10 }'
awk '{ printf "%.1f\n", ($1 + $2) / 100 }' times | median | awk '{ printf "both             %9.1f ms\n", $1 / 10 }'
awk '{ printf "%.1f\n", ($3 + $4) / 100 }' times | median | awk '{ printf "sqlite3 shell    %9.1f ms\n", $1 / 10 }'
awk '{ print ($1 + $2) / ($3 + $4) }' times | median | awk '{ printf "ratio            %9.3f\n", $1 }'
for _ in $(seq "$rounds"); do
  a=$(now); mi-claims check -c h.mi --by bench -q --summary --parameter gap_days=15 -f tsv >all.tsv; b=$(now)
  echo $(((b - a) / 10000))
done | median | awk '{ printf "every rule ready %9.1f ms\n", $1 / 100 }'
stored=$(($(stat -c %s h.mi) / $(sed -n '1s/ .*//p' made.txt)))
echo "case file        $stored bytes a line"
awk -F '\t' 'NR > 1 { print $1 "\t" $4 "\t" $5 }' ours.tsv | sort >ours.sums
sort theirs.tsv >theirs.sums
if cmp -s ours.sums theirs.sums; then echo "same hits, same sums"; else echo "DIFFERENT:"; diff ours.sums theirs.sums; exit 1; fi

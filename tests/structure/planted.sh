#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A hundred thousand lines in which the violations of every rule that can run are planted again and again, one beyond its limit,
# each beside a look-alike at the limit: what is found is what was planted, none missing, none more, to the unit and the fen. Among
# the rules are the dozen that every rival is measured by: lines twice, prices, split and overlapping stays, days outside a stay,
# sex, daily quantity, bed-days, pairs, discharge drugs, fees after death, persons of a doctor in a day.
# MI_PLANTED_LINES asks for more or fewer; a build with sanitizers has a tenth.
set -u
bin=$2/bin
[ -x "$bin/mi-claims" ] && [ -x "$bin/generate-claims" ] || exit 0
lines=${MI_PLANTED_LINES:-100000}
grep -qs 'MI_SANITIZE:.*=ON' "$2/CMakeCache.txt" && lines=${MI_PLANTED_LINES:-10000}
export MI_NOW=2026-05-25T09:00:00+08:00 MI_LANG=en PATH=$bin:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export MI_CASE=$work/h.mi
fail() { echo "planted: $*"; exit 1; }

generate-claims . --every-rule --lines "$lines" || fail "the plan cannot be written"
mi-case new h.mi --agency demo --by zhang -q >out || fail "no case"
mi-register import doctors.tsv --by zhang -q >out || fail "the doctors are refused"
mi-claims load visits.csv fee_lines.csv price_list.csv stock.csv --by zhang -q >out || fail "the claims are refused"
for list in lists/*.csv; do mi-claims adopt "$list" --source test --by zhang -q >out || fail "$list is refused"; done
# shellcheck disable=SC2046
mi-claims check $(cat parameters.txt) -f tsv -q >hits.tsv || fail "the check ends with $?"
awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            { print $at["rule"] "," $at["visit"] "," $at["units"] "," $at["excess"] }' hits.tsv | LC_ALL=C sort >found.csv
tail -n +2 truth.csv | LC_ALL=C sort >truth.sorted
if ! cmp -s truth.sorted found.csv; then
  diff truth.sorted found.csv | grep '^[<>]' | cut -d, -f1 | sort | uniq -c | sort -rn | head -20
  fail "what was found (>) is not what was planted (<)"
fi
for rule in MI-0001 GZ10000102001000 GZ10000204001000 MI-0101 GZ10000201008000 GZ10000302004000 GZ10000102014000 MI-0002 GZ10000102012000 \
            MI-0007 MI-0003 MI-0103; do
  grep -q "^$rule," truth.sorted || fail "nothing is planted for $rule"
done
echo "$(($(wc -l <fee_lines.csv) - 1)) lines: $(wc -l <found.csv) hits of $(cut -d, -f1 found.csv | sort -u | wc -l) rules, as planted"

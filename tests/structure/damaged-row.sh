#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# One damaged row among many, at the beginning, in the middle and at the end of a file: the load is refused with its line and
# column, and the case is what it was. MI_LOAD_LINES=1000000 asks for as many as a year of a hospital.
set -u
bin=$2/bin
[ -x "$bin/mi-claims" ] && [ -x "$bin/mi-case" ] || exit 0
export MI_NOW=2026-05-25T09:00:00+08:00 MI_LANG=en PATH=$bin:$PATH
unset MI_CASE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
fail() { echo "damaged-row: $*"; exit 1; }

lines=${MI_LOAD_LINES:-20000}
# A file of `lines` rows whose row DAMAGED has a letter in its quantity: column 5, and one line for the header.
fees() {  # DAMAGED
  awk -v lines="$lines" -v damaged="$1" 'BEGIN { print "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt"
    for (i = 1; i <= lines; i++) printf "V%d,%d,2026-03-%02d 08:30:00,A%d,%s,12.50,12.50\n", i / 20, i, i % 28 + 1, i % 300, i == damaged ? "1O" : "1" }'
}
mi-case new h.mi --agency demo-city --by zhang -q >out || fail "the case cannot be prepared"
cp h.mi before.mi
for damaged in 1 $((lines / 2)) "$lines"; do
  fees "$damaged" >fees.csv
  mi-claims load -c h.mi fees.csv --by zhang -q >out 2>err
  [ $? = 4 ] || fail "row $damaged: not refused: $(cat err)"
  grep -q "fees.csv:$((damaged + 1))" err && grep -q 'cnt' err || fail "row $damaged: without its place: $(cat err)"
  cmp -s h.mi before.mi || fail "row $damaged: something was written"
done
# With the row set aside the others load.
mi-claims load -c h.mi fees.csv --quarantine --by zhang -q >out 2>err
[ $? = 6 ] || fail "not set aside: $(cat err)"
count=$(mi-case sql -c h.mi 'SELECT count(*) AS n FROM fee_line' -f tsv | tail -1)
[ "$count" = $((lines - 1)) ] || fail "not all the others were loaded: $count"
mi-case verify h.mi >out 2>&1 || fail "the case does not verify"

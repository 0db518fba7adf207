#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# kill -9 and Ctrl-C during a load of many lines: the case opens, verifies, and holds nothing of the batch; loaded again it
# comes to the very same head. More lines than SQLite's cache holds, so that pages reach the file before the commit;
# MI_LOAD_LINES=1000000 asks for as many as a year of a hospital.
set -u
bin=$2/bin
[ -x "$bin/mi-claims" ] && [ -x "$bin/mi-case" ] || exit 0
export MI_NOW=2026-05-25T09:00:00+08:00 MI_LANG=en PATH=$bin:$PATH
unset MI_CASE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
fail() { echo "kill-load: $*"; exit 1; }

head_of() { mi-case info "$1" -f tsv | awk -F'\t' '$1 == "head" { print $2 }'; }
batches_in() { mi-case info "$1" -f tsv | awk -F'\t' '$1 == "batches" { print $2 }'; }
lines=${MI_LOAD_LINES:-60000}
awk -v lines="$lines" 'BEGIN { print "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt"
             for (i = 0; i < lines; i++) printf "V%d,%d,2026-03-%02d 08:30:00,A%d,1,12.50,12.50\n", i / 20, i, i % 28 + 1, i % 300 }' >fees.csv
mi-case new h.mi --agency demo-city --by zhang -q >out || fail "the case cannot be prepared"
cp h.mi t.mi
mi-claims load -c t.mi fees.csv --by zhang -q >out || fail "the load itself fails"
before=$(head_of h.mi) after=$(head_of t.mi)

# Ended by SIGNAL: at once, or when the transaction has begun to write, and a moment later.
round() {  # SIGNAL ROUND
  rm -f t.mi t.mi-journal
  cp h.mi t.mi
  mi-claims load -c t.mi fees.csv --by zhang -q >out 2>&1 &
  local loader=$!
  if [ $(($2 % 2)) = 0 ]; then
    while kill -0 $loader 2>/dev/null && [ ! -s t.mi-journal ]; do :; done
  fi
  sleep "$(awk -v lines="$lines" -v some="$RANDOM" 'BEGIN { printf "%.3f", some / 32768 * lines / 1000000 }')"
  kill "-$1" $loader 2>/dev/null
  wait $loader 2>/dev/null
  ended=$?
  mi-case verify t.mi >out 2>&1 || { cat out; fail "$1, round $2: the case does not verify"; }
  local now
  now=$(head_of t.mi)
  if [ "$now" = "$after" ]; then return; fi  # it was done before the signal came
  stopped=$((stopped + 1))
  [ "$now" = "$before" ] || fail "$1, round $2: half an entry: $now"
  [ "$(batches_in t.mi)" = 0 ] || fail "$1, round $2: something of the batch is left"
  case $1 in
    TERM) [ $ended = 143 ] || fail "round $2: it did not end by the signal: $ended"
          [ ! -s t.mi-journal ] || fail "round $2: the signal left a journal" ;;
  esac
  mi-claims load -c t.mi fees.csv --by zhang -q >out 2>&1 || fail "$1, round $2: it cannot be loaded any more"
  [ "$(head_of t.mi)" = "$after" ] || fail "$1, round $2: loaded again it comes to another head"
}

stopped=0
for number in 1 2 3 4 5; do round KILL $number; done
killed=$stopped
for number in 1 2 3; do round TERM $number; done

# Ctrl-C at a terminal: typed into a pseudo-terminal in whose foreground the load runs. A bare root may have none to give.
if command -v script >/dev/null && script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  rm -f t.mi
  cp h.mi t.mi
  (while [ ! -s t.mi-journal ] && [ ! -e ended ]; do sleep 0.01; done; printf '\003'; sleep 0.5) |
    script -qec "trap : INT; mi-claims load -c t.mi fees.csv --by zhang -q; echo ended by \$? >ended" /dev/null >out 2>&1
  if [ "$(head_of t.mi)" != "$after" ]; then
    grep -q 'ended by 130' ended || fail "Ctrl-C: $(cat ended)"
    [ ! -s t.mi-journal ] || fail "Ctrl-C left a journal"
    [ "$(head_of t.mi)" = "$before" ] && [ "$(batches_in t.mi)" = 0 ] || fail "Ctrl-C left something of the batch"
    mi-case verify t.mi >out 2>&1 || fail "Ctrl-C: the case does not verify"
    typed=", and by Ctrl-C at a terminal"
  fi
fi
echo "stopped in the middle: $killed of 5 by kill -9, $((stopped - killed)) of 3 by a signal that is heard${typed-}"

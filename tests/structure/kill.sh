#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# kill -9 while a case is written: it opens, verifies, and holds all or nothing; the work done again comes to the very
# same head. The merge brings in more than SQLite's cache holds, so that pages reach the file before the commit.
set -u
bin=$2/bin
[ -x "$bin/mi-inspect" ] && [ -x "$bin/mi-case" ] || exit 0
export MI_NOW=2026-05-25T09:00:00+08:00 MI_LANG=en PATH=$bin:$PATH
unset MI_CASE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
fail() { echo "kill: $*"; exit 1; }

head_of() { mi-case info "$1" -f tsv | awk -F'\t' '$1 == "head" { print $2 }'; }
head -c 12000000 /dev/urandom >photo.jpg
mi-case new h.mi --agency demo-city --by zhang -q >out && mi-case fork a -c h.mi -o a.mi --by li -q >out &&
  mi-inspect raise -c a.mi --title 挂床住院 --from 2026-05-12 --amount 1.00 --fund 1.00 --evidence photo.jpg --by li -q >out ||
  fail "the case cannot be prepared"
# Under the name that is used below: an entry holds the arguments of its command.
cp h.mi t.mi
mi-case merge -c t.mi a.mi --by zhang -q >out || fail "the merge itself fails"
before=$(head_of h.mi) after=$(head_of t.mi)

# Waits until the transaction has begun to write, then a moment more; every second time only a moment from the start.
moment() {
  if [ $(($1 % 2)) = 0 ]; then
    while kill -0 "$2" 2>/dev/null && [ ! -s t.mi-journal ]; do :; done
  fi
  sleep "0.0$((RANDOM % 6))$((RANDOM % 10))"
}

restored=0
for round in 1 2 3 4 5 6 7 8 9 10; do
  rm -f t.mi t.mi-journal
  cp h.mi t.mi
  mi-case merge -c t.mi a.mi --by zhang -q >out 2>&1 &
  writer=$!
  moment $round $writer
  kill -9 $writer 2>/dev/null
  wait $writer 2>/dev/null
  [ ! -s t.mi-journal ] || restored=$((restored + 1))
  mi-case verify t.mi >out 2>&1 || { cat out; fail "round $round: the case does not verify"; }
  now=$(head_of t.mi)
  [ "$now" = "$before" ] || [ "$now" = "$after" ] || fail "round $round: half an entry: $now"
  mi-case merge -c t.mi a.mi --by zhang -q >out 2>&1 || fail "round $round: it cannot be written any more"
  [ "$(head_of t.mi)" = "$after" ] || fail "round $round: the work done again comes to another head"
  mi-case verify t.mi --seen a.mi >out 2>&1 || { cat out; fail "round $round: something is lost"; }
done
echo "killed 10 times, a journal was rolled back $restored times"

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Deadlines over hundreds of institutions: N small cases under the same packs, each with an application, its notice of missing
# papers and an agreement; one of them is damaged and one missing. Prints the seconds of one `mi-due list *.mi`, a case's share,
# the peak memory, and that the broken ones were told and hid nothing.
#
#   tests/bench/many_cases.sh BIN_DIR [N]        of a Release build; N = 300
set -eu
bin=$(cd "$1" && pwd)
count=${2:-300}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$bin:$PATH MI_LANG=en MI_NOW=2025-09-20T09:00:00+08:00
cd "$work"

one() {  # FILE
  export MI_CASE=$1
  mi-case new "$1" --agency 440200 --subject H44020000001 --by bench -q
  mi-rules use shaoguan-2023 --allow-draft --by bench -q
  mi-register institution --from 2024-01-01 --code H44020000001 --name X --ownership private --by bench -q
  mi-apply new --received 2025-09-01 --by bench -q
  mi-apply supplement --told 2025-09-03 --by bench -q
  mi-due event settlement.declared --about 2025-08 --at 2025-09-05 --by bench -q
} >/dev/null 2>&1

# Ten different ones are made, the rest are copies: a case's own history does not matter here.
for i in $(seq 0 9); do one "$(printf 'c%04d.mi' "$i")"; done
for i in $(seq 10 $((count - 1))); do cp "$(printf 'c%04d.mi' $((i % 10)))" "$(printf 'c%04d.mi' "$i")"; done
head -c 3000 c0000.mi >damaged.mi

run() {
  local a b status=0
  a=$(date +%s%N)
  mi-due list c*.mi damaged.mi missing.mi -f tsv >rows.tsv 2>notes.txt || status=$?
  b=$(date +%s%N)
  [ "$status" = 6 ] || { echo "exit $status, not 6" >&2; exit 1; }
  echo $(((b - a) / 1000000))
}
times=$(for _ in 1 2 3 4 5; do run; done | sort -n)
median=$(echo "$times" | sed -n 3p)
listed=$(tail -n +2 rows.tsv | cut -f1 | sort -u | wc -l)
echo "cases: $count, listed: $listed, deadlines: $(($(wc -l <rows.tsv) - 1)), told: $(grep -cE '^(damaged|missing).mi: ' notes.txt) of 2"
echo "mi-due list, median of five: $median ms, $((median * 1000 / count)) µs a case"
if [ -x /usr/bin/time ]; then /usr/bin/time -f 'peak memory: %M kB' mi-due list c*.mi -f tsv 2>&1 >/dev/null | tail -1; fi
[ "$listed" = "$count" ]

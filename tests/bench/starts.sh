#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What a command costs before it does anything: every program alone, and a step of it that opens a small case and reads its
# law. Medians of 21 runs, in milliseconds; the aim is below 30.
#
#   tests/bench/starts.sh BIN_DIR        of a Release build
set -eu
bin=$(cd "$1" && pwd)
pack=$(cd "$(dirname "$0")/../../examples/hospital/input/shifan-2026" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$bin:$PATH MI_LANG=en MI_CASE=$work/h.mi
cd "$work"
mi-case new h.mi --agency 999900 --by bench -q >/dev/null
mi-rules use "$pack" --by bench -q >/dev/null

median() {  # of a command; its own answer does not matter
  for _ in $(seq 21); do
    a=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    b=$(date +%s%N)
    echo $(((b - a) / 10000))
  done | sort -n | awk '{ v[NR] = $1 } END { printf "%.2f", v[11] / 100 }'
}

steps="mi-case:info mi-rules:list mi-register:show mi-due:list mi-apply:list mi-agree:payable,--on,2026-05-01 mi-claims:list
  mi-inspect:list mi-penalize:list mi-settle:ledger mi-notice:list mi-evaluate:again mi-explain:"
printf '%-14s %10s %10s\n' program alone 'with a case'
for entry in $steps; do
  program=${entry%%:*}
  IFS=, read -ra words <<<"${entry#*:}"
  printf '%-14s %10s %10s\n' "$program" "$(median "$program" --version)" "$(median "$program" "${words[@]}")"
done

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# How long many findings take: listing them (mi-inspect list) and reckoning their measures without recording and with it.
#
#   tests/bench/penalize.sh BIN_DIR [FINDINGS]        of a build of the preset `bench`, which has make-findings; 100000
set -eu
bin=$(cd "$1" && pwd)
count=${2:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$bin:$PATH MI_LANG=en MI_NOW=2018-06-20T09:00:00+08:00
unset MI_CASE
cd "$work"
mi-case new h.mi --agency 321300 --by bench -q >/dev/null
mi-rules use suqian-2018 -c h.mi --by bench -q >/dev/null
make-findings h.mi "$count"

measure() {
  local name=$1 a b
  shift
  a=$(date +%s%N)
  "$@" >out.tsv
  b=$(date +%s%N)
  printf '%-44s %8d ms\n' "$name" $(((b - a) / 1000000))
}
echo "$count findings of three lines, $(stat -c %s h.mi) bytes"
measure "mi-inspect list" mi-inspect list -c h.mi -q -f tsv
measure "mi-penalize compute --dry-run" mi-penalize compute -c h.mi --by bench --dry-run -q -f tsv
measure "mi-penalize compute" mi-penalize compute -c h.mi --by bench -q -f tsv
measure "mi-penalize compute, once more" mi-penalize compute -c h.mi --by bench -q -f tsv

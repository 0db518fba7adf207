#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A thousand one-page notices with a table of 20 rows, made by one command, against docxtemplater on the same template and
# data.
#
#   tests/bench/docx.sh BIN_DIR [NOTICES] [ROUNDS]        BIN_DIR of a Release build; 1000 notices, 5 rounds
#
# Needs node, and docxtemplater with pizzip where node finds them (npm install docxtemplater pizzip; NODE_PATH). Both are
# run in turn, whole processes, and the ratio within a round counts. Nothing fails by being slow; that both wrote the same
# text is checked.
set -eu
bin=$(cd "$1" && pwd)
notices=${2:-1000}
rounds=${3:-5}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

node -e 'require("docxtemplater"); require("pizzip")' 2>/dev/null ||
  { echo "not measured: node does not find docxtemplater and pizzip (npm install them, set NODE_PATH)"; exit 0; }

now() { date +%s%N; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

node "$here/docx.js" prepare "$notices"
for _ in $(seq "$rounds"); do
  rm -rf ours theirs && mkdir ours theirs
  a=$(now); "$bin/mi-notice" render --data data.jsonl --template ours.docx -o ours -q
  b=$(now); node "$here/docx.js" render data.jsonl theirs
  c=$(now)
  echo "$(((b - a) / 1000)) $(((c - b) / 1000)) $(((c - b) * 100 / (b - a)))" >>times
done
node "$here/docx.js" compare ours theirs "$notices"
echo "ours   $(cut -d' ' -f1 times | median) microseconds, $notices notices"
echo "theirs $(cut -d' ' -f2 times | median) microseconds"
cut -d' ' -f3 times | median | awk '{ printf "ratio  %.1f times as fast\n", $1 / 100 }'

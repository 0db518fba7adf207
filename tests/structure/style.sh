#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What CONTRIBUTING.md asks of every file, as far as a machine can tell.
set -u
shopt -s lastpipe  # what stands behind a pipe counts its faults in this shell
cd "$1" || exit 2
faults=0
fault() { echo "style: $1"; sed 's/^/  /'; faults=1; }
none() { local found; found=$(cat); [ -z "$found" ] || fault "$1" <<<"$found"; }  # what is found is wrong

files() { find lib tools tests man examples templates .ci -type f "$@" -not -path '*/build/*' 2>/dev/null | LC_ALL=C sort; }
code() { files \( -name '*.cpp' -o -name '*.hpp' \); }

{ code; files \( -name '*.sh' -o -name '*.cmake' -o -name '*.toml' -o -name '*.sql' -o -name '*.po' -o -name '*.[157]' \
  -o -name CMakeLists.txt \); echo CMakeLists.txt; } |
  grep -v '^tests/packs-bad/' |  # each holds one fault at a known line, and nothing else
  while read -r f; do head -3 "$f" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$f"; done |
  none "no SPDX line among the first three"

# The words are spelt so that this file does not find itself.
grep -rnE 'TO''DO|FIX''ME' $(code) man 2>/dev/null | none "something is left undone"

grep -nE '(std::(cerr|cout)|f?printf\(|\bexit\(|\btry\b|\bcatch\b|sqlite3|SELECT )' $(files -name '*.cpp' -path 'tools/*') \
  /dev/null | grep -vE '^[^:]+:[0-9]+: *//' | none "a tool joins rooms: no output, exit, try or SQL of its own"

grep -nE 'std::cerr|std::cout|\bprintf\(|\bputs\(' $(files -name '*.cpp' -path 'lib/*' -not -path 'lib/cli/*') /dev/null |
  none "only cli talks to the terminal"

grep -rnE '\b(CREATE|ALTER) +(TABLE|INDEX|VIEW|TRIGGER|UNIQUE|VIRTUAL)' $(code) /dev/null | grep -vE '^tests/' |
  none "CREATE and ALTER stand in casefile/migrations only"

# Money, rates and scores are exact everywhere. The cells of a workbook have no other numbers, and a bound of a sample is an estimate
# that is shown and never posted.
for f in $(files \( -name '*.cpp' -o -name '*.hpp' \) -path 'lib/*' -not -path 'lib/output/workbook.cpp' -not -path 'lib/work/sample/bound.cpp'); do
  sed -E 's/"([^"\\]|\\.)*"//g; s|//.*||' "$f" | grep -nE '\b(double|float)\b' | sed "s|^|$f:|"
done | none "floating point"

grep -rnE '/work/|/home/[a-z]+/|\.\./shared' $(files -not -name style.sh) README* CONTRIBUTING.md CHANGELOG.md 2>/dev/null |
  grep -vE '(lib|tests/unit)/work/|"work/|lib/work/|/scenario.*"work"|<https?:' | none "a path of somebody's machine"

# Bytes, of which a Chinese character has three.
code | grep -v '^tests/' | while read -r f; do awk -v f="$f" 'length($0) > 200 { print f ":" NR; exit }' "$f"; done | none "a line far too long"
code | grep '\.hpp$' | xargs grep -L '#pragma once' | none "a header without #pragma once"
exit $faults

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# How many rows of requirements.txt a real test names: a unit test, a scenario, or an example that is run and compared. Lists,
# papers and code count for nothing. The rows that none names are for the reader; an ID that does not exist is an error.
set -eu
source_dir=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -v '^#' "$source_dir/tests/structure/requirements.txt" | sort >"$work/all"
families=$(cut -d- -f1 "$work/all" | grep -v '[0-9]' | sort -u | paste -sd'|')

# Two letters of a source, two digits; G and one or two. A range (SQ-18 to SQ-22) names only its ends: the rest must be said.
ids() { { xargs -0 grep -ohE "\b(($families)-[0-9]{2}|G[0-9]{1,2})\b" 2>/dev/null || true; } | sort -u; }

cd "$source_dir"
# A .cpp without a test, and a scenario without a command, prove nothing.
find tests/unit -name '*.cpp' -print0 | xargs -0 grep -lZE 'TEST_CASE|rc::' | ids >"$work/unit"
find tests/scenarios -name '*.scenario' -print0 | xargs -0 grep -lZE '^\$ ' | ids >"$work/scenario"
find examples -name run.sh -printf '%h\0' | while IFS= read -rd '' story; do find "$story" -maxdepth 1 -name 'README.md' -print0; done |
  ids >"$work/example"
sort -u "$work/unit" "$work/scenario" "$work/example" >"$work/named"

for kind in unit scenario example; do
  echo "named by a $kind test: $(comm -12 "$work/$kind" "$work/all" | wc -l)"
done
echo "named in all: $(comm -12 "$work/named" "$work/all" | wc -l)/$(wc -l <"$work/all"); not yet:"
comm -13 "$work/named" "$work/all" | paste -sd' ' | fold -s -w 100
# Only the sources' own families: GB/T 9704 or a drug code is no row.
unknown=$(comm -23 "$work/named" "$work/all" | grep -v '^G' || true)
[ -z "$unknown" ] || { echo "no such row: $unknown"; exit 1; }

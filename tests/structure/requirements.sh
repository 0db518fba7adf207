#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Which rows of requirements.txt no test names. The list is for the reader; an ID that does not exist is an error.
set -eu
source_dir=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -v '^#' "$source_dir/tests/structure/requirements.txt" | sort >"$work/all"
cut -d- -f1 "$work/all" | grep -v '[0-9]' | sort -u | paste -sd'|' >"$work/families"

named() {  # Two letters of a source, two digits; G and one or two.
  (cd "$source_dir" && find tests/unit tests/scenarios examples -type f \
    \( -name '*.cpp' -o -name '*.scenario' -o -name '*.md' -o -name '*.sh' \) -exec grep -ohE \
    "\b(($(cat "$work/families"))-[0-9]{2}|G[0-9]{1,2})\b" {} + 2>/dev/null) | sort -u
}

named >"$work/named"
comm -13 "$work/named" "$work/all" | paste -sd' ' | fold -s -w 100 >"$work/silent"
echo "$(comm -12 "$work/named" "$work/all" | wc -l) of $(wc -l <"$work/all") rows are named by a test; not yet:"
cat "$work/silent"
# Only the sources' own families: GB/T 9704 or a drug code is no row.
unknown=$(comm -23 "$work/named" "$work/all" | grep -v '^G' || true)
[ -z "$unknown" ] || { echo "no such row: $unknown"; exit 1; }

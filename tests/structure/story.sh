#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The stories of examples/ come out as they are told: everything they print, and every document as text. The amounts are
# worked out by hand in their READMEs. MI_ACCEPT=1 writes what came.
# Then the examples of the manual pages, which take the hospital's case for granted.
#   story.sh SOURCE_DIR BUILD_DIR [STORY]
set -euo pipefail
shopt -s nullglob
source=$1 build=$2 only=${3:-}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

tell() { # STORY
  local story=$1 expected=$source/examples/$1/expected status=0 wanted
  MI_LANG=zh_CN "$source/examples/$story/run.sh" "$build/bin" "$out/$story" >"$out/$story.printed" 2>&1 || {
    tail -n 20 "$out/$story.printed"
    return 1
  }
  # A head depends on the arguments of every command, and so on the folder that the tree lies in.
  sed -i -E "s|$out/$story|OUT|g; s|$source|TREE|g; s/([0-9]+):[0-9a-f]{16}/\1:HEAD/g" "$out/$story.printed"
  local documents=("$out/$story"/documents/*.txt)  # a story may have none
  [ ${#documents[@]} -eq 0 ] || sed -i -E 's/([0-9]+):[0-9a-f]{16}/\1:HEAD/g' "${documents[@]}"

  if [ "${MI_ACCEPT:-}" = 1 ]; then
    mkdir -p "$expected"
    cp "$out/$story.printed" "$expected/printed.txt"
    [ ${#documents[@]} -eq 0 ] || { mkdir -p "$expected/documents" && cp "${documents[@]}" "$expected/documents/"; }
    return 0
  fi
  diff -u "$expected/printed.txt" "$out/$story.printed" || status=1
  for wanted in "$expected"/documents/*.txt; do
    diff -u "$wanted" "$out/$story/documents/$(basename "$wanted")" || status=1
  done
  return $status
}

status=0
for run in "$source"/examples/*/run.sh; do
  story=$(basename "$(dirname "$run")")
  [ -n "$only" ] && [ "$only" != "$story" ] || tell "$story" || status=1
done
# The manual pages' examples go on from where the hospital's story ends.
[ ! -e "$out/hospital/hospital.mi" ] || "$source/tests/structure/man-examples/run.sh" "$source" "$build" "$out/hospital" || status=1
exit $status

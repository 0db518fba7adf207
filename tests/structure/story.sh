#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The story of examples/hospital comes out as it is told: everything it prints, and every document as text. The amounts are
# worked out by hand in its README. MI_ACCEPT=1 writes what came.
#   story.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source=$1 build=$2
expected=$source/examples/hospital/expected
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
MI_LANG=zh_CN "$source/examples/hospital/run.sh" "$build/bin" "$out/story" >"$out/printed" 2>&1 || {
  tail -n 20 "$out/printed"
  exit 1
}
# A head depends on the arguments of every command, and so on the folder that the tree lies in.
sed -i -E "s|$out/story|OUT|; s/([0-9]+):[0-9a-f]{16}/\1:HEAD/g" "$out/printed"
sed -i -E 's/([0-9]+):[0-9a-f]{16}/\1:HEAD/g' "$out"/story/documents/*.txt

if [ "${MI_ACCEPT:-}" = 1 ]; then
  mkdir -p "$expected/documents"
  cp "$out/printed" "$expected/printed.txt"
  cp "$out"/story/documents/*.txt "$expected/documents/"
  exit 0
fi
status=0
diff -u "$expected/printed.txt" "$out/printed" || status=1
for wanted in "$expected"/documents/*.txt; do
  diff -u "$wanted" "$out/story/documents/$(basename "$wanted")" || status=1
done
exit $status

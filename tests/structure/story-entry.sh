#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The story of examples/entry comes out as it is told. MI_ACCEPT=1 writes what came.
#   story-entry.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source=$1 build=$2
expected=$source/examples/entry/expected
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
MI_LANG=zh_CN "$source/examples/entry/run.sh" "$build/bin" "$out/story" >"$out/printed" 2>&1 || {
  tail -n 20 "$out/printed"
  exit 1
}
# A head depends on the arguments of every command, and so on the folder that the tree lies in.
sed -i -E "s|$out/story|OUT|; s/([0-9]+):[0-9a-f]{16}/\1:HEAD/g" "$out/printed"
if [ "${MI_ACCEPT:-}" = 1 ]; then
  mkdir -p "$expected"
  cp "$out/printed" "$expected/printed.txt"
  exit 0
fi
diff -u "$expected/printed.txt" "$out/printed"

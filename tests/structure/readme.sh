#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The example of README.md runs as it stands, and both READMEs name the same two commands.
#   readme.sh SOURCE_DIR BUILD_DIR
set -euo pipefail
source=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk '/^```sh/ { block = ""; inside = 1; next } /^```/ { if (block ~ /mi-case new/) printf "%s", block; inside = 0 }
     inside { block = block $0 "\n" }' "$source/README.md" >"$work/example.sh"
[ -s "$work/example.sh" ] || { echo 'README.md has no example'; exit 1; }
export PATH=$(cd "$build/bin" && pwd):$PATH DEMO=$source/examples/hospital/input MI_LANG=en
cd "$work" && bash -euo pipefail example.sh >printed 2>&1 || { tail -n 20 printed; exit 1; }
grep -q '468.00' printed || { echo 'the example did not come to its figure'; exit 1; }
for readme in README.md README.zh.md; do
  for command in examples/run tests/run; do
    grep -q "^$command " "$source/$readme" || { echo "$readme does not name $command"; exit 1; }
    [ -x "$source/$command" ] || { echo "$command cannot be run"; exit 1; }
  done
done

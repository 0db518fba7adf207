#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Freezes a case of the schema step that these programs write:  tests/cases/freeze.sh BIN_DIR
# Run once, when a step of the schema is released; the file is never made again, so that every later program is held to
# reading what this one wrote. Small pages keep it small; nothing else of it differs.
set -eu
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
export MI_NOW=2026-05-25T09:00:00+08:00 PATH=$bin:$PATH
unset MI_CASE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mi-case new h.mi --agency demo-city --subject H1001 --by zhang -q
echo 照片 >photo.txt
mi-inspect raise -c h.mi --title 挂床住院 --from 2026-05-12 --amount 8400.00 --fund 7200.00 --evidence photo.txt --by li -q >raised
mi-case fork a -c h.mi -o a.mi --numbers 101-150 --by li -q
mi-case fork b -c h.mi -o b.mi --by wang -q
mi-inspect review F1 -c a.mi --uphold --reason 夜间巡查两次不在院 --by zhao -q >reviewed
mi-inspect review F1 -c b.mi --withdraw --reason 请假手续齐全 --by qian -q >reviewed
mi-case merge -c h.mi a.mi b.mi --by zhang -q || [ $? = 6 ]
mi-case verify h.mi
step=$(mi-case info h.mi -f tsv | awk -F'\t' '$1 == "schema" { printf "%03d", $2 }')
sqlite3 h.mi 'PRAGMA page_size = 1024; VACUUM'
[ ! -e "$here/$step.mi" ] || { echo "freeze: $step.mi stands already" >&2; exit 1; }
cp h.mi "$here/$step.mi"

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The same random templates and data through this engine and through two independent ones, where they are installed:
# docxtemplater (node) and docxtpl (python). Texts must agree, paragraph by paragraph. Nothing of theirs is vendored.
set -eu
source_dir=$1
bin=$2/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v python3 >/dev/null || { echo "skipped: python3 is not installed, which makes the templates"; exit 0; }
[ -x "$bin/mi-notice" ] || { echo "skipped: mi-notice is not built"; exit 0; }
export MI_LANG=en
python3 "$source_dir/tests/support/engines/engines.py" make "$work" 20
for n in $(seq 0 19); do
  "$bin/mi-notice" render --data "$work/$n.jsonl" --template "$work/ours$n.docx" -o "$work/ours" -q
done
looked=
if command -v node >/dev/null && node -e 'require("docxtemplater"); require("pizzip")' 2>/dev/null; then
  node "$source_dir/tests/support/engines/engines.js" "$work" 20
  python3 "$source_dir/tests/support/engines/engines.py" compare "$work" 20 templater
  looked="$looked docxtemplater"
else
  echo "skipped: docxtemplater and pizzip are not where node finds them"
fi
if python3 -c 'import docxtpl' 2>/dev/null; then
  python3 "$source_dir/tests/support/engines/engines.py" docxtpl "$work" 20
  python3 "$source_dir/tests/support/engines/engines.py" compare "$work" 20 tpl
  looked="$looked docxtpl"
else
  echo "skipped: python has no docxtpl"
fi
# What was written to begin with is known too: so the comparison itself is looked at on every machine.
python3 "$source_dir/tests/support/engines/engines.py" compare "$work" 20 expected
echo "compared with:${looked:- nothing but what was expected}"

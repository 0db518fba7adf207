#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every id that a program asks the law for stands in man/mi-rules-vocabulary.7, so that a pack's author can find it.
set -eu
page=$1/man/mi-rules-vocabulary.7
calls='(value|switch_value|find_switch|table|conditions?|deadline|has_deadline|materials|gate|check_gate|weighting)'
asked=$(grep -rhoE "\b$calls\(\"[a-z_0-9]+(\.[a-z_0-9]+)+\"" "$1/lib/work" "$1/tools" 2>/dev/null | sed 's/.*("//; s/"//' | sort -u)
missing=
for id in $asked; do
  grep -qE "^\.It Li ${id//./\\.}( |\$)" "$page" || missing="$missing $id"
done
[ -z "$missing" ] || { echo "asked for by a program, not in mi-rules-vocabulary(7):$missing"; exit 1; }
[ -n "$asked" ] || { echo "no program asks for anything: the pattern of this test is wrong"; exit 1; }

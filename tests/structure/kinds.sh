#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every check kind is tested three ways: by hand at its limit and beyond, by a law that holds for all inputs, and against the same
# rule in plain SQL on the generated lines. A kind is named in a test of each family.
set -eu
cd "$1"
faults=0
fault() { echo "kinds: $*"; faults=1; }

by_hand="kinds.cpp kinds_limits.cpp kinds_lines.cpp kinds_drugs.cpp kinds_conduct.cpp persons.cpp holding_stock_uploads.cpp"
laws="kinds_property.cpp kinds_laws_lines.cpp kinds_laws_visits.cpp persons_laws.cpp beside_laws.cpp"
sql="sql_forms.cpp persons_sql.cpp beside_sql.cpp generated.cpp"
named() {  # PATTERN FILE…
  local pattern=$1 file
  shift
  for file in "$@"; do grep -qE "$pattern" "tests/unit/claims/$file" && return 0; done
  return 1
}
count=0
for source in lib/claims/kinds/*.cpp; do
  kind=$(basename "$source" .cpp)
  count=$((count + 1))
  # shellcheck disable=SC2086
  named "\\b$kind\\b" $by_hand || fault "$kind is not tested by hand"
  # shellcheck disable=SC2086
  named "leads_of\\(.*\"$kind\"|run\\(\"$kind\"" $laws || fault "$kind has no law that holds for all inputs"
  # shellcheck disable=SC2086
  named "[{(]\"$kind\", |,$kind,可疑," $sql || fault "$kind is not compared with SQL"
  grep -q "$kind" man/mi-claims.1 || fault "$kind does not stand in mi-claims(1)"
done
[ "$count" -gt 30 ] || fault "only $count kinds were found"
exit $faults

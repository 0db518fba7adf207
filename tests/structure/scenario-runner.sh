#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The scenario runner itself: it must pass what holds, fail what does not, and refuse what it does not understand.
set -eu
self=$1/tests/support/self
run="$2/bin/scenario $2/bin"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "scenario-runner: $*"; exit 1; }
status_of() { local status=0; "$@" >"$work/out" 2>&1 || status=$?; echo $status; }

[ "$(status_of $run "$self/passes.scenario")" = 0 ] || fail "passes.scenario fails: $(cat "$work/out")"

[ "$(status_of $run "$self/fails.scenario")" = 1 ] || fail "fails.scenario does not fail"
for line in '  - > wrong' '  + > right' '  + ! noise' '  - = 4' '  + = 3' '  - > cut' '  + > cut\'; do
  grep -qxF -- "$line" "$work/out" || fail "the report lacks \"$line\""
done

printf '$ true\n' >"$work/no-status.scenario"
[ "$(status_of $run "$work/no-status.scenario")" = 2 ] || fail "a missing status is accepted"
printf 'nonsense\n' >"$work/nonsense.scenario"
[ "$(status_of $run "$work/nonsense.scenario")" = 2 ] || fail "nonsense is accepted"
printf '# nothing\n' >"$work/empty.scenario"
[ "$(status_of $run "$work/empty.scenario")" = 2 ] || fail "a scenario that runs nothing is accepted"

# MI_ACCEPT writes what came, keeps [*] where it still matches, and what it wrote passes.
printf '$ echo one two; echo x >&2; exit 5\n> one [*]\n= 0\n# end\n' >"$work/a.scenario"
MI_ACCEPT=1 $run "$work/a.scenario" || fail "MI_ACCEPT fails"
printf '$ echo one two; echo x >&2; exit 5\n> one [*]\n! x\n= 5\n# end\n' | cmp - "$work/a.scenario" || fail "MI_ACCEPT"
[ "$(status_of $run "$work/a.scenario")" = 0 ] || fail "what was accepted does not pass"

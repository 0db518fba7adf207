#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Nothing in a shipped pack waits for what can never come: an event that no step tells and no page names, a deadline that is met by
# one that is none, a pause that nothing begins, a clock of a transition that is no deadline, a fact of a gate or a transition that no
# program knows and no officer can state.
set -eu
source_dir=$1
packs=$source_dir/lib/law/packs
knowledge=$source_dir/lib/law/knowledge/due
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
tell() { [ -z "$2" ] || { echo "$1: $2"; bad=1; }; }

values() { find "$packs" -name '*.toml' -print0 | xargs -0 sed -nE "s/^$1 *= *\"([^\"]+)\".*/\1/p" | sort -u; }
column() { grep -v '^#' "$knowledge/$1" | tail -n +2 | cut -d, -f1 | sort -u; }

# Events: from a fact (events.csv), from what the packs alone tell (work/due), or by hand (mi-due event); each on its page.
values starts >"$work/starts"
sed -n '/^\.Sh EVENTS/,/^\.Sh/p' "$source_dir/man/mi-rules-vocabulary.7" | sed -n 's/^\.It Li //p' | tr -d ' ' | tr , '\n' | sort -u >"$work/page"
tell 'runs from an event that mi-rules-vocabulary(7) does not name' "$(comm -23 "$work/starts" "$work/page" | paste -sd' ')"
column events.csv >"$work/events"
tell 'events.csv tells an event that mi-rules-vocabulary(7) does not name' "$(comm -23 "$work/events" "$work/page" | paste -sd' ')"
for computed in certificate.expires tutoring.ends tutoring.extension-ends; do
  grep -q "\"$computed\"" "$source_dir"/lib/work/due/*.cpp || tell 'no program tells' "$computed"
done

# What meets a deadline, what pauses one, what a transition is clocked by.
find "$packs" -name '*.toml' -print0 | xargs -0 awk '/^\[\[/ { block = $0 } block == "[[deadline]]" && /^id *=/ { gsub(/^id *= *"|".*$/, ""); print }' |
  sort -u >"$work/deadlines"
column met.csv >"$work/met"
tell 'met.csv meets what is no deadline' "$(comm -23 "$work/met" "$work/deadlines" | paste -sd' ')"
{ find "$packs" -name '*.toml' -print0 | xargs -0 grep -hE '^pauses *=' || true; } | grep -oE '"[^"]+"' | tr -d '"' | sort -u >"$work/pauses"
column pauses.csv >"$work/listed"
tell 'a pause that pauses.csv does not list' "$(comm -23 "$work/pauses" "$work/listed" | paste -sd' ')"
{ values after; values ahead; } | grep -vxE 'term|stretch' | sort -u >"$work/clocks"
tell 'a transition waits for what is no deadline' "$(comm -23 "$work/clocks" "$work/deadlines" | paste -sd' ')"

# Facts of gates and transitions: stated where a condition or a paper asks for them (mi-apply state), else told by a program.
facts() {
  find "$packs" -name '*.toml' -print0 | xargs -0 awk -v want="$1" '/^\[\[/ { block = $0 } index(want, block) {
    while (match($0, /fact *= *"[^"]+"/)) { f = substr($0, RSTART, RLENGTH); gsub(/^fact *= *"|"$/, "", f); print f; $0 = substr($0, RSTART + RLENGTH) } }' | sort -u
}
facts '[[gate]] [[transition]]' >"$work/needed"
facts '[[condition]] [[material]]' >"$work/stated"
[ "$(wc -l <"$work/needed")" -gt 30 ] || tell 'the pattern of this test is wrong' 'facts of gates'
for fact in $(comm -23 "$work/needed" "$work/stated" | grep -vE '^(switch|law)\.'); do  # law.STAGE…: one for each stage of a penalty case
  grep -rqF "\"$fact\"" "$source_dir/lib" --include='*.cpp' || grep -rqF "\"$fact\"" "$source_dir/tools" --include='*.cpp' ||
    tell 'a gate or transition needs a fact that nobody can tell' "$fact"
done
exit $bad

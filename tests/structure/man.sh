#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every program has a man page in mdoc, and its long options are those of --help:
#   a subsection (.Ss STEP) for each step, with the step's own options as items (.It Fl n , Fl -name Ar WORD);
#   a section .Sh OPTIONS with the options that mean the same everywhere.
# A program with one nameless step has all of them in .Sh OPTIONS. Every page of man/ passes mandoc -Tlint.
set -u
source_dir=$1
bin=$2/bin
faults=0
fault() { echo "man: $*"; faults=1; }
export MI_LANG=en

# Long options of the paragraph of --help that begins with the line $2, on standard input.
in_help() {
  awk -v title="$1" '$0 == title { on = 1; next } /^[^ ]/ || /^$/ { on = 0 } on && /^  ? ? ? ? ?-/ { print $0 }' |
    grep -oE '^ +(-[a-zA-Z], )?--[a-z][a-z-]*' | grep -oE -e '--[a-z-]+' | sort -u
}
steps_in_help() { awk '/^Steps:/ { on = 1; next } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }'; }

# Long options listed in a part of a page: Sh NAME or Ss NAME.
in_page() {  # PAGE MACRO NAME
  awk -v macro=".$2" -v name="$3" '
    $1 == ".Sh" || ($1 == ".Ss" && macro == ".Ss") { title = $0; sub(/^\.S[hs] +/, "", title); gsub(/"/, "", title)
                                                    on = ($1 == macro && title == name) }
    on && $1 == ".It"' "$1" | sed 's/Fl Fl /Fl -/g' | grep -oE 'Fl -[a-z][a-z-]*' | sed 's/^Fl -/--/' | sort -u
}

compare() {  # WHAT HELP PAGE
  local missing extra
  missing=$(comm -23 <(echo "$2") <(echo "$3") | paste -sd' ')
  extra=$(comm -13 <(echo "$2") <(echo "$3") | paste -sd' ')
  [ -z "$missing" ] || fault "$1: only in --help: $missing"
  [ -z "$extra" ] || fault "$1: only in the page: $extra"
}

check_program() {
  local program=$1 page=$source_dir/man/$1.1 step steps shared
  [ -e "$page" ] || { fault "$program has no page man/$program.1"; return; }
  "$bin/$program" --help >"$work/help" || fault "$program --help fails"
  shared=$(in_help 'Options that mean the same everywhere:' <"$work/help")
  steps=$(steps_in_help <"$work/help")
  if [ -z "$steps" ]; then
    compare "$program" "$( (in_help 'Options:' <"$work/help"; echo "$shared") | sed '/^$/d' | sort -u)" "$(in_page "$page" Sh OPTIONS)"
    return
  fi
  compare "$program, options of all steps" "$shared" "$(in_page "$page" Sh OPTIONS)"
  for step in $steps; do
    grep -qE "^\.Ss \"?$step\"?\$" "$page" || { fault "$program: no .Ss $step"; continue; }
    compare "$program $step" "$("$bin/$program" "$step" --help | in_help 'Options:')" "$(in_page "$page" Ss "$step")"
  done
  while read -r step; do
    echo "$steps" | grep -qxF -- "$step" || fault "$program: the page has a step that is none: $step"
  done < <(sed -nE 's/^\.Ss "?([a-z][a-z-]*)"?$/\1/p' "$page")
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for program in "$source_dir"/tools/mi-*/; do
  name=$(basename "$program")
  [ -x "$bin/$name" ] && check_program "$name"
done
for page in "$source_dir"/man/*.[157]; do
  [ -e "$page" ] || continue
  # Whether the pages that it names are installed here says nothing about the page.
  said=$(mandoc -Tlint "$page" | grep -v 'referenced manual not found')
  [ -z "$said" ] || fault "$said"
done
exit $faults

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The examples of the manual pages run as they stand, each page's in a copy of the folder that the hospital's story leaves.
# Where a page shows what a command prints, that is what it prints; where it shows nothing, the command succeeds.
# PAGE.sh beside this file sets the clock and makes the files that a page takes for granted.
#   run.sh SOURCE_DIR BUILD_DIR STORY_DIR
set -u
source=$(cd "$1" && pwd) build=$(cd "$2" && pwd) story=$(cd "$3" && pwd)
export PATH=$build/bin:$PATH MI_LANG=en
faults=0

# The literal blocks and displayed lines of .Sh EXAMPLES that hold commands, a command or a line of output a line.
examples_of() { # PAGE
  awk '/^\.Sh/ { on = /EXAMPLES/ } !on { next }
       /^\.Dl / { print "$ " substr($0, 5); next }
       /^\.Bd/ { inside = 1; first = 1; next } /^\.Ed/ { inside = 0; next }
       inside && first { commands = /^\$ /; first = 0 }
       inside && commands' "$1" | sed 's/\\e/\\/g; s/\\-/-/g; s/\\&//g'
}

# Runs the commands of standard input in this shell, as one after the other in a terminal, and compares.
run_examples() { # PAGE
  local line command='' expected='' status=0
  while IFS= read -r line; do
    if [[ $command == *\\ ]]; then command=${command%\\}$line
    elif [[ $line == '$ '* ]]; then
      run_one "$1" "$command" "$expected" || status=1
      command=${line#'$ '} expected=''
    else expected+=$line$'\n'
    fi
  done
  run_one "$1" "$command" "$expected" || status=1
  return $status
}

run_one() { # PAGE COMMAND EXPECTED
  [ -n "$2" ] || return 0
  local status=0 printed
  eval "(exit ${last_status:-0}); $2" >printed 2>&1 </dev/null || status=$?
  last_status=$status
  printed=$(sed 's/ *$//' printed)
  if [ -n "$3" ]; then
    [ "$printed" == "${3%$'\n'}" ] && return 0
    printf '%s: $ %s\n' "$1" "$2"
    diff <(printf '%s' "$3") <(printf '%s\n' "$printed")
    return 1
  fi
  [ $status == 0 ] || [[ $2 == *'>'* ]] || { printf '%s: $ %s\n(exit %s)\n%s\n' "$1" "$2" "$status" "$printed"; return 1; }
}

for page in "$source"/man/*.[157]; do
  name=$(basename "$page")
  [ -n "$(examples_of "$page")" ] || continue
  folder=$(mktemp -d)
  cp -r "$story"/. "$folder"
  # In a shell of its own: what one page exports is nothing to the next.
  (cd "$folder" && export MI_CASE=hospital.mi MI_NOW=2027-01-20T09:00:00+08:00 DEMO=$source/examples/hospital/input
   [ ! -e "$source/tests/structure/man-examples/$name.sh" ] || . "$source/tests/structure/man-examples/$name.sh"
   run_examples "$name" < <(examples_of "$page")) || faults=1
  rm -rf "$folder"
done
exit $faults

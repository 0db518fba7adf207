#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every step that takes a case refuses what is no good case: missing, a folder, text, empty, a foreign database, cut off,
# of a newer version, locked. Exit 4 (or 2, when the words made up here do not suit the step), a message, no crash, nothing
# on standard output, and the file as it was.
set -u
bin=$2/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export MI_LANG=en LC_ALL=C.UTF-8 MI_NOW=2026-05-25T09:00:00+08:00 HOME=$work
unset MI_CASE MI_FORMAT
faults=0
fault() { echo "bad-cases: $*"; faults=1; }

[ -x "$bin/mi-case" ] || exit 0
"$bin/mi-case" new -q good.mi --agency 321300 --subject H1001 --by zhang >/dev/null || { fault "no case to start from"; exit 1; }

mkdir folder.mi
echo 'no database' >text.mi
: >empty.mi
sqlite3 foreign.mi 'CREATE TABLE t (a); INSERT INTO t VALUES (1)'
head -c 5000 good.mi >cut.mi
cp good.mi newer.mi &&
  sqlite3 newer.mi "PRAGMA user_version = 999999; UPDATE meta SET value = '999999' WHERE name = 'min_reader'"
bad="missing.mi folder.mi text.mi empty.mi foreign.mi cut.mi newer.mi"

# A word for each placeholder of the usage line, good enough to get as far as the case.
word_for() {
  case $1 in
    *DATE*) echo 2026-05-25 ;;
    TIME) echo 2026-05-25T09:00 ;;
    MONTH*) echo 2026-03 ;;
    YEAR) echo 2026 ;;
    YUAN) echo 1.00 ;;
    N | NUMBER | SCORE | DAYS) echo 1 ;;
    FILE* | *FILE) echo text.mi ;;
    *'|'*) echo "${1%%|*}" ;;
    *) echo x ;;
  esac
}

# "Usage: mi-x step [OPTION]... --on DATE WHO [MORE...]" becomes "--on 2026-05-25 x".
words_for() {
  local word words=()
  for word in $(sed -n '1s/^Usage: [^[]*\[OPTION\]\.\.\.//p' <<<"$1" | sed 's/\[[^]]*\]//g'); do
    case $word in
      --*) words+=("$word") ;;
      *) words+=("$(word_for "${word%...}")") ;;
    esac
  done
  echo "${words[@]-}"
}

mark() { if [ -f "$1" ]; then sha256sum <"$1"; else stat -c %F "$1" 2>/dev/null; fi; }

refuse() {  # CASE COMMAND...
  local file=$1 before status=0
  shift
  before=$(mark "$file")
  "$@" -c "$file" --wait 0 </dev/null >out 2>err || status=$?
  case $status in
    2 | 4) ;;
    *) fault "$* -c $file: exit $status: $(head -3 err)" ;;
  esac
  [ ! -s out ] || fault "$* -c $file: something on standard output"
  [ -s err ] || fault "$* -c $file: no message"
  [ "$(mark "$file")" = "$before" ] || fault "$* -c $file: the file was changed"
  [ ! -e "$file-journal" ] || fault "$* -c $file: a journal is left"
  [ $status != 4 ] || reached=1
}

steps=0 reaching=0
for folder in "$1"/tools/mi-*/; do
  program=$bin/$(basename "$folder")
  [ -x "$program" ] || continue
  names=$("$program" --help | awk '/^Steps:/ { on = 1; next } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }')
  for step in ${names:-""}; do
    help=$("$program" ${step:+"$step"} --help) || { fault "$program $step --help"; continue; }
    grep -q -- '--case FILE' <<<"$help" || continue
    case "$(basename "$program") $step" in
      "mi-case new") continue ;;   # it makes the file
      "mi-rules list") continue ;; # it asks the case only with --used
    esac
    read -ra words <<<"$(words_for "$help")"
    steps=$((steps + 1)) reached=0
    for file in $bad; do refuse "$file" "$program" ${step:+"$step"} "${words[@]}"; done
    reaching=$((reaching + reached))
    [ $reached = 1 ] || echo "not reached: $(basename "$program") $step ${words[*]-}: $(head -1 err)"
  done
done
echo "$reaching of $steps steps came as far as the case"
# The words made up above must suit most steps, or this test would show nothing.
[ $steps = 0 ] || [ $((reaching * 10)) -ge $((steps * 7)) ] || fault "too few steps came as far as the case"

# Another process holds the file: a writer waits as long as it may, then says so.
mkfifo held
sqlite3 good.mi <held >/dev/null 2>&1 &
exec 3>held
printf 'BEGIN EXCLUSIVE;\n.print ready\n' >&3
sleep 0.3
refuse good.mi "$bin/mi-case" info
grep -qi 'wr\|lock\|hold\|process' err || fault "a locked case: the message does not say so: $(cat err)"
printf 'ROLLBACK;\n' >&3
exec 3>&-
wait
exit $faults

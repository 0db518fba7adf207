#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every step of every program that takes a case refuses what is no good case: missing, a folder, text, empty, a foreign
# database, cut off, of a newer version, locked. Exit 4 (or 2 or 3, when the words made up here do not suit the step), the
# message for that kind with the file as its place, no crash, nothing on standard output, and the file as it was.
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
echo 'some input' >input.txt
printf '# covers,2027-01-01,2027-12-31\ndate,kind,name\n' >calendar.csv
printf 'code\tname\tfrom\nD1\tx\t2026-01-01\n' >departments.tsv

# What is said of each.
declare -A words_of=(
  [missing.mi]='there is no such file' [folder.mi]='this is a folder, not a case file' [text.mi]='this is not a case file'
  [empty.mi]='this is not a case file' [foreign.mi]='this SQLite file belongs to another program'
  [cut.mi]='the case is damaged: it is cut off at 5000 of [0-9]+ bytes'
  [newer.mi]='this case is of a newer version: schema step 999999' [good.mi]='the file is in use by sqlite3 \(process [0-9]+\)'
)
bad="missing.mi folder.mi text.mi empty.mi foreign.mi cut.mi newer.mi"

# A word for each placeholder of the usage line, good enough to get as far as the case.
word_for() {
  case $1 in
    *DATE*) echo 2026-05-25 ;;
    TIME) echo 2026-05-25T09:00 ;;
    MONTH*) echo 2026-03 ;;
    YEAR) echo 2026 ;;
    YUAN | CNY) echo 1.00 ;;
    N | NUMBER | SCORE | DAYS) echo 1 ;;
    FILE* | *FILE) echo input.txt ;;
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

# Where made-up words do not get as far as the case.
words_of_step() {
  case $1 in
    "mi-claims rules") echo --lacks ;;  # only then it looks at a case
    "mi-notice new") echo talk-notice ;;
    "mi-notice render") echo --all ;;
    "mi-penalize compare") echo --packs suqian-2018,chifeng ;;
    "mi-penalize instalments") echo --parts 2 --first 2026-05-25 ;;
    "mi-penalize points") echo show ;;
    "mi-due calendar") echo calendar.csv --source x ;;
    "mi-inspect raise") echo --title x --from 2026-05-25 --amount 1.00 --fund 1.00 ;;
    "mi-inspect evidence") echo add x input.txt --holder x --kind photo ;;
    "mi-register import") echo departments.tsv ;;
    "mi-report workbook") echo -o w.xlsx ;;
    "mi-rules use") echo suqian-2018 ;;
    *) words_for "$2" ;;
  esac
}

mark() { if [ -f "$1" ]; then sha256sum <"$1"; else stat -c %F "$1" 2>/dev/null; fi; }

refuse() {  # CASE COMMAND...
  local file=$1 before status=0
  shift
  before=$(mark "$file")
  "$@" -c "$file" --wait 0 </dev/null >out 2>err || status=$?
  case $status in
    2 | 3 | 4) ;;
    *) fault "$* -c $file: exit $status: $(head -3 err)" ;;
  esac
  [ ! -s out ] || fault "$* -c $file: something on standard output"
  [ -s err ] || fault "$* -c $file: no message"
  [ "$(mark "$file")" = "$before" ] || fault "$* -c $file: the file was changed"
  [ ! -e "$file-journal" ] || fault "$* -c $file: a journal is left"
  # Where it is the case that was refused, and not what else was made up, it is said which and why.
  grep -q "at $file" err || return 0
  reached=1
  [ $status = 4 ] || fault "$* -c $file: exit $status, not 4"
  head -1 err | grep -Eq "${words_of[$file]}" || fault "$* -c $file: $(head -1 err)"
}

# Another process holds a file, and lets it go again.
mkfifo held
hold() {
  sqlite3 "$1" <held >/dev/null 2>&1 &
  exec 3>held
  printf 'BEGIN EXCLUSIVE;\n.shell touch ready\n' >&3
  while [ ! -e ready ]; do sleep 0.02; done
}
let_go() {
  printf 'ROLLBACK;\n' >&3
  exec 3>&-
  wait
}
hold good.mi

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
      "mi-rules list" | "mi-rules show") continue ;; # they ask the case only when told to
    esac
    files="$bad good.mi"
    [ "$(basename "$program") $step" != "mi-case upgrade" ] || files=$bad  # it asks only the header, which no lock hides
    read -ra words <<<"$(words_of_step "$(basename "$program") $step" "$help")"
    steps=$((steps + 1)) reached=0
    for file in $files; do refuse "$file" "$program" ${step:+"$step"} "${words[@]}"; done
    reaching=$((reaching + reached))
    [ $reached = 1 ] || echo "not reached: $(basename "$program") $step ${words[*]-}: $(head -1 err)"
  done
done
echo "$reaching of $steps steps came as far as the case"
# The words made up above must suit most steps, or this test would show nothing.
[ $steps = 0 ] || [ $((reaching * 10)) -ge $((steps * 9)) ] || fault "too few steps came as far as the case"

let_go
"$bin/mi-case" verify good.mi -q >out 2>err || fault "the case does not verify after all this: $(cat err)"
exit $faults

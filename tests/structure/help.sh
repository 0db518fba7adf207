#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Help in Chinese holds no English sentence, help in English no Chinese one: of every program and every step.
set -u
bin=$2/bin
faults=0

# Each item (a name and its text, maybe on the next line) needs a Chinese character; commands in a text may be English,
# three lower-case words in a row may not.
english_in() {
  awk '
    function done() {
      if (item != "" && item !~ /[\200-\377]/) print "no Chinese: " item
      plain = item
      gsub(/mi-[a-z]+( [a-z-]+)*/, "", plain)
      if (plain ~ /(^|[^-a-z])[a-z]+ [a-z]+ [a-z]+/) print "English: " item
      item = ""
    }
    /^   *[^ ]/ && !/^        / { done(); item = $0; next }
    /^        /                 { item = item $0; next }
    { done(); item = $0 }
    END { done() }'
}

chinese_in() { LC_ALL=C grep -nP '[\xE4-\xE9][\x80-\xBF]{2}' | sed 's/^/Chinese: /'; }
steps_of() { MI_LANG=en "$1" --help | awk '/^Steps:/ { on = 1; next } /^$/ { on = 0 } on && /^  [a-z]/ { print $1 }'; }

report() {  # WHAT, faults on standard input
  while read -r line; do
    echo "help: $1: $line"
    faults=1
  done
}

check() {  # PROGRAM [STEP]
  report "$(basename "$1") ${2-}" < <(MI_LANG=zh_CN "$1" ${2+"$2"} --help | english_in)
  report "$(basename "$1") ${2-}" < <(MI_LANG=en "$1" ${2+"$2"} --help | chinese_in)
}

for program in "$1"/tools/mi-*/; do
  program=$bin/$(basename "$program")
  [ -x "$program" ] || continue
  check "$program"
  for step in $(steps_of "$program"); do check "$program" "$step"; done
done

# The check itself.
[ "$(printf '  --a  the case file\n  --b  案卷\n  --c\n             用 mi-rules use 选用\n' | english_in | wc -l)" = 2 ] ||
  { echo "help: the check is broken"; exit 1; }
exit $faults

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Nothing is left untranslated: the messages of every room and program stand in its catalogue in Chinese, none is fuzzy,
# none is left over, and each translation takes the same values as its original.
set -u
source_dir=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
fault() { echo "messages: $*"; faults=1; }

rooms() {
  (cd "$source_dir" && for folder in lib/*/ lib/work/*/ tools/mi-*/; do
    [ -d "$folder" ] || continue
    name=$(basename "$folder")
    case $folder in
      lib/po/ | lib/work/) ;;
      lib/work/*) echo "work-$name" ;;
      *) echo "$name" ;;
    esac
  done)
}

# The {} of fmt in original and translation: the same ones, or {0} {1} … for as many.
placeholders() {
  msgcat --no-wrap "$1" | awk '
    function holes(text,   list, out, n, i, word) {
      n = 0
      gsub(/\{\{|\}\}/, "", text)
      while (match(text, /\{[^{}]*\}/)) {
        word[++n] = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
      }
      count = n
      out = ""
      while (n > 0) {  # sorted, so that order does not matter
        best = 1
        for (i = 2; i <= n; ++i) if (word[i] < word[best]) best = i
        out = out word[best]
        word[best] = word[n--]
      }
      return out
    }
    function numbered(n,   out, i) { for (i = 0; i < n; ++i) out = out "{" i "}"; return out }
    function check() {
      if (id == "" || text == "") return
      a = holes(id); n = count; b = holes(text)
      if (a != b && !(a ~ /^(\{\})+$/ && b == numbered(n))) print "placeholders differ: " id
    }
    /^msgid /  { check(); id = $0; text = ""; sub(/^msgid /, "", id); part = 1 }
    /^msgstr / { text = $0; sub(/^msgstr /, "", text); part = 2 }
    /^"/       { if (part == 1) id = id $0; if (part == 2) text = text $0 }
    END        { check() }'
}

check_room() {
  local room=$1 po="$source_dir/lib/po/zh/$1.po"
  "$source_dir/lib/po/update" --template "$room" "$work/new.pot" 2>"$work/said" || fault "$room: $(cat "$work/said")"
  if [ "$(grep -c '^msgid' "$work/new.pot")" -le 1 ]; then
    [ ! -e "$po" ] || fault "$room: a catalogue without messages"
    return
  fi
  [ -e "$po" ] || { fault "$room: no lib/po/zh/$room.po ($(($(grep -c '^msgid' "$work/new.pot") - 1)) messages)"; return; }
  msgcmp "$po" "$work/new.pot" >"$work/said" 2>&1 || true
  grep -v -e '^$' -e 'found [0-9]* fatal' "$work/said" | sed 's/^/  /' >"$work/shown"
  [ ! -s "$work/shown" ] || { fault "$room: (lib/po/update $room)"; cat "$work/shown"; }
  [ -z "$(msgattrib --only-fuzzy "$po")" ] || fault "$room: fuzzy messages"
  [ -z "$(msgattrib --only-obsolete "$po")" ] || fault "$room: messages that nothing says"
  msgfmt --check-format --output-file=/dev/null "$po" || fault "$room: msgfmt refuses it"
  while read -r line; do fault "$room: $line"; done < <(placeholders "$po")
}

for room in $(rooms); do check_room "$room"; done
for po in "$source_dir"/lib/po/zh/*.po; do
  [ "$(basename "$po")" = words.po ] || rooms | grep -qxF "$(basename "$po" .po)" || fault "$(basename "$po"): no such room or program"
done

# The check of placeholders itself.
printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a {} of {}"\nmsgstr "{1}的{0}"\n\nmsgid "b {} of {}"\nmsgstr "{}"\n' >"$work/self.po"
[ "$(placeholders "$work/self.po")" = 'placeholders differ: "b {} of {}"' ] || fault "the check of placeholders is broken"
exit $faults

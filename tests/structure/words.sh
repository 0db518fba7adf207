#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# lib/po/zh/words.po holds only what can be looked up, every kind of document has its word there, and the stories in Chinese
# show no code of a closed list to their reader.
#   words.sh SOURCE_DIR
set -u
cd "$1"
words=lib/po/zh/words.po
faults=0
fault() { echo "words: $*"; faults=1; }

msgfmt --check-format -o /dev/null $words || fault "$words is no catalogue"
bad=$(sed -nE 's/^msgid "(.+)"/\1/p' $words | grep -vE '^[a-z._-]{1,40}$')
[ -z "$bad" ] || fault "no column can hold: $bad"
bad=$(grep -B1 -E '^msgstr ""' $words | grep -E '^msgid ".+"')
[ -z "$bad" ] || fault "without a translation: $bad"

for manifest in templates/notices/*/manifest.json; do
  kind=$(basename "$(dirname "$manifest")")
  title=$(sed -nE 's/^  "title": "(.*)",$/\1/p' "$manifest")
  grep -A2 -xF 'msgctxt "mi.notice.document.template"' $words | grep -A1 -xF "msgid \"$kind\"" | grep -qxF "msgstr \"$title\"" ||
    fault "the document $kind is not called $title"
done

# In a table, columns stand apart by two spaces; the words below are names that a command takes, not words of a list.
names='li|sun|wang|zhang|wards|records|form|forecast|it|licence|rules|[a-z_]+_[a-z_]+|'
names+='approved|compensation|damages|deposit|due|excess|kept|offset|paid|payable|refund|score|standard|total|unshared|withheld|'
names+='before-withholding|case|decision|in-turn|whole'
for printed in examples/*/expected/printed.txt; do
  bad=$(grep -v '^\$' "$printed" | sed -E 's/ {2,}/\n/g' | grep -xE '[a-z][a-z_-]*' | grep -vxE "$names" | sort -u | paste -sd' ')
  [ -z "$bad" ] || fault "$printed shows its reader: $bad (put them into $words)"
done
exit $faults

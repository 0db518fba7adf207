#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Reads the #include lines of lib/ and tools/ against layers.txt.
set -eu
source_dir=$1
rules=$source_dir/tests/structure/layers.txt

check() {  # FOLDER: prints what is wrong there
  (cd "$1" && grep -rHnE --include='*.hpp' --include='*.cpp' '^[[:space:]]*#[[:space:]]*include' lib tools 2>/dev/null) |
    awk -v rules="$rules" '
    function top(room) { return split(room, part, "/") ? part[1] : room }
    function room_of(path,   part, n) {
      n = split(path, part, "/")
      if (part[1] == "tools") return "tools/" part[2]
      if (part[2] == "work" || (part[2] == "claims" && part[3] == "sql")) return part[2] "/" part[3]
      return part[2]
    }
    function target_of(include,   part) {
      split(include, part, "/")
      if (part[1] == "work" || (part[1] == "claims" && part[2] == "sql")) return part[1] "/" part[2]
      return part[1]
    }
    function listed(list, word,   words, n, i) {
      n = split(list, words, " ")
      for (i = 1; i <= n; ++i) if (words[i] == word) return 1
      return 0
    }
    function wrong(why) { print where ": " why }
    BEGIN {
      while ((getline line < rules) > 0) {
        n = split(line, word, " ")
        if (word[1] == "layer") for (i = 3; i <= n; ++i) layer[word[i]] = word[2]
        if (word[1] == "also") also[word[2], word[3]] = 1
        if (word[1] == "only") for (i = 3; i <= n; ++i) only[word[2]] = only[word[2]] " " word[i]
        if (word[1] == "never") never[word[2], word[3]] = 1
        if (word[1] == "third") for (i = 3; i <= n; ++i) third[word[2]] = third[word[2]] " " word[i]
        if (word[1] == "header") header[word[2], word[3]] = 1
        if (word[1] == "system") for (i = 2; i <= n; ++i) system_header[word[i]] = 1
      }
    }
    {
      match($0, /^[^:]+:[0-9]+/)
      where = substr($0, 1, RLENGTH)
      path = where; sub(/:[0-9]+$/, "", path)
      from = room_of(path)
      include = $0; sub(/^[^<"]*[<"]/, "", include); sub(/[>"].*$/, "", include)
      if ($0 ~ /include[[:space:]]*</) outside(); else inside()
    }
    function outside(   name) {
      for (name in third) if (index(include, name) == 1) {
        if (!listed(third[name], from) && !listed(third[name], top(from)))
          wrong(include " belongs in" third[name] " only")
        if (path ~ /\.hpp$/ && !((name, path) in header)) wrong("a header of ours names " include)
        return
      }
      if (include ~ /^[a-z_0-9]+$/ || include in system_header) return
      wrong(include " is neither of the standard library nor in layers.txt")
    }
    function inside(   to) {
      if (top(from) == "tools" && include !~ /\//) return  # a header of the program itself, beside its steps
      to = target_of(include)
      if (!(top(to) in layer)) return wrong(include " is in no room; include as \"room/file.hpp\"")
      if (to == from || top(to) == from || (top(from) == "claims" && top(to) == "claims")) return
      if (top(from) == "tools" && top(to) == "tools") return wrong("a tool includes " to)
      if (top(from) == "work" && top(to) == "work") return wrong("programs meet only in the case: " from " includes " to)
      if (((top(from)) SUBSEP (top(to))) in never) return wrong(from " never includes " to)
      if ((to in only) && !listed(only[to], from) && !listed(only[to], top(from)))
        return wrong("only" only[to] " may include " to)
      if (layer[top(to)] >= layer[top(from)] && !(((from) SUBSEP (to)) in also))
        wrong(from " (layer " layer[top(from)] ") includes " to " (layer " layer[top(to)] ")")
    }'
}

# The check itself: each of these lines must be found wrong.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad() {  # PATH INCLUDE
  mkdir -p "$work/$(dirname "$1")"
  printf '#include %s\n' "$2" >>"$work/$1"
}
bad lib/base/a.cpp '"json/value.hpp"'
bad lib/domain/a.cpp '"sql/connection.hpp"'
bad lib/law/a.cpp '"sql/connection.hpp"'
bad lib/work/penalize/a.cpp '"work/settle/b.hpp"'
bad lib/work/penalize/a.cpp '"cli/step.hpp"'
bad lib/claims/a.cpp '"output/text.hpp"'
bad lib/claims/a.cpp '"sql/connection.hpp"'
bad lib/base/a.hpp '<nlohmann/json.hpp>'
bad lib/cli/a.hpp '<CLI/App.hpp>'
bad lib/base/b.cpp '<some/library.hpp>'
bad lib/base/b.cpp '"value.hpp"'
bad tools/mi-a/a.cpp '"sql/connection.hpp"'
expected=$(cat "$work"/lib/*/*.?pp "$work"/lib/work/*/*.?pp "$work"/tools/*/*.?pp | wc -l)
found=$(check "$work" | cut -d: -f1,2 | sort -u | wc -l)
[ "$found" = "$expected" ] || { echo "layers.sh finds $found of $expected planted faults:"; check "$work"; exit 1; }

faults=$(check "$source_dir")
[ -z "$faults" ] || { echo "$faults"; exit 1; }

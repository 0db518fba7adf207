#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Twelve checks that other tools are measured by too, over a folder in which violations were planted: from the exported files to the
# leads in the case, and what was found beside what was planted.
#
#   tests/bench/twelve.sh BIN_DIR FOLDER [ROUNDS]        BIN_DIR of a Release build; 1 round
#
# FOLDER has visits.csv, fee_lines.csv and price_list.csv as an institution exports them; item_rules.csv (med_list_codg, chrgitm_type,
# sex_limit, daily_max, bed_flag, day_dose), excl_pairs.csv (code_a, code_b) and death.csv (psn_no, death_date), which become an agency's
# lists; and truth.csv (check, key, amount_cents). SM3=--sm3 has the files hashed by SM3 too.
# Fees after death are one hit a visit there, one planted a line. Sums differ by definition in four: a day's cap takes the lines' own
# prices and not the day's highest, split and overlapping stays the bill (of the shared days) and not the fund's money, and a
# doctor's day only those after the limit.
set -eu
bin=$(cd "$1" && pwd)
folder=$(cd "$2" && pwd)
rounds=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$bin:$PATH MI_LANG=en MI_CASE=$work/h.mi
cd "$work"

# Lists name service items by the fifteen digits of the country's code.
items() { awk -F, 'NR > 1 { code = $1; if (index(code, "-") == 16) code = substr(code, 1, 15); '"$1"' }' "$folder/item_rules.csv"; }
points="limit,name,rule,batch,codes"
mkdir lists
{ echo "$points"; items 'if ($3 != 0) printf "sex=%s,限性别项目,GZ10000302004000,1,%s\n", $3, code'; } >lists/limits_sex.csv
{ echo "$points"; printf ',床位,,1,'; items 'if ($5 != 0) printf "%s ", code' | sed 's/ $//'; echo; } >lists/daily_items.csv
{ echo "$points"; items 'if ($6 > 0) printf "7 a_day=%s,出院带药,,1,%s\n", $6, code'; } >lists/supply_days.csv
{ echo code,name,limit,unit,window,rule,batch; items 'if ($4 > 0) printf "%s,限频次项目,%s,次,day,GZ10000102014000,1\n", code, $4'; } >lists/quantity_caps.csv
{ echo main,main_name,other,other_name,window,rule,batch
  awk -F, 'NR > 1 { split($1, a, "-"); split($2, b, "-"); printf "%s,甲,%s,乙,day,GZ10000102012000,1\n", a[1], b[1] }' "$folder/excl_pairs.csv"; } >lists/pairs.csv
{ echo person,died,note; awk -F, 'NR > 1 { print $1 "," $2 "," }' "$folder/death.csv"; } >lists/deaths.csv
{ echo code,name,kind,judgement,parameters,list,national
  echo MI-0007,出院带药超过天数,supply_days,违规,taken=discharge days=7 long_days=7,supply_days.csv,; } >lists/rules.csv

# Rule and check, in the order of the words of truth.csv.
pairs="MI-0003=after_death MI-0002=bed_days GZ10000102014000=daily_qty MI-0007=discharge_med MI-0103=doctor_day MI-0001=dup_charge
       GZ10000102012000=excl_items GZ10000201008000=outside_stay GZ10000102001000=over_price MI-0101=overlap_stay
       GZ10000302004000=sex_item GZ10000204001000=split_hosp"
settings=(MI-0001:window=day MI-0001:quantity=any MI-0002:count=out MI-0103:limit=60 GZ10000204001000:gap_days=15
          GZ10000204001000:match=diagnosis GZ10000204001000:stays=21 MI-0101:stays=21 "GZ10000201008000:stays=11;21")
asked=()
for pair in $pairs; do asked+=(--rule "${pair%=*}"); done
for setting in "${settings[@]}"; do asked+=(--parameter "$setting"); done

now() { date +%s%N; }
for _ in $(seq "$rounds"); do
  rm -f h.mi
  mi-case new h.mi --agency bench --by bench -q >/dev/null
  for list in lists/*.csv; do mi-claims adopt "$list" --source bench --by bench -q >/dev/null; done
  sync
  a=$(now); mi-claims load ${SM3:-} "$folder"/{visits,fee_lines,price_list}.csv --by bench -q >/dev/null
  b=$(now); mi-claims check "${asked[@]}" --store --by bench -q --summary -f tsv >found.tsv; c=$(now)
  echo "$a $b $c" | awk '{ printf "load %.2f s, check --store %.2f s\n", ($2 - $1) / 1e9, ($3 - $2) / 1e9 }'
done

awk -F, 'NR > 1 { n[$1]++; s[$1] += $3 } END { for (c in n) printf "%s %d %.2f\n", c, n[c], s[c] / 100 }' "$folder/truth.csv" >truth.txt
for pair in $pairs; do
  awk -v rule="${pair%=*}" -F'\t' '$1 == rule { printf "%-18s found %6d hits %14s yuan", rule, $4, $5 }' found.tsv
  awk -v check="${pair#*=}" '$1 == check { printf "   planted %6d %14.2f  %s\n", $2, $3, check }' truth.txt
done

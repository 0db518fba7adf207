#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# One invented hospital through its whole life under the agreement: README.md tells the story and works out every amount.
#   run.sh BIN_DIR OUT_DIR     makes OUT_DIR anew; nothing else is touched
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
mkdir -p "$2" && out=$(cd "$2" && pwd)
export PATH=$bin:$PATH MI_LANG=${MI_LANG:-zh_CN}
input=$here/input
cd "$out" && rm -rf claims documents ./*.mi ./*.xlsx ./*.ics ./*.tsv ./*.jsonl && mkdir claims documents

on() { export MI_NOW=$1T09:00:00+08:00; }       # the story's clock
chapter() { printf '\n== %s\n' "$1"; }
say() { local line="$*"; printf '$ %s\n' "${line//$input/input}"; }
show() { say "$@"; "$@"; }                       # shows a command before it runs
refused() { say "$@"; local status=0; "$@" 2>&1 || status=$?; echo "(exit $status)"; [ "$status" = 3 ]; }

# A document on its way out: number, docx and text, comparison with the case, issue, delivery.
send() { # DOCUMENT WORD DELIVERED
  mi-notice number "$1" --word "$2" --by zhang
  mi-notice render "$1" -o "documents/$1.docx"
  mi-notice render "$1" -o "documents/$1.txt"
  mi-notice verify "$1" "documents/$1.docx"
  mi-notice issue "$1" --signed "documents/$1.docx" --signer 局长 --by zhang
  mi-notice deliver "$1" --date "$3" --receipt "$input/receipt.txt" --receiver 院办 --by zhang
}

chapter '建案、选用规则'
on 2025-08-20
export MI_CASE=hospital.mi
show mi-case new hospital.mi --agency 999900 --subject H99900100001 --by zhang
show mi-rules use "$input/shifan-2026" --by zhang
mi-rules test "$input/shifan-2026" >/dev/null && echo '规则包的算例全部相符'
mi-register agency --from 2025-01-01 --name 示范市医疗保障事务中心 --address 示范市人民路1号 --contact 张科长 --phone 0999-1234567 --by zhang

chapter '申请'
mi-register institution --from 2024-06-01 --code H99900100001 --name 云岭康复医院 --type rehabilitation-hospital --level 二级 \
  --mi-level 二级 --ownership private --area 999900 --address 示范市云岭路8号 --licence LS001 --licence-kind practice \
  --main-business basic --opened 2024-06-01 --system insurance --system finance --system statistics --system quality --by zhang
mi-register beds --from 2024-06-01 --licensed 120 --by zhang
mi-register department A21 --from 2024-06-01 --name 康复医学科 --by zhang
mi-register department A03 --from 2024-06-01 --name 内科 --by zhang
mi-register department YB --from 2024-06-01 --name 医保办 --insurance yes --by zhang
mi-register import "$input/staff.tsv" --by zhang
on 2025-09-01
mi-apply new --received 2025-09-01 apply.material.form="$input/application-form.txt" apply.material.licence="$input/licence.txt" \
  apply.material.rules="$input/rules.txt" apply.material.it="$input/it.txt" --by zhang
show mi-apply route
for fact in prices.followed=true penalty.outstanding=false history.terminated_illegal=none history.terminated_breach=none \
  history.terminated_persons=none history.evaluated_again_failed=none; do
  mi-apply state "${fact%%=*}" "${fact#*=}" --on 2025-09-02 --evidence 经办人核对记录 --by zhang >/dev/null
done
show mi-apply screen
on 2025-09-04
show mi-apply supplement --told 2025-09-04 --by zhang
send supplement-1 示医保补 2025-09-04
on 2025-09-10
mi-apply supplement --received 2025-09-10 apply.material.forecast="$input/forecast.txt" --by zhang
show mi-apply accept --date 2025-09-10 --by zhang
show mi-due list --as-of 2025-09-10

chapter '评估、公示'
on 2025-11-19
mi-evaluate sheet --scorer 陈评 -f tsv >sheet.tsv
awk 'BEGIN { FS = OFS = "\t" } NR > 1 { $3 = 80 + NR } { print }' sheet.tsv >scored.tsv
show mi-evaluate score scored.tsv --result pass --method 书面 --method 现场 --date 2025-11-19 --by zhang
mi-evaluate publicity --from 2025-11-20 --channel 门户网站 --by zhang
send evaluation-1 示医保评 2025-11-20
on 2025-12-08

chapter '签订协议'
on 2025-12-15
show mi-agree sign --date 2025-12-15 --from 2026-01-01 --by zhang

chapter '三月份费用：入库、检查、结算'
on 2026-04-08
generate-claims claims --lines 20000 --seed 7 --month 2026-03
show mi-claims load --sm3 claims/visits.csv claims/settlements.csv claims/fee_lines.csv claims/price_list.csv \
  --holder 云岭康复医院信息科 --exported 医院信息系统导出 --by li
show mi-claims check --period 2026-03 --summary
show mi-settle month --period 2026-03 --declared 2026-04-08 --by zhang
show mi-settle month --period 2026-03 --declared 2026-04-08 --what-if

chapter '检查：两台笔记本，没有网络'
on 2026-05-12
mi-case fork wards -o wards.mi --by zhang
mi-case fork records -o records.mi --by zhang
# The inspector's sheet names lines of the month's batch, which the copy on his laptop holds.
batch=$(mi-claims list -c wards.mi -f tsv | awk -F'\t' 'NR == 2 { print $1 }')
sed "s/BATCH/$batch/" "$input/ward-round.tsv" >ward-round.tsv
show mi-inspect raise -c wards.mi --title 挂床住院 --text 夜间查房时2名住院患者不在床且无请假手续 --source on-site \
  --from 2026-03-02 --to 2026-03-14 --items ward-round.tsv --department A21 --evidence "$input/photo.txt" --by li
# Of what the rules found, the inspectors follow up four; bed and care days above the stay lie within the daily caps.
mi-claims check -c records.mi --period 2026-03 --rule MI-0001 --rule GZ10000102001000 --rule GZ10000102014000 \
  --rule GZ10000204001000 -f json -q >hits.jsonl
show mi-inspect raise hits.jsonl -c records.mi --by wang
on 2026-05-13
show mi-case merge wards.mi records.mi --by zhang
show mi-case verify

chapter '定性、测算'
on 2026-05-20
show mi-inspect list
# The checks raised one finding a rule; an officer confirms the clause of each.
for finding in $(mi-inspect list -f tsv | awk -F'\t' 'NR > 1 { print $1 }'); do
  case $(mi-inspect list -f tsv | awk -F'\t' -v f="$finding" '$1 == f { print $2 }') in
    *挂床*) mi-penalize classify "$finding" --clause 62.1 --by zhang >/dev/null ;;
    *分解住院*) mi-penalize classify "$finding" --clause 61.1 --by zhang >/dev/null ;;
    *重复收费*) mi-penalize classify "$finding" --clause 60.2 --by zhang >/dev/null ;;
    *限定单价*) mi-penalize classify "$finding" --clause 60.1 --by zhang >/dev/null ;;
    *限定频次*) mi-penalize classify "$finding" --clause 60.3 --by zhang >/dev/null ;;
  esac
done
show mi-inspect resolve
show mi-penalize compute --choose 62.1.suspend --reason 两名患者同夜不在床，科室管理责任明显 --by zhang
show mi-penalize compute --what-if

chapter '告知、送达、说明、复核、决定'
on 2026-05-25
show mi-penalize notice --date 2026-05-25 --by zhang
refused mi-penalize decide --date 2026-05-26 --by sun
send notice-1 示医保违告 2026-05-25
on 2026-05-27
mi-inspect reply wards-F1 --date 2026-05-27 --text 5床患者当晚外出检查，其余无异议 --file "$input/reply.txt" --item 1 --by zhang
on 2026-05-29
mi-inspect review wards-F1 --uphold --reason 未提供当晚检查的医嘱和记录 --date 2026-05-29 --by zhao
for finding in records-F1 records-F2 records-F3 records-F4; do
  mi-inspect review "$finding" --uphold --reason 明细与计算复核无误 --date 2026-05-29 --by zhao >/dev/null
done
on 2026-06-03
show mi-penalize decide --date 2026-06-03 --by sun
send decision-1 示医保违决 2026-06-03

chapter '暂停科室、当日能否支付'
on 2026-06-04
show mi-agree suspend --decision decision-1 --by zhang
show mi-agree payable --on 2026-06-10 --dept A03
show mi-agree payable --on 2026-06-10 --dept A21 || echo "(exit $?)"
send suspension-notice-1 示医保中 2026-06-04

chapter '五月份结算：扣除违约处理款'
on 2026-06-08
show mi-settle month --period 2026-05 --approved 400000.00 --declared 2026-06-08 --offset decision-1 --by zhang
mi-due done settlement.month.pay --about month:2026-03 --date 2026-05-20 --by zhang
show mi-due list --as-of 2026-06-08

chapter '年终：保证金、清算'
on 2027-01-15
mi-settle month --period 2026-12 --approved 720000.00 --withhold 60000.00 --ground 超过时间进度 --declared 2027-01-08 --as-of 2026-12-31 --by zhang
show mi-settle deposit --year 2026 --score 84.60 --as-of 2026-12-31 --by zhang
show mi-settle clear --year 2026 --standard 1350000.00 --reasonable 100% --ground 收治危重患者增加 --as-of 2026-12-31 --by zhang
show mi-settle clear --year 2026 --standard 1350000.00 --reasonable 100% --ground 收治危重患者增加 --as-of 2026-12-31 --what-if
send clearing-notice-1 示医保清 2027-01-18
show mi-settle ledger --balances
show mi-settle check --period 2026

chapter '文书、工作簿、解释、核验'
mi-report workbook -o workbook.xlsx
mi-due ics -o deadlines.ics
largest=$(mi-explain -f tsv | awk -F'\t' '$1 ~ /^decision-1:/ && $4 == "CNY" { print $3 "\t" $1 }' | sort -rn | head -n 1 | cut -f 2)
show mi-explain "$largest"
show mi-explain "decision-1:60.2.recover" --lines
show mi-notice list
show mi-case verify --recompute

printf '\n完成。案卷和文书在 %s：\n' "$out"
find . -type f ! -path './claims/*' | sort | sed 's|^\./|  |'

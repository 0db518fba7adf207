#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# From an anonymous tip to the closing report: README.md tells the story and works out every amount.
#   run.sh BIN_DIR OUT_DIR     makes OUT_DIR anew; nothing else is touched
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
mkdir -p "$2" && out=$(cd "$2" && pwd)
export PATH=$bin:$PATH MI_LANG=${MI_LANG:-zh_CN}
input=$here/input
cd "$out" && rm -rf documents ./*.mi ./*.csv && mkdir documents

on() { export MI_NOW=$1T09:00:00+08:00; }       # the story's clock
chapter() { printf '\n== %s\n' "$1"; }
say() { local line="$*"; printf '$ %s\n' "${line//$input/input}"; }
show() { say "$@"; "$@"; }
refused() { say "$@"; local status=0; "$@" 2>&1 || status=$?; echo "(exit $status)"; [ "$status" = 3 ]; }
paper() { printf '%s/%s.txt' "$input" "$1"; }

# A document: asked for, numbered, made, compared with the case. Records have no number.
write() { # DOCUMENT WORD
  [ "$2" = - ] || mi-notice number "$1" --word "$2" --by li
  mi-notice render "$1" -o "documents/$1.docx"
  mi-notice render "$1" -o "documents/$1.txt"
  mi-notice verify "$1" "documents/$1.docx"
}
send() { # DOCUMENT WORD DELIVERED
  write "$1" "$2"
  mi-notice issue "$1" --signed "documents/$1.docx" --signer 王局长 --by li
  mi-notice deliver "$1" --date "$3" --receipt "$(paper receipt)" --receiver 院办 --by li
}
new() { mi-notice new "$@" --by li -q >/dev/null; }

chapter '建案'
on 2026-03-24
export MI_CASE=inspection.mi
mi-case new inspection.mi --agency 999900 --subject H99900100002 --by li -q >/dev/null
for pack in regulation-735 penalty-procedure; do mi-rules use "$pack" --by li -q; done
for set in 'penalty.hearing.entity=5000.00 CNY' 'penalty.legal_review.amount=5000.00 CNY' 'penalty.defence.length=5 working-days'; do
  mi-rules set "${set%%=*}" "${set#*=}" --source 示例省裁量基准 --by li -q >/dev/null
done
mi-register agency --from 2025-01-01 --name 示例市医疗保障局 --address 示例市人民路1号 --contact 李工 --phone 0999-7654321 --by li -q >/dev/null
mi-register institution --from 2024-06-01 --code H99900100002 --name 青禾康复医院 --uscc 52999900MJ00000024 --type rehabilitation-hospital \
  --ownership private --area 999900 --address 示例市青禾路6号 --licence-kind practice --by li -q >/dev/null
printf 'id\tname\troles\tdepartment\tfirst_registered_here\tfull_time\tinsurance\tfrom\nZW001\t周文\tlegal-representative\t\tno\tyes\t\t2024-06-01\n' >staff.tsv
mi-register import staff.tsv --by li -q >/dev/null

chapter '匿名举报、立案'
mi-penalize stage clue --date 2026-03-24 --paper "$(paper tip)" --note 匿名来信 --by li -q >/dev/null
new tip-register --say source=匿名来信 --say received=2026-03-24 --say clerk=李工 --say sealed=yes --say content=康复科重复收费、串换项目。 --say opinion=核查后报请立案。
write tip-register-1 示医保举
refused mi-penalize stage filed --date 2026-04-01 --officer 李工 --by li
show mi-penalize stage filed --date 2026-04-01 --officer 李工 --officer 孙工 --approver 王局长 --state suspect=yes --state punishable=yes --state jurisdiction=yes --state qualified=yes --by li

chapter '检查：计划、通知、费用'
on 2026-04-02
show mi-inspect plan --from 2026-04-07 --to 2026-04-08 --source complaint --inspector 李工 --inspector 孙工 --matter 康复科收费 --material 费用清单和治疗记录 --unannounced --by li
send plan-1 示医保查 2026-04-07
on 2026-04-08
mi-claims load "$input/visits.csv" "$input/settlements.csv" "$input/fees.csv" --holder 青禾康复医院信息科 --by sun -q >/dev/null
mi-case sql "SELECT substr(b.hash,1,12) || ':' || (f.id & 4294967295) FROM fee_line f, batch b ORDER BY f.id" -f tsv | tail -n +2 >names.csv
for list in repeated swapped excess; do
  cp "$input/$list.csv" .
  n=0; while read -r name; do n=$((n + 1)); sed -i "s/LINE$n,/$name,/" "$list.csv"; done <names.csv
done

chapter '三项问题'
mi-inspect raise --by sun --source complaint --title 重复收费 --text 同一时段同一部位两项训练重复收费。 --from 2026-03-03 --to 2026-03-11 --items repeated.csv --department A21 -q >/dev/null
mi-inspect raise --by sun --source complaint --title 串换诊疗项目 --text 以高价项目名义收取一般训练费用。 --from 2026-03-03 --to 2026-03-03 --items swapped.csv --department A21 -q >/dev/null
mi-inspect raise --by sun --source complaint --title 无记录的运动疗法 --text 无评估和治疗记录。 --from 2026-03-18 --to 2026-03-18 --items excess.csv --department A21 -q >/dev/null
for f in F1 F2 F3; do mi-inspect evidence add "$f" "$(paper record)" --holder 孙工 --origin 现场调取 --time 2026-04-08T10:30 --kind record --by sun -q >/dev/null; done
mi-penalize classify F1 --clause reg.38.3 --answer intent=no --by li -q >/dev/null
mi-penalize classify F2 --clause reg.38.4 --answer intent=no --by li -q >/dev/null
mi-penalize classify F3 --clause reg.38.2 --answer intent=no --by li -q >/dev/null
show mi-inspect list

chapter '责令改正'
on 2026-04-10
new correction-order --say demand=停止重复收费和串换，按实际项目收费。 --say term=10日
send correction-order-1 示医保改 2026-04-10
mi-penalize stage ordered --date 2026-04-10 --until 2026-04-20 --paper "$out/documents/correction-order-1.docx" --by li -q >/dev/null

chapter '答复、复核：一项撤销，一项减少'
on 2026-04-20
show mi-inspect reply F1 --date 2026-04-20 --text V1两项训练分时段进行；V2另有医嘱。 --item 1=1000.00 --item 2=3000.00 --file "$(paper reply)" --by li
show mi-inspect reply F3 --date 2026-04-20 --text 评估和治疗记录在康复科存档，附复印件。 --contests 5000.00 --file "$(paper record)" --by li
mi-inspect reply F2 --date 2026-04-20 --accepts --by li -q >/dev/null
refused mi-inspect review F1 --uphold --reason 核实 --by sun
on 2026-04-24
show mi-inspect review F1 --change --item 1=2000.00 --item 2 --reason 治疗记录证明一部分分时段进行，V2另有医嘱 --by 周审
show mi-inspect review F3 --withdraw --reason 记录齐全，有评估 --by 周审
mi-inspect review F2 --uphold --reason 已认可 --by 周审 -q >/dev/null

chapter '调查终结、法制审核、事先告知'
on 2026-04-27
mi-penalize stage report --date 2026-04-27 --paper "$(paper report)" --by li -q >/dev/null
mi-rules set penalty.unpaid inside --source 三月费用已拨付 --by li -q >/dev/null
show mi-penalize law --pick reg.38.3.fine=2400.00 --pick reg.38.4.fine=6000.00 --waive reg.38.3.talk --waive reg.38.4.talk --reason 初次，主动整改，一点五倍 --by li
new investigation-report --say nature=造成基金损失，无骗取目的，属初次。 \
  --table officers="$here/input/officers.csv" --say 'basis=《医疗保障基金使用监督管理条例》第三十八条'
write investigation-report-1 示医保终
new legal-review --say submitted=2026-04-27 --say heads.authority=具备 --say heads.facts=清楚 --say heads.procedure=合法 \
  --say heads.law=正确 --say heads.discretion=适当 --say conclusion=同意。 --say reviewer=陈法 --say reviewed=2026-04-28
write legal-review-1 示医保审
on 2026-04-28
mi-penalize stage reviewed --date 2026-04-28 --approver 陈法 --state agreed=yes --paper "$(paper review)" --by li -q >/dev/null
refused mi-penalize stage decided --date 2026-04-28 --approver 王局长 --by li
on 2026-04-29
new penalty-notice --say reason=初次，主动整改。 --say hearing.term=5个工作日
send penalty-notice-1 示医保罚告 2026-04-30
mi-penalize stage noticed --date 2026-04-29 --state hearing=yes --paper "$out/documents/penalty-notice-1.docx" --by li -q >/dev/null
mi-penalize stage told --date 2026-04-30 --paper "$(paper receipt)" --by li -q >/dev/null
new delivery-receipt --about penalty-notice-1 --say document.title=行政处罚事先告知书 --say place=青禾康复医院 --table officers="$here/input/officers.csv"
write delivery-receipt-1 -

chapter '听证'
on 2026-05-06
mi-penalize stage defended --date 2026-05-06 --paper "$(paper defence)" --by li -q >/dev/null
mi-penalize stage hearing-asked --date 2026-05-06 --by li -q >/dev/null
new hearing-notice --say on=2026-05-20 --say at=上午9时 --say place=局机关二楼 --say open=yes --say chair=赵听 --say clerk=钱记
send hearing-notice-1 示医保听 2026-05-07
refused mi-penalize stage heard --date 2026-05-14 --approver 李工 --state told=2026-05-07 --paper "$(paper hearing)" --by li
on 2026-05-20
show mi-penalize stage heard --date 2026-05-20 --approver 赵听 --state told=2026-05-07 --paper "$(paper hearing)" --by li
new hearing-record --say time.from=2026年5月20日09时00分 --say time.to=2026年5月20日10时30分 --say place=局机关二楼 --say clerk=钱记 \
  --say attendees=周文 --table officers="$here/input/officers.csv" --table statements="$here/input/statements.csv"
write hearing-record-1 -

chapter '决定、送达、缴纳'
on 2026-05-25
show mi-penalize law --pick reg.38.3.fine=2400.00 --pick reg.38.4.fine=4800.00 --waive reg.38.3.talk --waive reg.38.4.talk --reason 采纳听证意见，串换部分降为一点二倍 --by li
show mi-penalize stage decided --date 2026-05-25 --approver 王局长 --by li
new penalty-decision --about penalize.stage/1:decided --say reason=初次，主动整改，采纳听证意见。 --say defence=你单位提出陈述申辩并要求听证，本机关于2026年5月20日举行听证，采纳部分意见。 \
  --say pay.bank=示例银行营业部 --say pay.bank_address=示例市银行路2号 --say pay.name=示例市财政局 --say pay.number=6200001234567890
send penalty-decision-1 示医保罚 2026-05-27
mi-penalize stage delivered --date 2026-05-27 --paper "$(paper receipt)" --by li -q >/dev/null
on 2026-06-08
refused mi-penalize stage paid --date 2026-06-08 --paper "$(paper paid)" --by li
decided=$(mi-penalize recover -f tsv | awk -F'\t' '$2 == "fund" { print $1 }')
mi-penalize recover "$decided" --to fund --amount 5600.00 --date 2026-06-08 --receipt "$(paper paid)" --by li -q >/dev/null
mi-penalize recover "$decided" --to treasury --amount 7200.00 --date 2026-06-08 --receipt "$(paper paid)" --by li -q >/dev/null
mi-penalize stage paid --date 2026-06-08 --paper "$(paper paid)" --by li -q >/dev/null
show mi-penalize recover

chapter '结案：每个数额从哪里来'
on 2026-06-12
show mi-explain
show mi-explain fine
show mi-explain recovered
show mi-inspect list
new closing-report --say source=匿名举报 --say reason=处罚决定执行完毕。 --say opinion=同意结案。 --table officers="$here/input/officers.csv"
write closing-report-1 示医保结
mi-penalize stage closed --date 2026-06-12 --approver 王局长 --paper "$out/documents/closing-report-1.docx" --by li -q >/dev/null
new file-cover --say keep=30年
write file-cover-1 -
show mi-notice list
show mi-penalize stage
show mi-case verify

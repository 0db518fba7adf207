#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Two applicants: a clinic refused under one pack and taken in under another, and the unit inside an elder-care home of Xiamen; and
# two agreements of one clinic, where what stops one reaches the other.
# README.md works the days out by hand.
#   run.sh BIN_DIR OUT_DIR     makes OUT_DIR anew; nothing else is touched
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
mkdir -p "$2" && out=$(cd "$2" && pwd)
export PATH=$bin:$PATH MI_LANG=${MI_LANG:-zh_CN}
input=$here/input
cd "$out" && rm -f ./*.mi

on() { export MI_NOW=$1T09:00:00+08:00; }  # the story's clock
chapter() { printf '\n== %s\n' "$1"; }
show() { printf '$ %s\n' "$*"; "$@"; }
answered() { local want=$1 status=0; shift; printf '$ %s\n' "$*"; "$@" 2>&1 || status=$?; echo "(exit $status)"; [ "$status" = "$want" ]; }

# The clinic as both agencies have it in their registers.
clinic() { # CASE
  export MI_CASE=$1
  mi-case new "$1" --agency "$2" --subject "$3" --by zhang -q >/dev/null
  mi-register institution --from 2023-06-01 --name 康宁诊所 --type clinic --level 未定级 --mi-level 一级 --ownership private \
    --licence PDY0001 --licence-kind practice --address 示范路8号 --main-business basic --opened 2023-06-01 --system insurance \
    --system finance --system statistics --system quality --by zhang -q >/dev/null
  mi-register beds --from 2023-06-01 --licensed 0 --by zhang -q >/dev/null
  mi-register person P1 --from 2023-06-01 --name 王医生 --role doctor --role head --role legal-representative --first-registered-here yes \
    --certificate 440202198001011232 --insurance in-charge --by zhang -q >/dev/null
  mi-register person P2 --from 2023-06-01 --name 陈会计 --role insurance-staff --insurance part-time --by zhang -q >/dev/null
}

chapter '一、康宁诊所在韶关申请（征求意见稿试算）'
on 2026-02-27
clinic shaoguan.mi 440200 H44020000001
mi-rules use shaoguan-2023 --allow-draft --by zhang -q >/dev/null
mi-apply state --from "$input/own.tsv" --on 2026-02-27 --by li -q >/dev/null
mi-apply new --received 2026-02-27 --by li -q >/dev/null
answered 1 mi-apply screen -f tsv -q | grep -E 'no	2|exit'
show mi-apply refuse --date 2026-02-27 --by li -f tsv | cut -f1-4,8
show mi-apply new --received 2026-03-01 --by li -q
show mi-apply screen -f tsv -q | grep -c '	yes	'

chapter '二、同一份申请，各规则包并排'
on 2026-02-27
answered 1 mi-apply screen --as-of 2026-02-27 --under shaoguan-2023 --under national-order-2 --under nhsa-2025-14 --under zhaotong-2017 -f tsv | cut -f1-4
show mi-rules diff shaoguan-2023 nhsa-2025-14 --on shaoguan.mi --date 2026-03-01 -f tsv | cut -f1,3,5

show mi-case new layers.mi --agency 440200 --by zhang -q
mi-rules use national-order-2 shaoguan-2023 -c layers.mi --allow-draft --by zhang -q >/dev/null
show mi-rules layers -c layers.mi -f tsv -q | grep -v '	restate	' | cut -f1,3,5,6

chapter '三、康宁诊所在昭通申请'
clinic zhaotong.mi 530600 H53060000001
mi-rules use zhaotong-2017 --by zhang -q >/dev/null
mi-apply state --from "$input/zhaotong.tsv" --on 2026-02-27 --by li -q >/dev/null
mi-apply new --received 2026-02-27 --by li -q >/dev/null
answered 1 mi-apply screen -q -f tsv | grep -E 'not-checkable|exit' | cut -f1,2
show mi-rules set apply.external.loaded 昭人社通〔2016〕97号、117号 --source 档案室扫描件 --by zhang -q
show mi-apply route -f tsv | cut -f1-3
show mi-apply accept --date 2026-02-27 --by li -f tsv | cut -f1-3,6
show mi-register history shaoguan.mi -f tsv | tail -n +6

chapter '四、厦门一家养老院的内设医疗机构'
on 2026-03-01
export MI_CASE=home.mi
mi-case new home.mi --agency 350200 --subject H35020000001 --by zhang -q >/dev/null
mi-rules use xiamen --by zhang -q >/dev/null
mi-register institution --from 2024-01-01 --name 鹭江养老院医务室 --type elder-care-unit --ownership private --licence PDY0002 --licence-kind practice \
  --by zhang -q >/dev/null
mi-apply new --received 2026-03-01 --by li -q >/dev/null
answered 1 mi-apply screen -f tsv -q | cut -f1,2
mi-apply state --from "$input/home.tsv" --on 2026-03-01 --by li -q >/dev/null
show mi-apply screen -f tsv -q | cut -f1,2
show mi-apply accept --date 2026-03-01 --by li -f tsv | cut -f1-3
show mi-rules test xiamen -f tsv | cut -f2,3
on 2026-04-01
cp "$input/residents.tsv" . && answered 2 mi-settle bedfee --period 2026-03 --from residents.tsv --by li -q | grep -E '床位费|exit'
show mi-rules set settlement.bed_fee.amount '20.00 CNY' --source 市局文件（假设） --by zhang -q
show mi-settle bedfee --period 2026-03 --from residents.tsv --by li -f tsv | cut -f1-5

chapter '五、同一家诊所，两个统筹区的协议'
on 2026-01-05
agreed() { # CASE AREA CODE
  clinic "$1" "$2" "$3"
  mi-rules use "$input/province.toml" --by zhang -q >/dev/null
  mi-register institution --from 2026-01-05 --code "$3" --by zhang -q >/dev/null
  mi-register agency --from 2025-01-01 --name "$2经办中心" --address 人民路1号 --contact 张科长 --phone 0999-1234567 --by zhang -q >/dev/null
  mi-apply state agency.level city --evidence 机构设置文件 --on 2026-01-05 --by zhang -q >/dev/null
  mi-agree sign --date 2026-01-05 --from 2026-01-05 --by zhang -q >/dev/null
}
agreed north.mi 990200 H99020000007
agreed south.mi 990100 H99010000007
show mi-agree suspend --ground order2.42.own --requested 2026-01-05 --consented-by sun --from 2026-04-07 --by zhang -f tsv 2>&1 | cut -f1-6
show mi-due list --as-of 2026-04-07 -f tsv | grep -E 'deadline|resume' | cut -f2,4,6,7
show mi-agree spread north.mi zhaotong.mi --as-of 2026-04-07 -f tsv 2>&1 | cut -f1,3-11
show mi-agree spread --here south.mi -c north.mi --as-of 2026-04-07 --by li -f tsv | cut -f1,3-9
show mi-agree suspend --ground order2.44.2 --from 2026-04-07 -c north.mi --as-of 2026-04-07 --by li -f tsv 2>&1 | cut -f1-6
answered 1 mi-agree payable --on 2026-04-07 -c north.mi -f tsv | cut -f1-3,5,6
show mi-agree payable --on 2026-04-06 -c north.mi -f tsv | cut -f1,2
on 2026-10-09
answered 3 mi-agree resume suspension-1 --requested 2026-10-09 --from 2026-10-12 --ground 装修完工 --by zhang
show mi-agree states -f tsv | cut -f1-4,7 | head -3
show mi-notice new lapse-notice --about suspension-1 --by zhang -f tsv -q
show mi-notice render lapse-notice-1 | sed -n 6,8p

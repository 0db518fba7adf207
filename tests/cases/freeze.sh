#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Freezes a case, and one with claims, of the schema step that these programs write:  tests/cases/freeze.sh BIN_DIR
# Run once, when a step of the schema is released; a file that stands is never made again, so that every later program is
# held to reading what this one wrote. Small pages keep them small; nothing else of them differs.
set -eu
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
export MI_NOW=2026-05-25T09:00:00+08:00 PATH=$bin:$PATH
unset MI_CASE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

freeze() {  # FILE [FOLDER]
  mi-case verify "$1"
  step=$(mi-case info "$1" -f tsv | awk -F'\t' '$1 == "schema" { printf "%03d", $2 }')
  sqlite3 "$1" 'PRAGMA page_size = 1024; VACUUM'
  to=$here/${2:+$2/}$step.mi
  [ ! -e "$to" ] || { echo "freeze: $to stands already" >&2; return; }
  cp "$1" "$to"
}

mi-case new h.mi --agency demo-city --subject H1001 --by zhang -q
echo 照片 >photo.txt
mi-inspect raise -c h.mi --title 挂床住院 --from 2026-05-12 --amount 8400.00 --fund 7200.00 --evidence photo.txt --by li -q >raised
mi-case fork a -c h.mi -o a.mi --numbers 101-150 --by li -q
mi-case fork b -c h.mi -o b.mi --by wang -q
mi-inspect review F1 -c a.mi --uphold --reason 夜间巡查两次不在院 --by zhao -q >reviewed
mi-inspect review F1 -c b.mi --withdraw --reason 请假手续齐全 --by qian -q >reviewed
mi-case merge -c h.mi a.mi b.mi --by zhang -q || [ $? = 6 ]
freeze h.mi

cat >visits.csv <<'END'
mdtrt_id,psn_no,psn_name,gend,brdy,fixmedins_code,fixmedins_name,med_type,begntime,endtime,dept_code,dept_name,dr_code,dr_name,dise_code,dise_name,setl_id,medfee_sumamt,fund_pay_sumamt
V1,P1,喆,2,1949-12-31,H1001,某院,21,2026-03-01 08:00:00,2026-03-05 10:00:00,02,康复科,D1,李,I10.x00,高血压,S1,61.00,40.00
V2,P2,𬀩,1,1949-12-31,H1001,某院,11,2026-03-02 08:00:00,,03,,D2,,J18.900,肺炎,S2,20.00,10.00
END
cat >fees.csv <<'END'
mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,item_name,cnt,pric,det_item_fee_sumamt,dept_code,dr_code,setl_id,init_feedetl_sn,vali_flag
V1,1,2026-03-01 09:00:00,001109000010000-1,床位,1,35.00,35.00,02,D1,S1,,1
V1,2,2026-03-02 09:00:00,X1,"布洛芬""混悬液""",0.3333,12.800001,4.27,02,D1,S1,,1
V1,3,2026-03-02 10:00:00,X1,"布洛芬""混悬液""",-0.3333,12.800001,-4.27,02,D1,S1,2,1
V1,3,2026-03-09 10:00:00,001109000010000-1,床位,2,35.00,71.00,02,,S1,,1
V2,1,2026-03-02 10:00:00,X2,,1,20.00,20.00,,,S2,,0
V2,2,2026-02-30 10:00:00,001109000010000-1,床位,1,20.00,20.00,02,,S2,,0
END
cat >diagnoses.csv <<'END'
mdtrt_id,diag_code,diag_name,maindiag_flag,inout_diag_type
V1,I10.x00,高血压,1,2
END
cat >operations.csv <<'END'
mdtrt_id,oprn_oprt_code,oprn_oprt_name,oprn_oprt_date,oper_dr_code,oper_dr_name
V1,47.0100,阑尾切除术,2026-03-02,D1,李
END
cat >stock.csv <<'END'
fixmedins_hilist_name,prodentp_name,spec,purc_retn_cnt,finl_trns_pric,purc_retn_stoin_time
头孢,某厂,0.5g,100,12.80,2026-02-01
END
mi-case new claims.mi --agency demo-city --subject H1001 --by zhang -q
mi-claims load -c claims.mi --quarantine --by li -q visits.csv fees.csv diagnoses.csv operations.csv stock.csv >loaded || [ $? = 6 ]
freeze claims.mi claims

# SPDX-License-Identifier: Apache-2.0
# A hospital's export by the national names, and a case to take it.
cp claims/visits.csv MDTRT_D.csv && cp claims/settlements.csv SETL_D.csv && cp claims/fee_lines.csv FEE_LIST_D.csv
mi-case new h1001.mi --agency 999900 --subject H99900100001 --by zhang -q >/dev/null
mi-rules use -c h1001.mi "$DEMO/shifan-2026" >/dev/null 2>&1

# SPDX-License-Identifier: Apache-2.0
# A case before its application: the story's institution, the story's pack.
export MI_CASE=before.mi MI_NOW=2025-09-11T09:00:00+08:00
mi-case new before.mi --agency 999900 --subject H99900100001 --by zhang -q >/dev/null
{
  mi-rules use "$DEMO/shifan-2026" --by zhang
  mi-register agency --from 2025-01-01 --name 示范市医疗保障事务中心 --address 示范市人民路1号 --contact 张科长 --phone 0999-1234567
  mi-register institution --from 2024-06-01 --code H99900100001 --name 云岭康复医院 --type rehabilitation-hospital --level 二级 \
    --mi-level 二级 --ownership private --area 999900 --address 示范市云岭路8号 --licence LS001 --licence-kind practice \
    --main-business basic --opened 2024-06-01 --system insurance --system finance --system statistics --system quality
  mi-register beds --from 2024-06-01 --licensed 120
  mi-register department YB --from 2024-06-01 --name 医保办 --insurance yes
  mi-register import "$DEMO/staff.tsv"
} >/dev/null 2>&1

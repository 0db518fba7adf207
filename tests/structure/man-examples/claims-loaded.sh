# SPDX-License-Identifier: Apache-2.0
# A case with a month of claims under the story's pack, before anything is found.
export MI_CASE=h.mi MI_NOW=2026-05-20T09:00:00+08:00
mi-case new h.mi --agency 999900 --subject H99900100001 -q >/dev/null
mi-rules use "$DEMO/shifan-2026" >/dev/null 2>&1
mi-claims load claims/*s.csv claims/price_list.csv -q >/dev/null

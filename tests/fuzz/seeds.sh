#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes the seeds: seeds.sh OUT writes a folder of small files for each target of tests/fuzz, from what the tree ships and
# from the forms that the parsers know. The same files every time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
out=$1

seed() {  # TARGET NAME: from standard input
  mkdir -p "$out/$1"
  cat >"$out/$1/$2"
}
line() { printf '%s' "$3" | seed "$1" "$2"; }

# --- text ---
line json object '{"a": "1.50", "b": [1, -2, true, null, "\u4e2d\ud842\udfb7"], "c": {"d": {}}}'
line json fraction '{"a": 1.5}'
line json deep '[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]'
line json large '[9223372036854775807, -9223372036854775808, 18446744073709551615]'
cp "$tree/templates/notices/supplement-notice/manifest.json" "$out/json/manifest"

fees=$'明细编号,金额,数量\r\nF1,"1,00",2\r\nF2,"引""号",\r\n\r\nF3,1.00,3'
line encoding utf8 "$fees"
printf '\xEF\xBB\xBF%s' "$fees" | seed encoding bom
printf '%s' "$fees" | iconv -f UTF-8 -t GB18030 | seed encoding gb18030
printf '%s' "$fees" | iconv -f UTF-8 -t UTF-16 | seed encoding utf16
printf '\xFE\xFF\x00a\xD8\x42\xDF\xB7' | seed encoding utf16be
line delimited comma "$fees"
line delimited tab $'id\tamount\nF1\t1.00\nF2\t2.00\textra\n'
line delimited semicolon $'a;b\n"x;y";2\n"never closed;3\nz;4\n'
line delimited blank $'\n\n , \n"",""\n'

printf '%s' "$fees" | gzip -n | seed compressed gzip
printf '%s%s' "$fees" "$fees" | gzip -n | head -c 40 | seed compressed cut
if command -v zstd >/dev/null; then printf '%s' "$fees" | zstd -q -c | seed compressed zstd; fi
head -c 200000 /dev/zero | gzip -n | seed compressed zeros
line compressed plain "$fees"

# --- packages ---
line xml plain '<?xml version="1.0" encoding="UTF-8"?><a x="1 &amp; 2"><b>甲&lt;乙</b><b/> tail<!-- c --><![CDATA[<raw>]]></a>'
line xml doctype '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
line xml deep '<a><a><a><a><a><a><a><a></a></a></a></a></a></a></a></a>'
line xml runs '<w:p xmlns:w="u"><w:r><w:t>{{ a</w:t></w:r><w:r><w:t xml:space="preserve"> }}</w:t></w:r></w:p>'
sheet_seed() {  # NAME ROWS [SHARED [STYLES [WORKBOOK]]]: parts set apart by form feeds
  printf '<worksheet><sheetData>%s</sheetData></worksheet>\f%s\f%s\f%s' "$2" "${3-}" "${4-}" "${5-}" | seed sheet "$1"
}
sheet_seed inline '<row r="1"><c r="A1" t="inlineStr"><is><t>mdtrt_id</t></is></c><c r="C1" t="str"><v>x_x000D_y</v></c></row><row r="3"><c><v>1</v></c></row>'
sheet_seed shared '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row><c t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
sheet_seed beyond '<row r="1"><c r="A1" t="s"><v>7</v></c><c r="XFD1"><v>1</v></c></row>'
sheet_seed back '<row r="5"><c r="B5"><v>1</v></c><c r="A5"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
sheet_seed dates '<row><c s="1"><v>44931.354166666664</v></c><c s="1"><v>0.5</v></c><c s="9"><v>1</v></c><c s="0"><v>1.10101199001011E+17</v></c></row>'
sheet_seed epoch '<row><c s="1"><v>43469</v></c></row>' '' '' \
  '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/><sheet name="T" state="hidden" r:id="rId1"/></sheets></workbook>'
sheet_seed formats '<row><c s="0"><v>7</v></c><c s="1"><v>45000</v></c></row>' '<sst><si><t>甲</t></si></sst>' \
  '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>'
sheet_seed doctype '<!DOCTYPE x [<!ENTITY a "b">]><row><c><v>&a;</v></c></row>'
# A workbook of one sheet: shared strings, a date.
base64 -d <<'END' | seed workbook small
UEsDBBQAAAAIAAAAIQAh4/qQRAAAAFQAAAAPAAAAeGwvd29ya2Jvb2sueG1ssynPL8pOys/PVqjIzckrtiqyVSpSsrMpzkhNLSmG0gp5ibmptkovtux8PmWF
kkKRVWYKUJVniqGSvp2NPkypPswkOwBQSwMEFAAAAAgAAAAhANTErVk/AAAAVwAAABoAAAB4bC9fcmVscy93b3JrYm9vay54bWwucmVsc7MJSs1JLMnMzyvO
yCwotrNB5ip4ptgqFXmmGCophCQWpaeW2CqV5xdlF2ekppYU64MpQ72K3BwlfTsbfVRzAFBLAwQUAAAACAAAACEAHyAKdiUAAAA1AAAAFAAAAHhsL3NoYXJl
ZFN0cmluZ3MueG1ssykuLrGzKc60symxy00pKSqJz0yx0QcK6YPEIOJhhggRfZB6AFBLAwQUAAAACAAAACEA/alSSDQAAABRAAAADQAAAHhsL3N0eWxlcy54
bWyzKS6pzEkNzkhNLbGzSU7NyYlIK7azqUhTyCvNdcst8UyxVTJQ0kcTMTICCenDlesjGQIAUEsDBBQAAAAIAAAAIQDd4sDuXwAAAKoAAAAYAAAAeGwvd29y
a3NoZWV0cy9zaGVldDEueG1ssynPL8ouzkhNLbGzAVMuiSWJdjZF+eUKRbZKhkp2NskghqOhkkKJrVIxkF9mZ2CjX2Zno58MxEB1cMVGcMVGSIoN4YrBck5A
uWKIwWV2JmYGFiZ6pmjG6SO5Qx/hPABQSwECFAMUAAAACAAAACEAIeP6kEQAAABUAAAADwAAAAAAAAAAAAAAgAEAAAAAeGwvd29ya2Jvb2sueG1sUEsBAhQD
FAAAAAgAAAAhANTErVk/AAAAVwAAABoAAAAAAAAAAAAAAIABcQAAAHhsL19yZWxzL3dvcmtib29rLnhtbC5yZWxzUEsBAhQDFAAAAAgAAAAhAB8gCnYlAAAA
NQAAABQAAAAAAAAAAAAAAIAB6AAAAHhsL3NoYXJlZFN0cmluZ3MueG1sUEsBAhQDFAAAAAgAAAAhAP2pUkg0AAAAUQAAAA0AAAAAAAAAAAAAAIABPwEAAHhs
L3N0eWxlcy54bWxQSwECFAMUAAAACAAAACEA3eLA7l8AAACqAAAAGAAAAAAAAAAAAAAAgAGeAQAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sUEsFBgAAAAAF
AAUASAEAADMCAAAAAA==
END
# Its directory says less than there is (a fuzzer found it).
base64 -d <<'END' | seed workbook lying
UEsDBBQAAAAIAAAAIQAh4/qQRAAAAFQAAAAPAAAAeGwvd29ya2Jvb2sueG1ssynPL8pOys/PVqjIzckrtiqyVSpSsrMpzkhNLSmG0gp5ibmptkovtux8PmWFkkKRVWYK
UJVniqGSvp2NPkypPswkOwBQSwMEFAAAAAgAAAAhANTErVk/AAAAVwAAABoAAAB4bC9fcmVscy93b3JrYm9vay54bWwucmVsc7MJSs1JLMnMzyvOyCwotrNB5ip4ptgq
FXmmGCophCQWpaeW2CqV5xdlF2ekppYU64MpQ72K3BwlfTsbfVRzAFBLAwQUAAAACAAAACEAHyAKdiUAAAA1AAAAFAAAAHhsL3NoYXJlZFN0cmluZ3MueG1ssykuLrGz
Kc60symxy00pKSqJz0yx0QcK6YPEIOJhhggRfZB6AFBLAwQUAAAACAAAACEA/alSSDQAAABRAAAADQAAAHhsL3N0eWxlcy54bWyzKS6pzEkNzkhNLbGzSU7NyYlIK7az
qUhTyCvNdcst8UyxVTJQ0kcTMTICCenDlesjGQIAUEsDBBQAAAAIAAAAIQDd4sDuXwAAAKoAAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1ssynPL8ouzkhNLbGz
AVMuiSWJdjZF+eUKRbZKhkp2NskghqOhkkKJrVIxkF9mZ2CjX2Zno58MxEB1cMVGcMVGSIoN4YrBck5AuWlkwWV2JmYGFiZ6pmjG6SO5Qx/hPABQSwECFAMUAAAACAAA
ACEAIeP6kEQAAABUAAAADwAAAAAAAAAAAAAAgAEAAAAAeGwvd29ya2Jvb2sueG1sUEsBAhQDFAAAAAgAAAAhANTErVk/AAAAVwAAABoAAAAAAAAAAAAAAIABcQAAAHhs
L19yZWxzL3dvcmtib29rLnhtbC5yZWxzUEsBAhQDFAAAAAgAAAAhAB8gCnYlAAAANQAAABQAAAAAAAAAAAAAAIAB6AAAAHhsL3NoYXJlZFN0cmluZ3MueG1sUEsBAhQD
FAAAAAgAAAAhAP2pUkg0AAAAUQAAAA0AAAAAAAAAAAAAAIABPwEAAHhsL3N0eWxlcy54bWxQSwECFAMUAAAACAAAACEA3eLA7l8AAACqAAAAGAAAAAAAAAAAAAAAgAGe
AQAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sUEsFBgAAAAAFAAUASAEAADMCAAAAAA==
END
for kind in supplement-notice suspension-notice; do
  mkdir -p "$out/zip" "$out/template-docx" "$out/finished" "$out/template-text"
  cp "$tree/templates/notices/$kind/notice.docx" "$out/zip/$kind"
  cp "$tree/templates/notices/$kind/notice.docx" "$out/template-docx/$kind"
  cp "$tree/templates/notices/$kind/notice.docx" "$out/finished/$kind-docx"
  cp "$tree/templates/notices/$kind/notice.html" "$out/finished/$kind-html"
  cp "$tree/templates/notices/$kind/notice.txt" "$out/template-text/$kind"
done
cp "$tree"/examples/hospital/expected/documents/*.txt "$out/finished/"

# --- law ---
mkdir -p "$out/pack" "$out/calendar"
for pack in deadline-owner multiple-negative not-utf8 overlap-in-time parameter-range one-bracket; do
  cp "$tree/tests/packs-bad/$pack.toml" "$out/pack/$pack"
done
cp "$tree/templates/empty-pack.toml" "$out/pack/empty"
cp "$tree/examples/hospital/input/shifan-2026/pack.toml" "$out/pack/shifan"
sed -n 1,60p "$tree/examples/hospital/input/shifan-2026/settlement.toml" | cat "$tree/examples/hospital/input/shifan-2026/pack.toml" - |
  seed pack values
line calendar year $'# covers,2027-01-01,2027-12-31\ndate,kind,name\n2027-01-01,holiday,元旦\n2027-02-06,workday,春节\n'
line calendar wrong $'# covers,2027-01-01,2026-12-31\ndate,kind,name\n2027-02-30,holiday,x\n2027-01-01,strike,x\n'

# --- values ---
n=0
for value in 2026-05-25 2024-02-29 2023-02-29 0000-00-00 2026-05-25T22:10 2026-05-25T22:10:05+08:00 '2026-05-25 24:00:00' 1234.56 \
  -3 -0.01 92233720368547758.07 92233720368547758.08 '97 %' 1/5 -3.5 1/0 170141183460469231731687303715884105727/3 0.000001 \
  99999999.9999 1e5 '30 working-days' '3 months' '5000.00 CNY' 'a=b' '' ' 1 '; do
  n=$((n + 1))
  line values "$n" "$value"
  line cells "$n" "$value"
done
for value in 20260525 2026/5/25 2026年5月25日 '2026-05-25 08:00:00' 20260525080000 11010519491231002X 110105194912310000 1.23E+17 '¥1,234.50'; do
  n=$((n + 1))
  line cells "$n" "$value"
done
for value in 人民币壹万贰仟叁佰肆拾伍元陆角柒分 零元整 壹亿零伍元整 壹拾元零伍分 负叁元整 二十一 一百零五 九千九百九十九万九千九百九十九 二〇二三年一月五日 \
  '2023年1月5日' '昆医保罚告〔2026〕7号' '昆医保(2026)第007号' 〔2026〕号; do
  n=$((n + 1))
  line numerals "$n" "$value"
done

# --- templates ---
for value in a 'b.c | 日期' 'a | 大写' 'list | length' '"x"' 'not b.d and n == 3 or a != "1"' 'items' 'a | unknown(1, "x")' 'b..c' '((a' 'n > 2'; do
  n=$((n + 1))
  line expression "$n" "$value"
done
line template-text loop $'{% for x in list %}{{ x.y }}：{{ x.x }}{% if b.d %}，是{% else %}，否{% endif %}\n{% endfor %}{{ a | 大写 }}'
line template-text torn '{% for x in list %}{{ x.y }'
line template-text html '<p title="{{ agency.name }}">{{ agency.phone }}<!-- {{ a }} --></p><script>{{ a }}</script>'
line finished amounts '共计人民币1,234.50元（大写：壹仟贰佰叁拾肆元伍角），依据《办法》第五十六条第二款第（三）项，2026年5月25日，示医保罚〔2026〕7号'

// SPDX-License-Identifier: Apache-2.0
#include "claims/door/header.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "unit/casefile/error_of.hpp"

using namespace mi::claims;
using mi::test::error_of;

namespace {

Header match(const std::string& header) {
  static const AliasTable table = AliasTable::shipped();
  static std::vector<std::string> words;
  words = mi::base::split(header, ',');
  return table.match({words.begin(), words.end()});
}

}  // namespace

TEST_CASE("a column is known by its code, its upper case and its Chinese label") {
  const char* fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt";
  Header code = match(fees);
  Header upper = match("MDTRT_ID,FEEDETL_SN,FEE_OCUR_TIME,MED_LIST_CODG,CNT,PRIC,DET_ITEM_FEE_SUMAMT");
  Header chinese = match("就诊ID,费用明细流水号,费用发生时间,医疗目录编码,数量,单价,明细项目费用总额");
  Header wide = match("就诊ＩＤ, 费用明细流水号 ,费用发生时间,医疗目录编码,数量,单价,明细项目费用总额");
  for (const Header& h : {code, upper, chinese, wide}) {
    REQUIRE(h.kinds.size() == 1);
    CHECK(h.kinds[0].kind == ExportKind::fee);
    CHECK(h.kinds[0].of_field == code.kinds[0].of_field);
    CHECK(h.unmapped.empty());
  }
}

TEST_CASE("columns that are not stored are named") {
  Header h = match("setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt,rid,乱七八糟");
  CHECK(h.is(ExportKind::settlement));
  CHECK(h.unmapped == std::vector<std::string>{"rid", "乱七八糟"});
}

TEST_CASE("a wide file is visits and settlements at once; fee lines joined with settlements are fee lines alone") {
  Header wide = match("mdtrt_id,psn_no,begntime,setl_id,medfee_sumamt,fund_pay_sumamt");
  CHECK(wide.is(ExportKind::visit));
  CHECK(wide.is(ExportKind::settlement));
  Header joined = match("mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,setl_id,medfee_sumamt,fund_pay_sumamt");
  CHECK(joined.kinds.size() == 1);
  CHECK(joined.is(ExportKind::fee));
}

TEST_CASE("a missing column is named with every name it could have had") {
  auto error = error_of([] { match("mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,det_item_fee_sumamt"); });
  CHECK(error.kind() == mi::base::ErrorKind::cannot);
  CHECK(error.items() == std::vector<std::string>{"pric / 单价"});
  CHECK(error_of([] { match("a,b,c"); }).items().empty());
}

TEST_CASE("two columns of one name are refused where one is taken, and chosen by the map") {
  auto of = [](const std::string& header, const std::vector<ColumnName>& map) {
    AliasTable table = AliasTable::shipped();
    table.add(map);
    HeaderSearch search(table);
    const std::vector<std::string> words = mi::base::split(header, ',');
    const std::vector<std::string_view> row(words.begin(), words.end());
    search.offer(row, 1);
    return search.take().of(ExportKind::fee).of_field[table.place(ExportKind::fee, "visit")];
  };
  const std::string twice = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt, MDTRT_ID";
  CHECK(of("mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,x,x,,", {}) == 0);  // none of them is taken
  auto error = error_of([&] { of(twice, {}); });
  CHECK(error.kind() == mi::base::ErrorKind::cannot);
  CHECK(error.message() == "2 columns are called “mdtrt_id”: which of them is meant?");
  CHECK(error.advice() == "rename them, or choose one with --map: mdtrt_id = mdtrt_id[2] is the second");
  CHECK(of(twice, {{"mdtrt_id", "mdtrt_id[2]"}}) == 7);
  CHECK(of(twice, {{"mdtrt_id", "Mdtrt_id[1]"}}) == 0);
  CHECK(error_of([&] { of(twice, {{"mdtrt_id", "mdtrt_id[3]"}}); }).message() == error.message());
}

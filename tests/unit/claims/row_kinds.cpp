// SPDX-License-Identifier: Apache-2.0
// Diagnoses, operations, stock, examinations, uploads, and the columns that only some exports have.
#include "claims_case.hpp"
#include "sql/connection.hpp"

using namespace mi;
using test::ClaimsCase;
using test::error_of;

namespace {

std::string text(ClaimsCase& c, const std::string& sql) { return c.get().connection().text(sql); }

void load(ClaimsCase& c, const std::string& rows) { c.load({{c.file("x.csv", rows)}, false, "", "", ""}); }

std::string refused(const std::string& rows) {
  ClaimsCase c;
  auto error = error_of([&] { load(c, rows); });
  return error.items().empty() ? error.message() : error.items().front();
}

const std::string stock_header = "通用名称,生产厂商/产地,剂型,规格,批号,生产日期,有效期,批准文号,供货单位,数量,价格,购进日期\n";

}  // namespace

TEST_CASE("diagnoses of a visit: as SETL_DIAG_LIST_D has them") {
  ClaimsCase c;
  load(c, "diag_info_id,mdtrt_id,psn_no,inout_diag_type,diag_type,maindiag_flag,diag_srt_no,diag_code,diag_name,dise_dor_no,diag_time,vali_flag\n"
          "1,V1,P1,2,1,1,1,I10.x00,高血压,D1,2026-03-01 09:00:00,1\n2,V1,P1,2,1,0,,J18.9,肺炎,,,0\n");
  CHECK(text(c, "SELECT group_concat(mdtrt_id || ' ' || diag_code || ' ' || maindiag_flag || ' ' || coalesce(diag_srt_no, '-') || ' ' || "
                "vali_flag, '; ') FROM diagnoses") == "V1 I10.x00 1 1 1; V1 J18.9 0 - 0");
  CHECK(c.get().all<domain::Batch>()[0].value.files[0].invalid == 1);
  CHECK(refused("mdtrt_id,diag_code,diag_type\nV1,,1\n").find("diag_code") != std::string::npos);
  CHECK(refused("mdtrt_id,diag_code,diag_srt_no\nV1,A,1.5\n").find("whole number") != std::string::npos);
  CHECK(refused("mdtrt_id,diag_code\nV1,A\n").find("one of: inout_diag_type") != std::string::npos);  // of no kind: nothing tells
}

TEST_CASE("operations, of their own file or of the visit's row") {
  ClaimsCase c;
  load(c, "mdtrt_id,oprn_oprt_code,oprn_oprt_name,oprn_oprt_date,oper_dr_code,oper_dr_name,anst_way\nV1,47.0100,阑尾切除术,2026-03-02,D1,李,01\n");
  load(c, "mdtrt_id,psn_no,begntime,oprn_oprt_code,oprn_oprt_name\nV2,P1,2026-03-01,45.2300,肠镜\nV3,P1,2026-03-01,,\n");
  CHECK(text(c, "SELECT group_concat(mdtrt_id || ' ' || oprn_oprt_code || ' ' || coalesce(oprn_oprt_date, '-') || ' ' || main, '; ') FROM operations") ==
        "V1 47.0100 2026-03-02 00:00:00 ; V2 45.2300 - 1");
}

TEST_CASE("ZK-05 purchases with their twelve fields; the column of dates or a word says what happened") {
  ClaimsCase c;
  load(c, stock_header + "头孢,某厂,针剂,0.5g,L1,2026-01-01,2027-12-31,国药准字H1,某公司,100,12.80,2026-02-01\n");
  CHECK(text(c, "SELECT movement || name || maker || form || spec || lot || made || expires || approval || supplier || quantity || price || happened FROM stock") ==
        "purchase头孢某厂针剂0.5gL12026-01-012027-12-31国药准字H1某公司10012.82026-02-01 00:00:00");
  ClaimsCase words;
  load(words, "品名,数量,发生日期,业务类型\nA,10,2026-01-01,期初\nA,5,2026-01-02,采购入库\nA,1,2026-01-03,采购退货\nA,2,2026-01-03,领用\n"
              "A,3,2026-01-04,销售退货\nA,3,2026-01-05,盘存\nA,1,2026-01-05,报损\n");
  CHECK(text(words, "SELECT group_concat(movement || quantity, ' ') FROM stock") == "opening10 purchase5 return1 use2 sale-3 balance3 loss1");
  CHECK(refused("品名,数量,发生日期,业务类型\nA,10,2026-01-01,某事\n").find("no movement of stock") != std::string::npos);
  CHECK(refused("品名,数量,发生日期\nA,10,2026-01-01\n").find("no movement of stock") != std::string::npos);
  CHECK(refused("品名,数量,购进日期\nA,,2026-01-01\n").find("empty") != std::string::npos);
}

TEST_CASE("stock that is implausible is noted: amount, dates, the supplier's credit code") {
  ClaimsCase c;
  load(c, "品名,数量,单价,金额,购进日期,生产日期,有效期,供货单位统一社会信用代码\n"
          "A,2,1.50,3.00,2026-01-01,2026-01-01,2026-01-01,91350100M000100Y43\n"   // sound: the published vector's own check is 3
          "B,2,1.50,3.01,2026-01-01,,,\n"                                          // a fen of rounding
          "C,2,1.50,3.02,2026-01-01,2026-01-02,2026-01-01,91350100M000100Y4Z\n");
  CHECK(text(c, "SELECT group_concat(line || what, ' ') FROM line_note") == "3credit-code 3dates 3amount");
}

TEST_CASE("results of examinations, and the log of uploads") {
  ClaimsCase c;
  load(c, "mdtrt_id,检查时间,医疗目录编码,检查项目名称,阳性标志,设备编号\nV1,2026-03-01 10:00,CT1,头颅CT,阳性,D7\nV1,2026-03-02,CT1,头颅CT,,\n");
  CHECK(text(c, "SELECT group_concat(code || coalesce(positive, '-') || device, ' ') FROM examinations") == "CT11D7 CT1-");
  CHECK(refused("mdtrt_id,检查时间,阳性标志\nV1,2026-03-01,也许\n").find("neither yes nor no") != std::string::npos);
  ClaimsCase log;
  load(log, "上传时间,上传类型,上传批次号\n2026-03-01 08:59:00,明细,7\n");
  CHECK(text(log, "SELECT happened || what || number FROM uploads") == "2026-03-01 08:59:00明细7");
}

TEST_CASE("columns that only some exports have stand in a row of their own, and only where there is something") {
  ClaimsCase c;
  const std::string header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,dscg_tkdrug_flag,prd_days,rxno,orders_dr_code,"
                             "orders_dr_name,dev_no,opt_time,pric_uplmt_amt\n";
  load(c, header + "V1,1,2026-03-01,A,1,1.00,1.00,1,3.5,R1,D1,李,CT1,2026-03-02 10:00:00,999999\nV1,2,2026-03-01,A,1,1.00,1.00,,,,,,,,999999\n"
                   "V1,3,2026-03-01,A,1,1.00,1.00,,,,,,,,12.5\n");
  CHECK(text(c, "SELECT group_concat(number || coalesce(days, '-') || coalesce(price_limit, '-'), ' ') FROM fee_line l JOIN fee_extra x ON x.id = l.id") ==
        "1350- 3-12500000");
  CHECK(text(c, "SELECT dscg_tkdrug_flag || prd_days || order_number || executor || device || opt_time FROM fee_lines WHERE feedetl_sn = '1'") ==
        "13.5R1李CT12026-03-02 10:00:00");
  ClaimsCase narrow;  // the same without such columns: no row beside the lines
  narrow.stay_with({"1,2026-03-01,A,1,1.00,1.00"});
  CHECK(narrow.get().connection().integer("SELECT (SELECT count(*) FROM fee_extra) + (SELECT count(*) FROM visit_extra)") == 0);
  CHECK(refused(header + "V1,1,2026-03-01,A,1,1.00,1.00,1,x,,,,,,\n").find("prd_days") != std::string::npos);
  ClaimsCase visits;
  load(visits, "mdtrt_id,psn_no,begntime,psn_type,insuplc_admdvs,die_date,dise_codg,dise_name,adm_upload_time,age\n"
               "V1,P1,2026-03-01,1101,220100,2026-03-05,M01,高血压,2026-03-01 09:00:00,45.5\n");
  CHECK(text(visits, "SELECT psn_type || insuplc_admdvs || die_date || dise_codg || upload_time FROM visits") == "11012201002026-03-05M012026-03-01 09:00:00");
  CHECK(visits.get().connection().integer("SELECT age FROM visit_extra") == 455);
}

TEST_CASE("a settlement's other funds and flags; that it is no refund is nothing to store") {
  ClaimsCase c;
  load(c, "setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt,refd_setl_flag,clr_type,hifmi_pay\nS1,V1,1.00,1.00,0,,\nS2,V1,1.00,1.00,1,,\nS3,V1,1.00,1.00,0,21,0.50\n");
  CHECK(text(c, "SELECT group_concat(setl_id || coalesce(refd_setl_flag, '-') || coalesce(clr_type, '-'), ' ') FROM settlements") == "S1-- S21 S321");
  CHECK(c.get().connection().integer("SELECT serious FROM settlement_extra WHERE serious IS NOT NULL") == 50);
}

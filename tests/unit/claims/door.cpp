// SPDX-License-Identifier: Apache-2.0
// What is implausible is loaded as it is, with a note: at the limit and one beyond.
#include "base/text.hpp"
#include "claims_case.hpp"
#include "sql/connection.hpp"

using namespace mi;
using test::ClaimsCase;

namespace {

std::string text(ClaimsCase& c, const std::string& sql) { return c.get().connection().text(sql); }

// The notes of these rows: "2 amount 2.00; …", by the place of the row.
std::string notes_of(const std::string& rows) {
  ClaimsCase c;
  c.load({{c.file("x.csv", rows)}, false, "", "", ""});
  return text(c, "SELECT coalesce(group_concat(said, '; '), '') FROM (SELECT line || ' ' || what || iif(detail = '', '', ' ' || detail) AS said "
                 "FROM line_note ORDER BY line, id)");
}

std::string fees(const std::vector<std::string>& rows) {
  return "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,fulamt_ownpay_amt,overlmt_amt,preselfpay_amt,inscp_scp_amt,"
         "selfpay_prop,init_feedetl_sn,vali_flag\n" + base::join(rows, "\n") + "\n";
}

std::string settlements(const std::vector<std::string>& rows) {
  return "setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt,fulamt_ownpay_amt,overlmt_selfpay,preselfpay_amt,inscp_scp_amt,psn_part_amt,acct_pay,"
         "psn_cash_pay,hosp_part_amt,hifp_pay,cvlserv_pay,hifes_pay,hifmi_pay,hifob_pay,hifdm_pay,maf_pay,oth_pay\n" + base::join(rows, "\n") + "\n";
}

}  // namespace

TEST_CASE("a line's amount, its parts and its self-pay: a fen of rounding is nothing, two are noted") {
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,2,1.00,2.01,,,,,,,1", "V1,2,2026-03-01,A,2,1.00,2.02,,,,,,,1"})) == "2 amount 2.00");
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,1,10.00,10.00,1.00,0.50,0.43,8.06,0.05,,1"})) == "");
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,1,10.00,10.00,1.00,0.50,0.43,8.05,0.05,,1"})) == "1 line-split");
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,1,10.00,10.00,1.00,0.50,0.44,8.06,0.05,,1"})) == "");
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,1,10.00,10.00,1.00,0.50,0.45,8.05,0.05,,1"})) == "1 self-pay 0.43");
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,1,10.00,10.00,10.00,0.00,0.00,0.00,1,,1"})) == "");   // self-paid whole
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,1,10.00,10.00,,,,8.00,0.05,,1"})) == "");             // parts are missing: nothing is said
}

TEST_CASE("refunds: counted and summed; one of a line that is not there is noted; invalid rows are no matter") {
  ClaimsCase c;
  auto result = c.load({{c.file("f.csv", fees({"V1,1,2026-03-01,A,3,1.00,3.00,,,,,,,1", "V1,2,2026-03-01,A,-1,1.00,-1.00,,,,,,1,1",
                                               "V1,3,2026-03-01,A,-1,1.00,-1.00,,,,,,9,1", "V1,4,2026-03-01,A,-1,1.00,-1.00,,,,,,,1",
                                               "V2,5,2026-03-01,A,-1,1.00,-1.00,,,,,,1,1", "V1,6,2026-03-01,A,5,1.00,5.00,,,,,,,0"}))},
                        false, "", "", ""});
  CHECK(result.batch.netted == 4);
  CHECK(result.batch.netted_sum->to_string() == "-4.00");
  CHECK(result.batch.files[0].invalid == 1);
  CHECK(result.batch.files[0].invalid_sum->to_string() == "5.00");
  CHECK(result.batch.files[0].sum.to_string() == "-1.00");
  CHECK(text(c, "SELECT group_concat(line || what, ' ') FROM line_note") == "3refund 5refund");  // 5: another visit's line
}

TEST_CASE("what takes a line back is below zero in its quantity, its price or its amount; what only names a line counts") {
  ClaimsCase c;
  auto result = c.load({{c.file("f.csv", fees({"V1,1,2026-03-01,A,3,1.00,3.00,,,,,,,1", "V1,2,2026-03-01,A,3,1.00,3.00,,,,,,,1",
                                               "V1,3,2026-03-02,A,1,-1.00,-1.00,,,,,,1,1", "V1,4,2026-03-02,A,1,1.00,-1.00,,,,,,,1",
                                               "V1,5,2026-03-02,A,1,1.00,1.00,,,,,,1,1"}))},
                        false, "", "", ""});
  CHECK(result.batch.netted == 2);
  CHECK(result.batch.netted_sum->to_string() == "-2.00");
  CHECK(text(c, "SELECT group_concat(line || what || detail, ' ') FROM line_note ORDER BY id") == "4amount1.00 5refund-sign1");
  const auto hits = c.hits("same_line_twice", {"window=day", "quantity=any"});  // 2 are left of each, and the last line
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].units == "2");
  CHECK(hits[0].excess.to_string() == "2.00");
  CHECK(c.get().connection().integer("SELECT sum(amount) FROM fee_line") == 500);
}

TEST_CASE("refunds of a later batch are netted against the lines of the earlier one, and once though they come twice") {
  ClaimsCase c;
  auto excess = [&c] {
    std::string all;
    for (const auto& hit : c.hits("same_line_twice", {"quantity=any"})) all += hit.item + " " + hit.excess.to_string() + ";";
    return all;
  };
  const std::string refunds = fees({"V1,3,2026-03-02,A,-3,1.00,-3.00,,,,,,1,1", "V1,4,2026-03-02,B,-2,1.00,-2.00,,,,,,,1"});
  c.load({{c.file("a.csv", fees({"V1,1,2026-03-01,A,5,1.00,5.00,,,,,,,1", "V1,2,2026-03-01,A,5,1.00,5.00,,,,,,,1",
                                 "V1,5,2026-03-01,B,3,1.00,3.00,,,,,,,1", "V1,6,2026-03-01,B,3,1.00,3.00,,,,,,,1"}))},
          false, "", "", ""});
  CHECK(excess() == "A 5.00;B 3.00;");
  c.load({{c.file("b.csv", refunds)}, false, "", "", ""});
  CHECK(excess() == "A 2.00;B 1.00;");
  const std::string more = "V1,7,2026-03-03,C,1,1.00,1.00,,,,,,,1\n";  // the refunds again, in another batch
  CHECK(!c.load({{c.file("c.csv", refunds + more)}, false, "", "", ""}).known);
  CHECK(excess() == "A 2.00;B 1.00;");
}

TEST_CASE("keys that came before: lines, visits, settlements") {
  CHECK(notes_of(fees({"V1,1,2026-03-01,A,1,1.00,1.00,,,,,,,1", "V1,1,2026-03-01,A,1,1.00,1.00,,,,,,,1", "V2,1,2026-03-01,A,1,1.00,1.00,,,,,,,1"})) ==
        "2 repeated-key");
  CHECK(notes_of("mdtrt_id,psn_no,begntime\nV1,P1,2026-03-01\nV1,P1,2026-03-01\nV2,P1,2026-03-01\n") == "2 repeated-visit");
  CHECK(notes_of("setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt,vali_flag\nS1,V1,1.00,1.00,0\nS1,V1,1.00,1.00,1\nS1,V1,1.00,1.00,1\n") ==
        "3 repeated-settlement");
}

TEST_CASE("a settlement's whole and its parts") {
  CHECK(notes_of(settlements({"S1,V1,100.00,60.00,5.00,5.00,10.00,80.00,40.00,30.00,10.00,0.00,50.00,1.00,1.00,1.00,1.00,1.00,1.00,4.00"})) == "");
  CHECK(notes_of(settlements({"S1,V1,100.00,60.00,5.00,5.00,10.00,79.98,40.00,30.00,10.00,0.00,60.00,,,,,,,"})) == "1 total-split");
  CHECK(notes_of(settlements({"S1,V1,100.00,60.00,5.00,5.00,10.00,79.99,39.98,30.00,9.98,0.00,60.00,,,,,,,"})) == "1 payment-split");
  CHECK(notes_of(settlements({"S1,V1,100.00,60.00,5.00,5.00,10.00,80.00,40.00,30.00,9.98,0.00,60.00,,,,,,,"})) == "1 person-split");
  CHECK(notes_of(settlements({"S1,V1,100.00,60.00,5.00,5.00,10.00,80.00,40.00,30.00,10.00,0.00,50.00,1.00,1.00,1.00,1.00,1.00,1.00,4.02"})) ==
        "1 fund-split 60.02");
  CHECK(notes_of(settlements({"S1,V1,100.00,100.01,,,,,,,,,,,,,,,,"})) == "1 fund");
}

TEST_CASE("dates in their order: an end before its beginning, a settlement before the stay") {
  CHECK(notes_of("mdtrt_id,psn_no,begntime,endtime\nV1,P1,2026-03-02 08:00,2026-03-02 08:00\nV2,P1,2026-03-02 08:00,2026-03-02 07:59\n") == "2 dates");
  const std::string wide = "mdtrt_id,psn_no,begntime,setl_id,medfee_sumamt,fund_pay_sumamt,setl_time\n";
  CHECK(notes_of(wide + "V1,P1,2026-03-02 08:00,S1,1.00,1.00,2026-03-02 00:00\n") == "");
  CHECK(notes_of(wide + "V1,P1,2026-03-02 08:00,S1,1.00,1.00,2026-03-01 23:59\n") == "2 dates");
}

TEST_CASE("identity numbers: check digit, day of birth and sex as the number has them, once a person") {
  const std::string header = "mdtrt_id,psn_no,certno,gend,brdy,begntime,psn_cert_type\n";
  CHECK(notes_of(header + "V1,P1,11010519491231002X,2,1949-12-31,2026-03-01,01\nV2,P1,11010519491231002X,2,1949-12-31,2026-03-02,01\n") == "");
  CHECK(notes_of(header + "V1,P1,110105194912310021,2,1949-12-31,2026-03-01,01\n") == "1 identity 110105194912310021");
  CHECK(notes_of(header + "V1,P1,11010519491231002X,1,1949-12-31,2026-03-01,01\nV2,P1,11010519491231002X,1,1949-12-31,2026-03-02,01\n") == "1 person sex");
  CHECK(notes_of(header + "V1,P1,11010519491231002X,女,1949-12-30,2026-03-01,01\n") == "1 person birth");
  CHECK(notes_of(header + "V1,P1,H12345678,1,1949-12-30,2026-03-01,04\n") == "");  // another document
}

TEST_CASE("credit codes of institutions (GB 32100), and rows that somebody made as a test") {
  const std::string header = "mdtrt_id,psn_no,psn_name,begntime,fixmedins_code,fixmedins_name,uscc\n";
  CHECK(notes_of(header + "V1,P1,张,2026-03-01,H99900100001,某医院,91350100M000100Y43\n") == "");
  CHECK(notes_of(header + "V1,P1,张,2026-03-01,H99900100001,某医院,91350100M000100Y4Z\n") == "1 credit-code 91350100M000100Y4Z");
  CHECK(notes_of(header + "V1,P1,张,2026-03-01,91350100M000100Y4Z,某医院,\n") == "1 credit-code 91350100M000100Y4Z");
  CHECK(notes_of(header + "V1,P1,测试人员,2026-03-01,H99900100001,Test医院,\n") == "1 test 测试人员; 1 test Test医院");
}

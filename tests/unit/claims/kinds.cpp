// SPDX-License-Identifier: Apache-2.0
// Each kind by hand: at the exact limit, one beyond, and the look-alikes that are none.
#include <algorithm>

#include "base/text.hpp"
#include "claims_case.hpp"

using namespace mi;
using test::ClaimsCase;
using test::error_of;

namespace {

// "batch:3=12.00; batch:4=1.50" without the batch.
std::string excess(const domain::Hit& hit) {
  std::string out;
  for (const auto& line : hit.lines)
    out += (out.empty() ? "" : "; ") + line.line.substr(line.line.find(':') + 1) + "=" + line.excess.to_string();
  return out;
}

}  // namespace

TEST_CASE("same line twice: all but the dearest") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00", "2,2026-03-02 08:00:00,A,1,10.00,10.00",
               "3,2026-03-02 08:00:00,A,1,10.00,10.01", "4,2026-03-02 08:00:01,A,1,10.00,10.00",
               "5,2026-03-02 08:00:00,A,2,10.00,20.00", "6,2026-03-02 08:00:00,A,1,10.50,10.50",
               "7,2026-03-02 08:00:00,B,1,10.00,10.00"});
  auto hits = c.hits("same_line_twice");
  REQUIRE(hits.size() == 1);
  CHECK(excess(hits[0]) == "2=10.00; 3=10.00");  // places 2 and 3: place 1 is the visit; line 3 is the dearest
  CHECK(hits[0].excess.to_string() == "20.00");
  CHECK(hits[0].units == "2");
  CHECK(hits[0].context.size() == 1);
  auto by_day = c.hits("same_line_twice", {"window=day", "quantity=any"});
  REQUIRE(by_day.size() == 1);
  CHECK(by_day[0].excess.to_string() == "40.01");  // 10.00 + 10.00 + 10.01 + 10.00 + 20.00 less the dearest, 20.00
}

TEST_CASE("same line twice: what was taken back is no second charge") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00", "2,2026-03-02 08:00:00,A,1,10.00,10.00",
               "3,2026-03-03 08:00:00,A,-1,10.00,-10.00,2", "4,2026-03-02 08:00:00,B,1,5.00,5.00",
               "5,2026-03-02 08:00:00,B,1,5.00,5.00", "6,2026-03-03 08:00:00,B,-1,5.00,-5.00",
               "7,2026-03-04 08:00:00,C,2,5.00,10.00", "8,2026-03-04 08:00:00,C,2,5.00,10.00",
               "9,2026-03-05 08:00:00,C,-1,5.00,-5.00,8"});
  auto run = c.run("same_line_twice");
  CHECK(run.returned == 3);
  REQUIRE(run.hits.size() == 1);  // of C one unit of the second line is left
  CHECK(run.hits[0].item == "C");
  CHECK(run.hits[0].excess.to_string() == "5.00");
  CHECK(run.hits[0].lines[0].line_amount.to_string() == "5.00");
}

TEST_CASE("price above list: the difference, by the price of the day") {
  ClaimsCase c;
  c.load({{c.file("p.csv", "med_list_codg,max_price,begndate,enddate\nA,10.00,2025-01-01,2026-03-01\nA,9.00,2026-03-02,\n"
                           "001102000010000,20.00,2026-01-01,\nC,0.0150,2026-01-01,\n")}, false, "", "", ""});
  c.stay_with({"1,2026-03-01 23:59:59,A,3,10.00,30.00",       // the limit itself
               "2,2026-03-02 00:00:00,A,3,10.00,30.00",       // a lower price from this day
               "3,2026-03-03 08:00:00,A,3,9.00,27.00",
               "4,2026-03-03 08:00:00,A,3,9.000001,27.00",    // beyond, by less than half a fen
               "5,2026-03-03 08:00:00,001102000010000-110200001,2,20.01,40.02",
               "6,2026-03-03 08:00:00,C,1000,0.016,16.00",
               "7,2026-03-03 08:00:00,D,1,999.00,999.00",     // not in the list
               "8,2026-03-04 08:00:00,A,2,11.00,22.00", "9,2026-03-05 08:00:00,A,-1,11.00,-11.00,8"});
  auto hits = c.hits("price_above_list");
  std::vector<std::string> said;
  for (const auto& hit : hits) said.push_back(hit.item + " " + hit.units + " " + excess(hit));
  // Places: the visit is 1, so line n is n + 1.
  CHECK(said == std::vector<std::string>{"A 3 3=3.00", "001102000010000-110200001 2 6=0.02", "C 1000 7=1.00", "A 1 9=2.00"});
}

TEST_CASE("price above list: of two prices in force the higher counts") {
  ClaimsCase c;
  c.load({{c.file("p.csv", "med_list_codg,max_price,begndate,enddate\nA,10.00,2026-01-01,\nA,12.00,2026-02-01,\n")}, false, "", "", ""});
  c.stay_with({"1,2026-03-02,A,1,12.00,12.00", "2,2026-03-02,A,1,12.50,12.50"});
  auto hits = c.hits("price_above_list");
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].excess.to_string() == "0.50");
}

TEST_CASE("a rule without its data says so and does not pass") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02,A,1,12.00,12.00"});
  auto run = c.run("GZ10000102001000");
  REQUIRE(run.rules.size() == 1);
  CHECK(run.rules[0].lacks == "the case has no price list: load one");
  auto open = c.run("gap_between_stays");
  CHECK(open.rules[0].lacks == "gap_days is not set: choose it with --parameter gap_days=VALUE");
}

TEST_CASE("quantity above cap: only the units above, from the latest line") {
  ClaimsCase c;
  const std::string bed = "001109000010000-1", hours = "003107010220000-1";
  c.stay_with({"1,2026-03-02 08:00:00," + bed + ",1,35.00,35.00",          // the cap itself
               "2,2026-03-03 08:00:00," + bed + ",1,35.00,35.00",
               "3,2026-03-03 20:00:00," + bed + ",1,30.00,30.00",          // one beyond
               "4,2026-03-04 08:00:00," + hours + ",20,4.00,80.00",
               "5,2026-03-04 12:00:00," + hours + ",3,4.00,12.00",
               "6,2026-03-04 16:00:00," + hours + ",2.5,4.00,10.00",       // 25.5 hours: 1.5 of this line
               "7,2026-03-05 08:00:00," + hours + ",24,4.00,96.00",
               "8,2026-03-06 08:00:00," + bed + ",2,35.00,70.00",
               "9,2026-03-06 09:00:00," + bed + ",-1,35.00,-35.00,8"});    // taken back
  auto hits = c.hits("quantity_above_cap");
  std::vector<std::string> said;
  for (const auto& hit : hits) said.push_back(hit.units + " " + excess(hit));
  CHECK(said == std::vector<std::string>{"1 4=30.00", "1.5 7=6.00"});
  CHECK(hits[0].context.size() == 1);
  CHECK(hits[0].knowledge == "quantity_caps.csv GZ10000102014000 8");
  CHECK(c.hits("quantity_above_cap", {"take=dearest"})[0].excess.to_string() == "35.00");
}

TEST_CASE("quantity above cap: an excess of more than the last line has goes on to the line before") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,001109000010000,3,35.00,105.00", "2,2026-03-02 09:00:00,001109000010000,1,30.00,30.00"});
  auto hits = c.hits("quantity_above_cap");
  REQUIRE(hits.size() == 1);
  CHECK(excess(hits[0]) == "2=70.00; 3=30.00");
  CHECK(hits[0].units == "3");
}

namespace {

// Stays of one person: "id,kind,first,last,department,diagnosis".
void stays(ClaimsCase& c, const std::vector<std::string>& rows) {
  std::string text = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,dept_code,diag_code\n";
  for (const std::string& row : rows) {
    auto f = base::split(row, ',');
    text += f[0] + ",P1,H1," + f[1] + "," + f[2] + " 10:00:00," + f[3] + " 09:00:00," + f[4] + "," + f[5] + "\n";
  }
  std::string settled = "setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt\n";
  for (const std::string& row : rows) settled += "S" + row.substr(0, 2) + "," + row.substr(0, 2) + ",100.00,70.00\n";
  c.load({{c.file("v.csv", text), c.file("s.csv", settled)}, false, "", "", ""});
}

std::string visits_of(const std::vector<domain::Hit>& hits) {
  std::string out;
  for (const auto& hit : hits) out += (out.empty() ? "" : " ") + hit.visit;
  return out;
}

}  // namespace

TEST_CASE("gap between stays: days from discharge to admission, the limit included (SQ-36)") {
  ClaimsCase c;
  stays(c, {"V1,21,2026-03-01,2026-03-05,D1,I69.300", "V2,21,2026-03-20,2026-03-25,D1,I69.300"});
  CHECK(c.hits("gap_between_stays", {"gap_days=14"}).empty());
  auto hits = c.hits("gap_between_stays", {"gap_days=15"});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].visit == "V2");
  CHECK(hits[0].excess.to_string() == "100.00");  // no lines at hand: what was settled
  CHECK(hits[0].fund.to_string() == "70.00");
  CHECK(hits[0].context.size() == 2);
  CHECK(hits[0].detail == "上次住院2026-03-05出院，间隔15天再次入院（限15天）");
}

TEST_CASE("gap between stays: what the two stays must share") {
  ClaimsCase c;
  stays(c, {"V1,21,2026-03-01,2026-03-05,D1,I69.300", "V2,21,2026-03-06,2026-03-07,D2,I69.301",
            "V3,21,2026-03-08,2026-03-09,D2,J18.900", "V4,24,2026-03-10,2026-03-11,D2,J18.900",
            "V5,11,2026-03-12,2026-03-12,D2,J18.900", "V6,21,2026-03-12,2026-03-13,D9,K35.900"});
  CHECK(visits_of(c.hits("gap_between_stays", {"gap_days=3"})) == "V2 V3");  // V4 is an emergency, V5 no stay, V6 shares nothing
  CHECK(visits_of(c.hits("gap_between_stays", {"gap_days=3", "match=diagnosis"})) == "V2");
  CHECK(visits_of(c.hits("gap_between_stays", {"gap_days=3", "match=department"})) == "V3");
  CHECK(visits_of(c.hits("gap_between_stays", {"gap_days=3", "match=any"})) == "V2 V3 V6");
  CHECK(visits_of(c.hits("gap_between_stays", {"gap_days=3", "except="})) == "V2 V3 V4");
  auto march_7_on = base::DateRange{base::Date::parse("2026-03-07"), base::Date::parse("2026-03-31")};
  CHECK(visits_of(c.hits("gap_between_stays", {"gap_days=3"}, march_7_on)) == "V3");
}

TEST_CASE("gap between stays: counts before a limit is chosen (SQ-36)") {
  ClaimsCase c;
  stays(c, {"V1,21,2026-03-01,2026-03-05,D1,I69.300", "V2,21,2026-03-06,2026-03-07,D1,I69.300", "V3,21,2026-03-14,2026-03-15,D1,I69.300"});
  auto table = claims::gap_rows(c.get(), claims::shipped_rules(), {}, claims::usual_gaps());
  std::vector<std::string> said;
  for (const auto& row : table.rows) said.push_back(std::to_string(row[0].as_integer()) + ":" + std::to_string(row[1].as_integer()) + ":" + row[3].as_text());
  CHECK(said == std::vector<std::string>{"1:1:100.00", "3:1:100.00", "7:2:200.00", "15:2:200.00", "30:2:200.00"});
}

TEST_CASE("fund money: proportional to what lies in scope, or the whole") {
  ClaimsCase c;
  std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,inscp_scp_amt,setl_id\n"
                     "V1,1,2026-03-02 08:00:00,A,1,100.00,100.00,90.00,S1\nV1,2,2026-03-02 08:00:00,A,1,100.00,100.00,90.00,S1\n"
                     "V1,3,2026-03-03 08:00:00,B,1,50.00,50.00,20.00,S1\n";
  std::string settled = "setl_id,mdtrt_id,medfee_sumamt,inscp_scp_amt,fund_pay_sumamt\nS1,V1,250.00,200.00,130.00\n";
  c.load({{c.file("f.csv", fees), c.file("s.csv", settled)}, false, "", "", ""});
  auto hits = c.hits("same_line_twice");
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].fund.to_string() == "58.50");  // 90.00 × 130.00 ÷ 200.00
  CHECK(hits[0].fund_method == "proportional");
  claims::CheckRequest whole;
  whole.rules = claims::choose_rules(claims::shipped_rules(), {"same_line_twice"});
  whole.method = claims::FundMethod::whole;
  auto other = claims::check(c.get(), whole);
  CHECK(other.hits[0].fund.to_string() == "100.00");
  CHECK(other.hits[0].hit == hits[0].hit);  // the same hit: only the switch differs
}

TEST_CASE("period: days outside it are not looked at") {
  ClaimsCase c;
  c.stay_with({"1,2026-02-28 08:00:00,A,1,10.00,10.00", "2,2026-02-28 08:00:00,A,1,10.00,10.00",
               "3,2026-03-01 08:00:00,A,1,10.00,10.00", "4,2026-03-01 08:00:00,A,1,10.00,10.00"});
  CHECK(c.hits("same_line_twice", {}, claims::parse_period("2026-03")).size() == 1);
  CHECK(c.hits("same_line_twice", {}, claims::parse_period("2026")).size() == 2);
  CHECK(c.hits("same_line_twice", {}, claims::parse_period("2026-02-28/2026-02-28")).size() == 1);
  for (const char* wrong : {"2026-13", "26", "2026-3", "2026-03-02/2026-03-01", "all"})
    CHECK(error_of([&] { claims::parse_period(wrong); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("a line loaded twice in two batches counts once, as it was loaded last") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00"});
  c.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00", "2,2026-03-02 08:00:00,A,1,10.00,10.00"});
  auto run = c.run("same_line_twice");
  CHECK(run.repeated == 1);
  CHECK(run.hits.size() == 1);
  CHECK(run.hits[0].lines.size() == 1);
}

TEST_CASE("rules as data: what is wrong with a row is said with its line") {
  const std::string header = "code,name,kind,judgement,parameters,list,national\n";
  auto said = [&](const std::string& row) {
    auto error = error_of([&] { claims::read_rules(header + row + "\n", "rules.csv"); });
    CHECK(error.kind() == base::ErrorKind::cannot);
    CHECK(error.places() == std::vector<std::string>{"rules.csv:2"});
    return error.message();
  };
  CHECK(said("R1,x,no_such_kind,违规,,,").find("no_such_kind") != std::string::npos);
  CHECK(said("R1,x,same_line_twice,违规,window=week quantity=same,,").find("window") != std::string::npos);
  CHECK(said("R1,x,same_line_twice,违规,window=day,,").find("quantity") != std::string::npos);
  CHECK(said("R1,x,same_line_twice,违规,window=day quantity=same colour=red,,").find("colour") != std::string::npos);
  CHECK(said("R1,x,same_line_twice,也许,window=day quantity=same,,").find("也许") != std::string::npos);
  CHECK(said("R1,x,same_line_twice,违规").find("code,name") != std::string::npos);
  auto rules = claims::shipped_rules();
  CHECK(error_of([&] { claims::set_parameters(rules, {"gap_day=3"}); }).kind() == base::ErrorKind::usage);
  CHECK(error_of([&] { claims::set_parameters(rules, {"gap_days=-3"}); }).kind() == base::ErrorKind::usage);
  CHECK(error_of([&] { claims::choose_rules(rules, {"same_line_twise"}); }).advice().find("same_line_twice") != std::string::npos);
}

TEST_CASE("a stored run has all its hits, one a line, in their order") {
  ClaimsCase c;
  std::vector<std::string> lines;
  for (int i = 0; i < 22; ++i) lines.push_back(std::to_string(i) + ",2026-03-02 08:00:00,A" + std::to_string(i / 2) + ",1,10.00,10.00");
  c.stay_with(lines);
  const auto run = c.run("same_line_twice");
  REQUIRE(run.hits.size() == 11);
  casefile::Change change(c.get(), test::by("li", "mi-claims check"));
  claims::store(c.get(), change, run);
  change.commit();
  const std::string stored = c.get().file(c.get().all<domain::CheckRun>().at(0).value.hits_file);
  std::size_t at = 0;
  for (const domain::Hit& hit : run.hits) {
    const std::size_t end = stored.find('\n', at);
    REQUIRE(end != std::string::npos);
    CHECK(stored.substr(at, end - at).find(hit.hit) != std::string::npos);
    at = end + 1;
  }
  CHECK(at == stored.size());
}

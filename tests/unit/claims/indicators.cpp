// SPDX-License-Identifier: Apache-2.0
// Indicators: exact fractions, limits at the number and one beyond, periods, groups, the year before, peers.
#include "claims/indicators/indicators.hpp"

#include <rapidcheck.h>

#include "claims_case.hpp"
#include "generated.hpp"
#include "law/pack.hpp"
#include "sql/connection.hpp"

using namespace mi;
using test::ClaimsCase;
using test::error_of;

namespace {

struct Stays {
  std::string visits = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,dept_code,dscg_way\n";
  std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,med_chrgitm_type,chrgitm_lv,cnt,pric,det_item_fee_sumamt,bilg_dept_codg\n";
  std::string settled = "setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt\n";
  int count = 0;
  int lines = 0;

  std::string visit(const std::string& person, const std::string& type, const std::string& first, const std::string& last,
                    const std::string& department = "D1", const std::string& way = "1") {
    std::string id = "V" + std::to_string(++count);
    visits += id + "," + person + ",H1," + type + "," + first + "," + last + "," + department + "," + way + "\n";
    return id;
  }
  void fee(const std::string& visit, const std::string& day, const std::string& item, const std::string& type, const std::string& yuan,
           const std::string& level = "01", const std::string& department = "D1") {
    fees += visit + "," + std::to_string(++lines) + "," + day + " 09:00:00," + item + "," + type + "," + level + ",1," + yuan + "," + yuan + "," + department + "\n";
  }
  void paid(const std::string& visit, const std::string& total, const std::string& fund) {
    settled += "S" + visit + "," + visit + "," + total + "," + fund + "\n";
  }
  void load(ClaimsCase& c) const {
    std::vector<std::string> files;
    if (count > 0) files.push_back(c.file("v.csv", visits));
    if (lines > 0) files.push_back(c.file("f.csv", fees));
    if (settled.size() > 50) files.push_back(c.file("s.csv", settled));
    c.load({files, false, "", "", ""});
  }
};

// "period group numerator/denominator value verdict" of each row.
std::vector<std::string> said(const claims::IndicatorResult& result) {
  std::vector<std::string> all;
  for (const auto& row : claims::rows(result).rows)
    all.push_back(row[2].as_text() + " " + row[3].as_text() + " " + row[4].as_text() + "/" + row[5].as_text() + " " + row[6].as_text() + " " + row[9].as_text());
  return all;
}

claims::IndicatorResult reckon(ClaimsCase& c, const std::vector<std::string>& codes, const std::string& period = {},
                               const std::vector<std::string>& by = {}, const law::Rulebook& law = {}) {
  claims::IndicatorRequest request;
  request.chosen = codes;
  claims::split_by(request, by);
  if (!period.empty()) request.period = claims::parse_period(period);
  return claims::indicators(c.get(), law, request);
}

law::Rulebook pack_with(const std::string& objects, const std::vector<law::Override>& overrides = {}) {
  const std::string head =
      "format = \"mi.pack/1\"\n[pack]\nid = \"t\"\nversion = \"1\"\ntitle = \"试\"\nissuer = \"试\"\narea = \"999001\"\nstatus = \"in-force\"\nlayer = "
      "\"agreement\"\ntopics = [\"claims\"]\nfrom = 2020-01-01\n[[act]]\nid = \"a\"\ntitle = \"试行协议\"\n[defaults]\nsource = {act = \"a\"}\nchecked = "
      "2026-11-20\ntopic = \"claims\"\n";
  return law::Rulebook::of({law::parse_pack(head + objects, "t.toml")}, base::Date::parse("2026-06-01"), overrides);
}

}  // namespace

TEST_CASE("the statistics of a hospital in 2007, to two places and exact (HS-01)") {
  ClaimsCase c;
  Stays s;
  // 15 stays: 14 of 10 days and one of 18 are 158 bed-days; they cost 31,225.00, drugs 18,947.00, the fund paid 24,250.00.
  for (int i = 0; i < 15; ++i) {
    std::string last = i == 14 ? "2007-03-19" : "2007-03-11";
    std::string id = s.visit("P" + std::to_string(i), "21", "2007-03-01", last);
    s.paid(id, i == 0 ? "3225.00" : "2000.00", i == 0 ? "10250.00" : "1000.00");
    s.fee(id, "2007-03-02", "X1", "09", i == 0 ? "4947.00" : "1000.00");
  }
  s.fee("V1", "2007-03-02", "T1", "05", "12278.00");
  std::string outpatient;
  for (int i = 0; i < 197; ++i) {
    std::string id = s.visit("Q" + std::to_string(i), "11", "2007-05-01", "2007-05-01");
    s.paid(id, i == 0 ? "809.19" : "40.00", "0.00");
  }
  s.load(c);
  auto value = [&](const std::string& code) { return said(reckon(c, {code}, "2007")).at(0); };
  CHECK(value("CF-01") == "2007  158/15 10.53 未设限");
  CHECK(value("MI-STAY-COST") == "2007  31225.00/15 2081.67 未设限");
  CHECK(value("MI-DAY-COST") == "2007  31225.00/158 197.63 未设限");
  CHECK(value("ZB10000205001000") == "2007  18947.00/31225.00 60.68 % 未设限");
  CHECK(value("MI-FUND") == "2007  24250.00/31225.00 77.66 % 只列示");
  CHECK(value("MI-VISIT-COST") == "2007  8649.19/197 43.90 未设限");
  CHECK(reckon(c, {"CF-01"}, "2007").values.at(0).now.value->to_string() == "158/15");
}

TEST_CASE("limits are held by cross-multiplication: the number itself is within, the least beyond is not (G5, CF-01)") {
  ClaimsCase c;
  Stays s;
  for (int i = 0; i < 3; ++i) s.visit("P" + std::to_string(i), "21", "2026-03-01", i == 0 ? "2026-03-10" : "2026-03-11");  // 9 + 10 + 10 days
  s.load(c);
  const std::string blank = "[[parameter]]\nid = \"claims.stay.average_max\"\nlabel = \"平均住院日\"\nunit = \"number\"\nsource = {article = 10}\n";
  auto with = [&](const std::string& limit) { return said(reckon(c, {"CF-01"}, "2026-03", {}, pack_with(blank, {{"claims.stay.average_max", limit}}))).at(0); };
  CHECK(with("29/3") == "2026-03  29/3 9.67 限内");
  CHECK(with("9.67") == "2026-03  29/3 9.67 限内");
  CHECK(with("9.6666") == "2026-03  29/3 9.67 超限");  // prints as the limit would, and is beyond it
  auto error = error_of([&] { reckon(c, {"CF-01"}, "2026-03", {}, pack_with(blank)); });
  CHECK(error.kind() == base::ErrorKind::usage);  // G8: the clause is named
  CHECK(error.places() == std::vector<std::string>{"《试行协议》第十条"});
  bool found = false;
  auto all = reckon(c, {}, "2026-03", {}, pack_with(blank));
  for (const auto& v : all.values)
    if (all.indicators[v.indicator].code == "CF-01") found = v.verdict == "未设限";
  CHECK(found);
}

TEST_CASE("referral rate: 3 % itself is within (CF-04, SQ-38)") {
  ClaimsCase c;
  Stays s;
  for (int i = 0; i < 100; ++i) s.visit("P" + std::to_string(i), "21", "2026-03-01", i < 50 ? "2026-03-02" : "2026-04-02", "D1", i % 50 < 2 && i != 51 ? "2" : i == 98 ? "3" : "1");
  s.load(c);
  auto law = pack_with("[[value]]\nid = \"claims.referral.rate_max\"\nlabel = \"转院率\"\nvalue = \"3 %\"\nsource = {article = 10}\n");
  CHECK(said(reckon(c, {"CF-04"}, "2026", {}, law)) == std::vector<std::string>{"2026  3/100 3.00 % 限内"});
  CHECK(said(reckon(c, {"CF-04"}, "2026", {"month"}, law)).at(2) == "2026-03  2/50 4.00 % 超限");
  CHECK(said(reckon(c, {"CF-04"}, "2026", {"month"}, law)).at(4) == "2026-05  0/0 n/a n/a");  // a zero denominator is no zero
  CHECK(said(reckon(c, {"CF-04"}, "2026")).at(0) == "2026  3/100 3.00 % 未设限");            // without a limit it is ranked, never a violation
}

TEST_CASE("self-paid drugs: a ratio of sums, or the mean of the visits' ratios (CF-05)") {
  ClaimsCase c;
  Stays s;
  std::string a = s.visit("P1", "21", "2026-03-01", "2026-03-05"), b = s.visit("P2", "21", "2026-03-01", "2026-03-05"), d = s.visit("P3", "21", "2026-03-01", "2026-03-05");
  s.fee(a, "2026-03-02", "X1", "09", "90.00");
  s.fee(a, "2026-03-02", "X2", "09", "10.00", "03");
  s.fee(b, "2026-03-02", "X1", "11", "200.00");
  s.fee(b, "2026-03-02", "X2", "10", "100.00", "03");
  s.fee(d, "2026-03-02", "T1", "05", "500.00", "03");  // no drugs: no ratio
  s.load(c);
  const std::string law =
      "[[value]]\nid = \"claims.drugs.self_paid_share_max\"\nlabel = \"自费药\"\nvalue = \"10 %\"\nsource = {article = 10}\n[[switch]]\nid = \"claims.drugs.self_paid_mean\"\nlabel = "
      "\"平均\"\nquestion = \"？\"\ndefault = \"ratio-of-sums\"\nalternatives = [{value = \"ratio-of-sums\", meaning = \"合计\"}, {value = \"mean-of-ratios\", meaning = \"平均\"}]\nsource = {article = 10}\n";
  auto sums = reckon(c, {"CF-05"}, "2026-03", {}, pack_with(law));
  CHECK(said(sums).at(0) == "2026-03  110.00/400.00 27.50 % 超限");
  CHECK(sums.values.at(0).switches.at(0).value == "ratio-of-sums");
  auto mean = reckon(c, {"CF-05"}, "2026-03", {}, pack_with(law, {{"claims.drugs.self_paid_mean", "mean-of-ratios"}}));
  CHECK(mean.values.at(0).now.value->to_string() == "13/60");  // (1/10 + 1/3) ÷ 2
}

TEST_CASE("readmission within 31 days: the 31st counts, the 32nd does not") {
  ClaimsCase c;
  Stays s;
  s.visit("P1", "21", "2026-01-01", "2026-01-10");
  s.visit("P1", "21", "2026-02-10", "2026-02-12");  // 31 days later
  s.visit("P2", "21", "2026-01-01", "2026-01-10");
  s.visit("P2", "21", "2026-02-11", "2026-02-12");  // 32
  s.visit("P3", "21", "2026-01-01", "2026-01-10");
  s.visit("P3", "11", "2026-01-12", "2026-01-12");  // no stay
  s.load(c);
  CHECK(said(reckon(c, {"ZB10000205008000"}, "2026-01")).at(0) == "2026-01  1/3 33.33 % 未设限");
}

TEST_CASE("months, quarters, departments, ranks, and the year before (MD-02)") {
  ClaimsCase c;
  Stays s;
  std::string a = s.visit("P1", "11", "2026-03-31", "2026-03-31", "D1"), b = s.visit("P2", "11", "2026-04-01", "2026-04-01", "D2");
  std::string old = s.visit("P1", "11", "2025-04-30", "2025-04-30", "D1");
  s.fee(a, "2026-03-31", "X1", "09", "30.00", "01", "D1");
  s.fee(b, "2026-04-01", "X1", "09", "50.00", "01", "D2");
  s.fee(old, "2025-04-30", "X1", "09", "10.00", "01", "D1");
  s.load(c);
  CHECK(said(reckon(c, {"MD-02-1"}, "2026-01-01/2026-06-30", {"quarter"})) ==
        std::vector<std::string>{"2026Q1  30.00/1 30.00 只列示", "2026Q2  50.00/1 50.00 只列示"});
  auto months = reckon(c, {"MD-02-1"}, "2026-04-01/2026-04-30", {"month"});
  REQUIRE(months.values.at(0).before);
  CHECK(claims::printed(months.indicators[0], *months.values[0].before->value) == "10.00");
  CHECK(!reckon(c, {"MD-02-1"}, "2026-03").values.at(0).before);
  auto departments = reckon(c, {"MD-02-1"}, "2026", {"department"});
  CHECK(said(departments) == std::vector<std::string>{"2026 D2 50.00/1 50.00 只列示", "2026 D1 30.00/1 30.00 只列示"});
  CHECK(departments.values.at(0).rank == 1);
  CHECK(departments.values.at(1).rank == 2);
  CHECK(error_of([&] { reckon(c, {"MD-02-1"}, "2026", {"ward"}); }).kind() == base::ErrorKind::usage);
  CHECK(error_of([&] { reckon(c, {"MD-02-1"}, "2026", {"doctor", "department"}); }).kind() == base::ErrorKind::usage);
  CHECK(error_of([&] { reckon(c, {"none-03"}); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("peers: median and highest; one that cannot be read is listed (NH-03)") {
  ClaimsCase own, low, high;
  auto fill = [](ClaimsCase& c, const std::string& yuan) {
    Stays s;
    s.fee(s.visit("P1", "11", "2026-03-01", "2026-03-01"), "2026-03-01", "X1", "09", yuan);
    s.load(c);
  };
  fill(own, "30.00");
  fill(low, "10.00");
  fill(high, "45.00");
  claims::IndicatorRequest request;
  request.chosen = {"MD-02-1"};
  request.period = claims::parse_period("2026-03");
  request.peers = {high.get().path(), own.folder() / "none.mi", low.get().path()};
  auto result = claims::indicators(own.get(), {}, request);
  REQUIRE(result.values.size() == 1);
  auto row = claims::rows(result).rows[0];
  CHECK(row[12].as_integer() == 2);
  CHECK(row[13].as_text() == "27.50");
  CHECK(row[14].as_text() == "45.00");
  REQUIRE(result.unread.size() == 1);
  CHECK(result.unread[0].find("none.mi") != std::string::npos);
}

TEST_CASE("coverage of the review in lines and in money (NH-05)") {
  ClaimsCase c;
  Stays s;
  std::string v = s.visit("P1", "11", "2026-03-01", "2026-04-02");
  s.fee(v, "2026-03-01", "X1", "09", "30.00");
  s.fee(v, "2026-04-01", "X1", "09", "50.00");
  s.fee(v, "2026-04-02", "X1", "09", "20.00");
  s.load(c);
  CHECK(said(reckon(c, {"NH-05-1"})).at(0) == "2026-03-01/2026-04-02  0/3 0.00 % 未设限");
  auto run = c.run("same_line_twice", {}, claims::parse_period("2026-04"));
  casefile::Change change(c.get(), test::by("li", "mi-claims check"));
  claims::store(c.get(), change, run);
  change.commit();
  CHECK(said(reckon(c, {"NH-05-1"})).at(0) == "2026-03-01/2026-04-02  2/3 66.67 % 未设限");
  CHECK(said(reckon(c, {"NH-05-2"})).at(0) == "2026-03-01/2026-04-02  70.00/100.00 70.00 % 未设限");
}

TEST_CASE("an indicator unfolds to items and lines, and its parts add up") {
  ClaimsCase c;
  Stays s;
  std::string v = s.visit("P1", "21", "2026-03-01", "2026-03-05");
  s.fee(v, "2026-03-02", "X1", "09", "30.00");
  s.fee(v, "2026-03-03", "X1", "09", "5.00");
  s.fee(v, "2026-03-03", "X2", "11", "7.00");
  s.fee(v, "2026-03-03", "T1", "05", "58.00");
  s.load(c);
  claims::IndicatorRequest request;
  request.chosen = {"ZB10000205001000"};
  request.explain = true;
  auto figure = claims::figures(claims::indicators(c.get(), {}, request)).at(0);
  CHECK(figure.value == "21/50");
  CHECK(figure.formula == "药品费用 ÷ 费用");
  REQUIRE(figure.inputs.size() == 2);
  CHECK(figure.inputs[0].value == "42.00");
  REQUIRE(figure.inputs[0].inputs.size() == 2);
  CHECK(figure.inputs[0].inputs[0].value == "35.00");
  CHECK(figure.inputs[0].inputs[0].lines.size() == 2);
  CHECK(figure.inputs[1].inputs.size() == 3);
}

TEST_CASE("on a hundred thousand lines: months add up to the year, departments to all, and SQL says the same") {
  auto& c = test::generated();
  auto year = reckon(c, {"ZB10000205001000"}, "2026"), months = reckon(c, {"ZB10000205001000"}, "2026", {"month"});
  auto departments = reckon(c, {"ZB10000205001000"}, "2026", {"department"});
  auto sum = [](const claims::IndicatorResult& r) {
    std::pair<std::int64_t, std::int64_t> s;
    for (const auto& v : r.values) {
      s.first += v.now.numerator;
      s.second += v.now.denominator;
    }
    return s;
  };
  CHECK(sum(year) == sum(months));
  CHECK(sum(year) == sum(departments));
  auto in_sql = test::rows_in_sql("SELECT sum(CASE WHEN i.charge_type IN ('09', '10', '11') THEN l.cost ELSE 0 END) || ' ' || sum(l.cost) FROM l JOIN item i ON i.id = l.item WHERE l.day BETWEEN '2026-01-01' AND '2026-12-31'");
  CHECK(in_sql == std::multiset<std::string>{std::to_string(sum(year).first) + " " + std::to_string(sum(year).second)});
}

TEST_CASE("definitions as data: what is wrong with a row is said with its line") {
  auto classes = claims::read_classes("class,kind,label,charge_types,item_starts,levels,med_types\ndrug,fee,药品,09,,,\nstay,visit,住院,,,,21\n", "classes.csv");
  const std::string header = "code,national,name,numerator,denominator,unit,limit,side,decides,reading\n";
  auto wrong = [&](const std::string& row) {
    auto error = error_of([&] { claims::read_indicators(header + row + "\n", "indicators.csv", classes); });
    CHECK(error.kind() == base::ErrorKind::cannot);
    CHECK(error.places() == std::vector<std::string>{"indicators.csv:2"});
  };
  wrong("A,,a,fee:drugs,fee,%,,,,");
  wrong("A,,a,fees,fee,%,,,,");
  wrong("A,,a,fee@drug,fee,%,,,,");
  wrong("A,,a,readmitted:x@stay,visits@stay,%,,,,");
  wrong("A,,a,fee,fee,%,claims.x,up,,");
  wrong("A,,a,fee,fee,%,,max,,");
  wrong("A,,a,fee,fee,%,,,month,");
  wrong("A,,a,fee,fee,%");
  CHECK(claims::read_indicators(header + "A,,a,fee:drug@stay,fee,%,claims.x,max,,\n", "indicators.csv", classes).size() == 1);
}

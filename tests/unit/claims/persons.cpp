// SPDX-License-Identifier: Apache-2.0
// Kinds over persons and periods by hand: at the exact limit, one beyond, and the look-alikes that are none.
#include <algorithm>

#include "base/text.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Visits "id,person,place,kind,begin,end[,diagnosis]" and lines "visit,number,time,item,doctor,cnt,amount".
void bring(ClaimsCase& c, const std::vector<std::string>& visits, const std::vector<std::string>& lines) {
  std::string v = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,diag_code\n";
  for (const std::string& row : visits) v += row + (std::count(row.begin(), row.end(), ',') == 5 ? "," : "") + "\n";
  std::string f = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,bilg_dr_codg,cnt,pric,det_item_fee_sumamt\n";
  for (const std::string& row : lines) {
    auto at = base::split(row, ',');
    f += at[0] + "," + at[1] + "," + at[2] + "," + at[3] + "," + at[4] + "," + at[5] + "," + at[6] + "," + at[6] + "\n";
  }
  std::vector<std::string> files{c.file("v.csv", v)};
  if (!lines.empty()) files.push_back(c.file("f.csv", f));
  c.load({files, false, "", "", ""});
}

// One rule of this kind with these parameters.
std::vector<domain::Hit> hits(ClaimsCase& c, const std::string& kind, const std::string& parameters,
                              std::optional<base::DateRange> period = {}) {
  claims::CheckRequest request;
  request.rules = claims::read_rules("code,name,kind,judgement,parameters,list,national\nT,t," + kind + ",可疑," + parameters + ",,\n", "t.csv");
  request.period = period;
  return claims::check(c.get(), request).hits;
}

}  // namespace

TEST_CASE("overlapping stays: a transfer on one day is none, one shared day is one") {
  ClaimsCase c;
  bring(c,
        {"V1,P1,H1,21,2026-03-01 08:00:00,2026-03-05 10:00:00", "V2,P1,H2,21,2026-03-05 09:00:00,2026-03-08 10:00:00",   // the day of leaving
         "V3,P1,H1,21,2026-03-07 20:00:00,2026-03-12 10:00:00", "V4,P2,H1,21,2026-03-01 08:00:00,2026-03-09 10:00:00"},  // the 7th
        {"V3,1,2026-03-07 21:00:00,A,D1,1,10.00", "V3,2,2026-03-08 09:00:00,A,D1,1,20.00", "V4,1,2026-03-07 09:00:00,A,D1,1,40.00"});
  auto found = hits(c, "overlapping_stays", "days=1 where=any stays=21");
  REQUIRE(said(found) == "V3 1 10.00");
  CHECK(found[0].context.size() == 2);
  CHECK(found[0].from.to_string() == "2026-03-07");
  CHECK(found[0].to.to_string() == "2026-03-07");
  CHECK(said(hits(c, "overlapping_stays", "days=2 where=any stays=21")).empty());
  CHECK(said(hits(c, "overlapping_stays", "days=1 where=same stays=21")).empty());
  CHECK(said(hits(c, "overlapping_stays", "days=1 where=any stays=21", claims::parse_period("2026-03-01/2026-03-06"))).empty());
}

TEST_CASE("overlapping stays: a day that two earlier stays hold counts once") {
  ClaimsCase c;
  bring(c,
        {"V1,P1,H1,21,2026-03-01,2026-03-06", "V2,P1,H2,21,2026-03-03,2026-03-05", "V3,P1,H3,21,2026-03-04,2026-03-10"},
        {"V3,1,2026-03-04 09:00:00,A,D1,1,10.00", "V3,2,2026-03-05 09:00:00,A,D1,1,10.00", "V3,3,2026-03-06 09:00:00,A,D1,1,10.00"});
  CHECK(said(hits(c, "overlapping_stays", "days=1 where=any stays=21")) == "V2 2 0.00; V3 2 20.00");
}

TEST_CASE("frequent visits: the limit itself is none, every visit after it is one (NH-10)") {
  ClaimsCase c;
  bring(c,
        {"V1,P1,H1,11,2026-03-01 08:00:00,2026-03-01 08:00:00", "V2,P1,H1,11,2026-03-04 08:00:00,2026-03-04 08:00:00",
         "V3,P1,H2,11,2026-03-07 23:00:00,2026-03-07 23:00:00", "V4,P1,H1,11,2026-03-08 01:00:00,2026-03-08 01:00:00,F20.000",
         "V5,P1,H1,21,2026-03-08 02:00:00,2026-03-09 01:00:00", "V6,P2,H1,11,2026-03-07 08:00:00,2026-03-07 08:00:00"},
        {"V3,1,2026-03-07 23:00:00,A,D1,1,10.00", "V4,1,2026-03-08 01:00:00,A,D1,1,7.00"});
  CHECK(said(hits(c, "frequent_visits", "count=3 days=7 where=any visits=11 apart=")).empty());          // the 1st is 8 days before the 8th
  CHECK(said(hits(c, "frequent_visits", "count=2 days=7 where=any visits=11 apart=")) == "V3 1 10.00; V4 1 7.00");
  CHECK(said(hits(c, "frequent_visits", "count=3 days=8 where=any visits=11 apart=")) == "V4 1 7.00");
  CHECK(said(hits(c, "frequent_visits", "count=2 days=8 where=same visits=11 apart=")) == "V4 1 7.00");  // V3 is elsewhere
  auto apart = hits(c, "frequent_visits", "count=3 days=8 where=any visits=11 apart=F;N18");
  REQUIRE(said(apart) == "V4 1 7.00");
  CHECK(apart[0].detail == "8天内第4次（限3次），需反复就诊人群，单列");
  CHECK(apart[0].context.size() == 4);
}

TEST_CASE("watched stays: absolute limits and percentiles, both printed (NH-10)") {
  ClaimsCase c;
  std::vector<std::string> visits, lines;
  for (int i = 1; i <= 10; ++i) {  // stay i is i days long and costs i yuan
    std::string id = std::string("V") + (i < 10 ? "0" : "") + std::to_string(i);
    std::string last = base::Date::of(2026, 3, 1).plus_days(i).to_string();
    visits.push_back(id + ",P" + std::to_string(i) + ",H1,21,2026-03-01," + last + (i == 10 ? ",F20.000" : ""));
    lines.push_back(id + ",1,2026-03-01 09:00:00,A,D1,1," + std::to_string(i) + ".00");
  }
  bring(c, visits, lines);
  const std::string stays = " stays=21 apart=F";
  CHECK(said(hits(c, "watched_stays", "percentile=0 over_days=9 over_cost=0" + stays)) == "V10 10 0.00");
  CHECK(said(hits(c, "watched_stays", "percentile=0 over_days=0 over_cost=8" + stays)) == "V09 9 0.00; V10 10 0.00");
  auto found = hits(c, "watched_stays", "percentile=90 over_days=20 over_cost=0" + stays);  // the ninth of ten
  REQUIRE(said(found) == "V10 10 0.00");
  CHECK(found[0].detail == "住院10天（限20，百分位值9），费用10.00元（限未设，百分位值9.00），需长期或反复住院人群，单列");
  CHECK(said(hits(c, "watched_stays", "percentile=100 over_days=0 over_cost=0" + stays)).empty());
  CHECK(said(hits(c, "watched_stays", "percentile=0 over_days=0 over_cost=0" + stays)).empty());
}

TEST_CASE("workload: as many lines as persons, at the limit and one beyond, on days near each other and far apart") {
  for (const char* other : {"2026-03-02", "2031-03-02"}) {
    CAPTURE(other);
    ClaimsCase c;
    std::vector<std::string> visits, lines;
    for (int i = 1; i <= 3; ++i) {
      const std::string id = std::to_string(i);
      visits.push_back("V" + id + ",P" + id + ",H1,11,2026-03-01,2026-03-01");
      lines.push_back("V" + id + ",1,2026-03-01 0" + id + ":00:00,A,D1,1,10.00");
    }
    lines.push_back("V1,2," + std::string(other) + " 08:00:00,A,D1,1,5.00");
    bring(c, visits, lines);
    CHECK(said(hits(c, "workload", "who=doctor measure=persons limit=3")).empty());
    CHECK(said(hits(c, "workload", "who=doctor measure=persons limit=2")) == "V3 1 10.00");
  }
}

// Days 512 apart, and every second doctor of a small case, are counted together at first.
TEST_CASE("workload: days and doctors that are counted together are told apart") {
  ClaimsCase c;
  std::vector<std::string> visits;
  for (int i = 1; i <= 7; ++i) visits.push_back("V" + std::to_string(i) + ",P" + std::to_string(i) + ",H1,11,2026-03-01,2026-03-01");
  bring(c, visits,
        {"V1,1,2026-03-01 08:00:00,A,D1,1,10.00", "V5,1,2026-03-01 08:30:00,A,D2,1,10.00", "V2,1,2026-03-01 08:10:00,A,D1,1,10.00",
         "V3,1,2026-03-01 08:20:00,A,D1,1,10.00", "V6,1,2026-03-01 08:15:00,A,D3,1,10.00", "V4,1,2027-07-26 08:00:00,A,D3,1,10.00",
         "V7,1,2027-07-26 08:00:00,A,D3,1,10.00"});
  CHECK(said(hits(c, "workload", "who=doctor measure=persons limit=3")).empty());
  CHECK(said(hits(c, "workload", "who=doctor measure=persons limit=2")) == "V3 1 10.00");
}

TEST_CASE("workload: persons after the limit, with all their lines of the day") {
  ClaimsCase c;
  bring(c,
        {"V1,P1,H1,11,2026-03-01,2026-03-01", "V2,P2,H1,11,2026-03-01,2026-03-01", "V3,P3,H1,11,2026-03-01,2026-03-01", "V4,P1,H1,11,2026-03-01,2026-03-01"},
        {"V1,1,2026-03-01 08:00:00,A,D1,1,10.00", "V2,1,2026-03-01 08:10:00,A,D1,1,10.00", "V3,1,2026-03-01 09:00:00,A,D1,1,10.00",
         "V3,2,2026-03-01 09:30:00,B,D1,1,5.00", "V4,1,2026-03-01 10:00:00,A,D1,1,10.00", "V3,3,2026-03-01 09:40:00,A,D2,1,3.00"});
  CHECK(said(hits(c, "workload", "who=doctor measure=persons limit=3")).empty());  // V4 is P1 again
  CHECK(said(hits(c, "workload", "who=doctor measure=persons limit=2")) == "V3 1 15.00");
  CHECK(said(hits(c, "workload", "who=item measure=persons limit=2")) == "V3 1 13.00");  // item A, whoever does it
  CHECK(said(hits(c, "workload", "who=department measure=persons limit=0")).empty());    // no line says its department
}

TEST_CASE("two places at once: minutes apart, the limit included; midnight says no time (NH-02)") {
  ClaimsCase c;
  bring(c, {"V1,P1,H1,11,2026-03-01,2026-03-01", "V2,P2,H2,11,2026-03-01,2026-03-01"},
        {"V1,1,2026-03-01 08:00:00,A,D1,1,10.00", "V2,1,2026-03-01 08:10:00,A,D1,1,10.00", "V1,2,2026-03-01 08:30:00,A,D1,1,10.00",
         "V2,2,2026-03-02 00:00:00,A,D1,1,10.00", "V1,3,2026-03-02 00:00:00,A,D1,1,10.00", "V2,3,2026-03-01 08:01:00,A,D2,1,10.00"});
  CHECK(said(hits(c, "two_places", "minutes=9")).empty());
  auto found = hits(c, "two_places", "minutes=10");
  REQUIRE(said(found) == "V2 1 0.00");
  CHECK(found[0].doctor == "D1");
  CHECK(found[0].context.size() == 2);
  CHECK(said(hits(c, "two_places", "minutes=20")) == "V2 2 0.00");  // two pairs, one hit at the closest
}

TEST_CASE("hits without lines are told apart by what they were compared with, the same on every run") {
  ClaimsCase c;
  bring(c, {"V1,P1,H1,11,2026-03-01,2026-03-01", "V2,P2,H2,11,2026-03-01,2026-03-01"},
        {"V1,1,2026-03-01 08:00:00,A,D1,1,10.00", "V2,1,2026-03-01 08:05:00,A,D1,1,10.00", "V1,2,2026-03-01 09:00:00,A,D2,1,10.00",
         "V2,2,2026-03-01 09:05:00,A,D2,1,10.00"});
  auto found = hits(c, "two_places", "minutes=5");  // the same rule, visit, day and units: two doctors
  REQUIRE(said(found) == "V2 1 0.00; V2 1 0.00");
  CHECK(found[0].hit != found[1].hit);
  auto again = hits(c, "two_places", "minutes=5");
  CHECK(again[0].hit + again[1].hit == found[0].hit + found[1].hit);
}

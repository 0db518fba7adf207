// SPDX-License-Identifier: Apache-2.0
// An agency's own lists: laid over the shipped ones by layer, exclusions named, and the pack for a hospital's own check.
#include "claims/knowledge/lists.hpp"

#include "claims/run/self.hpp"
#include "claims/run/settings.hpp"
#include "claims_case.hpp"

using namespace mi;
using test::ClaimsCase;
using test::error_of;

namespace {

void adopt(ClaimsCase& c, const std::string& name, const std::string& text, const std::string& layer = "agreement") {
  casefile::Change change(c.get(), test::by("li", "mi-claims adopt"));
  claims::adopt_list(c.get(), change, name, text, layer, "试行清单");
  change.commit();
}

claims::CheckResult check(ClaimsCase& c, const std::vector<std::string>& rules, const std::vector<std::string>& parameters = {}) {
  return claims::check(c.get(), claims::settings(c.get(), {}, base::Date::parse("2026-03-01"), rules, parameters, ""));
}

const std::string caps = "code,name,limit,unit,window,rule,batch\n";
const std::string bed = "001109000010000";

std::string message_of(ClaimsCase& c, const std::string& name, const std::string& text, const std::string& layer = "agreement") {
  auto error = error_of([&] { adopt(c, name, text, layer); });
  CHECK(error.kind() == base::ErrorKind::cannot);
  return error.message();
}

}  // namespace

TEST_CASE("a lower layer fills and tightens a list, and may not loosen it: both lines are shown") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,NEW-1,3,10.00,30.00", "2,2026-03-03 08:00:00,001201000040000,1,18.00,18.00"});
  CHECK(check(c, {"quantity_above_cap"}).hits.empty());
  adopt(c, "quantity_caps.csv", caps + "NEW-1,新项目,2,次,day,GZ10000102014000,1\n");
  CHECK(check(c, {"quantity_above_cap"}).hits.at(0).excess.to_string() == "10.00");
  adopt(c, "quantity_caps.csv", caps + "NEW-1,新项目,3,次,day,GZ10000102014000,1\n");  // the agency's own, anew: it stands instead
  CHECK(check(c, {"quantity_above_cap"}).hits.empty());
  auto row = [](const std::string& limit) { return bed + ",普通病房床位费," + limit + ",日,day,GZ10000102014000,8\n"; };
  std::string said = message_of(c, "quantity_caps.csv", caps + row("2"), "city");
  CHECK(said.find("city quantity_caps.csv:2") != std::string::npos);
  CHECK(said.find(" quantity_caps.csv:") != std::string::npos);
  CHECK(said.find("tighten") != std::string::npos);
  CHECK(c.get().all<domain::ClaimsList>().size() == 1);  // nothing of it was written
  adopt(c, "quantity_caps.csv", caps + row("0.5"), "city");
  CHECK(message_of(c, "quantity_caps.csv", caps + row("0.6")).find("city quantity_caps.csv:2") != std::string::npos);
  CHECK(message_of(c, "quantity_caps.csv", "code,limit\nA,1\n").find("code,name,limit") != std::string::npos);
}

TEST_CASE("local rules: a new code is a rule, an open parameter is filled, anything else is refused") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00", "2,2026-03-02 09:00:00,A,1,10.00,10.00"});
  const std::string header = "code,name,kind,judgement,parameters,list,national\n";
  adopt(c, "rules.csv", header + "L-1,同日重复,same_line_twice,违规,window=day quantity=same,,\n" +
                            "GZ10000204001000,分解住院,gap_between_stays,可疑,gap_days=10 match=either stays=21;22;23;24;52 except=24,,\n");
  CHECK(check(c, {"L-1"}).hits.at(0).judgement == "违规");
  CHECK(check(c, {"gap_between_stays"}).rules.at(0).lacks.empty());
  CHECK(message_of(c, "rules.csv", header + "MI-0001,x,same_line_twice,可疑,window=day quantity=same,,\n").find("MI-0001") != std::string::npos);
  CHECK(message_of(c, "rules.csv", header + "MI-0001,x,same_line_twice,违规,window=second quantity=same,,\n").find("fill") != std::string::npos);
  CHECK(message_of(c, "rules.csv", header + "L-2,x,no_such_kind,违规,,,\n").find("no_such_kind") != std::string::npos);
}

TEST_CASE("exclusions stand beside the rules: what they take out is counted and named") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02 08:00:00,A,1,10.00,10.00", "2,2026-03-02 08:00:00,A,1,10.00,10.00",
               "3,2026-03-02 08:00:00,B,1,7.00,7.00", "4,2026-03-02 08:00:00,B,1,7.00,7.00"});
  const std::string header = "name,rule,item,diagnosis,department,visit_type,from,to,source\n";
  CHECK(check(c, {"MI-0001"}).hits.size() == 2);
  adopt(c, "exclusions.csv", header + "甲项不查,same_line_twice,A,,,,2026-03-01,2026-03-02,会议纪要\n");
  auto result = check(c, {"MI-0001"});
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].item == "B");
  REQUIRE(result.excluded.size() == 1);
  CHECK(result.excluded[0].exclusion == "甲项不查");
  CHECK(result.rules[0].excluded == 1);
  CHECK(result.rules[0].excluded_excess.to_string() == "10.00");
  CHECK(result.rules[0].excess.to_string() == "7.00");
  adopt(c, "exclusions.csv", header + "甲项不查,MI-0001,A,,,,2026-03-03,,会议纪要\n");  // from the day after
  CHECK(check(c, {"MI-0001"}).hits.size() == 2);
  adopt(c, "exclusions.csv", header + "住院不查,,,,,21,,,会议纪要\n");
  CHECK(check(c, {"MI-0001"}).hits.empty());
  message_of(c, "exclusions.csv", header + "什么都不查,,,,,,,,会议纪要\n");
  message_of(c, "exclusions.csv", header + "没有依据,MI-0001,,,,,,,\n");
}

TEST_CASE("a hospital's own check with the agency's pack gives the same hits, byte for byte (NH-12)") {
  const std::vector<std::string> lines{"1,2026-03-02 08:00:00,A,1,10.00,10.00", "2,2026-03-02 08:00:00,A,1,10.00,10.00",
                                       "3,2026-03-02 08:00:00,NEW-1,3,7.00,21.00", "4,2026-03-05 08:00:00,B,1,7.00,7.00", "5,2026-03-05 08:00:00,B,1,7.00,7.00"};
  ClaimsCase agency, hospital;
  hospital.stay_with({"1,2026-02-01 08:00:00,OTHER,1,1.00,1.00"});  // other ids than in the agency's case
  agency.stay_with(lines);
  hospital.stay_with(lines);
  adopt(agency, "quantity_caps.csv", caps + "NEW-1,新项目,2,次,day,GZ10000102014000,1\n", "city");
  adopt(agency, "exclusions.csv", "name,rule,item,diagnosis,department,visit_type,from,to,source\n乙项不查,MI-0001,B,,,,,,会议纪要\n");
  auto request = claims::settings(agency.get(), {}, base::Date::parse("2026-03-01"), {}, {"gap_days=7"}, "whole");
  request.period = claims::parse_period("2026-03");
  std::string pack = claims::self_pack(request);
  auto bytes = [](const claims::CheckResult& result) {
    std::string all;
    for (const auto& hit : result.hits) all += json::dump(domain::encode(hit)) + "\n";
    return all + std::to_string(result.excluded.size());
  };
  std::string at_home = bytes(claims::check(agency.get(), request));
  CHECK(at_home.find("NEW-1") != std::string::npos);
  CHECK(at_home == bytes(claims::check(hospital.get(), claims::read_self_pack(pack, "self.json"))));
  std::string changed = pack;
  changed.replace(changed.find("NEW-1"), 5, "NEW-2");
  CHECK(error_of([&] { claims::read_self_pack(changed, "self.json"); }).kind() == base::ErrorKind::cannot);
  CHECK(error_of([&] { claims::read_self_pack("{}", "self.json"); }).kind() == base::ErrorKind::cannot);
}

// SPDX-License-Identifier: Apache-2.0
// Each kind and its SQL form over the same 100,000 generated lines give the identical set of lines and fen. The SQL knows
// nothing of the kernels: it reads the tables and the knowledge list as relations (claims/sql/form.hpp).
#include <fmt/format.h>

#include "claims/sql/form.hpp"
#include "claims/sql/forms.hpp"
#include "generated_rule.hpp"
#include "knowledge_tables.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const std::string pairs_header = "main,main_name,other,other_name,window,rule,batch\n";
const std::string caps_header = "code,name,limit,unit,window,rule,batch\n";

struct Compared {
  const char* kind;
  const char* parameters;
  std::string list;
  std::size_t at_least;  // lines found, so that an empty answer to both is no agreement
};

const std::vector<Compared>& compared() {
  const std::string few_codes = "XA01AA001A001010100001 XB02BB002A002020200002 002103000010000 A";
  static const std::vector<Compared> all{
      {"same_line_twice", "window=second quantity=same", "", 10},
      {"same_line_twice", "window=day quantity=any", "", 1000},
      {"price_above_list", "", "", 1000},
      {"quantity_above_cap", "take=latest",
       caps_header + "001109000010000,床,1,日,day,,\n001201000040000,护,1.5,日,day,,\n003107010220000,监,3,小时,stay,,\nA,甲,2,次,14 days,,\nB,乙,3,次,2 weeks,,\n"
                     "C,丙,2.5,次,1 months,,\n002103000010000,丁,4,次,1 years,,\n", 5000},
      {"quantity_above_cap", "take=dearest", caps_header + "001109000010000,床,1,日,day,,\nA,甲,2,次,1 months,,\n", 1000},
      {"pair_billed_together", "",
       pairs_header + "001109000010000,床,001201000040000,护,day,,\n003107010220000,监,A,甲,visit,,\nA,甲,B,乙,2 hours,,\nB,乙,A,甲,day,,\n", 3000},
      {"pair_billed_together", "paid=any",
       pairs_header + "XA01AA001A001010100001,药,XB02BB002A002020200002,药,order,,\nA,甲,B,乙,order,,\nC,丙,001201000040000,护,1 hours,,\nA,甲,A,甲,day,,\n", 1000},
      {"limited_to", "", points_header + "sex=2,甲,,,A\nsex=1,乙,,,B\n", 1000},
      {"limited_to", "paid=any child=60 except=diagnosis=F2;K", points_header + "age<$child,甲,,,A C\nage>=40&age<70,乙,,,B\nage_days>20000,丙,,,002103000010000\n", 1000},
      {"limited_to", "", points_header + "level>=2,甲,,,A\nlevel>=3|level>=2&visit=21;22,乙,,,B\ninsurance=310|visit=24,丙,,,C\nvisit=$stays,丁,,,001201000040000\n", 1000},
      {"limited_to", "", points_header + "department=D1;D2,甲,,,A\ndepartment!=D3,乙,,,B\ndiagnosis=I6;J,丙,,,C\ndiagnosis!=F,丁,,,001201000040000\nsex=1&diagnosis=K|age<30,戊,,,002102000010000\n", 1000},
      {"course_days", "", points_header + "2,甲,,," + few_codes + "\n", 300},
      {"course_days", "course=person gap=5", points_header + "3,甲,,," + few_codes + "\n1,乙,,,B C\n", 1000},
      {"operation_discount", "percent=50 reference=list", points_header + "一,甲,,,001109000010000 A\n二,乙,,,A B 001201000040000\n", 300},
      {"operation_discount", "percent=70 reference=highest", points_header + "一,甲,,,002103000010000 002102000010000 C\n", 300},
      {"amount_above_cap", "", points_header + "9.00 day,甲,,,A\n20.00 stay,乙,,,B C\n", 500},
      {"amount_above_cap", "paid=any", points_header + "12.00 14 days,甲,,,A\n30.00 1 months,乙,,,B C\n40.00 1 years,丙,,,002103000010000\n", 1000},
      {"missing_companion", "", points_header + "B;C,甲,,,A\n0021*,乙,,,001201000040000\n", 500},
      {"missing_companion", "window=day", points_header + "B;C,甲,,,A\n0021*,乙,,,001201000040000\n", 1000},
      {"date_outside_stay", "stays=21;22;11", "", 50},
      {"date_outside_stay", "days_before=1 days_after=0", "", 10},
      {"date_outside_stay", "days_before=0 days_after=2 stays=11;21", "", 10},
      {"more_than_stay_days", "", points_header + ",床,,,001109*\n,护,,,001201000040000\n", 500},
      {"more_than_stay_days", "count=out", points_header + ",床,,,001109*\n", 500},
      {"after_death", "", "", 100},
      {"after_death", "", "person,died,note\nP1,2026-01-20,\np2,2026-02-01,\nP3,2026-03-01,\nP40,2026-01-05,\nnobody,2026-01-01,\n", 200},
      {"supply_days", "days=7", "", 500},
      {"supply_days", "days=7", points_header + "1 a_day=0.5,甲,,,XA01*\n3,乙,,,ZA01AAA0010010100001\n0 a_day=1,丙,,,B\n", 500},
      {"supply_days", "days=5 long_days=15 long_visits=14;22 visits=11;14;21;22 taken=discharge", "", 50},
      {"kinds_of_drugs", "kinds=1 class=1", "", 500},
      {"kinds_of_drugs", "kinds=1 class=6 window=order", "", 100},
      {"kinds_of_drugs", "kinds=1 codes=slices class=0 window=order", "", 300},
      {"kinds_of_drugs", "kinds=1 class=0 codes=patent window=visit taken=discharge", "", 50},
      {"herbal_slices", "", points_header + "always,甲,,,T000000001\nalone,乙,,,T000000002\n", 500},
      {"doctor_not_registered", "why=register", "", 1000},
      {"doctor_not_registered", "why=suspended", "", 100},
      {"operation_and_fee", "missing=operation charge=03 stays=21;22", "", 500},
      {"code_against_person", "codes=diagnosis", points_header + "sex=2,甲,,,I69.3*\nage>=30,乙,,,J* F*\n", 500},
      {"code_against_person", "codes=operation", points_header + "diagnosis=K35;J,甲,,,47.0100\n", 500},
      {"code_against_person", "codes=diagnosis child=50 newborn=20000", points_header + "age<$child|sex=1,甲,,,I69.300\nage_days<=$newborn,乙,,,J*\nsex=2&age>60,丙,,,K35.900\n", 500},
      {"kinds_of_drugs", "kinds=1 class=0 codes=patent window=visit visits=11;14;21", "", 500},
      {"same_line_twice", "window=second quantity=any", "", 10},
      {"same_line_twice", "window=day quantity=same", "", 300},
      {"limited_to", "internet=14 work_injury=310 stays=22;24",
       points_header + "visit!=$internet,甲,,,A\ninsurance=$work_injury,乙,,,B\noperation!=47,丙,,,C\nvisit=$stays,丁,,,001201000040000\n", 1000},
      {"limited_to", "newborn=20000 child=40", points_header + "age_days<=$newborn,甲,,,A\nage<=$child,乙,,,B\nage>$child,丙,,,C\n", 1000},
  };
  return all;
}

claims::Rule rule_of(const Compared& one) {
  return one_rule(one.kind, one.parameters, one.list.empty() ? "" : "own.csv", "", one.list);
}

Found sums(const claims::Rule& rule, const std::vector<claims::Lead>& leads) {
  Found found;
  for (const claims::Lead& lead : leads) {
    if (rule.kind == "code_against_person") found[std::string(generated_data().visits.at(lead.visit, 0))] = lead.units / 10000;
    for (const claims::Part& part : lead.parts)
      found[casefile::line_name(generated_data().batches, generated_data().fees.id[part.line]).to_string()] += part.fen;
  }
  return found;
}

Found by_sql(const claims::Rule& rule) {
  sql::Connection& connection = claim_lines();
  knowledge_into(connection, rule, claims::list_text(rule));
  doctor_periods(connection);
  Found found;
  // What every form begins with is reckoned once, for all of them.
  std::string form = claims::sql_form(rule).substr(claims::lines_relation().size());
  auto select = connection.prepare("WITH l AS (SELECT * FROM claim_lines)" + form);
  while (select.step()) found[select.string(0)] += select.integer(1);
  return found;
}

}  // namespace

TEST_CASE("each kind and its SQL form find the same lines and fen") {
  for (const Compared& one : compared()) {
    claims::Rule rule = rule_of(one);
    CAPTURE(rule.kind);
    CAPTURE(rule.parameters.to_string());
    Found found = sums(rule, kernel_leads(rule));
    CHECK(found.size() >= one.at_least);
    CHECK(found == by_sql(rule));
  }
}

TEST_CASE("no line is above by more than it has, and none twice within a rule") {
  for (const Compared& one : compared()) {
    claims::Rule rule = rule_of(one);
    CAPTURE(rule.kind);
    std::vector<char> seen(generated_data().fees.size(), 0);
    for (const claims::Lead& lead : kernel_leads(rule))
      for (const claims::Part& part : lead.parts) {
        std::int64_t left = generated_data().left(part.line);
        bool good = part.fen > 0 && part.fen <= generated_data().cost(part.line, left) && part.units >= 0 && part.units <= left && seen[part.line] == 0;
        if (!good) FAIL_CHECK(generated_data().fees.id[part.line]);
        seen[part.line] = 1;
      }
  }
}

TEST_CASE("every rule that is shipped for lines has an SQL form, or gives no amount") {
  for (const claims::Rule& rule : claims::shipped_rules()) {
    bool ours = rule.kind == "limited_to" || rule.kind == "quantity_above_cap" || rule.kind == "pair_billed_together";
    if (ours) CHECK(claims::has_sql_form(rule.kind));
    if (claims::has_sql_form(rule.kind)) CHECK(claims::sql_form(rule).find(" :") == std::string::npos);
  }
}

// SPDX-License-Identifier: Apache-2.0
// For whom, where and for which illness an item may be billed: the shipped lists, and those that only an agency can give.
#include "planted.hpp"

namespace planted {
namespace {

// The national rules for which nothing is published: an agency's own row opens each.
struct Own {
  const char* rule;
  const char* list;
  const char* limit;
  Stay bad;
  Stay good;
};

// The fee is of 3 March: a newborn is at most 28 days old, a child younger than 18 years.
const std::vector<Own>& own_limits() {
  const Stay newborn{.birth = "2026-02-03"}, older{.birth = "2026-02-02"};
  const Stay child{.birth = "2008-03-04"}, adult{.birth = "2008-03-03"};
  static const std::vector<Own> all{
      {"GZ10000101006000", "limits_age.csv", "age_days<=$newborn", older, newborn},
      {"GZ10000102005000", "limits_age.csv", "age_days<=$newborn", older, newborn},
      {"GZ10000103001000", "limits_age.csv", "age_days<=$newborn", older, newborn},
      {"GZ10000102006000", "limits_age.csv", "age<$child", adult, child},
      {"GZ10000103002000", "limits_age.csv", "age<$child", adult, child},
      {"GZ10000301003000", "limits_age.csv", "age>=$child", child, adult},
      {"GZ10000301009000", "limits_age.csv", "age<65", {.birth = "1961-03-03"}, {.birth = "1961-03-04"}},
      {"GZ10000101011000", "limits_diagnosis.csv", "diagnosis=C34;C78", {.diagnosis = "C33.x00"}, {.diagnosis = "C34.900"}},
      {"GZ10000102007000", "limits_diagnosis.csv", "diagnosis=I69", {.diagnosis = "I68.000"}, {.diagnosis = "I69.300"}},
      {"GZ10000301008000", "limits_diagnosis.csv", "diagnosis!=K25", {.diagnosis = "K25.400"}, {.diagnosis = "K26.400"}},
      {"GZ10000301010000", "limits_diagnosis.csv", "diagnosis!=O", {.sex = "2", .diagnosis = "O21.000"}, {.sex = "2", .diagnosis = "N21.000"}},
      {"GZ10000302005000", "limits_diagnosis.csv", "diagnosis!=I21", {.diagnosis = "I21.900"}, {.diagnosis = "I20.900"}},
      {"N2025-88", "limits_diagnosis.csv", "diagnosis=N18", {.diagnosis = "N17.900"}, {.diagnosis = "N18.500"}},
      {"GZ10000102003000", "limits_scheme.csv", "insurance=$work_injury", {}, {.insurance = "410"}},
      {"GZ10000102004000", "limits_scheme.csv", "insurance=510", {}, {.insurance = "510"}},
      {"GZ10000102008000", "limits_department.csv", "department=A21", {}, {.department = "A21.01"}},
      {"GZ10000303002000", "limits_department.csv", "department=A04", {}, {.department = "A04"}},
      {"GZ10000102009000", "limits_visit_type.csv", "visit=$stays", {.type = "11"}, {.type = "22"}},
      {"GZ10000102011000", "limits_level.csv", "level>=3", {.level = "05"}, {.level = "04"}},
      {"N2025-87", "limits_sex.csv", "sex=2", {}, {.sex = "2"}},
  };
  return all;
}

struct Shipped {
  const char* rule;
  const char* item;
  Stay bad;
  Stay good;
};

const std::vector<Shipped>& shipped_limits() {
  static const std::vector<Shipped> all{
      {"GZ10000101001000", "XJ07BGR030B001010101119", {}, {.insurance = "410"}},
      {"GZ10000101002000", "XG02ADK026B002010100568", {.sex = "2"}, {.sex = "2", .insurance = "510"}},
      {"GZ10000101007000", "XL04ADT002N001010183516", {.birth = "2008-03-03"}, {.birth = "2008-03-04"}},
      {"GZ10000101012000", "ZA12CAD0073010100142", {.level = "08"}, {.level = "07"}},
      {"GZ10000301002000", "ZZ01AAD0305010102959", {.birth = "2008-03-03"}, {.birth = "2008-03-04"}},
      {"GZ10000301004000", "XL02BBA326A001010102180", {.sex = "2"}, {}},
      {"GZ10000302003000", "003105120040000", {.birth = "2008-03-03"}, {.birth = "2008-03-04"}},
      {"GZ10000302004000", "003111000130000", {.sex = "2"}, {}},
      {"N2025-13", "XB05BAU012B002010102180", {.type = "11"}, {}},
      {"N2025-29", "003402000320000", {.birth = "1963-03-03"}, {.birth = "1963-03-04"}},
      {"N2025-47", "XN01AHS091B002010101435", {.type = "99"}, {.type = "14"}},
  };
  return all;
}

// A code of the data that does not fit: a lead without an amount.
void plant_codes(Plan& plan) {
  auto one = [&](const char* rule, const Stay& bad, const Stay& good) {
    plan.expect(rule, plan.visit(bad), "1", 0);
    plan.visit(good);
  };
  one("GZ10000201005000", {.operation = "65.0100"}, {.sex = "2", .operation = "65.0100"});
  one("GZ10000204006000", {.diagnosis = "O80.000"}, {.sex = "2", .diagnosis = "O80.000"});
  one("GZ10000204007000", {.birth = "2008-03-03", .diagnosis = "H25.900"}, {.birth = "2008-03-02", .diagnosis = "H25.900"});
  plan.point("diagnosis_items.csv", "GZ10000201003000", "S-HBA1C;S-GLU*", "E11*");
  auto billed = [&](const char* item) { return plan.visit({.diagnosis = "E11.900"}, {{.item = item}}); };
  plan.expect("GZ10000201003000", billed("S-PLAIN"), "1", 0);
  billed("S-GLUCOSE");
  plan.point("operation_diagnoses.csv", "GZ10000201006000", "diagnosis=K35;K36;K37", "47.0*");
  one("GZ10000201006000", {.diagnosis = "K38.000", .operation = "47.0900"}, {.diagnosis = "K37.x00", .operation = "47.0900"});
}

}  // namespace

void plant_limits(Plan& plan) {
  for (const Own& own : own_limits()) {
    const std::string item = std::string("S-") + own.rule;
    plan.point(own.list, own.rule, own.limit, item);
    plan.pair_of(own.rule, {.item = item, .quantity = 2}, own.bad, own.good);
  }
  for (const Shipped& shipped : shipped_limits()) plan.pair_of(shipped.rule, {.item = shipped.item, .quantity = 3, .price = 500}, shipped.bad, shipped.good);
  plant_codes(plan);
}

}  // namespace planted

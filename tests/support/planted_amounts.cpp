// SPDX-License-Identifier: Apache-2.0
// How much, how often, how dear, and beside what an item may be billed.
#include "planted.hpp"

namespace planted {
namespace {

void plant_pairs(Plan& plan) {
  const std::string header = "main,main_name,other,other_name,window,rule,batch";
  auto one = [&](const char* rule, const Fee& main, const Fee& other, const Fee& apart) {
    plan.expect(rule, plan.visit({}, {main, other}), "1", other.price);
    plan.visit({}, {main, apart});
  };
  one("GZ10000102012000", {.item = "001103000010000"}, {.item = "001102000030000", .time = "10:00:00"}, {.item = "001102000030000", .day = 4});
  plan.list("pairs.csv", header, "S25-M,整项,S25-O,分项,6 hours,GZ10000102013000,own");
  one("GZ10000102013000", {.item = "S25-M"}, {.item = "S25-O", .time = "15:00:00"}, {.item = "S25-O", .time = "15:00:01"});
  plan.list("pairs.csv", header, "D69-M,甲药,D69-O,乙药,day,GZ10000301011000,own");
  one("GZ10000301011000", {.item = "D69-M"}, {.item = "D69-O", .time = "23:59:59"}, {.item = "D69-O", .day = 4, .time = "00:00:00"});
  plan.list("pairs.csv", header, "S30-M,项目,C30-O,含在项目内的耗材,visit,N2025-30,own");
  one("N2025-30", {.item = "S30-M"}, {.item = "C30-O", .day = 8}, {.item = "C30-X", .day = 8});
  one("GZ10000301012000", {.item = "T990000001", .name = "甘草"}, {.item = "T990000002", .time = "10:00:00", .name = "甘遂"},
      {.item = "T990000002", .day = 4, .name = "甘遂"});
}

void plant_companions(Plan& plan) {
  for (const char* rule : {"GZ10000301001000", "GZ10000303001000"}) {
    const std::string item = std::string("C-") + rule;
    plan.point("companions.csv", rule, "S-WITH;S-OR*", item);
    plan.expect(rule, plan.visit({}, {{.item = item}, {.item = "S-WITHOUT"}}), "1", 1000);
    plan.visit({}, {{.item = item}, {.item = "S-OR-THIS", .day = 8}});
  }
}

// On how many days, how many, and for how much in all.
void plant_caps(Plan& plan) {
  auto days_of = [](const char* item, int first, int count) {
    std::vector<Fee> fees;
    for (int i = 0; i < count; ++i) fees.push_back({.item = item, .day = first + i});
    return fees;
  };
  const char* drug = "XC01EBC109B001010102049";  // a course of three days
  plan.expect("GZ10000101010000", plan.visit({}, days_of(drug, 3, 4)), "1", 1000);
  plan.visit({}, days_of(drug, 3, 3));
  const char* training = "003402000210000";      // thirty days
  plan.expect("GZ10000102010000", plan.visit({.type = "16", .first = 1, .last = month_days}, days_of(training, 1, month_days)), "1", 1000);
  plan.visit({.type = "16", .first = 1, .last = month_days}, days_of(training, 1, month_days - 1));

  const char* visit_fee = "001102000050000-110200005";  // one a day
  plan.expect("GZ10000102014000", plan.visit({}, {{.item = visit_fee}, {.item = visit_fee, .time = "10:00:00"}}), "1", 1000);
  plan.visit({}, {{.item = visit_fee}, {.item = visit_fee, .day = 4}});
  const char* assay = "002503020020000";  // one in seven days
  plan.expect("N2025-31", plan.visit({.last = 12}, {{.item = assay}, {.item = assay, .day = 9}}), "1", 1000);
  plan.visit({.last = 12}, {{.item = assay}, {.item = assay, .day = 10}});
  plan.list("quantity_caps.csv", "code,name,limit,unit,window,rule,batch", "C79,缝线,2,包,stay,GZ10000303003000,own");
  plan.expect("GZ10000303003000", plan.visit({}, {{.item = "C79", .quantity = 2}, {.item = "C79", .day = 8}}), "1", 1000);
  plan.visit({}, {{.item = "C79", .quantity = 2}});
  plan.point("amount_caps.csv", "GZ10000102015000", "30.00 stay", "S27");
  plan.expect("GZ10000102015000", plan.visit({}, {{.item = "S27", .quantity = 3}, {.item = "S27", .day = 4, .price = 1}}), "1", 1);
  plan.visit({}, {{.item = "S27", .quantity = 3}});
  plan.point("amount_caps.csv", "GZ10000103003000", "10.00 day", "C30");
  plan.expect("GZ10000103003000", plan.visit({}, {{.item = "C30"}, {.item = "C30", .time = "10:00:00", .price = 5}, {.item = "C30", .day = 4}}), "1", 5);
  plan.visit({}, {{.item = "C30"}, {.item = "C30", .day = 4}});

  const Stay three_days{.last = 4};
  const char* bed = "001109990010000";  // a bed by the day, without a cap of its own
  plan.expect("MI-0002", plan.visit(three_days, {{.item = bed, .quantity = 2}, {.item = bed, .day = 4, .quantity = 2}}), "1", 1000);
  plan.visit(three_days, {{.item = bed, .quantity = 2}, {.item = bed, .day = 4}});
}

void plant_prices(Plan& plan) {
  plan.price("S13,10.00,2026-01-01");
  plan.expect("GZ10000102001000", plan.visit({}, {{.item = "S13", .quantity = 2, .price = 1001}}), "2", 2);
  plan.visit({}, {{.item = "S13", .quantity = 2}});
  for (const char* row : {"H2,S108,熏蒸,18.00,2026-01-01,", "H3,S108,熏蒸,24.00,2026-01-01,"})
    plan.list("peer_prices.csv", "institution,code,name,price,from,to", row);
  plan.expect("MI-0108", plan.visit({}, {{.item = "S108", .quantity = 3, .price = 2401}}), "3", 3);
  plan.visit({}, {{.item = "S108", .quantity = 3, .price = 2400}});
  plan.list("platform_prices.csv", "code,name,price,from,to", "D112,甲药,12.50,2026-01-01,");
  plan.expect("MI-0112", plan.visit({}, {{.item = "D112", .quantity = 4, .price = 1251}}), "4", 4);
  plan.visit({}, {{.item = "D112", .quantity = 4, .price = 1250}});
  // Approved from 3 March on, paid at most 12.50; what is not asked for need not be listed.
  plan.list("chargeable_items.csv", "code,name,price,from,to", "N117,新项目,12.50,2026-03-03,");
  plan.expect("MI-0116", plan.visit({}, {{.item = "N117", .day = 2}}), "1", 1000);
  plan.expect("MI-0117", plan.visit({}, {{.item = "N117", .quantity = 2, .price = 1251}}), "2", 2);
  plan.visit({}, {{.item = "N117", .quantity = 2, .price = 1250}});
  plan.price("003313010030000,1000.00,2026-01-01");
  plan.price("003313010050000,600.00,2026-01-01");
  const Stay woman{.sex = "2"};
  const Fee first{.item = "003313010030000", .price = 100000};
  plan.expect("GZ10000102002000", plan.visit(woman, {first, {.item = "003313010050000", .time = "10:00:00", .price = 30001}}), "1", 1);  // half is payable
  plan.visit(woman, {first, {.item = "003313010050000", .time = "10:00:00", .price = 30000}});
}

// Slices and like drugs in one prescription.
void plant_prescriptions(Plan& plan) {
  const char* never = "T001700203";
  plan.expect("GZ10000101003000", plan.visit({}, {{.item = never}}), "1", 1000);
  plan.visit({}, {{.item = never}, {.item = never, .day = 4, .returns = 1}});  // taken back
  const char* not_alone = "T000700200";
  plan.expect("GZ10000101004000", plan.visit({}, {{.item = not_alone}}), "1", 1000);
  plan.visit({}, {{.item = not_alone}, {.item = "T000600439", .time = "10:00:00"}});

  auto kinds = [](const std::string& start, const std::string& end, const std::vector<const char*>& middles, int next_day, const char* home) {
    std::vector<Fee> fees;
    for (const char* middle : middles)
      fees.push_back({.item = start + middle + end, .day = 3 + next_day * static_cast<int>(fees.size()), .time = "09:00:00", .take_home = home});
    return fees;
  };
  const std::string patent_end = "0010010100001", western_end = "A001010100001";
  plan.expect("GZ10000202004000", plan.visit({}, kinds("ZQ90AA", patent_end, {"A", "B", "C", "D", "E", "F"}, 0, "")), "1", 1000);
  plan.visit({}, kinds("ZQ90AA", patent_end, {"A", "B", "C", "D", "E"}, 0, ""));
  plan.expect("GZ10000301006000", plan.visit({}, kinds("XQ90AAA", western_end, {"001", "002"}, 0, "")), "1", 1000);
  plan.visit({}, kinds("XQ90AAA", western_end, {"001", "002"}, 1, ""));
  plan.expect("MI-0008", plan.visit({}, kinds("XQ91AAA", western_end, {"001", "002", "003"}, 1, "1")), "1", 1000);
  plan.visit({}, kinds("XQ91AAA", western_end, {"001", "002"}, 1, "1"));
  plan.expect("N2025-76", plan.visit({}, kinds("T99000001", "", {"1", "2", "3", "4"}, 0, "")), "1", 1000);  // three are allowed
  plan.visit({}, kinds("T99000001", "", {"1", "2", "3"}, 0, ""));
}

void plant_supplies(Plan& plan) {
  auto one = [&](const char* rule, const char* type, const char* item, const char* home, int allowed, const char* beyond, const char* within) {
    plan.expect(rule, plan.visit({.type = type}, {{.item = item, .quantity = allowed + 1, .days = beyond, .take_home = home}}), "1", 1000);
    plan.visit({.type = type}, {{.item = item, .quantity = allowed, .days = within, .take_home = home}});
  };
  one("MI-0007", "21", "XQ92AAA001A001010100001", "1", 7, "8", "7");
  one("MI-0009", "13", "XQ93AAA001A001010100001", "", 3, "4", "3");
  one("GZ10000101009000", "11", "XQ94AAA001A001010100001", "", 7, "8", "7");
  auto hold = [&](std::int64_t quantity, const char* days, const std::string& person) {
    plan.visit({.type = "14", .first = 2, .last = 2, .person = person}, {{.item = "XQ95AAA001A001010100001", .day = 2, .quantity = 20, .days = "20"}});
    return plan.visit({.type = "14", .first = 12, .last = 12, .person = person},
                      {{.item = "XQ95AAA001A001010100001", .day = 12, .quantity = quantity, .days = days}});
  };
  plan.expect("MI-0109", hold(21, "21", "P-HOLDS"), "1", 1000);  // ten left of the first and twenty-one: one above thirty
  hold(20, "20", "P-HOLDS-TOO");
}

}  // namespace

void plant_amounts(Plan& plan) {
  plant_pairs(plan);
  plant_companions(plan);
  plant_caps(plan);
  plant_prices(plan);
  plant_prescriptions(plan);
  plant_supplies(plan);
}

}  // namespace planted

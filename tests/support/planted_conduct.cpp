// SPDX-License-Identifier: Apache-2.0
// Stays and visits, persons and doctors, data and uploads, stock.
#include "planted.hpp"

namespace planted {
namespace {

void plant_stays(Plan& plan) {
  auto again = [&](const char* person, int first) {
    plan.visit({.first = 2, .last = 6, .person = person});
    return plan.visit({.first = first, .last = 23, .person = person}, {{.item = "S-PLAIN", .day = 22}});
  };
  plan.expect("GZ10000204001000", again("P-SPLIT", 21), "1", 1000);  // fifteen days after
  again("P-WHOLE", 22);
  auto overlap = [&](const char* person, int first) {
    plan.visit({.first = 2, .last = 6, .person = person});
    return plan.visit({.first = first, .last = 9, .person = person, .institution = "H2", .department = "A50", .diagnosis = "M51.202"},
                      {{.item = "S-PLAIN", .day = first}, {.item = "S-PLAIN", .day = 8}});
  };
  plan.expect("MI-0101", overlap("P-TWICE", 5), "1", 1000);
  overlap("P-MOVED", 6);
  plan.expect("MI-0102", plan.visit({.first = 2, .last = 28}), "26", 0);  // more than twenty-five days
  plan.visit({.first = 2, .last = 27});
  plan.expect("MI-0003", plan.visit({.died = "2026-03-05"}, {{.item = "S-PLAIN", .day = 5}, {.item = "S-PLAIN", .day = 6}}), "1", 1000);
  plan.visit({.died = "2026-03-05"}, {{.item = "S-PLAIN", .day = 5}});
  auto listed = [&](int day) {
    const std::string id = plan.visit({}, {{.item = "S-PLAIN", .day = day}});
    plan.list("deaths.csv", "person,died,note", "P" + id + ",2026-03-05,");
    return id;
  };
  plan.expect("MI-0003", listed(6), "1", 1000);
  listed(5);
  const std::string outside = plan.visit({}, {{.item = "S-PLAIN", .day = 9}});
  plan.expect("GZ10000201008000", outside, "1", 1000);
  plan.expect("GZ10000201002000", outside, "1", 0);  // loading noted it, too
  plan.visit({}, {{.item = "S-PLAIN", .day = 8}});
}

// The third visit within `days` of the first, and one a day later.
void plant_frequent(Plan& plan, const char* rule, const char* type, int days) {
  auto three = [&](const std::string& person, int third) {
    std::string last;
    for (int first : {2, 4, third})
      last = plan.visit({.type = type, .first = first, .last = first, .person = person, .institution = first == 4 ? "H2" : "H1",
                         .department = first == 4 ? "A50" : first == third ? "A04" : "A03", .diagnosis = first == third ? "K80.200" : "J18.900"},
                        {{.item = "S-PLAIN", .day = first}});
    return last;
  };
  plan.expect(rule, three(std::string("P-OFTEN-") + type, 2 + days - 1), "1", 1000);
  three(std::string("P-SELDOM-") + type, 2 + days);
}

// A patient who was told to leave, at nine or on a day without a time, and is billed from then on.
void plant_notices(Plan& plan) {
  auto told = [&](const char* notice, int day) {
    const std::string id = plan.visit({}, {{.item = "S-PLAIN", .day = day}});
    plan.list("discharge_notices.csv", "mdtrt_id,notice,note", id + "," + notice + ",");
    return id;
  };
  plan.expect("MI-0118", told("2026-03-05 09:00:00", 5), "1", 1000);
  told("2026-03-05 09:00:01", 5);
  plan.expect("MI-0118", told("2026-03-05", 5), "1", 1000);
  told("2026-03-05", 4);
}

// What a stay was for, and where it went on.
void plant_admissions(Plan& plan) {
  plan.expect("MI-0110", plan.visit({}, {{.item = "S-PLAIN", .price = 49}}), "1", 0);  // below half a yuan
  plan.visit({}, {{.item = "S-PLAIN", .price = 50}});
  const Fee bed{.item = "S-BED", .charge_type = "01"}, drug{.item = "S-DRUG", .charge_type = "09"};
  plan.expect("MI-0111", plan.visit({}, {bed, drug}), "1", 0);
  plan.visit({}, {bed, drug, {.item = "S-TREAT", .charge_type = "05"}});
  plan.list("referral_institutions.csv", "code,name,place,level,ownership", ",盛京某医院,沈阳,3,公立");
  plan.list("referral_institutions.csv", "code,name,place,level,ownership", ",北京某专科医院,北京,2,公立");
  for (const char* wrong : {"大连某医院", "北京某专科医院"}) plan.expect("MI-0115", plan.visit({.referred_to = wrong}), "1", 0);
  for (const char* right : {"首都北京某医院", "盛京某医院"}) plan.visit({.referred_to = right});
}

void plant_data(Plan& plan) {
  plan.expect("GZ10000201001000", plan.visit({.first = 8, .last = 2}), "1", 0);
  plan.visit({.first = 8, .last = 8});
  plan.expect("GZ10000201002000", plan.visit({}, {{.item = "S-PLAIN", .off = 2}}), "1", 0);
  plan.visit({}, {{.item = "S-PLAIN", .off = 1}});  // a fen is rounding
  plan.expect("GZ10000201004000", plan.visit({}, {{.item = "S-CUT", .charge_type = "06"}}), "1", 1000);
  plan.visit({.operation = "81.5100"}, {{.item = "S-CUT", .charge_type = "06"}});
  plan.expect("MI-0001", plan.visit({}, {{.item = "S-PLAIN"}, {.item = "S-PLAIN"}}), "1", 1000);
  plan.visit({}, {{.item = "S-PLAIN"}, {.item = "S-PLAIN", .time = "09:00:01"}});
  plan.expect("GZ10000201007000", plan.visit({}, {{.item = "S-PLAIN", .uploaded = "2026-03-04 09:00:01"}}), "1", 0);  // within a day
  plan.visit({}, {{.item = "S-PLAIN", .uploaded = "2026-03-04 09:00:00"}});
  auto uploaded = [&](const char* when) { return plan.visit({.uploaded = when}, {{.item = "S-PLAIN"}}); };
  const std::string never_filed = uploaded("2026-03-06 00:00:00");
  plan.expect("MI-0105", never_filed, "1", 1000);
  for (const std::string& late : {never_filed, uploaded("2026-03-05 23:59:59"), uploaded("2026-03-03 08:00:01")}) plan.expect("MI-0119", late, "1", 0);
  uploaded("2026-03-03 08:00:00");  // 24 hours
  plan.expect("MI-0106", plan.visit({.type = "19", .uploaded = "2026-03-03 08:00:01"}, {{.item = "S-PLAIN"}}), "1", 1000);
  plan.visit({.type = "19", .uploaded = "2026-03-03 08:00:00"}, {{.item = "S-PLAIN"}});
}

void plant_work(Plan& plan) {
  auto patients = [&](const char* doctor, int count) {
    std::string last;
    for (int i = 0; i < count; ++i) last = plan.visit({}, {{.item = "S-PLAIN", .time = i == 0 ? "09:00:00" : i == 1 ? "10:00:00" : "11:00:00", .doctor = doctor}});
    return last;
  };
  plan.expect("MI-0103", patients("DR-BUSY", 3), "1", 1000);  // two a day are allowed
  patients("DR-CALM", 2);
  auto elsewhere = [&](const char* doctor, const char* time) {
    plan.visit({}, {{.item = "S-PLAIN", .day = 5, .doctor = doctor}});
    return plan.visit({.institution = "H2"}, {{.item = "S-PLAIN", .day = 5, .time = time, .doctor = doctor}});
  };
  plan.expect("MI-0104", elsewhere("DR-TWO", "09:05:00"), "1", 0);  // at most five minutes apart
  elsewhere("DR-ONE", "09:05:01");
  for (const char* doctor : {"DR-BUSY", "DR-CALM", "DR-TWO", "DR-ONE"}) plan.doctor(doctor, "2026-01-01");
  plan.doctor("DR-NEW", "2026-03-04");
  const std::string levels = "subject,code,name,level";
  for (const char* row : {"drug,XQ97*,类,2", "drug,XQ97CAA001A001010100001,丙,3", "doctor,DR-BUSY,甲,2"}) plan.list("prescriber_levels.csv", levels, row);
  auto prescribed = [&](const char* drug) { return plan.visit({}, {{.item = drug, .day = 6, .doctor = "DR-BUSY"}}); };
  plan.expect("GZ10000202003000", prescribed("XQ97CAA001A001010100001"), "1", 1000);
  prescribed("XQ97AAA001A001010100001");
  auto ordered = [&](int day) { return plan.visit({}, {{.item = "S-PLAIN", .day = day, .doctor = "DR-NEW"}}); };
  plan.expect("MI-0004", ordered(3), "1", 1000);  // the day before he was registered
  ordered(4);
  for (const char* row : {"S107,理疗,20", "S114-A,甲检查,20", "S114-B,乙检查,20"}) plan.list("item_minutes.csv", "code,name,minutes", row);
  auto sessions = [&](const Fee& first, const Fee& second) { return plan.visit({}, {first, second}); };
  plan.expect("MI-0107", sessions({.item = "S107", .quantity = 3}, {.item = "S107", .time = "10:00:00"}), "20", 1000);  // an hour a day is allowed
  sessions({.item = "S107", .day = 4, .quantity = 2}, {.item = "S107", .day = 4, .time = "10:00:00"});
  plan.expect("MI-0114", sessions({.item = "S114-A", .quantity = 2, .device = "DEV-1"}, {.item = "S114-B", .time = "10:00:00", .quantity = 2, .device = "DEV-1"}),
              "20", 1000);
  sessions({.item = "S114-A", .day = 4, .quantity = 2, .device = "DEV-1"}, {.item = "S114-B", .day = 4, .quantity = 1, .device = "DEV-1"});
}

void plant_stock(Plan& plan) {
  auto one = [&](const char* rule, const std::string& item, int billed) {
    plan.stock("货,4,2026-03-01,期初," + item + ",");
    plan.stock("货,6,2026-03-02,采购," + item + ",");
    const std::string last = plan.visit({}, {{.item = item, .quantity = 8}, {.item = item, .day = 4, .quantity = billed - 8}});
    if (billed > 10) plan.expect(rule, last, "1", 1000);
  };
  for (int billed : {11, 10}) {
    one("GZ10000202001000", "ZQ96AAA001001010000" + std::to_string(billed), billed);
    one("GZ10000203001000", "C96000000" + std::to_string(billed), billed);
  }
  // A code is demanded from 3 March on.
  plan.stock("药,9,2026-03-02,采购,,OWN-OLD");
  plan.stock("药,9,2026-03-03,采购,,OWN-NONE");
  plan.stock("药,9,2026-03-03,采购,,OWN-LATER");
  plan.stock("药,9,2026-03-05,采购,D113,OWN-LATER");
  auto sell = [&](const char* own, int day) { return plan.visit({}, {{.item = "D113", .day = day, .own_code = own}}); };
  plan.expect("MI-0113", sell("OWN-NONE", 3), "1", 1000);
  sell("OWN-NONE", 2);
  sell("OWN-OLD", 4);
  plan.expect("MI-0113", sell("OWN-LATER", 4), "1", 1000);
  sell("OWN-LATER", 5);
}

}  // namespace

void plant_conduct(Plan& plan) {
  plant_stays(plan);
  plant_frequent(plan, "GZ10000204002000", "11", 7);
  plant_frequent(plan, "GZ10000204003000", "41", 7);
  plant_frequent(plan, "GZ10000204004000", "21", 7);
  plant_admissions(plan);
  plant_notices(plan);
  plant_data(plan);
}

void plant_days(Plan& plan) {
  plant_work(plan);
  plant_stock(plan);
}

}  // namespace planted

// SPDX-License-Identifier: Apache-2.0
#include "planted.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace planted {
namespace {

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string day_of(int day) { return "2026-03-" + two(day); }

std::string decimal(std::int64_t fen) {
  const std::int64_t of = fen < 0 ? -fen : fen;
  return (fen < 0 ? "-" : "") + std::to_string(of / 100) + "." + two(static_cast<int>(of % 100));
}

void put(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (file.flush()) return;
  std::fprintf(stderr, "generate-claims: %s cannot be written\n", path.c_str());
  std::exit(4);
}

// What the packs leave open, as the plan has it.
constexpr const char* parameters[] = {
    "gap_days=15", "percent=50", "internet=99", "work_injury=410", "MI-0004:complete=yes", "MI-0007:days=7",
    "MI-0007:long_days=7", "N2025-76:kinds=3", "GZ10000204002000:count=2", "GZ10000204002000:days=7", "GZ10000204003000:count=2",
    "GZ10000204003000:days=7", "GZ10000204004000:count=2", "GZ10000204004000:days=7", "percentile=0", "over_days=25",
    "MI-0103:limit=2", "MI-0104:minutes=5", "MI-0107:limit=60", "MI-0114:limit=60", "GZ10000201007000:within=24",
    "MI-0110:below=0.50", "MI-0111:only=03;04;09;10;11", "MI-0113:from=2026-03-03", "MI-0116:items=N", "MI-0115:targets=北京;沈阳",
    "MI-0115:level=3", "MI-0115:ownership=公立", "MI-0119:unit=24-hours"};

}  // namespace

std::string Plan::visit(const Stay& s, const std::vector<Fee>& fees) {
  const std::string id = "V" + std::to_string(++serial_);
  const std::string begins = day_of(s.first) + " 08:00:00";
  visits_ += id + "," + (s.person.empty() ? "P" + id : round_ == 0 ? s.person : s.person + "-" + std::to_string(round_)) + "," + s.sex + "," + s.birth + "," + s.insurance + "," + s.institution + "," +
             s.level + "," + s.type + "," + begins + "," + day_of(s.last) + " 15:00:00," + s.department + "," + s.diagnosis + "," + s.operation + "," +
             s.died + "," + (*s.uploaded == 0 ? begins : s.uploaded) + "," + s.referred_to + ",1\n";
  int number = 0;
  lines_ += static_cast<int>(fees.size());
  for (const Fee& f : fees) {
    const std::int64_t sign = f.returns > 0 ? -1 : 1;
    fees_ += id + "," + std::to_string(++number) + "," + day_of(f.day) + " " + f.time + "," + f.item + "," + f.name + "," + f.charge_type + "," +
             std::to_string(sign * f.quantity) + "," + decimal(f.price) + "," + decimal(sign * f.quantity * f.price + f.off) + "," + f.department + "," +
             f.doctor + "," + f.device + "," + f.days + "," + f.take_home + "," + f.uploaded + "," + f.own_code + "," + (f.returns > 0 ? std::to_string(f.returns) : "") + "\n";
  }
  return id;
}

void Plan::expect(const std::string& rule, const std::string& visit, const std::string& units, std::int64_t fen) {
  truth_ += rule + "," + visit + "," + units + "," + decimal(fen) + "\n";
}

void Plan::list(const std::string& name, const std::string& header, const std::string& row) {
  std::string& text = lists_[name];
  if (text.empty()) text = header + "\n";
  if (written_.insert(name + ":" + row).second) text += row + "\n";
}

void Plan::price(const std::string& row) {
  if (written_.insert("price:" + row).second) prices_ += row + "\n";
}

void Plan::point(const std::string& list_name, const std::string& rule, const std::string& limit, const std::string& item) {
  list(list_name, "limit,name,rule,batch,codes", limit + "," + item + "," + rule + ",own," + item);
}

void Plan::pair_of(const std::string& rule, const Fee& fee, const Stay& bad, const Stay& good) {
  const std::string found = visit(bad, {fee});
  visit(good, {fee});
  expect(rule, found, std::to_string(fee.quantity), fee.quantity * fee.price);
}

void Plan::write(const std::string& folder) const {
  std::filesystem::create_directories(folder + "/lists");
  put(folder + "/visits.csv", "mdtrt_id,psn_no,gend,brdy,insutype,fixmedins_code,hosp_lv,med_type,begntime,endtime,dept_code,diag_code,oprn_oprt_code,die_date,"
                              "adm_upload_time,acp_medins_name,dscg_way\n" + visits_);
  put(folder + "/fee_lines.csv", "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,hilist_name,med_chrgitm_type,cnt,pric,det_item_fee_sumamt,bilg_dept_codg,"
                                 "bilg_dr_codg,dev_no,prd_days,dscg_tkdrug_flag,opt_time,medins_list_codg,init_feedetl_sn\n" + fees_);
  put(folder + "/price_list.csv", "med_list_codg,max_price,begndate\n" + prices_);
  put(folder + "/stock.csv", "通用名称,数量,变动日期,类型,医疗目录编码,院内编码\n" + stock_);
  put(folder + "/doctors.tsv", "id\tname\troles\tfrom\n" + doctors_);
  for (const auto& [name, text] : lists_) put(folder + "/lists/" + name, text);
  std::string set;
  for (const char* parameter : parameters) set += std::string("--parameter ") + parameter + "\n";
  put(folder + "/parameters.txt", set);
  put(folder + "/truth.csv", "rule,mdtrt_id,units,excess\n" + truth_);
}

void write_every_rule(const std::string& folder, int lines) {
  Plan plan;
  plant_days(plan);
  do {
    plant_limits(plan);
    plant_amounts(plan);
    plant_conduct(plan);
    plan.next_round();
  } while (plan.lines() < lines);
  plan.write(folder);
}

}  // namespace planted

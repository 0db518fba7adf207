// SPDX-License-Identifier: Apache-2.0
// One violation of every rule, just beyond its limit, and beside it a look-alike at the limit that is none; with the lists
// that an agency has to give for it. Whatever a check finds beyond what is expected here is wrong.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace planted {

constexpr int month_days = 31;

struct Stay {
  const char* type = "21";
  int first = 2;  // days of March 2026
  int last = 8;
  std::string person = "";  // "": somebody of his own
  const char* sex = "1";
  const char* birth = "1980-06-15";
  const char* insurance = "310";
  const char* level = "05";
  const char* institution = "H1";
  const char* department = "A03";
  const char* diagnosis = "J18.900";
  const char* operation = "";
  const char* died = "";
  const char* uploaded = "";  // "": when it began
  const char* referred_to = "";
};

struct Fee {
  std::string item;
  int day = 3;
  const char* time = "09:00:00";
  std::int64_t quantity = 1;
  std::int64_t price = 1000;  // fen
  std::int64_t off = 0;       // fen by which the amount is not quantity × price
  const char* name = "";
  const char* charge_type = "";
  const char* doctor = "";
  const char* department = "";
  const char* device = "";
  const char* days = "";      // of supply
  const char* take_home = "";
  const char* uploaded = "";
  const char* own_code = "";
  int returns = 0;            // number of the line of this visit that it takes back
};

class Plan {
 public:
  std::string visit(const Stay& stay, const std::vector<Fee>& fees = {});
  // What the rule must find at the visit: units as printed, and fen.
  void expect(const std::string& rule, const std::string& visit, const std::string& units, std::int64_t fen);
  void list(const std::string& name, const std::string& header, const std::string& row);
  void price(const std::string& row);
  void stock(const std::string& row) { stock_ += row + "\n"; }
  void doctor(const std::string& id, const std::string& from) { doctors_ += id + "\t" + id + "\tdoctor\t" + from + "\n"; }

  // A row of a list of points (limit,name,rule,batch,codes) and its item.
  void point(const std::string& list_name, const std::string& rule, const std::string& limit, const std::string& item);
  // Two visits with one line each of an item: the first must be found, the whole line; the second must not.
  void pair_of(const std::string& rule, const Fee& fee, const Stay& bad, const Stay& good);

  // From here on other people in other visits; rows of lists and prices that stand there already are not written again.
  void next_round() { ++round_; }
  int lines() const { return lines_; }

  // visits.csv, fee_lines.csv, price_list.csv, stock.csv, doctors.tsv (for mi-register import), lists/NAME, truth.csv,
  // parameters.txt (for mi-claims check)
  void write(const std::string& folder) const;

 private:
  std::string visits_, fees_, truth_, prices_, stock_, doctors_;
  std::map<std::string, std::string> lists_;
  std::set<std::string> written_;  // rows of lists and prices
  int serial_ = 0, round_ = 0, lines_ = 0;
};

void plant_limits(Plan& plan);   // who, where and for what an item may be billed
void plant_amounts(Plan& plan);  // how much, how often, how dear, beside what
void plant_conduct(Plan& plan);  // stays, persons, uploads
void plant_days(Plan& plan);     // what is counted over all visits of a day or a stock: once a hospital
// The whole plan, and all of it but plant_days again and again until there are so many fee lines.
void write_every_rule(const std::string& folder, int lines);

}  // namespace planted

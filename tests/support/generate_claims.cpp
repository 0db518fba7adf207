// SPDX-License-Identifier: Apache-2.0
// Makes a month of claims of an invented hospital, with violations planted in it and listed in truth.csv:
//
//   generate-claims OUT_DIR [--lines 20000] [--seed 7] [--month 2026-03]
//   generate-claims OUT_DIR --every-rule [--lines N]
//
// The second form writes a violation of every rule and a look-alike of each instead (planted.hpp); with --lines again and
// again, for other people, until there are so many fee lines.
//
// writes visits.csv, settlements.csv, fee_lines.csv, price_list.csv by the national field names, and truth.csv
// (rule, visit, item, day, units, excess, fund). Everybody and everything is invented: the area code 999001 is not
// assigned; identity numbers have valid check digits. The same arguments give the same bytes on every machine.
//
// What is easy to follow by hand is so on purpose: the fund pays 80 % of what lies within the policy's scope, deductibles
// were met earlier in the year, and all planted lines are of grade 甲 (wholly within the scope), so that the fund money in
// an excess is 80 % of it. Beside each violation stand look-alikes that are none: a price equal to the list's, a quantity
// equal to the cap, the same item an hour later, a stay sixteen days after another, one that returned as an emergency,
// one for another illness in another department, and duplicates that the hospital itself took back.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "planted.hpp"

namespace {

using std::int64_t;
using std::size_t;
using std::string;
using std::uint64_t;

class Random {  // splitmix64: the same numbers on every machine
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>((next() >> 33) % static_cast<uint64_t>(n)); }
  int from_to(int low, int high) { return low + below(high - low + 1); }

 private:
  uint64_t state_;
};

// --- the invented hospital ---------------------------------------------------------------------------------------

constexpr const char* hospital = "H99900100001";
constexpr const char* hospital_name = "云岭康复医院";
constexpr int64_t fund_percent = 80;

struct Department {
  const char* code;
  const char* name;
  const char* diagnosis;
  const char* diagnosis_name;
};
constexpr std::array<Department, 4> departments{{{"A21", "康复医学科", "I69.300", "脑梗死后遗症"},
                                                 {"A03", "内科", "J18.900", "肺炎"},
                                                 {"A04", "外科", "S72.000", "股骨颈骨折"},
                                                 {"A50", "中医科", "M51.202", "腰椎间盘突出"}}};

struct Item {
  const char* code;
  const char* name;
  const char* type;    // med_chrgitm_type
  const char* level;   // chrgitm_lv: 01 甲, 02 乙, 03 丙
  const char* list;    // list_type
  const char* spec;
  int64_t price;       // fen; the list price where there is one
  int64_t self_pay;    // ten-thousandths: paid by the person before all else
  bool listed;         // stands in the price list
};
enum : size_t { bed, visit_fee, nursing, monitor, therapy, massage, needle, blood, liver, drip, ceftriaxone, aspirin, monopril, herb, vitamin, item_count };
constexpr std::array<Item, item_count> items{{
    {"001109000010000-110900001", "普通病房床位费", "01", "01", "201", "日", 3500, 0, true},
    {"001102000050000-110200005", "住院诊查费", "02", "01", "201", "日", 2200, 0, true},
    {"001201000040000-120100004", "Ⅱ级护理", "07", "01", "201", "日", 1800, 0, true},
    {"003107010220000-310701022", "心电监测", "05", "01", "201", "小时", 400, 0, true},
    {"003402000120000-340200012", "中频脉冲电治疗", "05", "01", "201", "次", 2000, 0, true},
    {"004500000030000-450000003", "颈腰椎推拿治疗", "05", "01", "201", "次", 4500, 0, true},
    {"004300000050000-430000005", "普通针刺", "05", "01", "201", "次", 2600, 0, true},
    {"002501010150000-250101015", "血细胞分析", "04", "01", "201", "次", 1500, 0, true},
    {"002503050070000-250305007", "丙氨酸氨基转移酶测定", "04", "01", "201", "项", 600, 0, true},
    {"001204000060000-120400006", "静脉输液", "05", "01", "201", "组", 900, 0, true},
    {"XJ01DDT000B001010199901", "注射用头孢曲松钠", "09", "01", "101", "1.0g*1瓶", 1280, 0, false},
    {"XB01ACA056A010020299902", "阿司匹林肠溶片", "09", "01", "101", "100mg*30片", 1390, 0, false},
    {"XC09AAF082A001010399903", "福辛普利钠片", "09", "02", "101", "10mg*14片", 4120, 1000, false},
    {"T000600439", "当归", "10", "01", "103", "g", 18, 0, false},
    {"XA11GAW042B002010499904", "维生素C注射液(自费)", "09", "03", "101", "2ml:0.5g", 310, 10000, false},
}};

constexpr std::array<const char*, 20> surnames{"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                               "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "喆"};
constexpr std::array<const char*, 20> given{"伟", "秀英", "娜", "敏", "静", "桂兰", "强", "磊", "军", "洋",
                                            "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平", "建国"};

// --- calendar ----------------------------------------------------------------------------------------------------

int days_in(int year, int month) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return lengths[static_cast<size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

struct Month {
  int year = 2026;
  int month = 3;
  int length() const { return days_in(year, month); }
  string day(int d) const {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, d);
    return text;
  }
  string time(int d, int seconds) const {
    char text[32];
    std::snprintf(text, sizeof text, "%s %02d:%02d:%02d", day(d).c_str(), seconds / 3600, seconds / 60 % 60, seconds % 60);
    return text;
  }
};

string yuan(int64_t fen) {
  char text[32];
  std::snprintf(text, sizeof text, "%s%lld.%02lld", fen < 0 ? "-" : "", static_cast<long long>(std::llabs(fen) / 100),
                static_cast<long long>(std::llabs(fen) % 100));
  return text;
}

int64_t percent_of(int64_t fen, int64_t percent) {  // half away from zero
  int64_t twice = fen * percent * 2;
  return (twice + (twice < 0 ? -100 : 100)) / 200;
}

// --- people ------------------------------------------------------------------------------------------------------

struct Person {
  string number;
  string name;
  string identity;
  string sex;
  string birth;
};

char check_digit(const string& seventeen) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (size_t i = 0; i < 17; ++i) sum += weights[i] * (seventeen[i] - '0');
  return "10X98765432"[sum % 11];
}

Person make_person(Random& random, int serial) {
  char text[64];
  int year = random.from_to(1938, 2005);
  int month = random.from_to(1, 12);
  int day = random.from_to(1, 28);
  int sequence = 100 + serial % 900;
  Person p;
  std::snprintf(text, sizeof text, "999001%04d%02d%02d%03d", year, month, day, sequence);
  p.identity = text;
  p.identity += check_digit(p.identity);
  p.sex = sequence % 2 == 1 ? "1" : "2";
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  p.birth = text;
  std::snprintf(text, sizeof text, "999001%014d", 20000000 + serial);
  p.number = text;
  p.name = string(surnames[static_cast<size_t>(random.below(20))]) + given[static_cast<size_t>(random.below(20))];
  return p;
}

// --- claims ------------------------------------------------------------------------------------------------------

struct Line {
  size_t item = 0;
  int day = 0;
  int second = 0;
  int64_t quantity = 0;  // hundredths
  int64_t price = 0;     // fen
  int returns = 0;       // number of the line it takes back, from 1; 0: none
  int64_t amount() const { return quantity * price / 100; }  // planted so that it is whole
  int64_t self_paid() const { return items[item].self_pay == 10000 ? amount() : 0; }
  int64_t first_paid() const { return items[item].self_pay == 10000 ? 0 : amount() * items[item].self_pay / 10000; }
  int64_t in_scope() const { return amount() - self_paid() - first_paid(); }
};

struct Visit {
  int serial = 0;
  Person person;
  const char* type = "21";
  size_t department = 0;
  int doctor = 0;
  int first = 1;
  int last = 1;
  std::vector<Line> lines;

  bool is_stay() const { return type[0] == '2'; }
  string id() const {
    char text[32];
    std::snprintf(text, sizeof text, "999001%014d", serial);
    return text;
  }
  void add(size_t item, int day, int second, int64_t quantity, int64_t price = -1, int returns = 0) {
    lines.push_back({item, day, second, quantity * 100, price < 0 ? items[item].price : price, returns});
  }
};

struct Truth {
  string rule;
  string visit;
  string item;
  string day;
  string units;
  int64_t excess = 0;
};

class Hospital {
 public:
  Hospital(int lines, uint64_t seed, Month month) : wanted_(lines), random_(seed), month_(month) {}

  void fill() {
    plant_repeated_lines();
    plant_dear_prices();
    plant_quantities();
    plant_split_stays();
    plant_look_alikes();
    while (lines_ < wanted_) random_.below(3) == 0 ? outpatient() : stay();
    std::stable_sort(visits_.begin(), visits_.end(), [](const Visit& a, const Visit& b) { return a.first < b.first; });
  }

  void write(const string& dir) const;
  const std::vector<Truth>& truth() const { return truth_; }
  int lines() const { return lines_; }

 private:
  // A stay as it ought to be: each day bed, visit and nursing once, some therapy, some drugs, each at its own second.
  Visit clean_stay(size_t department, int first, int last) {
    Visit v = begin("21", department, first, last);
    for (int day = first; day < std::max(last, first + 1); ++day) {
      int second = 8 * 3600;
      auto next = [&] { return second += random_.from_to(60, 900); };
      for (size_t item : {size_t{bed}, size_t{visit_fee}, size_t{nursing}}) v.add(item, day, next(), 1);
      for (int i = random_.from_to(2, 5); i > 0; --i) v.add(any_item(), day, next(), 1);
      if (random_.below(3) == 0) v.add(herb, day, next(), random_.from_to(6, 30));
      if (random_.below(12) == 0) v.add(monitor, day, next(), random_.from_to(4, 24));  // the cap itself is no excess
    }
    return v;
  }

  size_t any_item() {
    constexpr std::array<size_t, 10> usual{therapy, massage, needle, blood, liver, drip, ceftriaxone, aspirin, monopril, vitamin};
    return usual[static_cast<size_t>(random_.below(10))];
  }

  Visit begin(const char* type, size_t department, int first, int last) {
    Visit v;
    v.serial = ++visit_serial_;
    v.person = make_person(random_, ++person_serial_);
    v.type = type;
    v.department = department;
    v.doctor = static_cast<int>(department) * 10 + random_.from_to(1, 6);
    v.first = first;
    v.last = last;
    return v;
  }

  void keep(Visit v) {
    lines_ += static_cast<int>(v.lines.size());
    visits_.push_back(std::move(v));
  }

  void stay() {
    int length = random_.from_to(3, 12);
    int first = random_.from_to(1, month_.length() - length);
    keep(clean_stay(static_cast<size_t>(random_.below(4)), first, first + length));
  }

  void outpatient() {
    int day = random_.from_to(1, month_.length());
    Visit v = begin("11", static_cast<size_t>(random_.below(4)), day, day);
    int second = 8 * 3600 + random_.below(3600);
    for (int i = random_.from_to(2, 5); i > 0; --i) v.add(any_item(), day, second += random_.from_to(60, 600), 1);
    keep(std::move(v));
  }

  void expect(const char* rule, const Visit& v, size_t item, int day, const string& units, int64_t excess) {
    truth_.push_back({rule, v.id(), item == item_count ? "" : items[item].code, month_.day(day), units, excess});
  }

  // Twelve lines billed again at the same second, one of them twice: 13 lines too many.
  void plant_repeated_lines() {
    for (int i = 0; i < 12; ++i) {
      Visit v = clean_stay(0, 3 + i, 3 + i + 6);
      int copies = i == 0 ? 2 : 1;
      for (int c = 0; c <= copies; ++c) v.add(massage, 4 + i, 16 * 3600 + 30, 1);
      expect("MI-0001", v, massage, 4 + i, std::to_string(copies), copies * items[massage].price);
      keep(std::move(v));
    }
  }

  // Forty sessions billed at 25.00 where the list says 20.00, one or two at a time.
  void plant_dear_prices() {
    for (int i = 0; i < 40; ++i) {
      int first = 1 + i % 15;
      Visit v = clean_stay(0, first, first + 5);
      int64_t sessions = 1 + i % 2;
      v.add(therapy, first + 1, 17 * 3600 + i, sessions, 2500);
      expect("GZ10000102001000", v, therapy, first + 1, std::to_string(sessions), sessions * 500);
      keep(std::move(v));
    }
  }

  // A bed billed twice on a day (10 times), nursing three times (5), 30 hours of monitoring in a day (4), over two lines.
  void plant_quantities() {
    for (int i = 0; i < 19; ++i) {
      int first = 2 + i;
      Visit v = clean_stay(1, first, first + 4);
      std::erase_if(v.lines, [](const Line& line) { return line.item == monitor; });
      size_t item = i < 10 ? size_t{bed} : i < 15 ? size_t{nursing} : size_t{monitor};
      int64_t over = item == bed ? 1 : item == nursing ? 2 : 6;
      if (item == monitor) v.add(monitor, first + 1, 18 * 3600, 24);
      v.add(item, first + 1, 19 * 3600, over);
      expect("GZ10000102014000", v, item, first + 1, std::to_string(over), over * items[item].price);
      keep(std::move(v));
    }
  }

  // The same person back in the same department: 1, 3, 7 and 15 days after discharge.
  void plant_split_stays() {
    for (int gap : {1, 3, 7, 15}) {
      Visit earlier = clean_stay(0, 2, 6);
      Visit later = again(earlier, 0, 6 + gap, std::min(6 + gap + 4, month_.length()));
      int64_t all = 0;
      for (const Line& line : later.lines) all += line.amount();
      expect("GZ10000204001000", later, item_count, later.first, "1", all);
      keep(std::move(earlier));
      keep(std::move(later));
    }
  }

  Visit again(const Visit& earlier, size_t department, int first, int last) {
    Visit later = clean_stay(department, first, last);
    later.person = earlier.person;
    return later;
  }

  void plant_look_alikes() {
    Visit a = clean_stay(0, 2, 5);
    keep(again(a, 0, 21, 24));  // sixteen days after
    keep(std::move(a));
    Visit b = clean_stay(0, 2, 6);
    Visit emergency = again(b, 0, 8, 11);
    emergency.type = "24";
    keep(std::move(emergency));
    keep(std::move(b));
    Visit c = clean_stay(1, 2, 6);
    keep(again(c, 2, 8, 12));  // another illness, another department
    keep(std::move(c));
    Visit d = clean_stay(0, 5, 9);
    for (int copy = 0; copy < 2; ++copy) d.add(massage, 6, 16 * 3600, 1);
    d.add(massage, 6, 16 * 3600 + 1800, -1, -1, static_cast<int>(d.lines.size()));  // the second one is taken back
    d.add(needle, 7, 16 * 3600, 1);
    d.add(needle, 7, 17 * 3600, 1);  // an hour later
    keep(std::move(d));
  }

  int wanted_;
  Random random_;
  Month month_;
  int lines_ = 0;
  int visit_serial_ = 0;
  int person_serial_ = 0;
  std::vector<Visit> visits_;
  std::vector<Truth> truth_;
};

// --- files -------------------------------------------------------------------------------------------------------

class File {
 public:
  File(const string& dir, const char* name, const char* header) : file_(std::fopen((dir + "/" + name).c_str(), "wb")) {
    if (file_ == nullptr) {
      std::fprintf(stderr, "generate-claims: %s/%s: %s\n", dir.c_str(), name, std::strerror(errno));
      std::exit(4);
    }
    std::fprintf(file_, "%s\n", header);
  }
  ~File() { std::fclose(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  void row(const std::vector<string>& cells) {
    string line;
    for (const string& cell : cells) line += (line.empty() && &cell == &cells.front() ? "" : ",") + quoted(cell);
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), file_);
  }

 private:
  static string quoted(const string& cell) {
    if (cell.find_first_of(",\"") == string::npos) return cell;
    string out = "\"";
    for (char c : cell) out += c == '"' ? string("\"\"") : string(1, c);
    return out + "\"";
  }
  std::FILE* file_;
};

string doctor_code(int n) {
  char text[32];
  std::snprintf(text, sizeof text, "D999001%06d", n);
  return text;
}

string setl_id(const Visit& v) { return "S" + v.id(); }

struct Sums {
  int64_t total = 0, self_paid = 0, first_paid = 0, in_scope = 0, fund = 0;
};

Sums sums_of(const Visit& v) {
  Sums s;
  for (const Line& line : v.lines) {
    s.total += line.amount();
    s.self_paid += line.self_paid();
    s.first_paid += line.first_paid();
    s.in_scope += line.in_scope();
  }
  s.fund = percent_of(s.in_scope, fund_percent);
  return s;
}

void Hospital::write(const string& dir) const {
  File visits(dir, "visits.csv",
              "mdtrt_id,psn_no,psn_name,psn_cert_type,certno,gend,brdy,insutype,fixmedins_code,fixmedins_name,hosp_lv,"
              "med_type,begntime,endtime,ipt_otp_no,adm_dept_codg,adm_dept_name,atddr_no,chfpdr_name,"
              "dscg_maindiag_code,dscg_maindiag_name,dscg_way,vali_flag");
  File settlements(dir, "settlements.csv",
                   "setl_id,mdtrt_id,psn_no,setl_time,insutype,med_type,medfee_sumamt,fulamt_ownpay_amt,overlmt_selfpay,"
                   "preselfpay_amt,inscp_scp_amt,act_pay_dedc,hifp_pay,fund_pay_sumamt,psn_part_amt,acct_pay,"
                   "psn_cash_pay,hosp_part_amt,refd_setl_flag,vali_flag");
  File fees(dir, "fee_lines.csv",
            "feedetl_sn,init_feedetl_sn,mdtrt_id,psn_no,setl_id,fee_ocur_time,med_list_codg,hilist_name,list_type,"
            "chrgitm_lv,med_chrgitm_type,spec,cnt,pric,det_item_fee_sumamt,selfpay_prop,fulamt_ownpay_amt,overlmt_amt,"
            "preselfpay_amt,inscp_scp_amt,bilg_dept_codg,bilg_dept_name,bilg_dr_codg,bilg_dr_name,memo");
  for (const Visit& v : visits_) {
    const Department& d = departments[v.department];
    const Person& p = v.person;
    string doctor = doctor_code(v.doctor);
    string doctor_name = string(surnames[static_cast<size_t>(v.doctor % 20)]) + "医生";
    visits.row({v.id(), p.number, p.name, "01", p.identity, p.sex, p.birth, "310", hospital, hospital_name, "2", v.type,
                month_.time(v.first, 8 * 3600), month_.time(v.last, v.is_stay() ? 15 * 3600 : 20 * 3600), "ZY" + v.id().substr(12),
                d.code, d.name, doctor, doctor_name, d.diagnosis, d.diagnosis_name, "1", "1"});
    Sums s = sums_of(v);
    settlements.row({setl_id(v), v.id(), p.number, month_.time(v.last, 21 * 3600), "310", v.type, yuan(s.total),
                     yuan(s.self_paid), "0.00", yuan(s.first_paid), yuan(s.in_scope), "0.00", yuan(s.fund), yuan(s.fund),
                     yuan(s.total - s.fund), "0.00", yuan(s.total - s.fund), "0.00", "0", "1"});
    int number = 0;
    auto line_number = [&](int n) {
      char text[24];
      std::snprintf(text, sizeof text, "%04d", n);
      return "F" + v.id().substr(8) + text;
    };
    for (const Line& line : v.lines) {
      const Item& item = items[line.item];
      char ratio[48];
      std::snprintf(ratio, sizeof ratio, "%lld.%02lld", static_cast<long long>(item.self_pay / 10000),
                    static_cast<long long>(item.self_pay / 100 % 100));
      fees.row({line_number(++number), line.returns > 0 ? line_number(line.returns) : "", v.id(), p.number, setl_id(v),
                month_.time(line.day, line.second), item.code, item.name, item.list, item.level, item.type, item.spec,
                yuan(line.quantity), yuan(line.price), yuan(line.amount()), ratio, yuan(line.self_paid()), "0.00",
                yuan(line.first_paid()), yuan(line.in_scope()), d.code, d.name, doctor, doctor_name, ""});
    }
  }
  File prices(dir, "price_list.csv", "med_list_codg,med_list_name,max_price,begndate,enddate");
  for (const Item& item : items) {
    if (!item.listed) continue;
    string code = string(item.code).substr(0, 15);
    prices.row({code, item.name, yuan(item.price - 100), "2025-01-01", "2025-12-31"});  // last year's: not in force
    prices.row({code, item.name, yuan(item.price), "2026-01-01", ""});
  }
  File truth(dir, "truth.csv", "rule,mdtrt_id,med_list_codg,day,units,excess");
  for (const Truth& t : truth_) truth.row({t.rule, t.visit, t.item, t.day, t.units, yuan(t.excess)});
}

[[noreturn]] void usage() {
  std::fprintf(stderr, "generate-claims OUT_DIR [--lines N] [--seed N] [--month YYYY-MM] | OUT_DIR --every-rule [--lines N]\n");
  std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  string dir;
  constexpr int usual_lines = 20000;
  int lines = 0;
  uint64_t seed = 7;
  Month month;
  bool every_rule = false;
  for (int i = 1; i < argc; ++i) {
    string word = argv[i];
    bool has_value = i + 1 < argc;
    if (word == "--lines" && has_value) lines = std::atoi(argv[++i]);
    else if (word == "--seed" && has_value) seed = std::strtoull(argv[++i], nullptr, 10);
    else if (word == "--month" && has_value) {
      if (std::sscanf(argv[++i], "%4d-%2d", &month.year, &month.month) != 2) usage();
    } else if (word == "--every-rule") every_rule = true;
    else if (dir.empty() && word[0] != '-') dir = word;
    else usage();
  }
  if (dir.empty() || lines < 0 || month.month < 1 || month.month > 12 || month.year < 2026 || month.year > 2100) usage();
  if (every_rule) {
    planted::write_every_rule(dir, lines);
    return 0;
  }
  Hospital made(lines > 0 ? lines : usual_lines, seed, month);
  made.fill();
  made.write(dir);
  std::array<const char*, 4> rules{"MI-0001", "GZ10000102001000", "GZ10000102014000", "GZ10000204001000"};
  std::fprintf(stderr, "%d fee lines\n", made.lines());
  for (const char* rule : rules) {
    int count = 0;
    int64_t sum = 0;
    for (const Truth& t : made.truth()) {
      if (t.rule != rule) continue;
      ++count;
      sum += t.excess;
    }
    std::fprintf(stderr, "%s: %d planted, excess %s\n", rule, count, yuan(sum).c_str());
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "generated.hpp"

#include "base/text.hpp"
#include "sql/connection.hpp"

namespace mi::test {
namespace {

// A rule a row, as rules.csv has them, with the parameters that the SQL of the tests goes by.
const char* const rules =
    "code,name,kind,judgement,parameters,list,national\n"
    "T-OVERLAP,重叠住院,overlapping_stays,可疑,days=1 where=any stays=21;22;23;24,,\n"
    "T-OVERLAP-SAME,重叠住院,overlapping_stays,可疑,days=3 where=same stays=21;22;23;24,,\n"
    "T-VISITS,频繁门诊,frequent_visits,可疑,count=3 days=10 where=any visits=11;14 apart=,,\n"
    "T-VISITS-SAME,频繁门诊,frequent_visits,可疑,count=2 days=7 where=same visits=11;14 apart=,,\n"
    "T-WATCHED,重点住院,watched_stays,可疑,percentile=90 over_days=0 over_cost=0 stays=21;22;23;24 apart=,,\n"
    "T-WATCHED-ABS,重点住院,watched_stays,可疑,percentile=0 over_days=4 over_cost=600 stays=21;22;23;24 apart=F,,\n"
    "T-GAP,分解住院,gap_between_stays,可疑,gap_days=5 match=either stays=21;22;24 except=24,,\n"
    "T-PERSONS,医师日服务人次,workload,可疑,who=doctor measure=persons limit=14,,\n"
    "T-PERSONS-ITEM,设备日服务人次,workload,可疑,who=item measure=persons limit=50,,\n"
    "T-PLACES,同时在两地,two_places,可疑,minutes=2,,\n";

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  int below(int n) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return static_cast<int>(((z ^ (z >> 31)) >> 33) % static_cast<std::uint64_t>(n));
  }

 private:
  std::uint64_t state_;
};

constexpr int line_count = 100000;
constexpr int visit_count = 6000;
constexpr int person_count = 1200;

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string day_of_year(int day) { return base::Date::of(2026, 1, 1).plus_days(day).to_string(); }

struct Visit {
  std::string id;
  int begins = 0;  // days of 2026, from 0
  int ends = 0;
};

// Stays and visits of a quarter; few persons, so that they meet.
std::vector<Visit> write_visits(Random& random, std::string& text) {
  const char* types[] = {"21", "11", "11", "22", "14", "11", "24", "41"};
  const char* illnesses[] = {"I69.300", "I69.301", "J18.900", "F20.000", "K35.900"};
  text = "mdtrt_id,psn_no,gend,brdy,fixmedins_code,med_type,insutype,begntime,endtime,dept_code,diag_code,atddr_no,hosp_lv,dscg_way\n";
  std::vector<Visit> visits;
  for (int v = 0; v < visit_count; ++v) {
    int person = random.below(person_count), type = random.below(8), first = random.below(85);
    bool is_stay = types[type][0] == '2';
    Visit visit{"V" + std::to_string(v), first, first + (is_stay ? random.below(7) : 0)};
    text += visit.id + ",P" + std::to_string(person) + "," + (person % 2 == 0 ? "1" : "2") + "," + std::to_string(1940 + person % 80) + "-0" +
            std::to_string(1 + person % 9) + "-15,H" + std::to_string(random.below(3)) + "," + types[type] + "," + (person % 3 == 0 ? "310" : "390") +
            "," + day_of_year(visit.begins) + " " + two(8 + random.below(4)) + ":00:00," + day_of_year(visit.ends) + " " + two(14 + random.below(4)) +
            ":00:00,D" + std::to_string(random.below(6)) + "," + illnesses[random.below(5)] + ",DR" + std::to_string(random.below(40)) + ",0" +
            std::to_string(1 + random.below(9)) + (v % 40 == 0 ? ",5\n" : ",1\n");
    visits.push_back(visit);
  }
  return visits;
}

// Few items, few prices, few clock times: so that everything collides with everything. One line in forty takes another
// back, by its quantity or, every third, by its price.
std::string write_fees(Random& random, const std::vector<Visit>& visits) {
  const char* codes[] = {"001109000010000-1", "001109000010000-2", "001201000040000", "003107010220000", "001102000050000",
                         "XA01AA001A001010100001", "XB02BB002A002020200002", "002103000010000", "002102000010000", "A", "B", "C",
                         "XA01AA002B001010100003", "ZA01AAA0010010100001", "T000000001", "T000000002", "T000000003"};
  const char* types[] = {"01", "01", "07", "05", "02", "09", "09", "03", "03", "08", "04", "14", "09", "11", "10", "10", "10"};
  std::string text =
      "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,med_chrgitm_type,cnt,pric,det_item_fee_sumamt,bilg_dept_codg,bilg_dr_codg,init_feedetl_sn,inscp_scp_amt,medins_list_codg\n";
  std::vector<int> next(visits.size(), 1);
  for (int n = 0; n < line_count;) {
    std::size_t v = static_cast<std::size_t>(random.below(visit_count));
    int item = random.below(17), number = next[v]++;
    std::int64_t price = 100 + random.below(4) * 250, quantity = 5000 + random.below(5) * 5000;
    std::int64_t amount = base::amount({price * 10000}, {quantity}).fen() + (random.below(50) == 0 ? 1 : 0);
    int day = visits[v].begins + random.below(visits[v].ends - visits[v].begins + 1);
    if (random.below(100) == 0) day += random.below(2) == 0 ? -1 : 3;  // perhaps outside the stay
    std::string scope = random.below(10) == 0 ? "0.00" : base::format_scaled(amount, 2, true);
    std::string when = day_of_year(day) + " " + two(8 + random.below(10)) + ":" + two(random.below(12) * 5) + ":00";
    auto row = [&](int serial, const std::string& sign, const std::string& refunds) {
      const bool by_price = !sign.empty() && serial % 3 == 0;
      text += visits[v].id + "," + std::to_string(serial) + "," + when + "," + codes[item] + "," + types[item] + "," +
              (by_price ? "" : sign) + base::format_scaled(quantity, 4, true) + "," + (by_price ? sign : "") + base::format_scaled(price, 2, true) + "," + sign + base::format_scaled(amount, 2, true) +
              ",D" + std::to_string(random.below(6)) + ",DR" + std::to_string(random.below(40)) + "," + refunds + "," + sign + scope + ",own-" + codes[item] + "\n";
      ++n;
    };
    row(number, "", "");
    if (random.below(40) == 0) row(next[v]++, "-", std::to_string(number));
  }
  return text;
}

// What the lines and their refunds leave. Every refund here names its line and takes all of it back.
const char* const lines_after_refunds =
    "CREATE TEMP TABLE l AS SELECT f.*, substr(b.hash, 1, 12) || ':' || (f.id & 4294967295) AS line, date(f.happened, 'unixepoch') AS day, p.code AS who, "
    "w.code AS mdtrt_id, i.code AS code, CASE WHEN instr(i.code, '-') = 16 THEN substr(i.code, 1, 15) ELSE i.code END AS digits, f.quantity AS left_e4, "
    "f.amount AS cost FROM fee_line f JOIN item i ON i.id = f.item JOIN batch b ON b.number = f.id >> 32 JOIN visit w ON w.id = f.visit JOIN temp.who v ON "
    "v.visit = f.visit JOIN person p ON p.id = v.person WHERE f.quantity > 0 AND f.amount >= 0 AND NOT EXISTS (SELECT 1 FROM temp.taken_back r WHERE r.visit = f.visit AND "
    "r.number = f.number)";

void prepare_sql(sql::Connection& c) {
  c.exec("CREATE TEMP TABLE taken_back AS SELECT visit, refunds AS number FROM fee_line WHERE refunds <> ''");
  c.exec("CREATE INDEX temp.taken_back_by_line ON taken_back (visit, number)");
  c.exec("CREATE TEMP TABLE who (visit INTEGER PRIMARY KEY, person INTEGER)");
  c.exec("INSERT INTO who SELECT visit, person FROM visit_line");
  c.exec(lines_after_refunds);
  c.exec("CREATE INDEX temp.l_by_visit ON l (visit)");
}

}  // namespace

ClaimsCase& generated() {
  static ClaimsCase c;
  static bool filled = false;
  if (filled) return c;
  filled = true;
  Random random(20261126);
  std::string visits;
  std::vector<Visit> all = write_visits(random, visits);
  std::string prices = "med_list_codg,max_price,begndate,enddate\n001109000010000,3.50,2026-01-01,2026-02-10\n001109000010000,4.00,2026-02-11,\n"
                       "001201000040000,6.00,2026-01-01,\nA,3.50,2026-01-01,\nA,1.00,2026-03-05,\nB,0.99,2026-01-01,2026-03-15\n";
  c.load({{c.file("v.csv", visits), c.file("f.csv", write_fees(random, all)), c.file("p.csv", prices)}, false, "", "", ""});
  prepare_sql(c.get().connection());
  return c;
}

const claims::CheckResult& generated_run() {
  static const claims::CheckResult result = [] {
    claims::CheckRequest request;
    request.rules = claims::read_rules(rules, "generated.cpp");
    request.threads = 2;
    return claims::check(generated().get(), request);
  }();
  return result;
}

Found found_by(const std::string& rule) {
  Found found;
  for (const auto& hit : generated_run().hits)
    if (hit.rule == rule)
      for (const auto& line : hit.lines) found[line.line] += line.excess.fen();
  return found;
}

std::set<std::string> visits_by(const std::string& rule) {
  std::set<std::string> visits;
  for (const auto& hit : generated_run().hits)
    if (hit.rule == rule) visits.insert(hit.visit);
  return visits;
}

std::multiset<std::string> units_by(const std::string& rule) {
  std::multiset<std::string> units;
  for (const auto& hit : generated_run().hits)
    if (hit.rule == rule) units.insert(hit.visit + " " + hit.units);
  return units;
}

Found found_in_sql(const std::string& sql) {
  Found found;
  auto select = generated().get().connection().prepare("WITH one AS (SELECT 1) " + sql);
  while (select.step()) found[select.string(0)] += select.integer(1);
  return found;
}

std::multiset<std::string> rows_in_sql(const std::string& sql) {
  std::multiset<std::string> rows;
  auto select = generated().get().connection().prepare("WITH one AS (SELECT 1) " + sql);
  while (select.step()) rows.insert(select.string(0));
  return rows;
}

}  // namespace mi::test

// SPDX-License-Identifier: Apache-2.0
// The same rules in plain SQL over the same tables find the same lines and fen, on some five thousand generated lines.
// The SQL knows nothing of the kernels; the data has refunds neither.
#include <algorithm>
#include <map>
#include <set>

#include "claims_case.hpp"
#include "sql/connection.hpp"

using namespace mi;
using test::ClaimsCase;

namespace {

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

std::string fixed(std::int64_t value, int decimals) { return base::format_scaled(value, decimals, true); }

// Few items, few prices, few seconds: so that everything collides with everything.
void fill(ClaimsCase& c) {
  Random random(11);
  std::string visits = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,dept_code,diag_code\n";
  std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt\n";
  const char* codes[] = {"001109000010000-1", "001109000010000-2", "001201000040000", "003107010220000", "A", "B", "C"};
  const char* types[] = {"21", "21", "22", "24", "11"};
  for (int v = 0; v < 500; ++v) {
    int first = 1 + random.below(24);
    std::string id = "V" + std::to_string(v);
    auto day = [](int d) { return "2026-03-" + std::string(d < 10 ? "0" : "") + std::to_string(d); };
    visits += id + ",P" + std::to_string(random.below(150)) + ",H" + std::to_string(random.below(2)) + "," + types[random.below(5)] + "," +
              day(first) + " 10:00:00," + day(first + random.below(7)) + " 09:00:00,D" + std::to_string(random.below(3)) + "," +
              (random.below(2) == 0 ? "I69." : "J18.") + std::to_string(random.below(3)) + "00\n";
    for (int n = random.below(20); n > 0; --n) {
      std::int64_t price = 100 + random.below(4) * 250, quantity = 5000 + random.below(5) * 5000;
      std::int64_t amount = base::amount({price * 10000}, {quantity}).fen() + (random.below(9) == 0 ? 1 : 0);
      fees += id + "," + std::to_string(n) + "," + day(first + random.below(2)) + " 0" + std::to_string(8 + random.below(2)) + ":00:00," +
              codes[random.below(7)] + "," + fixed(quantity, 4) + "," + fixed(price, 2) + "," + fixed(amount, 2) + "\n";
    }
  }
  std::string prices = "med_list_codg,max_price,begndate,enddate\n001109000010000,3.50,2026-01-01,2026-03-10\n001109000010000,4.00,2026-03-11,\n"
                       "001201000040000,6.00,2026-01-01,\nA,3.50,2026-01-01,\nA,1.00,2026-03-05,\nB,0.99,2026-01-01,2026-03-15\n";
  c.load({{c.file("v.csv", visits), c.file("f.csv", fees), c.file("p.csv", prices)}, false, "", "", ""});
}

using Found = std::map<std::string, std::int64_t>;  // line → fen above

Found by_kernel(ClaimsCase& c, const std::string& kind, const std::vector<std::string>& parameters) {
  Found found;
  for (const auto& hit : c.hits(kind, parameters))
    for (const auto& line : hit.lines) found[line.line] += line.excess.fen();
  return found;
}

Found by_sql(ClaimsCase& c, const std::string& sql) {
  Found found;
  auto select = c.get().connection().prepare(sql);
  while (select.step()) found[select.string(0)] += select.integer(1);
  return found;
}

// Name of a line, its day and its code, and half-away-from-zero division of whole numbers.
const std::string lines =
    "WITH l AS (SELECT f.*, substr(b.hash, 1, 12) || ':' || (f.id & 4294967295) AS line, date(f.happened, 'unixepoch') AS day, "
    "i.code AS code, CASE WHEN instr(i.code, '-') = 16 THEN substr(i.code, 1, 15) ELSE i.code END AS digits "
    "FROM fee_line f JOIN item i ON i.id = f.item JOIN batch b ON b.number = f.id >> 32) ";

}  // namespace

TEST_CASE("same line twice in SQL") {
  ClaimsCase c;
  fill(c);
  auto with = [&](const std::string& moment, const std::string& more) {
    return by_sql(c, lines + ", r AS (SELECT *, row_number() OVER w AS place, count(*) OVER (PARTITION BY visit, code, price, " + moment + more +
                         ") AS n FROM l WINDOW w AS (PARTITION BY visit, code, price, " + moment + more +
                         " ORDER BY amount DESC, happened, id)) SELECT line, amount FROM r WHERE n > 1 AND place > 1");
  };
  Found second = by_kernel(c, "same_line_twice", {});
  CHECK(second.size() > 30);
  CHECK(second == with("happened", ", quantity"));
  CHECK(by_kernel(c, "same_line_twice", {"window=day", "quantity=any"}) == with("day", ""));
}

TEST_CASE("price above list in SQL") {
  ClaimsCase c;
  fill(c);
  Found found = by_kernel(c, "price_above_list", {});
  CHECK(found.size() > 500);
  CHECK(found == by_sql(c, lines + ", p AS (SELECT l.id, max(p.price) AS top FROM l JOIN price_line p ON p.code IN (l.code, l.digits) AND "
                                   "l.day >= p.valid_from AND (p.valid_to = '' OR l.day <= p.valid_to) GROUP BY l.id), "
                                   "e AS (SELECT line, min(((l.price - top) * quantity + 50000000) / 100000000, amount) AS above FROM l JOIN p "
                                   "USING (id) WHERE l.price > top) SELECT line, above FROM e WHERE above > 0"));
}

TEST_CASE("quantity above cap in SQL") {
  ClaimsCase c;
  fill(c);
  Found found = by_kernel(c, "quantity_above_cap", {});
  CHECK(found.size() > 100);
  // The caps of the three items as the national list has them; units run on in order of time, what is past the cap is above.
  const std::string caps = "cap(digits, units) AS (VALUES ('001109000010000', 10000), ('001201000040000', 10000), ('003107010220000', 240000)) ";
  auto with = [&](const std::string& order) {
    return by_sql(c, lines + ", " + caps + ", r AS (SELECT line, quantity, amount, units, sum(quantity) OVER (PARTITION BY visit, l.digits, day ORDER BY " +
                         order + " ROWS UNBOUNDED PRECEDING) AS upto FROM l JOIN cap USING (digits)), e AS (SELECT line, quantity, amount, "
                         "min(quantity, upto - units) AS above FROM r WHERE upto > units) "
                         "SELECT line, CASE WHEN above = quantity THEN amount ELSE (2 * amount * above + quantity) / (2 * quantity) END FROM e");
  };
  CHECK(found == with("happened, id"));
  CHECK(by_kernel(c, "quantity_above_cap", {"take=dearest"}) == with("price, happened, id"));
}

TEST_CASE("gap between stays in SQL") {
  ClaimsCase c;
  fill(c);
  Found found = by_kernel(c, "gap_between_stays", {"gap_days=5"});
  CHECK(found.size() > 50);
  CHECK(found == by_sql(c, lines + ", s AS (SELECT v.*, p.code AS who, d.code AS dept, substr(g.code, 1, 3) AS ill FROM visit_line v JOIN person p ON "
                                   "p.id = v.person JOIN department d ON d.id = v.department JOIN diagnosis g ON g.id = v.diagnosis WHERE v.med_type IN "
                                   "('21', '22', '23', '24', '52')), later AS (SELECT DISTINCT b.visit FROM s a JOIN s b ON a.who = b.who AND a.institution = "
                                   "b.institution AND a.id <> b.id AND (a.begins < b.begins OR (a.begins = b.begins AND a.id < b.id)) AND (a.dept = b.dept "
                                   "OR a.ill = b.ill) AND julianday(date(b.begins, 'unixepoch')) - julianday(date(a.ends, 'unixepoch')) BETWEEN 0 AND 5 "
                                   "WHERE b.med_type <> '24') SELECT line, amount FROM l JOIN later USING (visit)"));
}

TEST_CASE("the same data gives the same hits, byte for byte, whatever the number of threads: every rule that can run") {
  ClaimsCase c;
  fill(c);
  claims::CheckRequest request;
  request.rules = claims::shipped_rules();
  claims::set_parameters(request.rules, {"gap_days=5", "percentile=90", "GZ10000204004000:count=1", "GZ10000204004000:days=30", "MI-0110:below=9.00"});
  std::set<std::string> found;
  auto bytes = [&](unsigned threads) {
    request.threads = threads;
    const domain::Table hits = claims::hit_rows(claims::check(c.get(), request), claims::Reader::program);
    std::string all;
    for (const domain::Row& row : hits.rows) {
      for (const json::Value& cell : row) all += json::dump(cell) + " ";
      found.insert(row[1].as_text());
    }
    return all;
  };
  const std::string one = bytes(1);
  CHECK(one.size() > 10000);
  CHECK(found.size() >= 9);
  CHECK(one == bytes(2));
  CHECK(one == bytes(7));
}

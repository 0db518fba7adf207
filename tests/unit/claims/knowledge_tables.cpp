// SPDX-License-Identifier: Apache-2.0
// A rule's knowledge list as temporary relations beside the claims: what the SQL forms read.
#include "knowledge_tables.hpp"

#include "base/money.hpp"
#include "base/text.hpp"
#include "claims/kernel/condition.hpp"
#include "claims/kernel/points.hpp"
#include "claims/kernel/window.hpp"
#include "claims/sql/form.hpp"
#include "package/delimited.hpp"
#include "sql/connection.hpp"

namespace mi::test {
namespace {

using namespace claims;

// Temporary: the case itself gains nothing.
void make_room(sql::Connection& target) {
  for (const char* table : {"point (place, code, is_start, value)", "companion_point (place, code, is_start, value)",
                            "test (test, place, alternative, field, sign, number)", "test_word (test, word)",
                            "doctor_period (why, code, first, last)", "pair (place, main, other, window, seconds)", "cap (place, units, unit, count)",
                            "hospital_level (word, is_start, level)", "death (person, day)"}) {
    target.exec(std::string("CREATE TEMP TABLE IF NOT EXISTS ") + table);
    target.exec("DELETE FROM " + base::split(table, ' ').front());
  }
  for (const char* index : {"point_by_code ON point (code)", "point_by_place ON point (place)", "test_by_place ON test (place)",
                            "word_by_test ON test_word (test)"})
    target.exec(std::string("CREATE INDEX IF NOT EXISTS temp.") + index);
}

struct Code {
  std::string text;
  std::int64_t is_start;
};

Code code_of(const std::string& written) {
  bool is_start = !written.empty() && written.back() == '*';
  return {is_start ? written.substr(0, written.size() - 1) : written, is_start ? 1 : 0};
}

class Writer {
 public:
  Writer(sql::Connection& target, const Rule& rule) : target_(target), rule_(rule) {}

  void points(const std::vector<Point>& points) {
    auto insert = target_.prepare("INSERT INTO point VALUES (?, ?, ?, ?)");
    auto companion = target_.prepare("INSERT INTO companion_point VALUES (?, ?, ?, ?)");
    for (std::size_t place = 0; place < points.size(); ++place) {
      auto at = static_cast<std::int64_t>(place);
      for (const std::string& written : points[place].codes)
        insert.reset().with(at, code_of(written).text, code_of(written).is_start, points[place].limit).run();
      if (rule_.kind != "missing_companion") continue;
      for (const std::string& written : base::split(points[place].limit, ';'))
        companion.reset().with(at, code_of(written).text, code_of(written).is_start, "").run();
    }
  }

  void condition(std::int64_t place, const std::string& text) {
    auto insert = target_.prepare("INSERT INTO test VALUES (?, ?, ?, ?, ?, ?)");
    auto word = target_.prepare("INSERT INTO test_word VALUES (?, ?)");
    Condition condition = Condition::parse(text, rule_.parameters);
    std::int64_t alternative = 0;
    for (const auto& tests : condition.alternatives) {
      ++alternative;
      for (const Test& test : tests) {
        insert.reset().with(++tests_, place, alternative, to_text(test.field), to_text(test.sign), test.number).run();
        for (const std::string& value : test.values) word.reset().with(tests_, value).run();
      }
    }
  }

  void pairs(const std::string& list) {
    auto insert = target_.prepare("INSERT INTO pair VALUES (?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    rows_of(list, 7, [&](const auto& row) {
      std::vector<std::string> window = base::split(row[4], ' ');
      std::int64_t hours = window.size() == 2 ? std::stoll(window[0]) : 0;
      insert.reset().with(place++, row[0], row[2], hours > 0 ? "hours" : window[0], hours * 3600).run();
    });
  }

  void caps(const std::string& list) {
    std::vector<Point> points;
    std::int64_t place = 0;
    rows_of(list, 7, [&](const auto& row) {
      points.push_back({"", "", "", unfold_codes(row[0])});
      cap(place++, base::Quantity::parse(row[2]).e4, std::string(row[4]));
    });
    this->points(points);
  }

  void cap(std::int64_t place, std::int64_t units, const std::string& window) {
    CapWindow w = CapWindow::parse(window, rule_.list);
    const char* unit = w.unit == CapWindow::Unit::day ? "day" : w.unit == CapWindow::Unit::stay ? "stay" : w.unit == CapWindow::Unit::days ? "days" : "months";
    target_.prepare("INSERT INTO cap VALUES (?, ?, ?, ?)").with(place, units, unit, std::int64_t{w.count}).run();
  }

  void deaths(const std::string& list) {
    auto insert = target_.prepare("INSERT INTO death VALUES (?, ?)");
    package::DelimitedReader rows(list);
    for (rows.next(); rows.next();) insert.reset().with(std::string(rows.fields()[0]), std::string(rows.fields()[1])).run();
  }

  void levels() {
    auto insert = target_.prepare("INSERT INTO hospital_level VALUES (?, ?, ?)");
    for (const auto& [word, level] : read_levels(shipped_list("hospital_levels.csv")))
      insert.reset().with(code_of(word).text, code_of(word).is_start, std::int64_t{level}).run();
  }

 private:
  template <class F> void rows_of(const std::string& list, std::size_t columns, F&& f) {
    package::DelimitedReader rows(list);
    rows.next();
    while (rows.next()) {
      const auto& row = rows.fields();
      if (row.size() == columns && (row[5].empty() || row[5] == rule_.national)) f(row);
    }
  }

  sql::Connection& target_;
  const Rule& rule_;
  std::int64_t tests_ = 0;
};

}  // namespace

void knowledge_into(sql::Connection& target, const Rule& rule, const std::string& list) {
  make_room(target);
  Writer writer(target, rule);
  if (rule.kind == "pair_billed_together") return writer.pairs(list);
  if (rule.kind == "quantity_above_cap") return writer.caps(list);
  if (rule.list.empty()) return;
  if (rule.kind == "after_death") return writer.deaths(list);
  std::vector<Point> points = read_points(list, rule.list, rule.national);
  writer.points(points);
  bool has_conditions = rule.kind == "limited_to" || rule.kind == "code_against_person";
  for (std::size_t place = 0; place < points.size(); ++place) {
    auto at = static_cast<std::int64_t>(place);
    if (has_conditions) writer.condition(at, points[place].limit);
    if (rule.kind == "amount_above_cap") {
      std::size_t space = points[place].limit.find(' ');
      writer.cap(at, base::Money::parse(points[place].limit.substr(0, space)).fen(), points[place].limit.substr(space + 1));
    }
  }
  if (!has_conditions) return;
  writer.levels();
  if (rule.parameters.has("except") && !rule.parameters.text("except").empty()) writer.condition(-1, rule.parameters.text("except"));
}

}  // namespace mi::test

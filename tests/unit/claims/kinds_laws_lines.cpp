// SPDX-License-Identifier: Apache-2.0
// Laws of the kinds that compare lines with each other and with prices, on any claims: every line, or every pair of lines, asked
// one by one gives what the kernel finds.
#include <algorithm>

#include "any_claims.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const std::string pairs_header = "main,main_name,other,other_name,window,rule,batch\n";

std::string_view name_of_drug(std::string_view code) { return code.substr(0, code.front() == 'X' ? 10 : code.front() == 'Z' ? 7 : code.size()); }

}  // namespace

TEST_CASE("same_line_twice: of equal lines exactly one stays, and none of the others is dearer") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "B"});
    const bool by_day = *rc::gen::inRange(0, 2) == 0, any_quantity = *rc::gen::inRange(0, 2) == 0;
    auto same = [&](std::uint32_t a, std::uint32_t b) {
      return data.fees.visit[a] == data.fees.visit[b] && code_of(data, a) == code_of(data, b) && data.fees.price[a] == data.fees.price[b] &&
             (by_day ? data.day(a) == data.day(b) : data.fees.happened[a] == data.fees.happened[b]) &&
             (any_quantity || data.fees.quantity[a] == data.fees.quantity[b]);
    };
    const Fen found = fen_of(leads_of(data, "same_line_twice", std::string(by_day ? "window=day" : "window=second") + (any_quantity ? " quantity=any" : " quantity=same")));
    for (std::uint32_t a = 0; a < data.fees.size(); ++a) {
      int equal = 0, stay = 0;
      for (std::uint32_t b = 0; b < data.fees.size(); ++b) {
        if (!is_left(data, a) || !is_left(data, b) || !same(a, b)) continue;
        ++equal;
        if (found.count(b) != 0) continue;
        ++stay;
        RC_ASSERT(left_cost(data, b) >= left_cost(data, a));
      }
      RC_ASSERT(stay == (equal > 0 ? 1 : 0));
      if (found.count(a) != 0) RC_ASSERT(found.at(a) == left_cost(data, a));
    }
  });
}

TEST_CASE("price_above_list: the difference to the highest price in force, never more than the line") {
  holds_of_claims([] {
    claims::Data data = any_claims({"A", "B", "001109000010000-1", "001201000040000"});
    for (int n = *rc::gen::inRange(0, 5); n > 0; --n) {
      domain::PriceLine price;
      price.code = *rc::gen::element<std::string>("A", "B", "001109000010000", "001201000040000");
      price.price = *rc::gen::inRange<std::int64_t>(0, 13) * 1000000;
      const std::int32_t from = first_of_march + *rc::gen::inRange(-3, 12);
      price.valid_from = day_text(from);
      if (*rc::gen::inRange(0, 2) == 0) price.valid_to = day_text(from + *rc::gen::inRange(0, 6));
      data.prices.push_back(price);
    }
    Fen expected;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) {
      std::int64_t top = -1;
      for (const domain::PriceLine& price : data.prices)
        if ((price.code == code_of(data, line) || price.code == code_of(data, line).substr(0, 15)) && price.valid_from <= day_text(data.day(line)) &&
            (price.valid_to.empty() || day_text(data.day(line)) <= price.valid_to))
          top = std::max(top, price.price);
      if (!is_left(data, line) || top < 0 || data.fees.price[line] <= top) continue;
      // millionths of a yuan times ten-thousandths, to the fen
      const std::int64_t above = std::min(((data.fees.price[line] - top) * data.left(line) + 50000000) / 100000000, left_cost(data, line));
      if (above > 0) expected[line] = above;
    }
    RC_ASSERT(fen_of(leads_of(data, "price_above_list")) == expected);
  });
}

TEST_CASE("pair_billed_together: the second item stands above where, and only where, a first one stands within the window") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "B", "001109000010000-1"});
    const std::string window = *rc::gen::element<std::string>("day", "visit", "order", "1 hours");
    auto within = [&](std::uint32_t main, std::uint32_t other) {
      if (window == "visit") return true;
      if (window == "1 hours") return std::abs(data.fees.happened[main] - data.fees.happened[other]) <= 3600;
      const std::uint32_t a = data.about.order[main], b = data.about.order[other];
      return window == "order" && a != 0 && b != 0 ? a == b : data.day(main) == data.day(other);
    };
    const Fen expected = whole_lines(data, [&](std::uint32_t other) {
      if (code_of(data, other) != "B" && code_of(data, other) != "A") return false;
      for (std::uint32_t main = 0; main < data.fees.size(); ++main)
        if (main != other && data.fees.visit[main] == data.fees.visit[other] && is_left(data, main) && is_paid(data, other) && within(main, other) &&
            ((code_of(data, other) == "B" && code_of(data, main) == "A") || (code_of(data, other) == "A" && code_of(data, main).substr(0, 15) == "001109000010000")))
          return true;
      return false;
    });
    RC_ASSERT(fen_of(leads_of(data, "pair_billed_together", "", pairs_header + "A,甲,B,乙," + window + ",,\n001109000010000,床,A,甲," + window + ",,\n")) == expected);
  });
}

TEST_CASE("operation_discount: but for one unit of the dearest, what was billed above the payable share of the standard price") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "B", "001109000010000-1"});
    const std::int64_t percent = *rc::gen::inRange(0, 101);
    auto is_operation = [&](std::uint32_t line) {
      return is_left(data, line) && (code_of(data, line) == "A" || code_of(data, line) == "B" || code_of(data, line).substr(0, 15) == "001109000010000");
    };
    auto standard = [&](std::uint32_t line) {  // the highest price at which the item is billed
      std::int64_t highest = 0;
      for (std::uint32_t other = 0; other < data.fees.size(); ++other)
        if (is_left(data, other) && code_of(data, other) == code_of(data, line)) highest = std::max(highest, data.fees.price[other]);
      return highest;
    };
    auto is_first = [&](std::uint32_t line) {  // the dearest of its day, and the first of these
      const std::vector<std::uint32_t> lines = lines_in_order(data, data.fees.visit[line]);
      const auto at = std::find(lines.begin(), lines.end(), line);
      return std::none_of(lines.begin(), lines.end(), [&](const std::uint32_t& other) {
        const bool before = &other < &*at;
        return other != line && is_operation(other) && data.day(other) == data.day(line) &&
               (standard(other) > standard(line) || (standard(other) == standard(line) && before));
      });
    };
    Fen expected;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) {
      if (!is_operation(line)) continue;
      const std::int64_t units = data.left(line) - (is_first(line) ? one_unit : 0), over = data.fees.price[line] * 100 - standard(line) * percent;
      if (units <= 0 || over <= 0) continue;
      const std::int64_t fen = std::min((over * units + 5000000000) / 10000000000, left_cost(data, line));
      if (fen > 0) expected[line] = fen;
    }
    RC_ASSERT(fen_of(leads_of(data, "operation_discount", "reference=highest percent=" + std::to_string(percent), points_header + "一,甲,,,A B 001109000010000\n")) == expected);
  });
}

TEST_CASE("missing_companion: a line is above where no companion is left in its window") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "B", "001201000040000"});
    const bool by_day = *rc::gen::inRange(0, 2) == 0;
    const Fen expected = whole_lines(data, [&](std::uint32_t line) {
      if (code_of(data, line) != "A" || !is_paid(data, line)) return false;
      for (std::uint32_t other = 0; other < data.fees.size(); ++other)
        if (data.fees.visit[other] == data.fees.visit[line] && is_left(data, other) && (!by_day || data.day(other) == data.day(line)) &&
            (code_of(data, other) == "B" || code_of(data, other).substr(0, 4) == "0012"))
          return false;
      return true;
    });
    RC_ASSERT(fen_of(leads_of(data, "missing_companion", by_day ? "window=day" : "window=visit", points_header + "B;0012*,甲,,,A\n")) == expected);
  });
}

TEST_CASE("more_than_stay_days: the units above are what was billed less the days, and lie in the last lines") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "B", "001201000040000"});
    const bool both = *rc::gen::inRange(0, 2) == 0;
    Units expected;
    auto leads = leads_of(data, "more_than_stay_days", both ? "count=both" : "count=out", points_header + ",项,,,A B 0012*\n");
    std::map<std::uint32_t, std::int64_t> above;
    for (const claims::Lead& lead : leads) above[lead.visit] += lead.units;
    for (const claims::Stay& stay : data.stays) {
      std::int64_t billed = 0, days = std::max<std::int64_t>(stay.ends / a_day - stay.begins / a_day + (both ? 1 : 0), 1);
      std::int64_t taken = 0;
      for (std::uint32_t line : lines_in_order(data, stay.visit))
        if (is_left(data, line) && (code_of(data, line) == "A" || code_of(data, line) == "B" || code_of(data, line).substr(0, 4) == "0012")) billed += data.left(line);
      const bool is_stay = stay.med_type == "21" || stay.med_type == "22";
      RC_ASSERT(above[stay.visit] == (is_stay ? std::max<std::int64_t>(billed - days * one_unit, 0) : 0));
      for (const claims::Lead& lead : leads) {
        if (lead.visit != stay.visit) continue;
        for (const claims::Part& part : lead.parts) {
          taken += part.units;
          if (&part != &lead.parts.front()) RC_ASSERT(part.units == data.left(part.line));  // only the first may be taken in part
          for (std::int64_t id : lead.context) RC_ASSERT(data.fees.happened[static_cast<std::size_t>(id - 1)] <= data.fees.happened[part.line]);
        }
        RC_ASSERT(taken == lead.units);
      }
    }
  });
}

TEST_CASE("supply_days: a line's share beyond its days, and the longer of two limits finds no more") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"XA01AA001A001010100001", "ZA01AAA0010010100001"});
    const int days = *rc::gen::inRange(0, 20), long_days = *rc::gen::inRange(0, 20);
    const Fen found = fen_of(leads_of(data, "supply_days", "days=" + std::to_string(days) + " long_days=" + std::to_string(long_days) + " long_diagnoses=I69 long_visits=14 taken=discharge"));
    Fen expected;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) {
      const std::uint32_t visit = data.fees.visit[line];
      const std::string type = stay_of(data, visit).med_type, code(code_of(data, line));
      const std::set<std::string> illnesses = diagnoses_of(data, visit);
      const bool is_long = type == "14" || illnesses.count("I69.300") + illnesses.count("I69.301") > 0;
      const std::int64_t limit = (is_long ? long_days : days) * 100, given = data.about.supply[line];
      if (!is_paid(data, line) || (code[0] != 'X' && code[0] != 'Z') || data.about.takeaway[line] == 0 || (type != "21" && type != "22") || given <= limit) continue;
      const std::int64_t units = data.left(line) * (given - limit) / given, all = data.fees.quantity[line];
      if (units > 0) expected[line] = units == all ? data.fees.amount[line] : (2 * data.fees.amount[line] * units + all) / (2 * all);
    }
    RC_ASSERT(found == expected);
  });
}

TEST_CASE("supply_days with a list: by the days that are said, else by units a day, and of its drugs only") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"XA01AA001A001010100001", "A"});
    const std::int64_t days = *rc::gen::inRange(0, 6), a_day = *rc::gen::inRange(1, 5) * 2500;
    const Fen found = fen_of(leads_of(data, "supply_days", "", points_header + std::to_string(days) + " a_day=" + base::Quantity{a_day}.to_string() + ",甲,,,A\n"));
    Fen expected;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) {
      if (!is_paid(data, line) || code_of(data, line) != "A") continue;
      const std::int64_t given = data.about.supply[line], left = data.left(line), all = data.fees.quantity[line];
      const std::int64_t units = given > 0 ? left * std::max<std::int64_t>(given - 100 * days, 0) / given : left - days * a_day;
      if (units > 0) expected[line] = units == all ? data.fees.amount[line] : (2 * data.fees.amount[line] * units + all) / (2 * all);
    }
    RC_ASSERT(found == expected);
  });
}

TEST_CASE("kinds_of_drugs: as many drugs as are allowed stay, those that came first, with all their lines") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"XA01AA001A001010100001", "XB02BB002A002020200002", "ZA01AAA0010010100001"});
    const std::size_t kinds = *rc::gen::inRange<std::size_t>(0, 3);
    const std::string window = *rc::gen::element<std::string>("day", "visit", "order");
    const Fen found = fen_of(leads_of(data, "kinds_of_drugs", "codes=patent class=0 kinds=" + std::to_string(kinds) + " window=" + window));
    std::map<std::string, std::vector<std::uint32_t>> together;
    for (const claims::Stay& stay : data.stays)
      for (std::uint32_t line : lines_in_order(data, stay.visit)) {
        const char first = code_of(data, line)[0];
        if (!is_paid(data, line) || (first != 'X' && first != 'Z')) continue;
        const std::uint32_t order = data.about.order[line];
        const std::string where = window == "visit" ? "" : window == "order" && order != 0 ? "order " + std::to_string(order) : "day " + std::to_string(data.day(line));
        together[std::to_string(stay.visit) + " " + where].push_back(line);
      }
    Fen expected;
    for (const auto& [where, lines] : together)
      for (std::uint32_t line : lines) {
        std::set<std::string_view> before;  // drugs that were billed first, this one's first line included
        for (std::uint32_t other : lines) {
          if (name_of_drug(code_of(data, other)) == name_of_drug(code_of(data, line))) break;
          before.insert(name_of_drug(code_of(data, other)));
        }
        if (before.size() >= kinds) expected[line] = left_cost(data, line);
      }
    RC_ASSERT(found == expected);
  });
}

TEST_CASE("herbal_slices: never payable ones always, those not payable alone only where every slice beside them is listed") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"T000000001", "T000000002", "T000000003"});
    auto prescription = [&](std::uint32_t line) {
      const std::uint32_t order = data.about.order[line];
      return order != 0 ? "order " + std::to_string(order) : "day " + std::to_string(data.day(line));
    };
    const Fen expected = whole_lines(data, [&](std::uint32_t line) {
      if (!is_paid(data, line)) return false;
      if (code_of(data, line) == "T000000001") return true;
      if (code_of(data, line) != "T000000002") return false;
      for (std::uint32_t other = 0; other < data.fees.size(); ++other)
        if (is_left(data, other) && data.fees.visit[other] == data.fees.visit[line] && prescription(other) == prescription(line) && code_of(data, other) == "T000000003") return false;
      return true;
    });
    RC_ASSERT(fen_of(leads_of(data, "herbal_slices", "", points_header + "always,甲,,,T000000001\nalone,乙,,,T000000002\n")) == expected);
  });
}

TEST_CASE("item_not_listed: a line stands above where no row of its code holds its day") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"001109000010000-1", "001201000040000", "A"});
    const std::int32_t from = first_of_march + *rc::gen::inRange(0, 12), to = from + *rc::gen::inRange(0, 8);
    const Fen expected = whole_lines(data, [&](std::uint32_t line) {
      const std::string_view code = code_of(data, line);
      if (!is_paid(data, line) || (code.substr(0, 2) != "00" && code != "A")) return false;
      const bool listed = code.substr(0, 15) == "001109000010000" || code == "A";
      return !listed || data.day(line) < from || data.day(line) > to;
    });
    const std::string dates = day_text(from) + "," + day_text(to) + "\n";
    RC_ASSERT(fen_of(leads_of(data, "item_not_listed", "items=00;A", "code,name,price,from,to\n001109000010000,床,," + dates + "A,甲,9.00," + dates)) == expected);
  });
}

// SPDX-License-Identifier: Apache-2.0
// Laws of the kinds that compare lines with their visit, its person or its doctor, or whose leads have no amount, on any claims:
// every line or visit asked one by one gives what the kernel finds.
#include <algorithm>

#include "any_claims.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

TEST_CASE("limited_to: a line stands above where its visit is known not to meet the limit") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "B", "T000000001", "T000000002", "T000000003"});
    const int years = *rc::gen::inRange(0, 40);
    const Fen expected = whole_lines(data, [&](std::uint32_t line) {
      const std::uint32_t visit = data.fees.visit[line];
      const std::set<std::string> illnesses = diagnoses_of(data, visit);
      if (!is_paid(data, line) || illnesses.count("F20.000") != 0) return false;
      if (code_of(data, line) == "A") return data.about.sex[visit] == 1;
      if (code_of(data, line) == "T000000001") return data.about.insurance[visit] == 7;
      if (code_of(data, line) == "T000000002") return stay_of(data, visit).med_type != "21";
      if (code_of(data, line) == "T000000003") return !illnesses.empty() && illnesses.count("I69.300") + illnesses.count("I69.301") == 0;
      if (code_of(data, line) != "B" || data.about.birth[visit] == claims::About::no_day || data.about.birth[visit] > data.day(line)) return false;
      return base::Date::from_days(data.about.birth[visit]).plus_months(12 * years) <= base::Date::from_days(data.day(line));
    });
    RC_ASSERT(fen_of(leads_of(data, "limited_to", "except=diagnosis=F2",
                              points_header + "sex=2,甲,,,A\nage<" + std::to_string(years) + ",乙,,,B\ninsurance=310,丙,,,T000000001\nvisit=21,丁,,,T000000002\n"
                                              "diagnosis=I69,戊,,,T000000003\n")) == expected);
  });
}

TEST_CASE("date_outside_stay: a line stands above where its day lies outside the widened stay") {
  holds_of_claims([] {
    claims::Data data = any_claims();
    const std::int32_t before = *rc::gen::inRange(0, 3), after = *rc::gen::inRange(0, 3);
    if (*rc::gen::inRange(0, 2) == 0) data.about.ends[1] = claims::About::no_day;  // has not ended
    const Fen expected = whole_lines(data, [&](std::uint32_t line) {
      const std::uint32_t visit = data.fees.visit[line];
      if (stay_of(data, visit).med_type != "21") return false;
      const std::int32_t last = data.about.ends[visit];
      return data.day(line) < data.about.begins[visit] - before || (last != claims::About::no_day && data.day(line) > last + after);
    });
    RC_ASSERT(fen_of(leads_of(data, "date_outside_stay", "stays=21 days_before=" + std::to_string(before) + " days_after=" + std::to_string(after))) == expected);
  });
}

TEST_CASE("after_death: every line of a later day, in any visit of the person, and no other") {
  holds_of_claims([] {
    const claims::Data data = any_claims();
    RC_ASSERT(fen_of(leads_of(data, "after_death")) ==
              whole_lines(data, [&](std::uint32_t line) { return data.about.person[data.fees.visit[line]] == 2 && data.day(line) > data.about.death_of_person[2]; }));
  });
}

TEST_CASE("after_death with a list: the later of what a visit and the list say, and a list of others finds no more") {
  holds_of_claims([] {
    const claims::Data data = any_claims();
    const std::int32_t first = first_of_march + *rc::gen::inRange(0, 15), second = first_of_march + *rc::gen::inRange(0, 15);
    const std::string header = "person,died,note\n";
    const std::string both = std::string(data.person_codes[1]) + "," + day_text(first) + ",\n" + std::string(data.person_codes[2]) + "," + day_text(second) + ",\n";
    const std::int32_t later = std::max(second, data.about.death_of_person[2]);
    RC_ASSERT(fen_of(leads_of(data, "after_death", "", header + both)) == whole_lines(data, [&](std::uint32_t line) {
                return data.day(line) > (data.about.person[data.fees.visit[line]] == 1 ? first : later);
              }));
    RC_ASSERT(fen_of(leads_of(data, "after_death", "", header + "nobody," + day_text(first) + ",\n")) == fen_of(leads_of(data, "after_death")));
  });
}

TEST_CASE("doctor_not_registered: registered days and the others make up all lines with a doctor") {
  holds_of_claims([] {
    claims::Data data = any_claims();
    std::map<std::string, std::vector<claims::DoctorPeriod>> periods;
    for (const char* doctor : {"DR1", "DR2"})
      for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
        const std::int32_t from = first_of_march + *rc::gen::inRange(-2, 14);
        periods[doctor].push_back({from, *rc::gen::inRange(0, 3) == 0 ? claims::DoctorPeriod::no_end : from + *rc::gen::inRange(0, 6)});
      }
    data.about.doctors.registered.insert(periods.begin(), periods.end());
    data.about.doctors.suspended = data.about.doctors.registered;
    auto in_a_period = [&](std::uint32_t line) {
      const auto& of_doctor = periods[std::string(doctor_of(data, line))];
      return std::any_of(of_doctor.begin(), of_doctor.end(), [&](const auto& p) { return p.from <= data.day(line) && data.day(line) <= p.to; });
    };
    auto ordered = [&](std::uint32_t line) { return is_paid(data, line) && !doctor_of(data, line).empty(); };
    RC_ASSERT(fen_of(leads_of(data, "doctor_not_registered", "why=register")) == whole_lines(data, [&](std::uint32_t line) { return ordered(line) && !in_a_period(line); }));
    RC_ASSERT(fen_of(leads_of(data, "doctor_not_registered", "why=suspended")) == whole_lines(data, [&](std::uint32_t line) { return ordered(line) && in_a_period(line); }));
  });
}

TEST_CASE("prescriber_level: a drug above its doctor's level, by its whole code, else by the longest beginning") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"XA01AA001A001010100001", "XA01AA002B001010100003", "XB02BB002A002020200002"});
    const std::vector<int> levels = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(1, 4));
    const std::string list = "subject,code,name,level\ndrug,X*,甲," + std::to_string(levels[0]) + "\ndrug,XA01AA*,乙," + std::to_string(levels[1]) +
                             "\ndrug,XA01AA002B001010100003,丙," + std::to_string(levels[2]) + "\ndoctor,DR1,一," + std::to_string(levels[3]) + "\ndoctor,DR2,二," +
                             std::to_string(levels[4]) + "\n";
    auto level_of = [&](std::string_view code) { return code[0] != 'X' ? 0 : code == "XA01AA002B001010100003" ? levels[2] : code[1] == 'A' ? levels[1] : levels[0]; };
    RC_ASSERT(fen_of(leads_of(data, "prescriber_level", "", list)) == whole_lines(data, [&](std::uint32_t line) {
                const std::string_view doctor = doctor_of(data, line);
                return is_paid(data, line) && (doctor == "DR1" || doctor == "DR2") && level_of(code_of(data, line)) > levels[doctor == "DR1" ? 3 : 4];
              }));
  });
}

TEST_CASE("after_notice: lines from the second on, or from the day on or the day after it") {
  holds_of_claims([] {
    const claims::Data data = any_claims();
    const std::int32_t day = first_of_march + *rc::gen::inRange(0, 14);
    const std::string word = *rc::gen::element<std::string>("paid", "not-paid");
    const std::int64_t from_day = (std::int64_t{day} + (word == "paid" ? 1 : 0)) * a_day, from_second = std::int64_t{day} * a_day + 9 * 3600;
    RC_ASSERT(fen_of(leads_of(data, "after_notice", "paid=any notice_day=" + word, "mdtrt_id,notice,note\nV1," + day_text(day) + ",\nV2," + day_text(day) + " 09:00:00,\n")) ==
              whole_lines(data, [&](std::uint32_t line) {
                const std::string_view visit = data.visits.at(data.fees.visit[line], 0);
                return (visit == "V1" && data.fees.happened[line] >= from_day) || (visit == "V2" && data.fees.happened[line] >= from_second);
              }));
  });
}

TEST_CASE("bought_without_code: bought by that day, and under no purchase with a code") {
  holds_of_claims([] {
    claims::Data data = any_claims({"A", "B", "001109000010000-1"});
    const std::int32_t from = first_of_march + *rc::gen::inRange(0, 6);
    for (int n = *rc::gen::inRange(0, 12); n > 0; --n) {
      casefile::Stored<domain::StockLine> row;
      row.id = n;
      row.row.product.place = *rc::gen::inRange<std::uint32_t>(1, 6);
      row.row.movement = *rc::gen::element<std::string>("purchase", "purchase", "use");
      row.row.happened = (std::int64_t{first_of_march} + *rc::gen::inRange(0, 9)) * a_day;
      data.beside.stock.push_back(row);
    }
    auto bought = [&](std::uint32_t line, bool with_code) {
      return std::any_of(data.beside.stock.begin(), data.beside.stock.end(), [&](const auto& s) {
        const std::int64_t day = s.row.happened / a_day;
        return s.row.movement == "purchase" && day >= from && day <= data.day(line) && data.beside.products.at(s.row.product.place, 1) == data.items.at(data.fees.item[line], 2) &&
               data.beside.products.at(s.row.product.place, 0).empty() != with_code;
      });
    };
    RC_ASSERT(fen_of(leads_of(data, "bought_without_code", "from=" + day_text(from))) ==
              whole_lines(data, [&](std::uint32_t line) { return is_paid(data, line) && data.day(line) >= from && bought(line, false) && !bought(line, true); }));
  });
}

TEST_CASE("gap_between_stays: a stay is above where an earlier one of the same person, place and match ended at most so many days before") {
  holds_of_claims([] {
    const claims::Data data = any_claims();
    const int days = *rc::gen::inRange(0, 8);
    const std::string match = *rc::gen::element<std::string>("diagnosis", "department", "either", "any");
    auto follows = [&](const claims::Stay& earlier, const claims::Stay& later) {
      const std::int64_t gap = later.begins / a_day - earlier.ends / a_day;
      const bool illness = earlier.diagnosis.substr(0, 3) == later.diagnosis.substr(0, 3), department = !earlier.department.empty() && earlier.department == later.department;
      return earlier.person == later.person && earlier.institution == later.institution && (earlier.begins < later.begins || (earlier.begins == later.begins && earlier.line < later.line)) &&
             gap >= 0 && gap <= days && (match == "any" || (illness && match != "department") || (department && match != "diagnosis"));
    };
    std::set<std::uint32_t> expected, found;
    Fen fen;
    for (const claims::Stay& later : data.stays)
      for (const claims::Stay& earlier : data.stays)
        if (later.med_type == "21" && (earlier.med_type == "21" || earlier.med_type == "22") && follows(earlier, later)) expected.insert(later.visit);
    const auto leads = leads_of(data, "gap_between_stays", "stays=21;22 except=22 gap_days=" + std::to_string(days) + " match=" + match);
    for (const claims::Lead& lead : leads) found.insert(lead.visit);
    RC_ASSERT(found == expected);
    RC_ASSERT(fen_of(leads) == whole_lines(data, [&](std::uint32_t line) { return expected.count(data.fees.visit[line]) != 0; }));
  });
}

TEST_CASE("operation_and_fee: fees without an operation are above, an operation without a fee is a lead, and no stay is both") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "B"});
    auto is_fee = [&](std::uint32_t line) { return is_left(data, line) && code_of(data, line) == "A"; };  // its charge type is 06
    auto is_stay = [&](std::uint32_t visit) { return stay_of(data, visit).med_type == "21"; };
    const auto without = leads_of(data, "operation_and_fee", "missing=operation stays=21"), unpaid = leads_of(data, "operation_and_fee", "missing=fee stays=21");
    RC_ASSERT(fen_of(without) == whole_lines(data, [&](std::uint32_t line) {
                return is_fee(line) && is_stay(data.fees.visit[line]) && data.about.operations.of(data.fees.visit[line]).empty();
              }));
    Units expected;
    for (const claims::Stay& stay : data.stays) {
      bool real = false, fee = false;
      for (std::uint32_t id : data.about.operations.of(stay.visit)) real = real || data.about.operation_names.at(id, 0) != "99.0100";
      for (std::uint32_t line : lines_in_order(data, stay.visit)) fee = fee || is_fee(line);
      if (is_stay(stay.visit) && real && !fee) expected[stay.visit] = 1;
    }
    RC_ASSERT(units_of(unpaid) == expected);
  });
}

TEST_CASE("code_against_person: as many units as codes of the visit that are known not to fit") {
  holds_of_claims([] {
    const claims::Data data = any_claims();
    Units men, without_illness;
    for (const claims::Stay& stay : data.stays) {
      const std::set<std::string> illnesses = diagnoses_of(data, stay.visit);
      const auto wrong = static_cast<std::int64_t>(illnesses.count("I69.300") + illnesses.count("I69.301"));
      if (data.about.sex[stay.visit] == 1 && wrong > 0) men[stay.visit] = wrong;
      if (illnesses.empty() || illnesses.count("K35.900") != 0) continue;  // without a diagnosis it is not known
      for (std::uint32_t id : data.about.operations.of(stay.visit))
        if (data.about.operation_names.at(id, 0) == "47.0100") without_illness[stay.visit] = 1;
    }
    RC_ASSERT(units_of(leads_of(data, "code_against_person", "codes=diagnosis", points_header + "sex=2,甲,,,I69*\n")) == men);
    RC_ASSERT(units_of(leads_of(data, "code_against_person", "codes=operation", points_header + "diagnosis=K35,乙,,,47.0*\n")) == without_illness);
  });
}

TEST_CASE("diagnosis_without_item: one unit for each asked diagnosis of a billed visit whose item is not left") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A"});
    Units expected;
    for (const claims::Stay& stay : data.stays) {
      bool any = false, item = false, other = false;
      for (std::uint32_t line : lines_in_order(data, stay.visit)) {
        if (!is_left(data, line)) continue;
        any = true;
        item = item || code_of(data, line) == "A" || code_of(data, line)[0] == 'T';
        other = other || code_of(data, line) == "B";
      }
      const std::set<std::string> illnesses = diagnoses_of(data, stay.visit);
      const std::int64_t missing = (illnesses.count("I69.300") + illnesses.count("I69.301") > 0 && !item ? 1 : 0) + (illnesses.count("J18.900") != 0 && !other ? 1 : 0);
      if (any && missing > 0) expected[stay.visit] = missing;
    }
    RC_ASSERT(units_of(leads_of(data, "diagnosis_without_item", "", points_header + "A;T*,甲,,,I69*\nB,乙,,,J18.900\n")) == expected);
  });
}

TEST_CASE("noted_rows: as many units as notes that count") {
  holds_of_claims([] {
    claims::Data data = any_claims();
    Units of_lines, of_visits;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line)
      for (const char* what : {"amount", "outside-stay", "spelling"}) {
        if (*rc::gen::inRange(0, 3) != 0) continue;
        data.about.notes.push_back({data.fees.visit[line], data.fees.id[line], true, what});
        if (std::string(what) != "spelling") ++of_lines[data.fees.visit[line]];
      }
    for (const claims::Stay& stay : data.stays)
      if (*rc::gen::inRange(0, 2) == 0) data.about.notes.push_back({stay.visit, stay.line, false, "identity"}), of_visits[stay.visit] = 1;
    RC_ASSERT(units_of(leads_of(data, "noted_rows", "rows=fee notes=amount;outside-stay")) == of_lines);
    RC_ASSERT(units_of(leads_of(data, "noted_rows", "rows=visit notes=identity;dates")) == of_visits);
  });
}

TEST_CASE("referral_target: the list goes before the name, and what neither knows is not judged") {
  holds_of_claims([] {
    claims::Data data = any_claims();
    std::set<std::uint32_t> expected, found;
    for (const claims::Stay& stay : data.stays) {
      const std::string to = *rc::gen::element<std::string>("", "北京一院", "大连二院", "R1", "R2", "R3");
      if (to.empty()) continue;
      data.beside.referred_to[stay.line] = to;
      if (to != "北京一院" && to != "R1") expected.insert(stay.visit);
    }
    for (const claims::Lead& lead : leads_of(data, "referral_target", "targets=北京 level=3 ownership=公立", "code,name,place,level,ownership\nR1,,北京,3,公立\nR2,,北京,2,公立\nR3,,大连,3,公立\n"))
      found.insert(lead.visit);
    RC_ASSERT(found == expected);
  });
}

TEST_CASE("two_places: neighbours in time of one doctor in two institutions, each pair a unit of the later line's day") {
  holds_of_claims([] {
    claims::Data data = any_claims({"A"});
    for (std::uint32_t line = 0; line < data.fees.size(); ++line) {  // two days and nights of one doctor, or of two
      data.fees.happened.set(line, std::int64_t{first_of_march} * a_day + *rc::gen::inRange(0, 48) * 3600 + *rc::gen::inRange(0, 3) * 60);
      data.fees.doctor[line] = *rc::gen::element<std::uint32_t>(0, 1, 1, 1, 2);
    }
    for (claims::Stay& stay : data.stays) stay.institution = stay.visit % 2 + 1;
    const int minutes = *rc::gen::element(0, 1, 59, 60, 61);
    auto says_time = [&](std::uint32_t line) { return is_left(data, line) && data.fees.happened[line] % a_day != 0; };
    std::map<std::pair<std::string, std::int32_t>, std::int64_t> expected, found;  // by doctor and day
    for (std::uint32_t later = 0; later < data.fees.size(); ++later) {
      const std::string doctor(doctor_of(data, later));
      std::int64_t nearest = INT64_MIN;
      std::uint32_t earlier = claims::Lead::no_line;
      for (std::uint32_t line = 0; line < data.fees.size(); ++line) {
        const std::int64_t at = data.fees.happened[line];
        if (doctor_of(data, line) != doctor || !says_time(line) || std::pair(at, line) >= std::pair(data.fees.happened[later], later)) continue;
        if (at >= nearest) nearest = at, earlier = line;
      }
      if (doctor.empty() || !says_time(later) || earlier == claims::Lead::no_line || data.fees.happened[later] - nearest > minutes * 60) continue;
      if (stay_of(data, data.fees.visit[earlier]).institution != stay_of(data, data.fees.visit[later]).institution) ++expected[{doctor, data.day(later)}];
    }
    for (const claims::Lead& lead : leads_of(data, "two_places", "minutes=" + std::to_string(minutes)))
      found[{std::string(doctor_of(data, lead.shown)), data.day(lead.shown)}] += lead.units / one_unit;
    RC_ASSERT(found == expected);
  });
}

TEST_CASE("indication: every line of a listed drug is told of, and none is accused") {
  holds_of_claims([] {
    const claims::Data data = any_claims({"A", "XA01AA001A001010100001"});
    std::int64_t lines = 0, fen = 0;
    std::set<std::uint32_t> visits;
    for (std::uint32_t line = 0; line < data.fees.size(); ++line)
      if (code_of(data, line) == "XA01AA001A001010100001" && is_paid(data, line)) ++lines, fen += left_cost(data, line), visits.insert(data.fees.visit[line]);
    const std::string list = points_header + "限适应症,甲,,,XA01AA001A*\n";
    claims::Parameters paid("paid=in_scope");
    RC_ASSERT(claims::find_kind("indication").lacks({data, paid, list, "own.csv"}) ==
              "a person must read the indications: " + std::to_string(lines) + " lines of " + std::to_string(visits.size()) + " visits, " +
                  base::Money::fen(fen).to_string() + ", hold the listed drugs");
    RC_ASSERT(leads_of(data, "indication", "", list).empty());
  });
}

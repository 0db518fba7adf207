// SPDX-License-Identifier: Apache-2.0
// Cells known again by their bytes are the cells that they were, and visits looked up late are those that were named.
#include "claims/door/repeats.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "claims/door/late_visits.hpp"
#include "package/delimited.hpp"
#include "unit/holds.hpp"

using namespace mi;
using claims::Repeats;

namespace {

constexpr std::size_t fields[] = {0, 1, 2, 3};

claims::Columns columns(std::vector<int> of_field) {
  claims::Columns all;
  all.of_field = std::move(of_field);
  return all;
}

// What is known of the cells of a line under these columns: their bytes, joined so that nothing is taken for another.
std::string joined(const std::vector<std::string_view>& cells, const claims::Columns& its) {
  std::string all;
  for (int column : its.of_field)
    if (column >= 0) all += std::to_string(cells[static_cast<std::size_t>(column)].size()) + ":" + std::string(cells[static_cast<std::size_t>(column)]);
  return all;
}

}  // namespace

TEST_CASE("the same bytes are the same cells, however a text is cut and quoted") {
  mi::test::holds([] {
    const auto its = columns(*rc::gen::element(std::vector<int>{1, 2, 3, -1}, std::vector<int>{4, 1, 0, 2}, std::vector<int>{0, 2, 4, -1},
                                               std::vector<int>{-1, -1, 3, -1}));
    std::string text = "a,b,c,d,e\n";
    const auto cell = rc::gen::element<std::string>("", "a", "b", "a\"", "\"a\"", "\"a,b\"", "\"a\"\"b\"", "\"\"", "\"a\nb\"", "ab");
    for (int row = 0; row < 60; ++row)
      for (int column = 0; column < 5; ++column) text += *cell + (column < 4 ? "," : "\n");
    package::DelimitedReader reader(text, {.separator = ','});
    Repeats repeats;
    repeats.start(its, fields);
    std::map<std::uint32_t, std::string> kept;  // by what was kept: what it stands for
    while (reader.next()) {
      if (reader.problem() != nullptr || reader.fields().size() != 5) continue;
      const auto raw = repeats.raw(reader.fields());
      if (!raw) continue;
      std::uint32_t& its_number = repeats.kept(*raw, repeats.expect(*raw));
      if (its_number == 0) kept[its_number = static_cast<std::uint32_t>(kept.size() + 1)] = joined(reader.fields(), its);
      RC_ASSERT(kept.at(its_number) == joined(reader.fields(), its));
    }
  });
}

TEST_CASE("plain and quoted rows are known again, mixed ones and those of no text are not") {
  Repeats repeats;
  const auto its = columns({0, 1, 3, -1});
  repeats.start(its, fields);
  const auto is_known = [&](std::string_view text) {
    package::DelimitedReader reader(text, {.separator = ','});
    reader.next();
    return repeats.raw(reader.fields()).has_value();
  };
  CHECK(is_known("a,b,c,d"));
  CHECK(is_known("\"a\",\"b\",c,\"d\""));
  CHECK_FALSE(is_known("\"a\",b,c,d"));
  CHECK_FALSE(is_known("\"a\"\"\",b,c,d"));
  const std::string apart[] = {"a", "b", "c", "d"};
  CHECK_FALSE(repeats.raw(std::vector<std::string_view>{apart[3], apart[1], apart[2], apart[0]}).has_value());
  CHECK_FALSE(repeats.raw(std::vector<std::string_view>(4)).has_value());
}

TEST_CASE("columns in more places than can be kept are not known again; another file begins anew") {
  Repeats repeats;
  const auto scattered = columns({0, 2, 4, 6});
  repeats.start(scattered, fields);
  CHECK(repeats.is_of(scattered));
  std::vector<std::string_view> cells(7, std::string_view("a,b", 1));
  CHECK_FALSE(repeats.raw(cells).has_value());
  const auto one = columns({0, -1, -1, -1});
  repeats.start(one, fields);
  const auto raw = repeats.raw(cells);
  REQUIRE(raw);
  repeats.kept(*raw, repeats.expect(*raw)) = 7;
  CHECK(repeats.kept(*raw, repeats.expect(*raw)) == 7);
  repeats.forget();
  CHECK_FALSE(repeats.is_of(one));
  repeats.start(one, fields);
  CHECK(repeats.kept(*raw, repeats.expect(*raw)) == 0);
}

TEST_CASE("every visit is looked up once, for its line, in the order in which they were named") {
  mi::test::holds([] {
    const auto sizes = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, claims::LateVisits::longest + 1));
    claims::Dictionary visits;
    claims::LateVisits late;
    std::vector<std::string> found;
    std::size_t line = 0;
    const auto look_up = [&](std::size_t its, std::string_view code, claims::Dictionary::Hash hash) {
      RC_ASSERT(its == found.size());
      RC_ASSERT(hash == visits.expect({code}));
      found.emplace_back(code);
    };
    std::vector<std::string> named;
    for (std::size_t size : sizes) {
      named.emplace_back(size, static_cast<char>('a' + size % 26));
      std::string gone = named.back();  // the text of a row does not outlive the row
      late.add(gone, visits.expect({gone}), line++, visits, look_up);
      gone.assign(gone.size(), '?');
      RC_ASSERT(line - found.size() <= 8);
    }
    late.take_all(look_up);
    RC_ASSERT(found == named);
  });
}

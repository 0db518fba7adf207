// SPDX-License-Identifier: Apache-2.0
// Reads a structured predicate: {fact = "beds", at_least = 100}, {all = [...]}, {any = [...]}, {not = {...}}.
#include <algorithm>

#include "base/message.hpp"
#include "law/read/fields.hpp"

namespace mi::law {
namespace {

struct TestName {
  const char* key;
  Test test;
};
constexpr TestName kTests[] = {
    {"equals", Test::equals},       {"in", Test::in},           {"at_least", Test::at_least},
    {"at_most", Test::at_most},     {"more_than", Test::more_than}, {"less_than", Test::less_than},
    {"present", Test::present},     {"absent", Test::absent},   {"since", Test::since},
    {"not_within", Test::not_within},
};
constexpr TestName kGroups[] = {{"all", Test::all}, {"any", Test::any}, {"not", Test::not_}};

const std::vector<std::string_view>& known_keys() {
  static const std::vector<std::string_view> keys = [] {
    std::vector<std::string_view> list{"fact", "label"};
    for (const TestName& t : kTests) list.push_back(t.key);
    for (const TestName& t : kGroups) list.push_back(t.key);
    return list;
  }();
  return keys;
}

// Words stay words here: {equals = "3"} is the level "3", not the number; whole numbers are written bare.
std::optional<Quantity> operand(const Node& node, Problems& problems) {
  if (node.kind != NodeKind::text) return read_quantity(node, problems);
  Quantity q;
  q.kind = ValueKind::text;
  q.text = q.written = node.text;
  return q;
}

void read_words(const Node& value, Predicate& p, Problems& problems) {
  const bool is_list = value.kind == NodeKind::array;
  if (p.test == Test::in && !is_list) problems.add(value.place, base::tr("\"in\" needs a list"));
  const std::size_t n = is_list ? value.items.size() : 1;
  for (std::size_t i = 0; i < n; ++i)
    if (auto q = operand(is_list ? value.items[i] : value, problems)) p.operands.push_back(std::move(*q));
  if (is_list && n == 0) problems.add(value.place, base::tr("an empty list is never met"));
}

void read_limit(const Node& value, Predicate& p, Problems& problems) {
  auto q = read_quantity(value, problems);
  if (!q) return;
  if (q->kind == ValueKind::text || q->kind == ValueKind::list)
    problems.add(value.place, base::tr("a limit is a number, an amount, a term or a date"));
  p.operands.push_back(std::move(*q));
}

void read_term(const Fields& fields, const char* key, Predicate& p) {
  const auto term = fields.term(key);
  if (!term) return;
  if (term->unit == TermUnit::hours || term->unit == TermUnit::working_days)
    fields.problem(key, base::tr("a condition of time counts days, months or years"));
  p.term = *term;
}

void read_marker(const Node& value, Problems& problems) {
  if (value.kind != NodeKind::boolean || !value.boolean)
    problems.add(value.place, base::tr("\"present\" and \"absent\" are written = true"));
}

void read_test(const Fields& fields, const TestName& name, Predicate& p) {
  const Node& value = *fields.find(name.key);
  p.test = name.test;
  switch (name.test) {
    case Test::equals:
    case Test::in: return read_words(value, p, fields.problems());
    case Test::present:
    case Test::absent: return read_marker(value, fields.problems());
    case Test::since:
    case Test::not_within: return read_term(fields, name.key, p);
    default: return read_limit(value, p, fields.problems());
  }
}

void read_group(const Fields& fields, const TestName& name, Predicate& p) {
  p.test = name.test;
  for (const Node* child : fields.tables(name.key))
    if (auto q = read_predicate(*child, fields.problems())) p.children.push_back(std::move(*q));
  const bool one = name.test == Test::not_;
  if (p.children.empty() || (one && p.children.size() != 1))
    fields.problem(name.key, base::say("\"{0}\" needs {1}", name.key,
                                       base::tr(one ? base::mark("one condition") : base::mark("at least one condition"))));
}

template <std::size_t N>
int find_tests(const Fields& fields, const TestName (&names)[N], const TestName*& found) {
  int n = 0;
  for (const TestName& t : names)
    if (fields.find(t.key)) {
      found = &t;
      ++n;
    }
  return n;
}

}  // namespace

std::optional<Predicate> read_predicate(const Node& node, Problems& problems) {
  const std::size_t before = problems.size();
  const Fields fields(node, base::tr("a condition"), known_keys(), problems);
  const TestName *test = nullptr, *group = nullptr;
  const int tests = find_tests(fields, kTests, test), groups = find_tests(fields, kGroups, group);
  Predicate p;
  p.label = fields.text("label");
  p.fact = fields.name("fact");
  if (tests + groups != 1 || (tests == 1) != !p.fact.empty()) {
    if (problems.size() == before)
      problems.add(node.place, base::tr("a condition is one fact with one test, or one of all, any, not"));
    return std::nullopt;
  }
  if (test) read_test(fields, *test, p);
  else read_group(fields, *group, p);
  return p;
}

}  // namespace mi::law

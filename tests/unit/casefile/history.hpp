// SPDX-License-Identifier: Apache-2.0
// Kinds of facts for the tests of casefile, one of each mode, and short words for recording them.
#pragma once
#include "casefile/case.hpp"
#include "unit/casefile/temp_case.hpp"

namespace mi::test {

struct Ward {
  static constexpr domain::FactKind kind{"test.ward/1", domain::Mode::set};
  std::string name;
  std::int64_t beds = 0;
  template <class V> void fields(V& v) { v("name", name)("beds", beds); }
};
struct Number {
  static constexpr domain::FactKind kind{"test.number/1", domain::Mode::once};
  std::string text;
  template <class V> void fields(V& v) { v("text", text); }
};
struct Note {
  static constexpr domain::FactKind kind{"test.note/1", domain::Mode::add};
  std::string text;
  std::string file;
  template <class V> void fields(V& v) { v("text", text)("file", file); }
};

template <class T>
casefile::FactId record(casefile::Case& c, const std::string& key, const T& value, const std::string& person = "li") {
  casefile::Change change(c, by(person));
  auto id = change.record(key, value);
  change.commit();
  return id;
}

template <class T> casefile::FactId record(const std::string& path, const std::string& key, const T& value) {
  auto c = casefile::Case::open(path, casefile::Access::write);
  return record(c, key, value);
}

}  // namespace mi::test

// SPDX-License-Identifier: Apache-2.0
#include "work/due/occurrences.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/notice.hpp"
#include "due/tables.hpp"

namespace mi::work {
namespace {

using Cells = std::vector<std::string>;

Source source_of(const Cells& cells) {
  Source s{cells[0], cells[1], cells[2], cells[3], {}, {}};
  if (const auto equals = cells[4].find('='); equals != std::string::npos) {
    s.where_key = cells[4].substr(0, equals);
    s.where_value = cells[4].substr(equals + 1);
  }
  return s;
}

// A delivery knows its document by name; what kind of document that is stands in the request, which names itself.
std::string template_of(const casefile::Case& file, const std::string& document) {
  const auto request = file.get<domain::DocumentRequest>(document);
  return request ? request->value.template_kind : std::string();
}

bool passes(const casefile::Case& file, const casefile::Fact& fact, const Source& s) {
  if (s.where_key.empty()) return true;
  if (s.where_key == "template") return template_of(file, fact.body.text_or("document", fact.body.text_or("name", ""))) == s.where_value;
  const json::Value* value = fact.body.find(s.where_key);
  if (value == nullptr) return false;
  return value->is_bool() ? (s.where_value == "true") == value->as_bool()
                          : value->is_text() && value->as_text() == s.where_value;
}

base::Time time_of(const std::string& text) {
  return text.size() > 10 ? base::Time::parse(text) : base::Time::of(base::Date::parse(text), 0, 0, 0);
}

}  // namespace

std::vector<Source> read_sources(const std::string& table) {
  std::vector<Source> sources;
  for (const Cells& cells : due::read_table(table, 5)) sources.push_back(source_of(cells));
  return sources;
}

std::vector<Occurrence> occurrences(const casefile::Case& file, const std::vector<Source>& sources) {
  std::vector<Occurrence> found;
  for (const Source& s : sources)
    for (const casefile::Fact& fact : file.in_force(s.kind)) {
      const std::string date = fact.body.text_or(s.date, "");
      if (!date.empty() && passes(file, fact, s)) found.push_back({s.name, s.about == "*" ? s.about : fact.body.text_or(s.about, ""), time_of(date)});
    }
  return found;
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "work/due/occurrences.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "domain/due.hpp"
#include "domain/notice.hpp"

namespace mi::work {
namespace {

using Cells = std::vector<std::string>;

// The lines of a table behind its header, each with `count` cells.
std::vector<Cells> read_lines(const std::string& table, std::size_t count) {
  const std::string path = base::data_path("knowledge") + "/due/" + table + ".csv";
  std::vector<Cells> lines;
  int number = 0;
  bool header = true;
  for (const std::string& line : base::split(base::read_file(path), '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    Cells cells = base::split(line, ',');
    if (cells.size() != count)
      throw base::Error(base::ErrorKind::cannot, base::say("a line has {0} cells, this has {1}", count, cells.size()),
                        {path + ":" + std::to_string(number)});
    if (!header) lines.push_back(std::move(cells));
    header = false;
  }
  return lines;
}

Source source_of(const Cells& cells) {
  Source s{cells[0], cells[1], cells[2], cells[3], {}, {}};
  if (const auto equals = cells[4].find('='); equals != std::string::npos) {
    s.where_key = cells[4].substr(0, equals);
    s.where_value = cells[4].substr(equals + 1);
  }
  return s;
}

// A delivery knows its document by name; what kind of document that is stands in the request.
std::string template_of(const casefile::Case& file, const std::string& document) {
  const auto request = file.get<domain::DocumentRequest>(document);
  return request ? request->value.template_kind : std::string();
}

bool passes(const casefile::Case& file, const casefile::Fact& fact, const Source& s) {
  if (s.where_key.empty()) return true;
  if (s.where_key == "template") return template_of(file, fact.body.text_or("document", "")) == s.where_value;
  const json::Value* value = fact.body.find(s.where_key);
  if (value == nullptr) return false;
  return value->is_bool() ? (s.where_value == "true") == value->as_bool()
                          : value->is_text() && value->as_text() == s.where_value;
}

base::Time time_of(const std::string& text) {
  return text.size() > 10 ? base::Time::parse(text) : base::Time::of(base::Date::parse(text), 0, 0, 0);
}

// A line of pauses.csv.
struct PauseSource {
  std::string name, kind, date, about, key, ended_by, ended_date, ends;
};

std::vector<PauseSource> pause_sources() {
  std::vector<PauseSource> sources;
  for (const Cells& c : read_lines("pauses", 8)) sources.push_back({c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]});
  return sources;
}

std::optional<base::Date> end_of(const casefile::Case& file, const PauseSource& s, const std::string& key) {
  for (const casefile::Fact& fact : file.in_force(s.ended_by))
    if (fact.body.text_or(s.ends, "") == key) return time_of(fact.body.text_or(s.ended_date, "")).date();
  return std::nullopt;
}

void add_by_facts(const casefile::Case& file, const PauseSource& s, base::Date today, std::vector<Pause>& found) {
  if (s.kind.empty()) return;
  for (const casefile::Fact& fact : file.in_force(s.kind)) {
    const base::Date first = time_of(fact.body.text_or(s.date, "")).date().plus_days(1);
    const base::Date last = end_of(file, s, fact.body.text_or(s.key, "")).value_or(today);
    if (first <= last) found.push_back({s.name, fact.body.text_or(s.about, ""), {first, last}});
  }
}

}  // namespace

std::vector<Source> read_sources(const std::string& table) {
  std::vector<Source> sources;
  for (const Cells& cells : read_lines(table, 5)) sources.push_back(source_of(cells));
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

std::vector<std::string> listed_pauses() {
  std::vector<std::string> names;
  for (PauseSource& s : pause_sources()) names.push_back(std::move(s.name));
  return names;
}

std::vector<Pause> pauses(const casefile::Case& file, base::Date today) {
  std::vector<Pause> found;
  for (const PauseSource& source : pause_sources()) add_by_facts(file, source, today, found);
  for (const auto& p : file.all<domain::DuePause>())
    found.push_back({p.value.pause, p.value.about, {p.value.first, p.value.last.value_or(std::max(today, p.value.first))}});
  return found;
}

}  // namespace mi::work

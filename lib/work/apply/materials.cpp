// SPDX-License-Identifier: Apache-2.0
#include "work/apply/materials.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;

std::string last_part(const std::string& id) { return id.substr(id.rfind('.') + 1); }

MaterialStatus status_of(const law::Material& material, const casefile::ApplicationRecord& application,
                         const law::Facts& facts) {
  MaterialStatus s{material, {}, true, {}};
  if (const domain::Paper* paper = application.paper(material.id)) s.paper = *paper;
  if (!material.when) return s;
  const law::Outcome outcome = law::evaluate(*material.when, facts, application.application.value.received);
  s.asked = outcome.answer != law::Answer::no;
  s.why = outcome.trace.text;
  return s;
}

}  // namespace

std::string MaterialStatus::state() const {
  if (paper) return paper->state;
  if (!asked) return "not-asked";
  return material.optional ? "optional" : "missing";
}

bool MaterialStatus::is_missing() const {
  const std::string now = state();
  return now == "missing" || (now == "incomplete" && asked);
}

std::vector<MaterialStatus> materials(const casefile::ApplicationRecord& application, const law::Rulebook& law,
                                      const law::Facts& facts) {
  std::vector<MaterialStatus> list;
  for (const law::Material& m : law.materials("apply.material", application.application.value.received))
    list.push_back(status_of(m, application, facts));
  return list;
}

std::vector<domain::Missing> missing(const std::vector<MaterialStatus>& list) {
  std::vector<domain::Missing> result;
  for (const MaterialStatus& s : list)
    if (s.is_missing())
      result.push_back({s.material.id, s.material.label, s.material.source.to_chinese(), s.paper ? s.paper->reason : ""});
  return result;
}

const law::Material& material_named(const std::vector<law::Material>& list, const std::string& word) {
  std::vector<std::string> words;
  for (const law::Material& m : list) {
    if (m.id == word || last_part(m.id) == word) return m;
    words.push_back(last_part(m.id));
  }
  const std::string near = base::nearest(word, words);
  throw Error(ErrorKind::usage, say("the rules ask for no paper \"{}\"", word), {},
              near.empty() ? say("they ask for: {}", base::join(words, ", ")) : say("did you mean {}?", near));
}

domain::Paper paper(const casefile::ApplicationRecord& application, const law::Material& material,
                    const std::string& state, base::Date date) {
  if (state == "commitment" && !material.commitment)
    throw Error(ErrorKind::gate, say("a commitment cannot stand for this paper: {}", material.label),
                {material.source.to_chinese()});
  if (date < application.application.value.received)
    throw Error(ErrorKind::usage, say("{0} lies before the receipt of the application on {1}", date.to_string(),
                                      application.application.value.received.to_string()));
  return {application.name(), material.id, state, date, {}, {}, {}};
}

void store(casefile::Change& change, const domain::Paper& paper) {
  change.record(paper.application + "/" + paper.material, paper, {}, paper.date);
}

void require_reason(const std::vector<std::string>& incomplete, const std::string& reason) {
  if (!incomplete.empty() && reason.empty())
    throw Error(ErrorKind::usage, say("a paper is incomplete for a reason"), {}, say("give --reason TEXT"));
}

domain::Table rows(const std::vector<MaterialStatus>& list) {
  domain::Table t{"mi.apply.materials/1",
                  {{"material", mark("paper")},
                   {"label", mark("name")},
                   {"state", mark("state")},
                   {"date", mark("date"), ColumnKind::date},
                   {"files", mark("files"), ColumnKind::integer},
                   {"check_later", mark("check later")},
                   {"lacking", mark("lacking")},
                   {"clause", mark("clause")}},
                  {}};
  for (const MaterialStatus& s : list) {
    const bool has = s.paper.has_value();
    t.rows.push_back({last_part(s.material.id), s.material.label, s.state(),
                      has ? json::Value(s.paper->date.to_string()) : json::Value(),
                      has ? json::Value(static_cast<std::int64_t>(s.paper->files.size())) : json::Value(),
                      s.state() == "commitment", has ? s.paper->reason : std::string(), s.material.source.to_chinese()});
  }
  return t;
}

}  // namespace mi::work

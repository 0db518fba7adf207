// SPDX-License-Identifier: Apache-2.0
#include "casefile/views/applications.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/entries.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::vector<SupplementRecord> supplements_of(const Case& file, const std::string& application) {
  std::vector<SupplementRecord> list;
  for (auto& r : entries<domain::SupplementNotice>(file))
    if (r.value.application == application)
      list.push_back({r, file.get<domain::SupplementAnswer>(r.value.name)});
  return list;
}

std::vector<ComplaintRecord> complaints_of(const Case& file, const std::string& evaluation) {
  std::vector<ComplaintRecord> list;
  for (auto& r : entries<domain::Complaint>(file))
    if (r.value.evaluation == evaluation) list.push_back({r, file.get<domain::ComplaintCheck>(r.value.name)});
  return list;
}

std::vector<EvaluationRecord> evaluations_of(const Case& file, const std::string& application) {
  std::vector<EvaluationRecord> list;
  for (auto& r : entries<domain::Evaluation>(file)) {
    if (r.value.application != application) continue;
    const std::string& name = r.value.name;
    list.push_back({r, file.get<domain::Delivery>(name), file.get<domain::Publicity>(name), complaints_of(file, name)});
  }
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return a.evaluation.value.round < b.evaluation.value.round;
  });
  return list;
}

std::vector<Recorded<domain::Paper>> papers_of(const Case& file, const std::string& application) {
  std::vector<Recorded<domain::Paper>> list;
  for (auto& r : entries<domain::Paper>(file))
    if (r.value.application == application) list.push_back(std::move(r));
  return list;
}

}  // namespace

const domain::Paper* ApplicationRecord::paper(const std::string& material) const {
  const auto it = std::find_if(papers.begin(), papers.end(), [&](const auto& p) { return p.value.material == material; });
  return it == papers.end() ? nullptr : &it->value;
}

std::vector<base::DateRange> ApplicationRecord::pauses(base::Date today) const {
  std::vector<base::DateRange> list;
  for (const SupplementRecord& s : supplements) {
    const base::Date first = s.notice.value.told.plus_days(1);
    const base::Date last = s.answer ? s.answer->value.received : today;
    if (first <= last) list.push_back({first, last});
  }
  return list;
}

std::vector<ApplicationRecord> applications(const Case& file) {
  std::vector<ApplicationRecord> list;
  for (auto& r : entries<domain::Application>(file)) {
    const std::string name = r.value.name;
    list.push_back({std::move(r), papers_of(file, name), supplements_of(file, name), file.get<domain::Acceptance>(name),
                    file.get<domain::Refusal>(name), evaluations_of(file, name)});
  }
  return list;
}

ApplicationRecord application(const Case& file, const std::string& name) {
  auto all = applications(file);
  if (all.empty())
    throw Error(ErrorKind::cannot, say("this case holds no application"), {file.path()},
                say("record one: mi-apply new --received DATE FILE..."));
  if (name.empty()) return std::move(all.back());
  std::vector<std::string> names;
  for (ApplicationRecord& a : all) {
    if (a.name() == name) return std::move(a);
    names.push_back(a.name());
  }
  throw Error(ErrorKind::cannot, say("this case holds no application \"{}\"", name), {file.path()},
              say("there are: {}", base::join(names, ", ")));
}

}  // namespace mi::casefile

// SPDX-License-Identifier: Apache-2.0
// What the steps of mi-apply share: the application meant, the day it is judged by, files handed in.
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

domain::Paper& paper_of(Handed& handed, const domain::Paper& wanted) {
  for (domain::Paper& p : handed.papers)
    if (p.material == wanted.material) return p;
  return handed.papers.emplace_back(wanted);
}

}  // namespace

void declare_application(cli::Options& options, std::string& target) {
  options.option("--application", target, base::mark("which application; the latest when not given")).placeholder("NAME");
}

base::Date judged_on(cli::Context& context, const casefile::ApplicationRecord& application) {
  return context.as_of_given() ? context.as_of() : work::judged_on(application);
}

work::Screening screening(cli::Context& context, const casefile::ApplicationRecord& application) {
  const base::Date day = judged_on(context, application);
  return work::screen(law::facts_of_institution(context.opened(), day), context.law(), day, work::application_groups());
}

std::vector<work::MaterialStatus> materials(cli::Context& context, const casefile::ApplicationRecord& application) {
  const auto known = law::facts_of_institution(context.opened(), judged_on(context, application));
  return work::materials(application, context.law(), known.facts);
}

domain::AttachedFile attach(cli::Context& context, const std::string& path) {
  return {file_name(path), context.change().add_file(context.read_input(path))};
}

Handed handed_in(cli::Context& context, const casefile::ApplicationRecord& application,
                 const std::vector<std::string>& words, base::Date date) {
  Handed handed;
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) {
      handed.files.push_back(attach(context, word));
      continue;
    }
    const auto asked = context.law().materials("apply.material", application.application.value.received);
    const law::Material& material = work::material_named(asked, word.substr(0, equals));
    domain::Paper& paper = paper_of(handed, work::paper(application, material, "received", date));
    paper.files.push_back(attach(context, word.substr(equals + 1)));
  }
  return handed;
}

}  // namespace mi::tools

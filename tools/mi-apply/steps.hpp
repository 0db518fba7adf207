// SPDX-License-Identifier: Apache-2.0
// The steps of mi-apply, one per file, and what they share.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/views/applications.hpp"
#include "cli/step.hpp"
#include "law/case_facts.hpp"
#include "work/apply/materials.hpp"
#include "work/apply/screen.hpp"

namespace mi::tools {

cli::Step new_step();
cli::Step list_step();
cli::Step route_step();
cli::Step transition_step();
cli::Step materials_step();
cli::Step state_step();
cli::Step screen_step();
cli::Step supplement_step();
cli::Step accept_step();
cli::Step refuse_step();
cli::Step capacity_step();

// --application NAME; the latest when not given.
void declare_application(cli::Options& options, std::string& target);

// The day an application is judged by: --as-of, else its receipt or the receipt of its last papers.
base::Date judged_on(cli::Context& context, const casefile::ApplicationRecord& application);
work::Screening screening(cli::Context& context, const casefile::ApplicationRecord& application);
std::vector<work::MaterialStatus> materials(cli::Context& context, const casefile::ApplicationRecord& application);

// Keeps a file in the case.
domain::AttachedFile attach(cli::Context& context, const std::string& path);
// What "[PAPER=]FILE" hands in: papers of an application, by material, and files of none.
struct Handed {
  std::vector<domain::Paper> papers;
  std::vector<domain::AttachedFile> files;
};
Handed handed_in(cli::Context& context, const casefile::ApplicationRecord& application,
                 const std::vector<std::string>& words, base::Date date);

}  // namespace mi::tools

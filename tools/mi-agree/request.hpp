// SPDX-License-Identifier: Apache-2.0
// What the institution asked for itself, and what follows from a step: shared by suspend, terminate and move.
#pragma once
#include <optional>
#include <string>

#include "cli/step.hpp"
#include "law/condition.hpp"
#include "work/agree/ask.hpp"

namespace mi::tools {

struct RequestOptions {
  std::optional<base::Date> requested;
  std::string consented_by;
};

void declare_request(cli::Options& options, RequestOptions& o);
void set_request_facts(law::Facts& facts, const RequestOptions& o);
void note_all(cli::Context& context, const std::vector<std::string>& notes);
void note_bars(cli::Context& context, const std::vector<work::Barred>& bars);
void record_request(cli::Context& context, const RequestOptions& o, const char* what, std::optional<base::Date> effective);

}  // namespace mi::tools

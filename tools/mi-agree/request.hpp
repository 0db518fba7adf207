// SPDX-License-Identifier: Apache-2.0
// What the institution asked for itself: shared by suspend and terminate.
#pragma once
#include <optional>
#include <string>

#include "cli/step.hpp"
#include "law/condition.hpp"

namespace mi::tools {

struct RequestOptions {
  std::optional<base::Date> requested;
  std::string consented_by;
};

void declare_request(cli::Options& options, RequestOptions& o);
void set_request_facts(law::Facts& facts, const RequestOptions& o);
void record_request(cli::Context& context, const RequestOptions& o, const char* what);

}  // namespace mi::tools

// SPDX-License-Identifier: Apache-2.0
#include "request.hpp"

#include "base/message.hpp"
#include "work/agree/store.hpp"

namespace mi::tools {

void declare_request(cli::Options& options, RequestOptions& o) {
  options.option("--requested", o.requested, base::mark("the institution asked for it on this day")).placeholder("DATE");
  options.option("--consented-by", o.consented_by, base::mark("the officer who consented to the request")).placeholder("PERSON");
}

void set_request_facts(law::Facts& facts, const RequestOptions& o) {
  facts.set("request.recorded", o.requested.has_value());
  facts.set("request.consented", !o.consented_by.empty());
}

void note_all(cli::Context& context, const std::vector<std::string>& notes) {
  for (const std::string& note : notes) context.note(note);
}

void note_bars(cli::Context& context, const std::vector<work::Barred>& bars) {
  for (const auto& b : bars) context.note(base::say("a new application is possible from {0}: {1} ({2})", b.first_free.to_string(), b.label, b.clause));
}

void record_request(cli::Context& context, const RequestOptions& o, const char* what, std::optional<base::Date> effective) {
  work::store(context.change(), domain::AgreementRequest{{}, what, *o.requested, o.consented_by, effective});
}

}  // namespace mi::tools

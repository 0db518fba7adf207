// SPDX-License-Identifier: Apache-2.0
// What a document says, taken from the facts of the case: the data that its template reads. The names are those of the
// manifests in templates/notices. Nothing is reckoned here; what is not known is left out, and the template, which is
// strict, says so if it needs it.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "json/value.hpp"
#include "law/rulebook.hpp"
#include "work/notice/papers.hpp"
#include "work/notice/templates.hpp"

namespace mi::work {

struct ContentSource {
  casefile::Case& file;
  const law::Rulebook& law;  // of the document's day
  const Paper& paper;
};

// Error(cannot): the fact it tells is gone, or its manifest names a source that means nothing; Error(usage): the agency
// or the institution is not registered.
json::Value content_of(const ContentSource& source, const Manifest& manifest);

// The parts, one per file of this folder.
json::Value breach_notice_content(const ContentSource& source);
json::Value breach_decision_content(const ContentSource& source);
json::Value suspension_content(const ContentSource& source);
json::Value clearing_content(const ContentSource& source);
json::Value supplement_content(const ContentSource& source);
json::Value evaluation_content(const ContentSource& source);

// Shared by them.
json::Value common_content(const ContentSource& source, const Manifest& manifest);  // draft, agency, institution, …
json::Value remedies(const ContentSource& source);                // the packs' clauses of the group "remedy"
casefile::Fact told_fact(const ContentSource& source);            // the fact that the document is about
// Sets key from a figure's value; a figure that was never reckoned, or is zero where `skip_zero`, is left out.
void set_figure(json::Value& target, const char* key, const domain::Figure& figure, bool skip_zero = false);

}  // namespace mi::work

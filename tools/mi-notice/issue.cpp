// SPDX-License-Identifier: Apache-2.0
// Records that a document left the office; keeps the signed file in the case.
#include <filesystem>

#include "base/message.hpp"
#include "base/path.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/notice/papers.hpp"
#include "work/notice/templates.hpp"

namespace mi::tools {
namespace {

struct IssueOptions {
  std::string document;
  std::string file;
  std::string signer;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, IssueOptions& o) {
  options.argument("DOCUMENT", o.document, base::mark("name of the document"));
  options.option("--signed", o.file, base::mark("the signed and sealed file, as a scan or docx")).required().placeholder("FILE");
  options.option("--signer", o.signer, base::mark("who signed")).required().placeholder("PERSON");
  options.option("--date", o.date, base::mark("day of issue; today when not given")).placeholder("DATE");
}

cli::Exit run(cli::Context& context, const IssueOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("issuing a document"));
  const work::Paper paper = work::paper_named(context.opened(), o.document);
  const base::Date date = o.date.value_or(context.as_of());
  work::check_issue(paper, date, work::manifest_of(paper.request.template_kind).numbered);
  domain::DocumentIssue issue{o.document, date, {}, std::filesystem::path(o.file).filename().string(), o.signer};
  issue.file = context.change().add_file(base::read_file(o.file));
  if (paper.issue && domain::encode(*paper.issue) == domain::encode(issue)) {
    context.note(base::say("{} is already issued with this file; nothing was written", o.document));
  } else {
    context.change().record(o.document, issue, {}, date);
  }
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step issue_step() {
  return cli::step<IssueOptions>("issue", base::mark("record a document's issue and keep the signed file"),
                                 cli::reads_case | cli::writes_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools

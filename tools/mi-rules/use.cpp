// SPDX-License-Identifier: Apache-2.0
// Fixes the packs that a case goes by; their text is kept in the case.
#include "base/message.hpp"
#include "law/adopt.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct UseOptions {
  std::vector<std::string> packs;
  bool allow_draft = false;
  std::vector<std::string> instead_of;
};

void declare(cli::Options& options, UseOptions& o) {
  options.arguments("PACK", o.packs, base::mark("names, files or folders of packs"), 1);
  options.flag("--allow-draft", o.allow_draft, base::mark("use a draft; every document says so"));
  options.option("--instead-of", o.instead_of, base::mark("a pack that the case no longer uses")).placeholder("PACK");
}

law::Adoption adoption_of(const UseOptions& o) {
  law::Adoption adoption;
  for (const std::string& name : o.packs) {
    adoption.packs.push_back(law::find_pack(name));
    adoption.paths.push_back(law::is_path(name) ? name : std::string());
  }
  adoption.allow_draft = o.allow_draft;
  adoption.instead_of = o.instead_of;
  return adoption;
}

cli::Exit run(cli::Context& context, const UseOptions& o) {
  const law::Adoption adoption = adoption_of(o);
  law::adopt(context.opened(), context.change(), adoption, context.as_of());
  for (const law::Pack& pack : adoption.packs)
    context.note(base::say("{0} {1}: {2}", pack.id(), pack.version(), pack.title()));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step use_step() {
  return cli::step<UseOptions>("use", base::mark("fix the packs that a case goes by"),
                               cli::reads_case | cli::writes_case, declare, run);
}

}  // namespace mi::tools

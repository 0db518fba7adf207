// SPDX-License-Identifier: Apache-2.0
// Runs the golden examples of packs, to the fen.
#include "base/message.hpp"
#include "law/adopt.hpp"
#include "law/example.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct TestOptions {
  std::vector<std::string> packs;
};

void declare(cli::Options& options, TestOptions& o) {
  options.arguments("PACK", o.packs, base::mark("names, files or folders of packs; all shipped ones when none is given"));
}

cli::Exit run(cli::Context& context, const TestOptions& o) {
  std::vector<law::ExampleResult> results;
  for (const std::string& name : o.packs.empty() ? law::shipped_packs() : o.packs) {
    const law::Pack pack = law::find_pack(name);
    for (law::ExampleResult& r : law::run_examples(pack, law::extended_of({pack}))) results.push_back(std::move(r));
  }
  context.print(law::rows(results));
  return law::all_passed(results) ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step test_step() {
  return cli::step<TestOptions>("test", base::mark("run the golden examples of packs"), cli::prints_table, declare, run);
}

}  // namespace mi::tools

// SPDX-License-Identifier: Apache-2.0
// Shows where packs of two layers speak of one matter, and what the lower one does to the upper.
#include "law/layers.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct LayersOptions {};

void declare(cli::Options&, LayersOptions&) {}

cli::Exit run(cli::Context& context, const LayersOptions&) {
  context.print(law::layer_rows(context.law(), context.as_of()));
  return cli::Exit::done;
}

}  // namespace

cli::Step layers_step() {
  return cli::step<LayersOptions>("layers", base::mark("where two packs of the case speak of one matter: filled, tightened, restated, replaced"),
                                  cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools

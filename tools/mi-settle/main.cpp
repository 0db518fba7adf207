// SPDX-License-Identifier: Apache-2.0
// mi-settle: monthly settlement, forms of payment, deposit, year-end clearing, and the ledger behind them.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-settle", base::mark("settle months and years: what is paid, kept, withheld, taken back"),
                        {tools::month_step(), tools::deposit_step(), tools::clear_step(), tools::ledger_step(),
                         tools::check_step(), tools::bedfee_step(), tools::prepay_step(), tools::collective_step(), tools::case_step(),
                         tools::unit_step(), tools::capitation_step(), tools::writeoff_step(), tools::hold_step(),
                         tools::release_step(), tools::transfer_step(), tools::repaid_step()}});
}

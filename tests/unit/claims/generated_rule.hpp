// SPDX-License-Identifier: Apache-2.0
// One rule over the generated lines: by its kernel, and the lines as its SQL reads them. Beside them stands what only some
// exports have: orders, days of supply, devices, times of upload, referrals, operations, stock, a register of doctors.
#pragma once
#include "claims/sql/form.hpp"
#include "generated.hpp"
#include "sql/connection.hpp"

namespace mi::test {

const claims::Data& generated_data();  // read once
// Over ranges as two threads would have them. The rule must be able to run.
std::vector<claims::Lead> kernel_leads(const claims::Rule& rule);
// The case with `claim_lines`, a temporary table of what every SQL form begins with (claims/sql/forms.hpp), made once.
sql::Connection& claim_lines();
// The periods of the doctors of the register and of the suspension, into a temporary table doctor_period.
void doctor_periods(sql::Connection& connection);

}  // namespace mi::test

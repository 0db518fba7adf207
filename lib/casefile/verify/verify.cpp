// SPDX-License-Identifier: Apache-2.0
#include "casefile/verify/verify.hpp"

#include "base/message.hpp"
#include "casefile/parts.hpp"
#include "casefile/state.hpp"
#include "casefile/verify/checks.hpp"

namespace mi::casefile {
namespace {

using Check = void (*)(Case&, Report&);

// A check that cannot even read its tables is trouble found, not an end of verifying.
void guarded(Check check, const char* subject, Case& target, Report& report) {
  try {
    check(target, report);
  } catch (const base::Error& e) {
    report.add(subject, "", "", e.message());
  }
}

}  // namespace

std::string row_name(std::int64_t id, const std::string& hash) {
  return std::to_string(id) + " (" + hash.substr(0, 16) + ")";
}

Report verify(Case& target) {
  Report report;
  guarded(check_schema, "schema", target, report);
  guarded(check_entries, "entry", target, report);
  guarded(check_facts, "fact", target, report);
  guarded(check_files, "file", target, report);
  guarded(check_derived, "in_force", target, report);
  for (const Part& part : parts()) guarded(part.verify, part.name, target, report);
  return report;
}

}  // namespace mi::casefile

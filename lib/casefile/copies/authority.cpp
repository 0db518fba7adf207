// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/authority.hpp"

#include "base/message.hpp"

namespace mi::casefile {

void require_case_of_record(const Case& file, std::string_view act) {
  if (!file.is_fork()) return;
  throw base::Error(base::ErrorKind::gate, base::say("{0} binds the agency; the fork \"{1}\" cannot do it", act, file.branch()),
                    {file.path()}, base::say("Merge this fork into the case of record and do it there."));
}

}  // namespace mi::casefile

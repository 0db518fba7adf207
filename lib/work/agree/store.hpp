// SPDX-License-Identifier: Apache-2.0
// Writing the agreement's facts, with the documents that they cause.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/agreement.hpp"
#include "domain/table.hpp"

namespace mi::work {

std::string store(casefile::Change& change, domain::Agreement agreement);           // its name, "agreement-1"
std::string store(casefile::Change& change, domain::Suspension suspension);         // and asks for the notice
void store(casefile::Change& change, const domain::Resumption& resumption);
void store(casefile::Change& change, const domain::Termination& termination);
std::string store(casefile::Change& change, domain::AgreementRequest request);
std::string store(casefile::Change& change, domain::AgreementMove& move);

domain::Table rows(const domain::Agreement& agreement);
domain::Table rows(const std::vector<domain::Suspension>& suspensions);
domain::Table rows(const domain::Termination& termination);

}  // namespace mi::work

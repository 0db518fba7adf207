// SPDX-License-Identifier: Apache-2.0
#include "claims/beside.hpp"

#include "claims/data.hpp"

namespace mi::claims {

void read_beside(Data& data, casefile::Case& source) {
  Beside& beside = data.beside;
  beside.stock = casefile::read_rows<domain::StockLine>(source, {});
  beside.products = casefile::read_dimension(source, domain::Dimension::product);
  for (const auto& [id, row] : casefile::read_rows<domain::VisitExtra>(source, {})) {
    if (row.uploaded) beside.uploaded[id] = *row.uploaded;
    if (!row.referred_to.empty()) beside.referred_to[id] = row.referred_to;
  }
}

}  // namespace mi::claims

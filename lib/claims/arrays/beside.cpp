// SPDX-License-Identifier: Apache-2.0
#include "claims/arrays/beside.hpp"

#include "claims/arrays/data.hpp"

namespace mi::claims {

void read_beside(Data& data, casefile::Case& source) {
  Beside& beside = data.beside;
  beside.stock = casefile::read_rows<domain::StockLine>(source, {});
  beside.products = casefile::read_dimension(source, domain::Dimension::product);
}

}  // namespace mi::claims

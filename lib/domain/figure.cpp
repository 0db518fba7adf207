// SPDX-License-Identifier: Apache-2.0
#include "domain/figure.hpp"

#include <utility>

namespace mi::domain {
namespace {

Figure named(std::string id, std::string label, std::string value, std::string unit) {
  Figure f;
  f.id = std::move(id);
  f.label = std::move(label);
  f.value = std::move(value);
  f.unit = std::move(unit);
  return f;
}

}  // namespace

Figure figure(std::string id, std::string label, base::Money value) {
  return named(std::move(id), std::move(label), value.to_string(), "CNY");
}

Figure figure(std::string id, std::string label, base::Date value) {
  return named(std::move(id), std::move(label), value.to_string(), "date");
}

Figure figure(std::string id, std::string label, const base::Rational& value, std::string unit) {
  return named(std::move(id), std::move(label), value.to_string(), std::move(unit));
}

Figure count(std::string id, std::string label, std::int64_t value, std::string unit) {
  return named(std::move(id), std::move(label), std::to_string(value), std::move(unit));
}

}  // namespace mi::domain

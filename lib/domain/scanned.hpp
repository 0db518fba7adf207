// SPDX-License-Identifier: Apache-2.0
// Structs of scanned JSON: what decode() gives (record.hpp), where a kind has very many facts.
#pragma once
#include <string>
#include <utility>

#include "domain/record.hpp"
#include "json/scan.hpp"

namespace mi::domain {

template <class T> T scanned(const json::View& view);

namespace detail {

struct ScanDecoder {
  const json::View& in;
  template <class T> ScanDecoder& operator()(const char* key, T& field) {
    json::View found = in;
    if (!in.find(key, found) || found.is_null()) {
      if constexpr (is_optional<T>::value || is_vector<T>::value) field = T{};
      return *this;  // a key added later keeps the field's default
    }
    try {
      if constexpr (is_optional<T>::value) field = scanned<typename T::value_type>(found);
      else field = scanned<T>(found);
    } catch (base::Error& e) {
      throw e.at(key);
    }
    return *this;
  }
};

}  // namespace detail

template <class T> T scanned(const json::View& view) {
  if constexpr (std::is_same_v<T, json::Value>) return view.value();
  else if constexpr (std::is_same_v<T, bool>) return view.as_bool();
  else if constexpr (std::is_same_v<T, std::string>) return std::string(view.as_text());
  else if constexpr (std::is_enum_v<T>) {
    T result{};
    from_text(view.as_text(), result);
    return result;
  } else if constexpr (std::is_integral_v<T>) return static_cast<T>(view.as_integer());
  else if constexpr (detail::Printable<T>) return T::parse(view.as_text());
  else if constexpr (detail::is_vector<T>::value) {
    T list;
    list.reserve(view.item_count());
    view.each_item([&](const json::View& item) { list.push_back(scanned<typename T::value_type>(item)); });
    return list;
  } else {
    T result{};
    detail::ScanDecoder decoder{view};
    result.fields(decoder);
    return result;
  }
}

}  // namespace mi::domain

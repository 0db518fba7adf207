// SPDX-License-Identifier: Apache-2.0
// Plain structs to JSON and back, for the bodies of facts. A struct lists its fields once:
//
//   struct Department {
//     static constexpr FactKind kind{"register.department/1", Mode::set};
//     std::string code;
//     std::optional<base::Date> to;
//     template <class V> void fields(V& v) { v("code", code)("to", to); }
//   };
//
// Money, dates and rationals are text, counts are integers, an absent optional and an empty list are left out. decode()
// throws Error(cannot) naming the key. Keys may be added to a kind's version, never renamed or retyped.
#pragma once
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/money.hpp"
#include "json/value.hpp"

namespace mi::domain {

// add: every fact counts; set: a new fact replaces the heads its writer saw; once: a second is a contradiction.
enum class Mode { add, set, once };

struct FactKind {
  const char* name;  // "inspect.finding/1"
  Mode mode;
};

template <class T> json::Value encode(const T& value);
template <class T> T decode(const json::Value& value);

namespace detail {

template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> concept Printable = requires(const T& t) { t.to_string(); T::parse(std::string_view{}); };

struct Encoder {
  json::Value out = json::Value::object();
  template <class T> Encoder& operator()(const char* key, T& field) {
    if constexpr (is_optional<T>::value) {
      if (field) out.set(key, encode(*field));
    } else if constexpr (is_vector<T>::value) {
      if (!field.empty()) out.set(key, encode(field));
    } else {
      out.set(key, encode(field));
    }
    return *this;
  }
};

struct Decoder {
  const json::Value& in;
  template <class T> Decoder& operator()(const char* key, T& field) {
    const json::Value* found = in.find(key);
    if (found == nullptr || found->is_null()) {
      if constexpr (is_optional<T>::value || is_vector<T>::value) field = T{};
      return *this;  // a key added later keeps the field's default
    }
    try {
      if constexpr (is_optional<T>::value) field = decode<typename T::value_type>(*found);
      else field = decode<T>(*found);
    } catch (base::Error& e) {
      throw e.at(key);
    }
    return *this;
  }
};

}  // namespace detail

template <class T> json::Value encode(const T& value) {
  if constexpr (std::is_same_v<T, json::Value> || std::is_same_v<T, bool> || std::is_same_v<T, std::string>) return value;
  else if constexpr (std::is_enum_v<T>) return std::string(to_text(value));  // found by its namespace
  else if constexpr (std::is_integral_v<T>) return static_cast<std::int64_t>(value);
  else if constexpr (detail::Printable<T>) return value.to_string();
  else if constexpr (detail::is_vector<T>::value) {
    json::Value list = json::Value::array();
    for (const auto& item : value) list.push(encode<typename T::value_type>(item));
    return list;
  } else {
    detail::Encoder encoder;
    const_cast<T&>(value).fields(encoder);  // fields() serves both ways; the encoder only reads
    return std::move(encoder.out);
  }
}

template <class T> T decode(const json::Value& value) {
  if constexpr (std::is_same_v<T, json::Value>) return value;
  else if constexpr (std::is_same_v<T, bool>) return value.as_bool();
  else if constexpr (std::is_same_v<T, std::string>) return value.as_text();
  else if constexpr (std::is_enum_v<T>) {
    T result{};
    from_text(value.as_text(), result);  // throws Error(cannot) on an unknown word
    return result;
  } else if constexpr (std::is_integral_v<T>) return static_cast<T>(value.as_integer());
  else if constexpr (detail::Printable<T>) return T::parse(value.as_text());
  else if constexpr (detail::is_vector<T>::value) {
    T list;
    for (const json::Value& item : value.items()) list.push_back(decode<typename T::value_type>(item));
    return list;
  } else {
    T result{};
    detail::Decoder decoder{value};
    result.fields(decoder);
    return result;
  }
}

}  // namespace mi::domain

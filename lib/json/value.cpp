// SPDX-License-Identifier: Apache-2.0
#include "json/value.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::json {
namespace {

constexpr std::size_t bytes_shown = 60;

std::string beginning(std::string text) {
  if (text.size() <= bytes_shown) return text;
  text.resize(bytes_shown);
  while (!text.empty() && !base::is_valid_utf8(text)) text.pop_back();  // a character cut in two
  return text + "…";
}

[[noreturn]] void wrong_type(const char* wanted, const Value& got) {
  throw base::Error(base::ErrorKind::cannot,
                    base::say("expected {0}, found {1}", base::tr(wanted), beginning(dump(got))));
}

}  // namespace

bool Value::as_bool() const {
  if (const bool* v = std::get_if<bool>(&data_)) return *v;
  wrong_type(base::mark("true or false"), *this);
}

std::int64_t Value::as_integer() const {
  if (const auto* v = std::get_if<std::int64_t>(&data_)) return *v;
  wrong_type(base::mark("a whole number"), *this);
}

const std::string& Value::as_text() const {
  if (const auto* v = std::get_if<std::string>(&data_)) return *v;
  wrong_type(base::mark("text"), *this);
}

const Array& Value::items() const {
  if (const auto* v = std::get_if<Array>(&data_)) return *v;
  wrong_type(base::mark("a list"), *this);
}

const Members& Value::members() const {
  if (const auto* v = std::get_if<Members>(&data_)) return *v;
  wrong_type(base::mark("an object"), *this);
}

const Value* Value::find(std::string_view key) const {
  const auto* members = std::get_if<Members>(&data_);
  if (members == nullptr) return nullptr;
  const auto it = std::find_if(members->begin(), members->end(), [&](const Member& m) { return m.first == key; });
  return it == members->end() ? nullptr : &it->second;
}

const Value& Value::at(std::string_view key) const {
  if (const Value* found = find(key)) return *found;
  throw base::Error(base::ErrorKind::cannot, base::say("the key \"{}\" is missing", key));
}

Value& Value::set(std::string_view key, Value v) {
  if (is_null()) data_ = Members{};
  auto& members = std::get<Members>(data_);
  const auto it = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.first == key; });
  if (it != members.end())
    it->second = std::move(v);
  else
    members.emplace_back(std::string(key), std::move(v));
  return *this;
}

Value& Value::push(Value v) {
  if (is_null()) data_ = Array{};
  std::get<Array>(data_).push_back(std::move(v));
  return *this;
}

std::string Value::text_or(std::string_view key, std::string_view fallback) const {
  const Value* found = find(key);
  return found != nullptr && found->is_text() ? found->as_text() : std::string(fallback);
}

}  // namespace mi::json

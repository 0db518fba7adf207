// SPDX-License-Identifier: Apache-2.0
// Reading JSON, through nlohmann's event reader: the one place that includes it.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/message.hpp"
#include "json/value.hpp"

namespace mi::json {
namespace {

using Reader = nlohmann::json;

// Values are compared, written and let go by functions that call themselves: what nests without end would end the program.
constexpr std::size_t deepest = 512;

[[noreturn]] void fail(std::string_view text, std::size_t position, const std::string& what) {
  const std::size_t at = std::min(position == 0 ? 0 : position - 1, text.size());
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  const std::size_t start = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t column = start == std::string_view::npos ? at + 1 : at - start;
  throw base::Error(base::ErrorKind::cannot, what, {fmt::format("{}:{}", line, column)});
}

// Builds our value from nlohmann's events, so that key order and duplicate keys are seen.
class Builder : public nlohmann::json_sax<Reader> {
 public:
  explicit Builder(std::string_view text) : text_(text) {}
  Value root;

  bool null() override { return add(Value()); }
  bool boolean(bool v) override { return add(v); }
  bool number_integer(number_integer_t v) override { return add(std::int64_t{v}); }
  bool number_unsigned(number_unsigned_t v) override {
    if (v > static_cast<number_unsigned_t>(INT64_MAX)) fail(text_, 0, base::say("the number {} is too large", v));
    return add(static_cast<std::int64_t>(v));
  }
  bool number_float(number_float_t, const string_t& s) override {
    fail(text_, 0, base::say("{} has a fraction; amounts are written as text, \"1.50\"", s));
  }
  bool string(string_t& v) override { return add(std::move(v)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Value::object()); }
  bool start_array(std::size_t) override { return open(Value::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& v) override {
    if (open_.back().find(v) != nullptr) fail(text_, 0, base::say("the key \"{}\" stands twice", v));
    keys_.back() = v;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const Reader::exception&) override {
    fail(text_, position, base::say("this is not valid JSON"));
  }

 private:
  std::string_view text_;
  std::vector<Value> open_;
  std::vector<std::string> keys_;

  bool add(Value v) {
    if (open_.empty()) root = std::move(v);
    else if (open_.back().is_array()) open_.back().push(std::move(v));
    else open_.back().set(keys_.back(), std::move(v));
    return true;
  }
  bool open(Value v) {
    if (open_.size() == deepest) fail(text_, 0, base::say("it nests deeper than {} levels", deepest));
    open_.push_back(std::move(v));
    keys_.emplace_back();
    return true;
  }
  bool close() {
    Value done = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    return add(std::move(done));
  }
};

}  // namespace

Value parse(std::string_view text) {
  Builder builder(text);
  Reader::sax_parse(text.begin(), text.end(), &builder);
  return std::move(builder.root);
}

}  // namespace mi::json

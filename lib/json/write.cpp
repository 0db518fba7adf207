// SPDX-License-Identifier: Apache-2.0
// Writing JSON: compact, pretty, canonical. Strings escape what JSON demands and nothing else.
#include <algorithm>

#include "json/value.hpp"

namespace mi::json {
namespace {

void write_escaped(std::string& out, char c) {
  static const char* hex = "0123456789abcdef";
  const auto u = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') (out += '\\') += c;
  else if (c == '\n') out += "\\n";
  else if (c == '\r') out += "\\r";
  else if (c == '\t') out += "\\t";
  else ((out += "\\u00") += hex[u >> 4]) += hex[u & 15];
}

bool is_plain(char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; }

void write_text(std::string& out, const std::string& text) {
  out += '"';
  for (auto at = text.begin(); at != text.end();) {
    const auto stop = std::find_if_not(at, text.end(), is_plain);
    out.append(at, stop);
    at = stop;
    if (at != text.end()) write_escaped(out, *at++);
  }
  out += '"';
}

struct Writer {
  bool sorted = false;
  int indent = -1;  // < 0: one line
  std::string out;

  void newline(int depth) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(depth) * static_cast<std::size_t>(indent), ' ');
  }

  void write_array(const Array& items, int depth) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out += ',';
      newline(depth + 1);
      write(items[i], depth + 1);
    }
    if (!items.empty()) newline(depth);
    out += ']';
  }

  void write_object(const Members& members, int depth) {
    std::vector<const Member*> order;
    for (const Member& m : members) order.push_back(&m);
    if (sorted) std::sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->first < b->first; });
    out += '{';
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0) out += ',';
      newline(depth + 1);
      write_text(out, order[i]->first);
      out += indent < 0 ? ":" : ": ";
      write(order[i]->second, depth + 1);
    }
    if (!order.empty()) newline(depth);
    out += '}';
  }

  void write(const Value& v, int depth) {
    if (v.is_null()) out += "null";
    else if (v.is_bool()) out += v.as_bool() ? "true" : "false";
    else if (v.is_integer()) out += std::to_string(v.as_integer());
    else if (v.is_text()) write_text(out, v.as_text());
    else if (v.is_array()) write_array(v.items(), depth);
    else write_object(v.members(), depth);
  }
};

std::string written(const Value& value, bool sorted, int indent) {
  Writer writer{sorted, indent, {}};
  writer.write(value, 0);
  return std::move(writer.out);
}

}  // namespace

std::string dump(const Value& value) { return written(value, false, -1); }
std::string dump_pretty(const Value& value) { return written(value, false, 2); }
std::string canonical(const Value& value) { return written(value, true, -1); }

}  // namespace mi::json

// SPDX-License-Identifier: Apache-2.0
// TOML as a plain tree whose every part knows its place; toml++ stays in node.cpp. Problems are collected, so that a
// reader of a pack sees all that is wrong at once.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"

namespace mi::law {

struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string to_string() const;  // "breach.toml:12:5"
};

enum class NodeKind { text, integer, boolean, date, array, table, wrong };

struct Member;

struct Node {
  NodeKind kind = NodeKind::wrong;
  Place place;
  std::string text;
  std::int64_t integer = 0;
  bool boolean = false;
  base::Date date;
  std::vector<Node> items;
  std::vector<Member> members;  // in order of their place

  const Node* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Node node;
};

struct Problem {
  Place place;
  std::string text;
  std::string to_string() const { return place.to_string() + ": " + text; }
};

class Problems {
 public:
  void add(const Place& place, std::string text) { list_.push_back({place, std::move(text)}); }
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  std::vector<std::string> lines() const;  // in order of file, line, column, each once
  // Error(cannot) with a line for each when there are any. `name` is the pack's file or folder.
  void throw_if_any(const std::string& name) const;

 private:
  std::vector<Problem> list_;
};

// The table of one TOML text. A syntax error is one problem and gives nothing; floats and times of day are problems,
// each at its place, and nodes of kind `wrong`.
std::optional<Node> parse_toml(std::string_view text, const std::string& file, Problems& problems);

}  // namespace mi::law

// SPDX-License-Identifier: Apache-2.0
// Reads the rows of opened files, in order of their kinds, into blocks for whoever takes them; what cannot be read is
// counted and listed with its place, and with `quarantine` set aside as it stood.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/door/input.hpp"
#include "claims/door/place_map.hpp"
#include "claims/door/rows.hpp"

namespace mi::claims {

// One cell or row that cannot be read, as it is said to people: "fees.csv:17:8 cnt: it is empty".
struct Problem {
  std::string place;   // "fees.csv:17:8", "book.xlsx:费用!H17"
  std::string column;  // its national name; "" for a row that cannot be cut into cells
  const char* reason;  // message id
  std::string cell;    // what stands there, shortened
  std::string to_string() const;
};

// All of one kind: how many, and the first of them.
struct ProblemGroup {
  std::string column;
  const char* reason = nullptr;
  std::int64_t rows = 0;
  std::vector<Problem> first;
};

struct ReadOptions {
  bool quarantine = false;
  std::size_t first = 20;    // problems listed, in order
  std::size_t of_group = 0;  // and of each group
  bool map_places = false;
};

class BatchReader {
 public:
  // Takes a full block, leaving one to be filled; false: nobody wants more.
  using Taker = std::function<bool(Block&)>;
  BatchReader(std::vector<Input>& inputs, const AliasTable& aliases, ReadOptions options, Taker taker);

  // Error(cannot): damaged, no rows; NotUtf8.
  void run();

  std::int64_t unreadable() const { return unreadable_; }
  const std::vector<Problem>& problems() const { return problems_; }  // the first
  std::vector<ProblemGroup> groups() const;                           // the largest first
  const RowContext& context() const { return builder_.context(); }
  std::string place_of_row(std::uint32_t place) const;  // "fees.csv:17"; with map_places

 private:
  struct Table {
    Input* input;
    InputTable* table;
  };
  std::vector<Input>& inputs_;
  const AliasTable& aliases_;
  ReadOptions options_;
  Taker taker_;
  RowBuilder builder_;
  Block block_;
  std::vector<Table> tables_;
  PlaceMap places_;
  std::vector<Problem> problems_;
  std::map<std::pair<std::string, const char*>, ProblemGroup> groups_;
  std::int64_t unreadable_ = 0;
  std::size_t passed_ = 0;  // rows of totals and remarks of the table at hand
  std::uint32_t next_set_aside_ = 1;
  bool stopped_ = false;
  std::vector<std::string_view> evened_;  // the row at hand, with blank cells at its end

  void order_tables();
  void read(std::size_t table);
  std::span<const std::string_view> evened(std::span<const std::string_view> cells, const std::vector<std::string>& names);
  bool read_row(std::size_t table);
  bool pass_or_set_aside(std::size_t table, int column, const std::string& column_name, const char* reason);
  void list(Problem problem);
  void refuse_empty() const;
  void send();
};

}  // namespace mi::claims

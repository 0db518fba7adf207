// SPDX-License-Identifier: Apache-2.0
// Running a tree over data: strict (a missing value is a problem with its place, never an empty space), bounded, and
// without effects.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "document/tree.hpp"

namespace mi::document {

// Takes what a tree comes to, in order.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void leaf(std::size_t number) = 0;
  virtual void value(const Node& node, const std::string& text) = 0;
};

class Evaluator {
 public:
  // `data` must outlive the evaluator. Past `step_limit` nodes Error(cannot): a loop over loops over loops.
  Evaluator(const json::Value& data, FilterOptions options, Problems& problems, std::uint64_t step_limit);
  void run(const Tree& tree, Sink& sink);
  Problems& problems() { return problems_; }

 private:
  struct Variable {
    std::string name;
    json::Value value;
  };
  // Outcome of an expression: a value, or the name of what is missing and of what may have been meant.
  struct Outcome {
    std::optional<json::Value> value;
    std::string missing;
    std::string near;
  };

  const json::Value& data_;
  FilterOptions options_;
  Problems& problems_;
  std::uint64_t steps_left_;
  std::vector<Variable> scope_;

  void run_node(const Node& node, Sink& sink);
  void run_value(const Node& node, Sink& sink);
  void run_loop(const Node& node, Sink& sink);
  void run_branch(const Node& node, Sink& sink);
  Outcome evaluate(const Expression& expression) const;
  Outcome look_up(const std::vector<std::string>& path) const;
  json::Value known(const Expression& expression) const;
  bool holds(const Condition& condition) const;
};

// A value that a template reads.
struct Field {
  std::string path;       // "institution.name", "items[].amount"
  bool required = false;  // read on every way through the template: outside of if, and without 默认
};

// The fields of a tree; `leaf` is called for each leaf, with the same collector, so that trees may nest.
class FieldCollector {
 public:
  void collect(const Tree& tree, const std::function<void(std::size_t)>& leaf);
  const std::vector<Field>& fields() const { return fields_; }

 private:
  struct Alias {
    std::string name;
    std::string path;
  };
  std::vector<Field> fields_;
  std::vector<Alias> aliases_;
  int conditions_ = 0;

  void add(const Expression& expression, bool required);
  void add(const Condition& condition, bool required);
  std::string full_path(const std::vector<std::string>& path) const;
};

}  // namespace mi::document

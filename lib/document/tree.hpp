// SPDX-License-Identifier: Apache-2.0
// The template language once read: a tree of literal leaves, values, loops and branches. What a leaf is (a stretch of
// text, a paragraph, a table row) is the affair of the sink that the tree is run into.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/filters.hpp"
#include "document/problems.hpp"
#include "document/tag.hpp"
#include "json/value.hpp"

namespace mi::document {

struct FilterCall {
  const Filter* filter = nullptr;
  std::vector<json::Value> arguments;
};

struct Expression {
  std::vector<std::string> path;  // institution.name; empty for a literal
  json::Value literal;
  std::vector<FilterCall> filters;
};

enum class ConditionKind { either, both, negation, equal, unequal, defined, value };

struct Condition {
  ConditionKind kind = ConditionKind::value;
  std::vector<Condition> parts;         // of either, both, negation
  std::vector<Expression> expressions;  // one, or two that are compared
};

enum class NodeKind { leaf, value, loop, branch };

struct Node {
  NodeKind kind = NodeKind::leaf;
  std::size_t leaf = 0;  // of a leaf; for a value the number given with its tag
  TagPlace place;
  Expression expression;  // of a value; the list of a loop
  std::string variable;   // of a loop

  struct Branch {
    std::optional<Condition> condition;  // none: else, or the body of a loop
    TagPlace place;
    std::vector<Node> body;
  };
  std::vector<Branch> branches;
};

using Tree = std::vector<Node>;

// Builds the tree from leaves and tags in their order; what is wrong goes to the problems, each with its place.
class TreeBuilder {
 public:
  explicit TreeBuilder(Problems& problems) : problems_(problems), open_(1) {}
  void leaf(std::size_t number);
  void tag(const Tag& tag, const TagPlace& place, std::size_t number = 0);
  bool inside_loop() const;
  Tree finish(const std::string& advice_when_open = {});  // reports blocks that were never closed

 private:
  Problems& problems_;
  std::vector<Node> open_;  // [0] holds the whole; each further one is a block not yet closed

  Tree& body();
  void block(const Tag& tag, const TagPlace& place);
  void open_loop(class ExpressionParser& parser, const TagPlace& place);
  void branch(const std::string& word, class ExpressionParser& parser, const TagPlace& place);
  void close(const std::string& word, const TagPlace& place);
};

}  // namespace mi::document

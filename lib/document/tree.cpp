// SPDX-License-Identifier: Apache-2.0
#include "document/tree.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "document/expression.hpp"

namespace mi::document {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw base::Error(base::ErrorKind::cannot, what); }

Node leaf_node(std::size_t number) {
  Node node;
  node.leaf = number;
  return node;
}

Node node_of(NodeKind kind, const TagPlace& place) {
  Node node;
  node.kind = kind;
  node.place = place;
  return node;
}

}  // namespace

Tree& TreeBuilder::body() {
  if (open_.size() == 1 && open_[0].branches.empty()) open_[0].branches.emplace_back();
  return open_.back().branches.back().body;
}

void TreeBuilder::leaf(std::size_t number) { body().push_back(leaf_node(number)); }

bool TreeBuilder::inside_loop() const {
  return std::any_of(open_.begin() + 1, open_.end(), [](const Node& n) { return n.kind == NodeKind::loop; });
}

void TreeBuilder::tag(const Tag& tag, const TagPlace& place, std::size_t number) {
  if (tag.kind == TagKind::comment && tag.error.empty()) return;
  try {
    if (!tag.error.empty()) refuse(tag.error);
    if (tag.kind == TagKind::block) return block(tag, place);
    ExpressionParser parser(tag.tokens);
    Node node = node_of(NodeKind::value, place);
    node.leaf = number;
    node.expression = parser.expression();
    parser.expect_end();
    body().push_back(std::move(node));
  } catch (const base::Error& e) {
    problems_.add(place, e.message());
  }
}

void TreeBuilder::block(const Tag& tag, const TagPlace& place) {
  ExpressionParser parser(tag.tokens);
  const std::string word = parser.name();
  if (word == "for")
    open_loop(parser, place);
  else if (word == "if" || word == "elif" || word == "else")
    branch(word, parser, place);
  else if (word == "endfor" || word == "endif")
    close(word, place);
  else
    refuse(base::say("there is no block {}: for, endfor, if, elif, else, endif", word));
  parser.expect_end();
}

// A block whose head cannot be read is opened all the same, so that its end is not reported too.
void TreeBuilder::open_loop(ExpressionParser& parser, const TagPlace& place) {
  body();
  open_.push_back(node_of(NodeKind::loop, place));
  open_.back().branches.push_back({std::nullopt, place, {}});
  open_.back().variable = parser.name();
  parser.expect("in");
  open_.back().expression = parser.expression();
}

void TreeBuilder::branch(const std::string& word, ExpressionParser& parser, const TagPlace& place) {
  if (word == "if") {
    body();
    open_.push_back(node_of(NodeKind::branch, place));
  } else if (open_.back().kind != NodeKind::branch) {
    refuse(base::say("{} stands outside of if and endif", word));
  } else if (!open_.back().branches.back().condition) {
    refuse(base::say("{} follows else", word));
  }
  // Until its condition is read it counts as one, so that the next elif is not taken for one after else.
  open_.back().branches.push_back({word == "else" ? std::nullopt : std::optional(Condition{}), place, {}});
  if (word != "else") open_.back().branches.back().condition = parser.condition();
}

void TreeBuilder::close(const std::string& word, const TagPlace&) {
  const NodeKind kind = word == "endfor" ? NodeKind::loop : NodeKind::branch;
  if (open_.size() == 1) refuse(base::say("{} closes nothing", word));
  if (open_.back().kind != kind) refuse(base::say("{} stands where {} must close first", word, open_.back().place.tag));
  Node done = std::move(open_.back());
  open_.pop_back();
  body().push_back(std::move(done));
}

Tree TreeBuilder::finish(const std::string& advice_when_open) {
  for (std::size_t i = 1; i < open_.size(); ++i) {
    std::string what = base::say("the block is never closed");
    if (!advice_when_open.empty()) what += "; " + advice_when_open;
    problems_.add(open_[i].place, what);
  }
  open_.resize(1);
  return std::move(body());
}

}  // namespace mi::document

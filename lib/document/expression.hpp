// SPDX-License-Identifier: Apache-2.0
// From the tokens of one tag to an expression or a condition.
//   expression: NAME(.NAME)* | "text" | 12 | true | false, then any number of | FILTER or | FILTER(arg, …)
//   condition:  and, or, not, ( ), ==, !=, "is defined", "is not defined" over expressions
#pragma once
#include <string>

#include "document/tree.hpp"

namespace mi::document {

// The first error ends the reading of a tag: it is thrown as Error(cannot), to be reported with the tag's place.
class ExpressionParser {
 public:
  explicit ExpressionParser(const std::vector<Token>& tokens) : tokens_(tokens) {}

  Expression expression();
  Condition condition();
  std::string name();           // the next token, which must be a name
  bool take(const char* text);  // a name or symbol, if it stands next
  void expect(const char* text);
  void expect_end();

 private:
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;

  const Token& next() const { return tokens_[at_]; }
  Token advance();
  void path_or_literal(Expression& result);
  FilterCall filter();
  json::Value argument();
  Condition conjunction();
  Condition negation();
  Condition comparison();
};

}  // namespace mi::document

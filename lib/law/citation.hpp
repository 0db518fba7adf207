// SPDX-License-Identifier: Apache-2.0
// Where a rule stands: the act and the place inside it.
#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"
#include "json/value.hpp"

namespace mi::law {

struct Citation {
  std::string pack;       // id of the pack that cites
  std::string act;        // id of the act inside the pack
  std::string title;      // the act's title, without 《》
  std::optional<base::Date> published;
  std::string article;    // "56"; "120-1" is 第一百二十条之一; "" where the act has no articles
  std::string paragraph;  // 款, "2"; "" when the article has one only
  std::string item;       // 项, "2"
  std::string point;      // 目, "1"
  std::string part;       // in words, for acts without articles: 相关术语注释第3条; printed as it is

  std::string to_chinese() const;  // 《…协议》第五十六条第二款第（二）项
  std::string place() const;       // the same without the title: 第五十六条第二款第（二）项
  std::string to_string() const;   // "suqian-2018/agreement/56//2": pack/act/article/paragraph/item[/point]
  json::Value to_json() const;
};

}  // namespace mi::law

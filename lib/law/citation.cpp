// SPDX-License-Identifier: Apache-2.0
#include "law/citation.hpp"

#include <charconv>

namespace mi::law {
namespace {

const char* digit(int d) {
  static const char* const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  return digits[d];
}

// 1 to 999 as an article's number is written: 十, 五十六, 一百零一, 一百一十.
std::string ordinal(int n) {
  if (n >= 100) {
    std::string text = std::string(digit(n / 100)) + "百";
    if (n % 100 == 0) return text;
    if (n % 100 < 10) return text + "零" + digit(n % 10);
    return text + digit(n % 100 / 10) + "十" + (n % 10 ? digit(n % 10) : "");
  }
  if (n < 10) return digit(n);
  return (n < 20 ? std::string() : digit(n / 10)) + "十" + (n % 10 ? digit(n % 10) : "");
}

// A number becomes Chinese; what is no number (an item "a") stays.
std::string number(const std::string& text) {
  int n = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, n);
  return failed == std::errc{} && stop == end && n > 0 && n < 1000 ? ordinal(n) : text;
}

std::string article_text(const std::string& article) {
  const auto dash = article.find('-');
  if (dash == article.npos) return "第" + number(article) + "条";
  return "第" + number(article.substr(0, dash)) + "条之" + number(article.substr(dash + 1));
}

}  // namespace

std::string Citation::place() const {
  std::string text;
  if (!article.empty()) text += article_text(article);
  if (!paragraph.empty()) text += "第" + number(paragraph) + "款";
  if (!item.empty()) text += "第（" + number(item) + "）项";
  if (!point.empty()) text += "第" + point + "目";
  return text + part;
}

std::string Citation::to_chinese() const { return "《" + title + "》" + place(); }

std::string Citation::to_string() const {
  std::string text = pack + "/" + act + "/" + (article.empty() ? part : article);
  if (paragraph.empty() && item.empty() && point.empty()) return text;
  text += "/" + paragraph + "/" + item;
  return point.empty() ? text : text + "/" + point;
}

json::Value Citation::to_json() const {
  json::Value out = json::Value::object();
  out.set("pack", pack).set("act", act).set("title", title);
  if (published) out.set("published", published->to_string());
  if (!article.empty()) out.set("article", article);
  if (!paragraph.empty()) out.set("paragraph", paragraph);
  if (!item.empty()) out.set("item", item);
  if (!point.empty()) out.set("point", point);
  if (!part.empty()) out.set("part", part);
  return out;
}

}  // namespace mi::law

// SPDX-License-Identifier: Apache-2.0
// The notices of templates/ come in three formats that an office edits; all three are made from one outline, a text
// file with one line for each paragraph, so that their wording cannot drift apart and a change can be reviewed.
//   机关| 文号| 标题| 主送| 正文| 一级| 二级| 署名| 日期| 附注| 附件| 抄送| 印发|   paragraphs, by their place in GB/T
//   9704 表头| name:width% …  表行| cells  表尾|      a table; > after the width sets a column right, ^ in its middle
//   {% … %}                                      a block alone in its paragraph, or between table rows in its row
#pragma once
#include <string>
#include <vector>

namespace notice_outline {

struct Line {
  std::string kind;  // "正文"; "块" for a block alone
  std::string text;
};

std::vector<Line> parse(const std::string& outline);
std::string to_text(const std::vector<Line>& lines);
std::string to_html(const std::vector<Line>& lines);
std::string to_docx(const std::vector<Line>& lines);

}  // namespace notice_outline

// SPDX-License-Identifier: Apache-2.0
#include "output/figures.hpp"

#include <algorithm>
#include <string_view>

#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::output {
namespace {

using base::say;
using domain::ColumnKind;
using domain::Figure;
using domain::SwitchUse;

constexpr std::size_t lines_shown = 20;  // of claim lines; the table and JSON have all

std::string amount(const Figure& figure) {
  return figure.unit.empty() || figure.unit == "date" ? figure.value : figure.value + " " + figure.unit;
}

std::string switch_text(const SwitchUse& use) {
  return use.is_default ? say("{} = {} (default of {})", use.name, use.value, use.origin)
                        : say("{} = {} (set: {})", use.name, use.value, use.origin);
}

std::string line_list(const Figure& figure) {
  const std::size_t shown = std::min(lines_shown, figure.lines.size());
  const std::vector<std::string> first(figure.lines.begin(),
                                       figure.lines.begin() + static_cast<std::ptrdiff_t>(shown));
  std::string text = base::join(first, " ");
  if (shown < figure.lines.size()) text += " " + say("and {} more", figure.lines.size() - shown);
  return text;
}

void add_detail(std::string& out, const std::string& indent, const char* word, const std::string& text) {
  if (!text.empty()) out += indent + base::tr(word) + text + "\n";
}

void add_tree(std::string& out, const Figure& figure, const std::string& indent) {
  out += indent + figure.label + " = " + amount(figure);
  out += figure.id.empty() ? "\n" : "  [" + figure.id + "]\n";
  const std::string inner = indent + "  ";
  add_detail(out, inner, base::mark("clause: "), figure.clause);
  add_detail(out, inner, base::mark("formula: "), figure.formula);
  add_detail(out, inner, base::mark("rounding: "), figure.rounding);
  for (const SwitchUse& use : figure.switches) add_detail(out, inner, base::mark("switch: "), switch_text(use));
  add_detail(out, inner, base::mark("note: "), figure.note);
  add_detail(out, inner, base::mark("claim lines: "), line_list(figure));
  for (const Figure& input : figure.inputs) add_tree(out, input, inner);
}

json::Value list_of(const std::vector<std::string>& items) {
  json::Value list = json::Value::array();
  for (const std::string& item : items) list.push(item);
  return list;
}

json::Value switch_list(const Figure& figure) {
  json::Value list = json::Value::array();
  for (const SwitchUse& use : figure.switches) list.push(use.name + "=" + use.value);
  return list;
}

void add_rows(domain::Table& table, const std::vector<Figure>& figures, const std::string& above) {
  int number = 0;
  for (const Figure& f : figures) {
    const std::string path = (above.empty() ? "" : above + ".") + std::to_string(++number);
    table.rows.push_back({path, f.id, f.label, f.value, f.unit, f.clause, f.formula, f.rounding, switch_list(f),
                          f.note, list_of(f.lines)});
    add_rows(table, f.inputs, path);
  }
}

}  // namespace

std::string to_tree(const std::vector<Figure>& figures) {
  std::string out;
  for (const Figure& figure : figures) add_tree(out, figure, "");
  return out;
}

domain::Table to_table(const std::vector<Figure>& figures) {
  domain::Table table;
  table.format = "mi.figure/1";
  table.columns = {{"path", base::mark("step"), ColumnKind::text},
                   {"id", base::mark("name"), ColumnKind::text},
                   {"label", base::mark("figure"), ColumnKind::text},
                   {"value", base::mark("value"), ColumnKind::text},
                   {"unit", base::mark("unit"), ColumnKind::text},
                   {"clause", base::mark("clause"), ColumnKind::text},
                   {"formula", base::mark("formula"), ColumnKind::text},
                   {"rounding", base::mark("rounding"), ColumnKind::text},
                   {"switches", base::mark("switches"), ColumnKind::list},
                   {"note", base::mark("note"), ColumnKind::text},
                   {"lines", base::mark("claim lines"), ColumnKind::list}};
  add_rows(table, figures, "");
  return table;
}

}  // namespace mi::output

// SPDX-License-Identifier: Apache-2.0
#include "cli/help.hpp"

#include <algorithm>
#include <vector>

#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::cli {
namespace {

using base::say;
using base::tr;

constexpr int widest_name = 30;  // a longer one stands on a line of its own

struct Entry {
  std::string name;
  std::string text;
};

std::string name_in_help(const Declared& d) {
  if (!d.is_option()) return d.takes == Takes::many_values ? d.placeholder + "..." : d.placeholder;
  // Long names stand under each other, whether a short one stands in front or not.
  std::string name = (d.names.size() == 1 && d.names[0].starts_with("--") ? "    " : "") + base::join(d.names, ", ");
  return d.takes == Takes::nothing ? name : name + " " + d.placeholder;
}

std::string text_in_help(const Declared& d) {
  std::string text = tr(d.help);
  if (d.is_option() && d.required) text += tr(" (required)");
  if (d.is_option() && d.takes == Takes::many_values && !d.shared) text += tr(" (may be repeated)");
  return text;
}

std::string paragraph(const char* title, const std::vector<Entry>& entries) {
  if (entries.empty()) return {};
  int width = 0;
  for (const Entry& e : entries)
    if (base::display_width(e.name) <= widest_name) width = std::max(width, base::display_width(e.name));
  std::string out = std::string("\n") + tr(title) + "\n";
  for (const Entry& e : entries) {
    const bool fits = base::display_width(e.name) <= width;
    out += "  " + (fits ? base::pad(e.name, width) : e.name + "\n" + std::string(static_cast<std::size_t>(width) + 2, ' '));
    out += "  " + e.text + "\n";
  }
  return out;
}

template <class Wanted>
std::vector<Entry> entries_of(const Options::State& state, Wanted&& wanted) {
  std::vector<Entry> entries;
  for (const Declared& d : state.declared)
    if (wanted(d)) entries.push_back({name_in_help(d), text_in_help(d)});
  return entries;
}

std::string options_paragraphs(const Options::State& state) {
  return paragraph(base::mark("Arguments:"), entries_of(state, [](const Declared& d) { return !d.is_option(); })) +
         paragraph(base::mark("Options:"),
                   entries_of(state, [](const Declared& d) { return d.is_option() && !d.shared; })) +
         paragraph(base::mark("Options that mean the same everywhere:"),
                   entries_of(state, [](const Declared& d) { return d.is_option() && d.shared; }));
}

std::string argument_words(const Options::State& state) {
  std::string words;
  for (const Declared& d : state.declared) {
    if (d.is_option()) continue;
    const std::string name = name_in_help(d);
    words += d.required ? " " + name : " [" + name + "]";
  }
  return words;
}

std::string required_words(const Options::State& state) {
  std::string words;
  for (const Declared& d : state.declared)
    if (d.is_option() && d.required) words += " " + d.long_name() + " " + d.placeholder;
  return words;
}

}  // namespace

std::string help_of(const Tool& tool, const Options::State& shared) {
  std::vector<Entry> steps;
  for (const Step& step : tool.steps)
    if (*step.name != '\0') steps.push_back({step.name, tr(step.summary)});
  return say("Usage: {} STEP [OPTION]...", tool.name) + "\n\n" + tr(tool.summary) + "\n" +
         paragraph(base::mark("Steps:"), steps) + options_paragraphs(shared) + "\n" +
         say("\"{} STEP --help\" shows the options of a step.", tool.name) + "\n";
}

std::string help_of(const Tool& tool, const Step& step, const Options::State& declared) {
  const std::string command = *step.name == '\0' ? tool.name : std::string(tool.name) + " " + step.name;
  return say("Usage: {} [OPTION]...", command) + required_words(declared) + argument_words(declared) + "\n\n" +
         tr(step.summary) + "\n" + options_paragraphs(declared);
}

}  // namespace mi::cli

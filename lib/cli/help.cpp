// SPDX-License-Identifier: Apache-2.0
#include "cli/help.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::cli {
namespace {

using base::say;
using base::tr;

constexpr int widest_name = 30;   // a longer one stands on a line of its own
constexpr int widest_line = 100;  // whatever the terminal: help is the same everywhere

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
  const bool says_so = std::string_view(d.help).find("repeated") != std::string_view::npos;
  if (d.is_option() && d.takes == Takes::many_values && !says_so) text += tr(" (may be repeated)");
  return text;
}

std::size_t bytes_of_character(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && (text[bytes] & 0xC0) == 0x80) ++bytes;
  return bytes;
}

// What may not be parted: a word, or one wide character with the punctuation behind it; spaces in front belong to it.
std::string next_piece(std::string_view text) {
  std::size_t end = std::min(text.find_first_not_of(' '), text.size());
  while (end < text.size() && text[end] != ' ') {
    const std::string_view character = text.substr(end, bytes_of_character(text.substr(end)));
    end += character.size();
    const std::string_view behind = text.substr(end, bytes_of_character(text.substr(std::min(end, text.size()))));
    const bool closes = base::display_width(behind) == 2 && std::string_view("，。；：、）”").find(behind) != std::string_view::npos;
    if (base::display_width(character) == 2 && !closes) break;
  }
  return std::string(text.substr(0, end));
}

std::string wrapped(std::string_view text, int indent) {
  std::string out;
  int width = indent;
  while (!text.empty()) {
    std::string piece = next_piece(text);
    text.remove_prefix(piece.size());
    if (width + base::display_width(piece) > widest_line && width > indent) {
      out += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
      width = indent;
      piece = std::string(base::trim(piece));
    }
    width += base::display_width(piece);
    out += piece;
  }
  return out;
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
    out += "  " + wrapped(e.text, width + 4) + "\n";
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

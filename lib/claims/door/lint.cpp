// SPDX-License-Identifier: Apache-2.0
#include "claims/door/lint.hpp"

#include <algorithm>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/door/line_checks.hpp"
#include "claims/door/notes.hpp"
#include "claims/door/reader.hpp"

namespace mi::claims {
namespace {

using base::mark;

// Notes by kind, the first of each with place and detail.
struct Notes {
  struct Group {
    std::int64_t rows = 0;
    std::vector<domain::LineNote> first;
  };
  std::map<std::string, Group> groups;

  void take(const Block& block, std::size_t most) {
    for (const domain::LineNote& note : std::get<std::vector<domain::LineNote>>(block.lists)) {
      Group& group = groups[note.what];
      ++group.rows;
      if (group.first.size() < most) group.first.push_back(note);
    }
  }
};

std::string with_cell(const std::string& place, const std::string& text) {
  return text.empty() ? place : place + " “" + text + "”";
}

std::vector<LintGroup> groups_of(const BatchReader& reader, const Notes& notes) {
  std::vector<LintGroup> all;
  for (const ProblemGroup& group : reader.groups()) {
    LintGroup& said = all.emplace_back(LintGroup{true, group.column, group.reason, group.rows, {}});
    for (const Problem& problem : group.first) said.first.push_back(with_cell(problem.place, problem.cell));
  }
  const auto readable = all.size();
  for (const auto& [what, group] : notes.groups) {
    LintGroup& said = all.emplace_back(LintGroup{false, what, meaning_of_note(what), group.rows, {}});
    for (const domain::LineNote& note : group.first)
      said.first.push_back(with_cell(reader.place_of_row(static_cast<std::uint32_t>(note.line)), note.detail));
  }
  std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(readable), all.end(),
                   [](const LintGroup& a, const LintGroup& b) { return a.rows > b.rows; });
  return all;
}

LintResult lint_once(const LintRequest& request, const Relabelled& relabelled, const Progress& progress) {
  AliasTable aliases = AliasTable::shipped();
  std::vector<ColumnName> map;
  if (!request.map.empty()) aliases.add(map = read_map(request.map));
  std::vector<Input> inputs = open_inputs(request.files, aliases, request.encoding, relabelled, map, nullptr);
  LintResult result;
  for (const Input& input : inputs)
    for (const InputTable& table : input.tables)
      result.taken.push_back(input.file.name + (table.sheet.empty() ? "" : ":" + table.sheet) + ": " +
                             base::join(aliases.taken(table.header, false), "; "));
  std::uint64_t total = 0;
  for (const Input& input : inputs) total += input.size();
  ReadOptions options;
  options.first = 0;
  options.of_group = request.first;
  options.map_places = true;
  Notes notes;
  LineChecks checks;
  BatchReader reader(inputs, aliases, options, [&](Block& block) {
    checks.add(block);
    notes.take(block, request.first);
    if (progress) progress(block.bytes_read, total);
    block.clear();
    return true;
  });
  reader.run();
  Block rest;
  checks.end(rest);
  notes.take(rest, request.first);
  result.groups = groups_of(reader, notes);
  for (const Input& input : inputs) {
    result.files.push_back(input.file);
    for (const std::string& passed : input.file.passed) result.passed.push_back(input.file.name + ":" + passed);
    if (input.file.encoding.ends_with("?")) result.warnings.push_back(doubtful_encoding(input.file.name));
  }
  result.without_visit = checks.without_visit();
  return result;
}

}  // namespace

LintResult lint(const LintRequest& request, const Progress& progress) {
  Relabelled relabelled;
  for (;;) {
    try {
      return lint_once(request, relabelled, progress);
    } catch (const NotUtf8& wrong) {
      relabelled.emplace(wrong.path, wrong.failed);
    }
  }
}

domain::Table lint_table(const LintResult& result, bool for_people) {
  using domain::ColumnKind;
  domain::Table table{"mi.claims.lint/1",
                      {{"weight", mark("weight"), ColumnKind::text},
                       {"about", mark("about"), ColumnKind::text},
                       {"what", mark("what is wrong"), ColumnKind::text},
                       {"rows", mark("rows"), ColumnKind::integer},
                       {"places", mark("the first of them"), ColumnKind::list}},
                      {}};
  auto said = [&](const char* id) { return for_people ? base::tr(id) : std::string(id); };
  for (const LintGroup& group : result.groups)
    table.rows.push_back({said(group.unreadable ? mark("unreadable") : mark("implausible")), group.column,
                          said(group.what.c_str()), group.rows, domain::encode(group.first)});
  return table;
}

}  // namespace mi::claims

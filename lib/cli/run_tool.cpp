// SPDX-License-Identifier: Apache-2.0
// One place where a command line becomes a run, and a run an exit status.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "cli/context_state.hpp"
#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "cli/report.hpp"
#include "output/text.hpp"
#include "settings/settings.hpp"

namespace mi::cli {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using settings::Settings;
using Words = std::vector<std::string>;

bool asks_for(const Words& words, std::initializer_list<const char*> names) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    for (const char* name : names)
      if (word == name) return true;
  }
  return false;
}

// Files may name a language; a value of MI_LANG has been obeyed already.
void choose_language_by(const Settings& chosen) {
  const std::string& value = chosen.get("language");
  if (value == "auto" || chosen.origin("language") == "MI_LANG") return;
  base::choose_language(value.starts_with("zh") ? base::Language::chinese : base::Language::english,
                        base::data_path("locale"));
}

// The command line is recorded in the case, and canonical JSON knows UTF-8 only.
void check_encoding(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!base::is_valid_utf8(words[i]))
      throw Error(ErrorKind::usage, say("word {} of the command line is not UTF-8", i + 1), {},
                  say("use a UTF-8 terminal, and rename files whose names are in another encoding"));
}

Options::State shared_options(SharedValues& values, unsigned uses) {
  Options::State state;
  declare_shared(state, values, uses);
  return state;
}

const Step* step_named(const Tool& tool, const std::string& name) {
  for (const Step& step : tool.steps)
    if (name == step.name) return &step;
  return nullptr;
}

Words names_of_steps(const Tool& tool) {
  Words names;
  for (const Step& step : tool.steps) names.emplace_back(step.name);
  return names;
}

[[noreturn]] void refuse_no_step(const Tool& tool, const std::string& word) {
  const Words names = names_of_steps(tool);
  const std::string list = say("steps are: {}", base::join(names, ", "));
  if (word.empty()) throw Error(ErrorKind::usage, say("name a step"), {}, list);
  const std::string near = base::nearest(word, names);
  throw Error(ErrorKind::usage, say("there is no such step: {}", word), {},
              near.empty() ? list : say("did you mean {}?", near));
}

// The step, and the words without its name. No step: what the program itself is asked.
const Step* take_step(const Tool& tool, Words& words) {
  SharedValues ignored;
  const std::size_t at = find_step(words, shared_options(ignored, all_uses).declared);
  const Step* step = at < words.size() ? step_named(tool, words[at]) : nullptr;
  if (step != nullptr) words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  if (step == nullptr) step = step_named(tool, "");
  if (step == nullptr && at < words.size()) refuse_no_step(tool, words[at]);
  return step;
}

void print_out(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

std::string settings_list(const Settings& settings, const std::string& format) {
  domain::Table table{"mi.settings/1",
                      {{"name", base::mark("setting"), domain::ColumnKind::text},
                       {"value", base::mark("value"), domain::ColumnKind::text},
                       {"origin", base::mark("origin"), domain::ColumnKind::text},
                       {"about", base::mark("meaning"), domain::ColumnKind::text}},
                      {}};
  const bool for_people = format == "table";  // what programs read never changes with the locale
  auto words = [&](const std::string& id) { return for_people ? std::string(base::tr(id.c_str())) : id; };
  for (const settings::Setting& s : settings.all())
    table.rows.push_back({s.name, s.value, words(s.origin), words(s.about)});
  if (format == "json") return output::to_json_lines(table) + output::json_end(table.rows.size());
  if (format == "tsv") return output::to_tsv(table);
  if (format == "csv") return output::to_csv(table);
  return output::to_text_table(table);
}

std::string tool_help(const Tool& tool) {
  unsigned uses = 0;
  for (const Step& step : tool.steps) uses |= step.uses;
  SharedValues ignored;
  return help_of(tool, shared_options(ignored, uses));
}

bool answered_without_step(const Tool& tool, const Words& words, const Settings& settings) {
  if (asks_for(words, {"--version"})) {
    print_out(std::string(tool.name) + " " + base::program_version() + "\n");
  } else if (asks_for(words, {"--show-settings"})) {
    print_out(settings_list(settings, settings.get("format")));
  } else {
    return false;
  }
  return true;
}

// -f, else the ending of -o, else the setting.
std::string format_for(const SharedValues& shared, unsigned uses, const Settings& settings) {
  if (!(uses & prints_table)) return "table";
  if (!shared.format.empty()) return shared.format;
  if (shared.output)
    for (const char* form : {"tsv", "csv", "json", "xlsx"})
      if (shared.output->ends_with(std::string(".") + form)) return form;
  return settings.get("format");
}

void take_case_path(Context::State& state) {
  const char* variable = std::getenv("MI_CASE");
  state.path = state.shared.case_path;
  state.path_from_environment = !state.path && variable != nullptr && *variable != '\0' &&
                                (state.step->uses & (reads_case | writes_case));
  if (state.path_from_environment) state.path = variable;
}

void decide_look(Context::State& state, const Settings& settings) {
  const std::string& color = settings.get("color");
  const char* no_color = std::getenv("NO_COLOR");
  const bool plain = no_color != nullptr && *no_color != '\0';
  state.format = format_for(state.shared, state.step->uses, settings);
  state.colour = !state.shared.output &&
                 (color == "always" || (color == "auto" && !plain && ::isatty(STDOUT_FILENO) == 1));
  state.show_progress = !state.shared.quiet && settings.get("progress") == "auto" && ::isatty(STDERR_FILENO) == 1;
}

void check_correction(const SharedValues& shared) {
  if (shared.corrects && (!shared.reason || shared.reason->empty()))
    throw Error(ErrorKind::usage, say("a correction needs its reason"), {"--corrects"}, say("say why with --reason TEXT"));
}

int run_step(const Tool& tool, const Step& step, const Words& all_words, const Words& words, const Settings& settings) {
  Options::State declared;
  Options options(declared);
  const Runner runner = step.declare(options);
  Context::State state;
  declare_shared(declared, state.shared, step.uses);
  if (asks_for(words, {"--help", "-h"})) return print_out(help_of(tool, step, declared)), 0;
  parse(words, declared.declared);
  state.tool = &tool;
  state.step = &step;
  state.words = all_words;
  state.program = *step.name == '\0' ? tool.name : std::string(tool.name) + " " + step.name;
  check_correction(state.shared);
  take_case_path(state);
  decide_look(state, settings);
  check_output(state);
  Context context(state);
  const Exit exit = runner(context);
  if (state.change && exit != Exit::no) throw Error(ErrorKind::internal, "the step did not finish its change");
  state.change.reset();
  flush(state);
  return static_cast<int>(exit);
}

int run(const Tool& tool, const Words& words) {
  Settings settings = Settings::load(settings::Sources::of_this_process());
  choose_language_by(settings);
  if (const std::string format = peek(words, {"-f", "--format"}); !format.empty())
    settings.set_by_command_line("format", format);
  if (answered_without_step(tool, words, settings)) return 0;
  Words rest = words;
  const Step* step = nullptr;
  try {
    step = take_step(tool, rest);
  } catch (const Error&) {
    if (!asks_for(words, {"--help", "-h"})) throw;
  }
  if (step != nullptr) return run_step(tool, *step, words, rest, settings);
  if (!asks_for(words, {"--help", "-h"})) refuse_no_step(tool, "");
  print_out(tool_help(tool));
  return 0;
}

int report(const Tool& tool, const Error& error, bool as_json) {
  std::fputs(to_text(tool.name, error).c_str(), stderr);
  if (as_json) std::fputs(to_json_line(error).c_str(), stderr);
  return static_cast<int>(error.kind());
}

}  // namespace

int run_tool(int argc, char** argv, const Tool& tool) {
  const Words words(argv + 1, argv + argc);
  const bool as_json = peek(words, {"-f", "--format"}) == "json";
  base::take_limits_as_errors();
  try {
    base::choose_language(base::data_path("locale"));
    check_encoding(words);
    return run(tool, words);
  } catch (const Error& error) {
    return report(tool, error, as_json);
  } catch (const base::Stopped& stopped) {
    base::end_by(stopped.signal);
  } catch (const std::bad_alloc&) {
    return report(tool, Error(ErrorKind::cannot, say("there is not enough memory")), as_json);
  } catch (const std::exception& error) {
    return report(tool, as_our_mistake(error.what()), as_json);
  }
}

}  // namespace mi::cli

// SPDX-License-Identifier: Apache-2.0
// A program is a table of steps; a step declares its options and runs. run_tool() parses, runs, and turns every error
// into text and an exit status in one place.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "casefile/case.hpp"
#include "cli/options.hpp"
#include "domain/figure.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::cli {

// The statuses a step may end with; the others come from Error::kind (design section 4).
enum class Exit { done = 0, no = 1, set_aside = 6 };

// Which shared options a step has (bits). A step without a bit refuses the option as unknown.
enum Use : unsigned {
  none = 0,
  reads_case = 1,    // -c/--case FILE (MI_CASE), --wait SECONDS
  writes_case = 2,   // and --by PERSON, --dry-run
  uses_law = 4,      // --as-of DATE, --set SWITCH=VALUE
  prints_table = 8,  // -f/--format table|tsv|csv|json|xlsx, -o/--output FILE
  explains = 16,     // --explain
  what_if = 32,      // --what-if
  corrects = 64,     // --corrects ID --reason TEXT
};
// -q, --help and --version exist everywhere.

class Context {
 public:
  // The case named by -c or MI_CASE. Opened once, read or write as the step declares.
  casefile::Case& opened();
  // The same, but for reading or writing as said here: a step that writes only when asked to.
  casefile::Case& opened(casefile::Access access);
  void use_case(const std::string& path);     // a positional FILE names the case instead of -c
  const std::string& case_path();             // Error(usage) when no case is named
  // The law of this case: packs, parameters and switches it uses, with --set applied. Error(usage) when none is used.
  const law::Rulebook& law();
  const law::Rulebook& law_if_any();  // the same, but empty where the case uses no packs yet
  base::Date as_of() const;                   // --as-of, else today
  bool as_of_given() const;                   // --as-of was given: else a step may know a better day than today
  std::string person() const;                 // --by, else the account's name
  bool dry_run() const;
  bool explain() const;
  bool what_if() const;
  const std::optional<std::string>& corrects() const;
  const std::string& reason() const;
  const std::optional<std::string>& output() const;  // -o
  const std::string& format() const;                 // "table" when not given
  const std::string& program() const;                // "mi-penalize compute"

  // One entry of this step; finish() commits it, or with --dry-run rolls it back and says so. A step that ends as done
  // with a change not finished has a mistake (exit 70).
  casefile::Change& change();
  void finish();
  casefile::EntryInfo entry_info();           // for the steps that write entries by other means (new, fork, merge)

  // To stdout, or to the file of -o, once the step has ended well. Several tables of one run come in order.
  void print(const domain::Table& table);
  void print(const domain::Workbook& workbook);       // needs -o FILE.xlsx
  void print_text(std::string_view text);             // documents and plain text
  // The derivation of each figure, after the tables: a tree, with -f json and the like records. A step that has
  // --explain shows it only when asked, so it may always call this.
  void print_figures(const std::vector<domain::Figure>& figures);
  void note(const std::string& line);                 // talk, on stderr; silent with -q
  // Progress of a long job; shown on a terminal only, after a second. done ≤ total (0: unknown).
  void progress(const char* what, std::uint64_t done, std::uint64_t total);
  std::string read_input(const std::string& path);    // "-" is standard input, read whole
  // Program, version, command line, case, head and packs, for a document that names where it comes from.
  json::Value stamp() const;

  struct State;
  explicit Context(State& state) : state_(state) {}

 private:
  State& state_;
};

using Runner = std::function<Exit(Context&)>;

struct Step {
  const char* name;     // "compute"; "" is the step of a program that has only one (mi-explain ID)
  const char* summary;  // one line, an English message id
  unsigned uses;        // bits of Use
  std::function<Runner(Options&)> declare;
};

// Binds a step's own struct of options, its declaration and its run.
template <class O>
Step step(const char* name, const char* summary, unsigned uses, void (*declare)(Options&, O&),
          Exit (*run)(Context&, const O&)) {
  return {name, summary, uses, [declare, run](Options& options) -> Runner {
            auto values = std::make_shared<O>();
            declare(options, *values);
            return [values, run](Context& context) { return run(context, *values); };
          }};
}

struct Tool {
  const char* name;     // "mi-penalize"
  const char* summary;  // one line, an English message id
  std::vector<Step> steps;
};

int run_tool(int argc, char** argv, const Tool& tool);

}  // namespace mi::cli

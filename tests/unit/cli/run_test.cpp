// SPDX-License-Identifier: Apache-2.0
// A program from its command line to its exit status: what goes out, and that nothing does after an error.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "base/path.hpp"
#include "cli/step.hpp"

using namespace mi;
using cli::Context;
using cli::Exit;
using cli::Options;

namespace {

struct Sum {
  std::vector<std::string> amounts;
  std::string fault;
};

void declare_sum(Options& o, Sum& v) {
  o.arguments("AMOUNT", v.amounts, "amounts").option("--fault", v.fault, "what goes wrong after printing");
}

Exit run_sum(Context& context, const Sum& v) {
  domain::Table table{"mi.sum/1", {{"amount", "amount", domain::ColumnKind::money}}, {}};
  for (const std::string& amount : v.amounts) table.rows.push_back({amount});
  context.print(table);
  context.print_figures({domain::figure("S", "合计", base::Money::parse("1.00"))});
  context.note("talk");
  if (v.fault == "gate") throw base::Error(base::ErrorKind::gate, "not yet");
  if (v.fault == "memory") throw std::bad_alloc();
  if (v.fault == "logic") throw std::logic_error("oops");
  if (v.fault == "no") return Exit::no;
  if (v.fault == "aside") return Exit::set_aside;
  return Exit::done;
}

struct Wait {};
void declare_nothing(Options&, Wait&) {}
Exit run_wait(Context& context, const Wait&) {
  const base::Unwinding unwinding;
  struct RolledBack {
    ~RolledBack() { (void)!::write(STDOUT_FILENO, "rolled back\n", 12); }
  } const rolled_back;
  ::raise(SIGTERM);
  (void)!::write(STDOUT_FILENO, "noticed later\n", 14);
  context.progress("waiting", 1, 2);
  return Exit::done;
}

const cli::Tool& tool() {
  static const cli::Tool it{"mi-test",
                            "a program for tests",
                            {cli::step<Sum>("sum", "adds", cli::prints_table | cli::explains, declare_sum, run_sum),
                             cli::step<Wait>("wait", "waits", cli::none, declare_nothing, run_wait)}};
  return it;
}

struct Ended {
  std::string out, err;
  int status = 0;
};

struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / "mi-cli-XXXXXX").string();
  Folder() { REQUIRE(::mkdtemp(path.data()) != nullptr); }
  ~Folder() { std::filesystem::remove_all(path); }
};

[[noreturn]] void be_the_program(const Folder& folder, std::vector<std::string> words) {
  ::dup2(::open((folder.path + "/out").c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), STDOUT_FILENO);
  ::dup2(::open((folder.path + "/err").c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), STDERR_FILENO);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG", "MI_CASE", "MI_FORMAT"}) ::unsetenv(name);
  ::setenv("MI_LANG", "en", 1);
  ::setenv("HOME", folder.path.c_str(), 1);
  ::signal(SIGTERM, SIG_DFL);
  words.insert(words.begin(), "mi-test");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  ::_exit(cli::run_tool(static_cast<int>(argv.size()), argv.data(), tool()));
}

// In a process of its own: exit statuses and signals are those that a shell would see.
Ended run(const std::vector<std::string>& words) {
  const Folder folder;
  std::cout.flush();  // what the test runner has not written yet is not the program's
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) be_the_program(folder, words);
  int status = 0;
  ::waitpid(child, &status, 0);
  return {base::read_file(folder.path + "/out"), base::read_file(folder.path + "/err"),
          WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status)};
}

}  // namespace

TEST_CASE("a table, talk apart from results, and silence with -q") {
  const Ended ended = run({"sum", "1.00", "-12.50"});
  CHECK(ended.status == 0);
  CHECK(ended.out == "amount\n  1.00\n-12.50\n");
  CHECK(ended.err == "talk\n");
  CHECK(run({"-q", "sum", "1.00"}).err.empty());
}

TEST_CASE("figures are unfolded when asked for") {
  CHECK(run({"sum", "1.00", "--explain"}).out == "amount\n  1.00\n\n合计 = 1.00 CNY  [S]\n");
  const Ended json = run({"sum", "--explain", "-f", "json"});
  CHECK(json.out.find("{\"format\":\"mi.figure/1\",\"path\":\"1\",\"id\":\"S\"") == 0);
  CHECK(json.out.find("{\"format\":\"mi.end/1\",\"records\":1}\n") != std::string::npos);
}

TEST_CASE("the same options stand before and behind the step") {
  CHECK(run({"-f", "csv", "sum", "1.00"}).out == "amount\r\n1.00\r\n");
  CHECK(run({"sum", "1.00", "-f", "csv"}).out == "amount\r\n1.00\r\n");
}

TEST_CASE("each kind of end has its exit status; after an error nothing is on standard output") {
  CHECK(run({"sum", "--fault", "no"}).status == 1);
  CHECK(run({"sum", "--fault", "aside"}).status == 6);
  CHECK(run({"sum", "--nonsense"}).status == 2);
  CHECK(run({}).status == 2);
  CHECK(run({"smu"}).err == "mi-test: there is no such step: smu\n  advice: did you mean sum?\n");
  const Ended gate = run({"sum", "1.00", "--fault", "gate", "-f", "json"});
  CHECK(gate.status == 3);
  CHECK(gate.out.empty());
  CHECK(gate.err.find("mi-test: not yet\n{\"format\":\"mi.error/1\",\"kind\":\"gate\"") != std::string::npos);
  CHECK(run({"sum", "--fault", "memory"}).status == 4);
  const Ended logic = run({"sum", "1.00", "--fault", "logic"});
  CHECK(logic.status == 70);
  CHECK(logic.out.empty());
  CHECK(logic.err.find("this is a mistake of the program, not yours: oops") != std::string::npos);
}

TEST_CASE("help and version are asked for anywhere, also when words are missing") {
  CHECK(run({"--version"}).out == std::string("mi-test ") + base::program_version() + "\n");
  CHECK(run({"--help"}).out.find("Steps:\n  sum   adds\n") != std::string::npos);
  CHECK(run({"sum", "--help"}).out.find("[AMOUNT...]") != std::string::npos);
  CHECK(run({"sum", "--help"}).out.find("--explain") != std::string::npos);
  CHECK(run({"wait", "--help"}).out.find("--explain") == std::string::npos);
}

TEST_CASE("a file of -o appears whole with where it comes from, or not at all") {
  const Folder folder;
  const std::string csv = folder.path + "/a.csv";
  CHECK(run({"sum", "1.00", "-o", csv}).out.empty());
  CHECK(base::read_file(csv) == "\xEF\xBB\xBF" "amount\r\n1.00\r\n");
  CHECK(base::read_file(csv + ".origin.json").find("\"program\": \"mi-test sum\"") != std::string::npos);
  const std::string other = folder.path + "/b.csv";
  CHECK(run({"sum", "1.00", "--fault", "gate", "-o", other}).status == 3);
  CHECK_FALSE(base::file_exists(other));
  CHECK(run({"sum", "-o", folder.path}).status == 4);
  CHECK(run({"sum", "-o", folder.path + "/none/a.csv"}).status == 4);
  CHECK(run({"sum", "-f", "xlsx"}).status == 2);
  const std::string json = folder.path + "/a.json";
  CHECK(run({"sum", "1.00", "-o", json}).status == 0);
  CHECK(base::read_file(json).find("{\"format\":\"mi.end/1\",\"records\":1,\"program\":\"mi-test sum\"") != std::string::npos);
}

TEST_CASE("a word that is not UTF-8 is refused before anything is recorded") {
  const Ended ended = run({"sum", "\xC0\xD0"});
  CHECK(ended.status == 2);
  CHECK(ended.err.find("word 2 of the command line is not UTF-8") != std::string::npos);
}

TEST_CASE("a signal during a change rolls back, then ends the process by that signal") {
  const Ended ended = run({"wait"});
  CHECK(ended.status == 128 + SIGTERM);
  CHECK(ended.out == "noticed later\nrolled back\n");
}

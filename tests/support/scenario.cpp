// SPDX-License-Identifier: Apache-2.0
// Runs one scenario: a readable file of commands with everything they must print and their exit status.
//
//   scenario BIN_DIR FILE       compares; MI_ACCEPT=1 writes what came into FILE instead
//
// A scenario file, line by line:
//
//   # text             a comment
//   file NAME          makes a file of the following lines "| content" (each gets a line end);
//                      "file NAME!" makes it without the last line end
//   hex NAME           makes a file of the bytes in the following lines "| 4D 49 0a"
//   copy SRC [NAME]    copies a file or folder that stands beside the scenario
//   env NAME=VALUE     for the commands that follow; "env NAME" takes it away
//   $ command          runs by /bin/sh; a line "\ more" continues it
//   < line             a line of its standard input (else empty)
//   > line             a line that it must print on standard output
//   ! line             a line that it must print on standard error
//   = N                its exit status; a command ended by a signal has 128 + its number
//
// Commands run one after another in a fresh folder with BIN_DIR first in PATH, HOME there, MI_LANG=en, LC_ALL=C.UTF-8,
// MI_NOW=2026-05-25T09:00:00+08:00, and no other MI_ variable but MI_DATA. "[*]" in an expected line stands for any
// characters. A last line without its line end is written "> line\". Standard output, standard error and the status are
// always compared. MI_ACCEPT keeps an expected line with [*] where it still matches. A command that runs longer than a
// minute is ended. $SCENARIO_DIR is the folder of the scenario file.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

constexpr int seconds_for_a_command = 60;

struct Command {
  std::string text;
  std::string input;
  Lines out, err;
  int status = 0;
  std::size_t first = 0, last = 0;  // lines of the expectation in the file: [first, last)
};

struct Result {
  std::string out, err;
  int status = 0;
  bool timed_out = false;
};

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what); }

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail("cannot read " + path.string());
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

void write_file(const fs::path& path, const std::string& bytes) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  if (!out.flush()) fail("cannot write " + path.string());
}

// The last piece keeps a "\" when its line end was missing, so that every difference shows.
Lines lines_of(const std::string& text) {
  Lines lines;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = text.find('\n', start);
    lines.push_back(text.substr(start, end == std::string::npos ? end : end - start));
    if (end == std::string::npos) {
      lines.back() += '\\';
      break;
    }
    start = end + 1;
  }
  return lines;
}

// "[*]" matches any characters; everything else is itself.
bool matches(const std::string& pattern, const std::string& line) {
  const std::size_t star = pattern.find("[*]");
  if (star == std::string::npos) return pattern == line;
  if (line.compare(0, star, pattern, 0, star) != 0) return false;
  const std::string rest = pattern.substr(star + 3);
  for (std::size_t at = star; at <= line.size(); ++at)
    if (matches(rest, line.substr(at))) return true;
  return false;
}

bool matches(const Lines& pattern, const Lines& lines) {
  return pattern.size() == lines.size() &&
         std::equal(pattern.begin(), pattern.end(), lines.begin(),
                    [](const std::string& p, const std::string& l) { return matches(p, l); });
}

// ---- one command -----------------------------------------------------------------------------------------------

class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_, O_CLOEXEC) != 0) fail("no pipe");
  }
  ~Pipe() { close_read(), close_write(); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close_read() { close_one(ends_[0]); }
  void close_write() { close_one(ends_[1]); }

 private:
  static void close_one(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  int ends_[2];
};

[[noreturn]] void become_shell(const Command& command, const fs::path& folder, const fs::path& input, Pipe& out, Pipe& err) {
  ::setpgid(0, 0);  // a command that hangs is ended with its children
  const int in = ::open(input.c_str(), O_RDONLY);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out.write_end(), STDOUT_FILENO);
  ::dup2(err.write_end(), STDERR_FILENO);
  if (::chdir(folder.c_str()) != 0) ::_exit(127);
  ::execl("/bin/sh", "sh", "-c", command.text.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

bool drain(Pipe& pipe, std::string& into) {
  char block[65536];
  const ssize_t got = ::read(pipe.read_end(), block, sizeof block);
  if (got > 0) into.append(block, static_cast<std::size_t>(got));
  else pipe.close_read();
  return got > 0;
}

void collect(pid_t child, Pipe& out, Pipe& err, Result& result) {
  const time_t end = ::time(nullptr) + seconds_for_a_command;
  while (out.read_end() >= 0 || err.read_end() >= 0) {
    pollfd wanted[2] = {{out.read_end(), POLLIN, 0}, {err.read_end(), POLLIN, 0}};
    ::poll(wanted, 2, 500);
    if (wanted[0].revents != 0) drain(out, result.out);
    if (wanted[1].revents != 0) drain(err, result.err);
    if (::time(nullptr) > end && !result.timed_out) {
      ::kill(-child, SIGKILL);
      result.timed_out = true;
    }
  }
}

Result run(const Command& command, const fs::path& folder, const fs::path& input) {
  Pipe out, err;
  Result result;
  const pid_t child = ::fork();
  if (child < 0) fail("no fork");
  if (child == 0) become_shell(command, folder, input, out, err);
  out.close_write();
  err.close_write();
  collect(child, out, err, result);
  int status = 0;
  ::waitpid(child, &status, 0);
  result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return result;
}

// ---- the file --------------------------------------------------------------------------------------------------

class Scenario {
 public:
  Scenario(const fs::path& bin, const fs::path& file, bool accept)
      : bin_(fs::absolute(bin)), file_(fs::absolute(file)), accept_(accept) {
    std::string text = read_file(file_);
    if (!text.ends_with('\n')) text += '\n';
    lines_ = lines_of(text);
    std::string name = (fs::temp_directory_path() / "scenario-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) fail("no temporary folder");
    top_ = name;
    folder_ = top_ / "work";
    fs::create_directory(folder_);
    set_environment();
  }
  ~Scenario() {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(top_, ignored))  // read-only folders are part of tests
      if (entry.is_directory()) fs::permissions(entry.path(), fs::perms::owner_all, fs::perm_options::add, ignored);
    fs::remove_all(top_, ignored);
  }
  Scenario(const Scenario&) = delete;
  Scenario& operator=(const Scenario&) = delete;

  int play() {
    for (std::size_t at = 0; at < lines_.size();) at = step(at);
    if (commands_ == 0) fail("the scenario runs nothing");
    if (accept_) write_accepted();
    return failures_ == 0 ? 0 : 1;
  }

 private:
  void set_environment() {
    for (char** e = environ; *e != nullptr;) {
      const std::string name(*e, std::string(*e).find('='));
      if (name.starts_with("MI_") && name != "MI_DATA") ::unsetenv(name.c_str());
      else ++e;
    }
    const char* path = std::getenv("PATH");
    ::setenv("PATH", (bin_.string() + ":" + (path != nullptr ? path : "/usr/bin:/bin")).c_str(), 1);
    ::setenv("HOME", folder_.c_str(), 1);
    ::setenv("SCENARIO_DIR", file_.parent_path().c_str(), 1);
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("MI_LANG", "en", 1);
    ::setenv("MI_NOW", "2026-05-25T09:00:00+08:00", 1);
    for (const char* name : {"XDG_CONFIG_HOME", "NO_COLOR", "LANGUAGE"}) ::unsetenv(name);
  }

  [[noreturn]] void refuse(std::size_t at, const std::string& why) const {
    fail(file_.string() + ":" + std::to_string(at + 1) + ": " + why);
  }

  static bool begins(const std::string& line, const std::string& word) {
    return line == word || line.starts_with(word + " ");
  }
  static std::string behind(const std::string& line, std::size_t word) {
    return line.size() > word + 1 ? line.substr(word + 1) : std::string();
  }

  // Takes one directive, returns the line behind it.
  std::size_t step(std::size_t at) {
    const std::string& line = lines_[at];
    if (line.empty() || line.starts_with("#")) return at + 1;
    if (begins(line, "file")) return make_file(at, behind(line, 4), false);
    if (begins(line, "hex")) return make_file(at, behind(line, 3), true);
    if (begins(line, "copy")) return copy(at, behind(line, 4));
    if (begins(line, "env")) return set_variable(at, behind(line, 3));
    if (begins(line, "$")) return command(at);
    refuse(at, "not understood: " + line);
  }

  fs::path inside(std::size_t at, const std::string& name) const {
    const fs::path path = fs::path(name).lexically_normal();
    if (name.empty() || path.is_absolute() || *path.begin() == "..") refuse(at, "a name inside the folder is needed");
    return folder_ / path;
  }

  std::size_t make_file(std::size_t at, std::string name, bool hex) {
    const bool open_end = name.ends_with('!');
    if (open_end) name.pop_back();
    const fs::path path = inside(at, name);
    std::string bytes;
    for (++at; at < lines_.size() && begins(lines_[at], "|"); ++at)
      bytes += hex ? from_hex(at, behind(lines_[at], 1)) : behind(lines_[at], 1) + "\n";
    if (open_end && !bytes.empty() && !hex) bytes.pop_back();
    write_file(path, bytes);
    return at;
  }

  std::string from_hex(std::size_t at, const std::string& text) const {
    std::istringstream words(text);
    std::string bytes, word;
    while (words >> word) {
      if (word.size() != 2 || word.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
        refuse(at, "two hex digits a byte: " + word);
      bytes += static_cast<char>(std::stoi(word, nullptr, 16));
    }
    return bytes;
  }

  std::size_t copy(std::size_t at, const std::string& words) {
    std::istringstream in(words);
    std::string from, to;
    in >> from >> to;
    const fs::path source = file_.parent_path() / from;
    if (from.empty() || !fs::exists(source)) refuse(at, "there is nothing to copy: " + from);
    const fs::path target = inside(at, to.empty() ? source.filename().string() : to);
    fs::create_directories(target.parent_path());
    fs::copy(source, target, fs::copy_options::recursive);
    return at + 1;
  }

  std::size_t set_variable(std::size_t at, const std::string& text) {
    const std::size_t sign = text.find('=');
    if (text.empty() || sign == 0) refuse(at, "NAME=VALUE is needed");
    if (sign == std::string::npos) ::unsetenv(text.c_str());
    else ::setenv(text.substr(0, sign).c_str(), text.substr(sign + 1).c_str(), 1);
    return at + 1;
  }

  std::size_t command(std::size_t at) {
    Command c;
    const std::size_t start = at;
    at = read_command(at, c);
    Result result = run(c, folder_, input_file(c));
    ++commands_;
    if (accept_ && !result.timed_out) accepted_.push_back({c, result});
    else if (!is_as_expected(c, result)) report(start, c, result);
    if (accept_ && result.timed_out) refuse(start, "the command did not end; nothing is accepted");
    return at;
  }

  std::size_t read_command(std::size_t at, Command& c) {
    c.text = behind(lines_[at], 1);
    for (++at; at < lines_.size() && begins(lines_[at], "\\"); ++at) c.text += "\n" + behind(lines_[at], 1);
    for (; at < lines_.size() && begins(lines_[at], "<"); ++at) c.input += behind(lines_[at], 1) + "\n";
    c.first = at;
    bool status_stated = false;
    for (; at < lines_.size() && !lines_[at].empty() && !status_stated; ++at) {
      if (begins(lines_[at], ">")) c.out.push_back(behind(lines_[at], 1));
      else if (begins(lines_[at], "!")) c.err.push_back(behind(lines_[at], 1));
      else if (begins(lines_[at], "=")) status_stated = read_status(at, c);
      else break;
    }
    c.last = at;
    if (!status_stated && !accept_) refuse(c.first, "the exit status (= N) is not stated");
    return at;
  }

  bool read_status(std::size_t at, Command& c) const {
    const std::string text = behind(lines_[at], 1);
    if (text.empty() || text.size() > 3 || text.find_first_not_of("0123456789") != std::string::npos)
      refuse(at, "the exit status is a number");
    c.status = std::stoi(text);
    return true;
  }

  fs::path input_file(const Command& c) const {
    const fs::path path = top_ / "input";
    write_file(path, c.input);
    return path;
  }

  static bool is_as_expected(const Command& c, const Result& r) {
    return !r.timed_out && c.status == r.status && matches(c.out, lines_of(r.out)) && matches(c.err, lines_of(r.err));
  }

  static void show(const char* sign, const Lines& expected, const Lines& got) {
    if (matches(expected, got)) return;
    for (std::size_t i = 0; i < std::max(expected.size(), got.size()); ++i) {
      const bool same = i < expected.size() && i < got.size() && matches(expected[i], got[i]);
      if (same) std::printf("    %s %s\n", sign, got[i].c_str());
      if (!same && i < expected.size()) std::printf("  - %s %s\n", sign, expected[i].c_str());
      if (!same && i < got.size()) std::printf("  + %s %s\n", sign, got[i].c_str());
    }
  }

  void report(std::size_t at, const Command& c, const Result& r) {
    ++failures_;
    std::printf("%s:%zu: $ %s\n", file_.c_str(), at + 1, c.text.c_str());
    show(">", c.out, lines_of(r.out));
    show("!", c.err, lines_of(r.err));
    if (c.status != r.status) std::printf("  - = %d\n  + = %d\n", c.status, r.status);
    if (r.timed_out) std::printf("  it was ended after %d seconds\n", seconds_for_a_command);
  }

  static void add_lines(Lines& to, const char* sign, const Lines& expected, const Lines& got) {
    const bool aligned = expected.size() == got.size();
    for (std::size_t i = 0; i < got.size(); ++i) {
      const bool keep = aligned && expected[i].find("[*]") != std::string::npos && matches(expected[i], got[i]);
      const std::string& text = keep ? expected[i] : got[i];
      to.push_back(text.empty() ? sign : std::string(sign) + " " + text);
    }
  }

  void write_accepted() const {
    Lines out;
    std::size_t at = 0;
    for (const auto& [command, result] : accepted_) {
      out.insert(out.end(), lines_.begin() + static_cast<std::ptrdiff_t>(at),
                 lines_.begin() + static_cast<std::ptrdiff_t>(command.first));
      add_lines(out, ">", command.out, lines_of(result.out));
      add_lines(out, "!", command.err, lines_of(result.err));
      out.push_back("= " + std::to_string(result.status));
      at = command.last;
    }
    out.insert(out.end(), lines_.begin() + static_cast<std::ptrdiff_t>(at), lines_.end());
    std::string text;
    for (const std::string& line : out) text += line + "\n";
    write_file(file_, text);
  }

  fs::path bin_, file_, top_, folder_;
  bool accept_;
  Lines lines_;
  std::vector<std::pair<Command, Result>> accepted_;
  int commands_ = 0;
  int failures_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: scenario BIN_DIR FILE\n");
    return 2;
  }
  try {
    const bool accept = std::getenv("MI_ACCEPT") != nullptr;  // before the environment of the commands is made
    return Scenario(argv[1], argv[2], accept).play();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "scenario: %s\n", error.what());
    return 2;
  }
}

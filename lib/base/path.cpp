// SPDX-License-Identifier: Apache-2.0
#include "base/path.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/error.hpp"
#include "base/folder.hpp"
#include "base/message.hpp"

namespace mi::base {
namespace {

struct Reason {
  const char* message;
  const char* advice;
};

Reason reason_of(int code) {
  switch (code) {
    case ENOENT:
      return {mark("there is no such file or folder"), mark("check the name and the folder")};
    case ENOTDIR:
      return {mark("a part of the path is not a folder"), mark("check the name and the folder")};
    case EISDIR:
      return {mark("this is a folder, not a file"), mark("name a file")};
    case EACCES:
    case EPERM:
      return {mark("access is not permitted"), mark("check the permissions of the file and its folder")};
    case EROFS:
      return {mark("this disk is read-only"), mark("choose another folder, or take off the write protection")};
    case ENOSPC:
    case EDQUOT:
      return {mark("the disk is full"), mark("free some space; nothing was written")};
    case EFBIG:
      return {mark("the file may not grow any more"), mark("a limit on the size of files ends it (ulimit -f); nothing was written")};
    case ENAMETOOLONG:
      return {mark("the file name is too long"), mark("choose a shorter name")};
    default:
      return {nullptr, ""};
  }
}

[[noreturn]] void fail(int code, const std::string& path) { refuse_file(code, path); }

class Descriptor {
 public:
  Descriptor(int number, const std::string& path) : number_(number) {
    if (number_ < 0) fail(errno, path);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  // A disk that writes late (network, quota) reports its trouble here.
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

void write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno, path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_in_place(const std::string& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC), path);
  write_all(file.get(), bytes, path);
}

// What a new file would get from the umask, or what the file already has: mkstemp's own is for its owner only.
mode_t mode_for(const struct stat& old, bool exists) {
  if (exists) return old.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

void sync_folder(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path().string();
  const int number = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (number < 0) return;  // a folder that may be written but not read cannot be synced
  ::fsync(number);
  ::close(number);
}

// Gone when the writing does not reach its end.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& target)
      : target_(target), name_(target + ".XXXXXX"), file_(::mkostemp(name_.data(), O_CLOEXEC), target) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!name_.empty()) ::unlink(name_.c_str());
  }
  void fill(std::string_view bytes, mode_t mode, bool wait) {
    write_all(file_.get(), bytes, target_);
    const bool kept = ::fchmod(file_.get(), mode) == 0 && (!wait || ::fsync(file_.get()) == 0);
    if (!kept || file_.close() != 0) fail(errno, target_);
  }
  void take_place() {
    if (::rename(name_.c_str(), target_.c_str()) != 0) fail(errno, target_);
    name_.clear();
  }

 private:
  std::string target_;
  std::string name_;
  Descriptor file_;
};

// A link stays a link: the file that it names is replaced.
std::string behind_links(const std::string& path) {
  std::error_code ignored;
  const auto real = std::filesystem::weakly_canonical(path, ignored);
  return ignored ? path : real.string();
}

std::string beside_program() {
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  const auto folder = program.parent_path().parent_path() / "share" / "mi";
  return std::filesystem::is_directory(folder, failed) ? folder.string() : std::string();
}

std::string data_folder() {
  const char* chosen = std::getenv("MI_DATA");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  const std::string beside = beside_program();
  return beside.empty() ? MI_BUILD_DATA : beside;
}

}  // namespace

void refuse_file(int code, const std::string& path) {
  const Reason reason = reason_of(code);
  const std::string message =
      reason.message != nullptr ? tr(reason.message) : say("the system refuses the file: {}", std::strerror(code));
  throw Error(ErrorKind::cannot, message, {path}, tr(reason.advice));
}

std::string read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path);
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) fail(errno, path);
  std::string bytes(static_cast<std::size_t>(std::max<off_t>(about.st_size, 0)) + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(errno, path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

namespace {

void write_whole(const std::string& path, std::string_view bytes, bool wait) {
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) fail(EISDIR, path);
  if (exists && !S_ISREG(old.st_mode)) return write_in_place(path, bytes);
  const std::string target = behind_links(path);
  TemporaryFile file(target);
  file.fill(bytes, mode_for(old, exists), wait);
  file.take_place();
  if (wait) sync_folder(target);
}

}  // namespace

void write_file(const std::string& path, std::string_view bytes) { write_whole(path, bytes, true); }

FolderWriter::FolderWriter(std::string folder) : folder_(std::move(folder)) {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  if (!std::filesystem::is_directory(folder_)) fail(failed ? failed.value() : ENOTDIR, folder_);
}

void FolderWriter::write(const std::string& name, std::string_view bytes) { write_whole(folder_ + "/" + name, bytes, false); }

void FolderWriter::finish() {
  const Descriptor folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder_);
  if (::syncfs(folder.get()) != 0) fail(errno, folder_);
}

bool file_exists(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0;
}

std::vector<std::string> list_files(const std::string& dir, std::string_view suffix) {
  std::error_code failed;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(dir, failed))
    if (entry.is_regular_file() && entry.path().filename().string().ends_with(suffix))
      files.push_back(entry.path().string());
  if (failed) fail(failed.value(), dir);
  std::sort(files.begin(), files.end());
  return files;
}

std::string data_path(std::string_view name) { return (std::filesystem::path(data_folder()) / name).string(); }

const char* program_version() { return MI_VERSION; }

}  // namespace mi::base

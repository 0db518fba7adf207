// SPDX-License-Identifier: Apache-2.0
// Files whole, and what is said when the disk, the folder or the permission is not there.
#include "base/path.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"

using namespace mi::base;
namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() : path((fs::temp_directory_path() / "mi-path-XXXXXX").string()) { REQUIRE(mkdtemp(path.data()) != nullptr); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  std::string file(const char* name) const { return path + "/" + name; }
  std::string path;
};

template <class Action>
std::string message_of(Action action, const std::string& place) {
  try {
    action();
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::cannot);
    CHECK(error.places() == std::vector<std::string>{place});
    return error.message();
  }
  return "no error";
}

int entries(const std::string& folder) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) count += entry.exists() ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("what is written is read back, whole, and nothing else is left in the folder") {
  const Folder folder;
  const std::string bytes("a\0医\n", 6);
  write_file(folder.file("x"), "old and longer");
  write_file(folder.file("x"), bytes);
  CHECK(read_file(folder.file("x")) == bytes);
  CHECK(entries(folder.path) == 1);
  CHECK(file_exists(folder.file("x")));
  CHECK_FALSE(file_exists(folder.file("y")));
  write_file(folder.file("big"), std::string(3'000'000, 'x'));
  CHECK(read_file(folder.file("big")).size() == 3'000'000);
  CHECK(read_file("/proc/self/stat").size() > 10);  // a file whose size is told as zero
}

TEST_CASE("a file keeps its permissions, a link stays a link, a new file obeys the umask") {
  const Folder folder;
  write_file(folder.file("x"), "1");
  fs::permissions(folder.file("x"), fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("x", folder.file("link"));
  write_file(folder.file("link"), "2");
  CHECK(fs::is_symlink(folder.file("link")));
  CHECK(read_file(folder.file("x")) == "2");
  CHECK(fs::status(folder.file("x")).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  const mode_t before = umask(027);
  write_file(folder.file("new"), "3");
  umask(before);
  CHECK(fs::status(folder.file("new")).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
}

TEST_CASE("what cannot be read or written is named, with its path") {
  const Folder folder;
  const std::string missing = folder.file("no/x");
  CHECK(message_of([&] { read_file(missing); }, missing) == "there is no such file or folder");
  CHECK(message_of([&] { write_file(missing, "x"); }, missing) == "there is no such file or folder");
  CHECK(message_of([&] { read_file(folder.path); }, folder.path) == "this is a folder, not a file");
  CHECK(message_of([&] { write_file(folder.path, "x"); }, folder.path) == "this is a folder, not a file");
  CHECK(message_of([&] { list_files(missing, ""); }, missing) == "there is no such file or folder");
  write_file(folder.file("x"), "1");
  const std::string below = folder.file("x/y");
  CHECK(message_of([&] { write_file(below, "x"); }, below) == "a part of the path is not a folder");
}

TEST_CASE("a full disk is said to be full") {
  CHECK(message_of([] { write_file("/dev/full", "x"); }, "/dev/full") == "the disk is full");
}

TEST_CASE("files are listed by suffix, sorted, without folders") {
  const Folder folder;
  for (const char* name : {"b.toml", "a.toml", "c.csv"}) write_file(folder.file(name), "");
  fs::create_directory(folder.file("d.toml"));
  CHECK(list_files(folder.path, ".toml") == std::vector<std::string>{folder.file("a.toml"), folder.file("b.toml")});
}

TEST_CASE("data lies in MI_DATA, else beside the program") {
  setenv("MI_DATA", "/somewhere", 1);
  CHECK(data_path("packs") == "/somewhere/packs");
  unsetenv("MI_DATA");
  CHECK(data_path("packs").ends_with("/share/mi/packs"));
  CHECK(fs::is_directory(fs::path(data_path("packs")).parent_path()));
  CHECK_FALSE(std::string(program_version()).empty());
}

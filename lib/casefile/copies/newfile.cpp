// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/newfile.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::string folder_of(const std::string& path) {
  auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Error exists(const std::string& path) {
  return Error(ErrorKind::cannot, say("the file exists already; nothing was overwritten"), {path});
}

// The name lives in the folder: without this a crash could forget it.
void sync_folder(const std::string& folder) {
  int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (handle < 0) return;
  fsync(handle);
  close(handle);
}

}  // namespace

NewFile::NewFile(std::string path) : path_(std::move(path)) {
  struct stat info{};
  if (lstat(path_.c_str(), &info) == 0) throw exists(path_);
  std::string folder = folder_of(path_);
  if (stat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
    throw Error(ErrorKind::cannot, say("there is no such folder"), {folder});
  if (access(folder.c_str(), W_OK) != 0) throw Error(ErrorKind::cannot, say("the folder is read-only"), {folder});
  working_ = path_ + ".new-" + std::to_string(getpid());
}

NewFile::~NewFile() {
  unlink(working_.c_str());
  unlink((working_ + "-journal").c_str());
}

void NewFile::publish() {
  // A link, unlike a rename, refuses to replace. File systems without links (FAT on a stick) get the rename.
  if (link(working_.c_str(), path_.c_str()) == 0) {
    unlink(working_.c_str());
  } else if (errno == EEXIST) {
    throw exists(path_);
  } else if (rename(working_.c_str(), path_.c_str()) != 0) {
    throw Error(ErrorKind::cannot, say("the file cannot be written: {}", std::strerror(errno)), {path_});
  }
  sync_folder(folder_of(path_));
}

}  // namespace mi::casefile

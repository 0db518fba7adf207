// SPDX-License-Identifier: Apache-2.0
#include "sql/holder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/message.hpp"

namespace mi::sql {
namespace {

// A line of /proc/locks: "1: POSIX  ADVISORY  WRITE 4711 08:01:123456 1073741824 1073742335".
struct Lock {
  long pid = 0;
  unsigned long long inode = 0;
};

Lock read_lock(const std::string& line) {
  std::istringstream in(line);
  std::string number, kind, mode, access, place;
  Lock lock;
  in >> number >> kind >> mode >> access >> lock.pid >> place;
  auto colon = place.rfind(':');
  if (!in || colon == std::string::npos) return {};
  lock.inode = std::strtoull(place.c_str() + colon + 1, nullptr, 10);
  return lock;
}

std::string describe(long pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/comm");
  std::string name;
  std::getline(in, name);
  return name.empty() ? base::say("process {}", pid) : base::say("{} (process {})", name, pid);
}

}  // namespace

std::vector<std::string> lock_holders(const std::string& path) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0) return {};
  std::vector<long> pids;
  std::ifstream locks("/proc/locks");
  // The device is not compared: layered file systems report another one there than stat() does.
  for (std::string line; std::getline(locks, line);) {
    Lock lock = read_lock(line);
    if (lock.inode == info.st_ino && lock.pid > 0 && lock.pid != getpid()) pids.push_back(lock.pid);
  }
  std::sort(pids.begin(), pids.end());
  pids.erase(std::unique(pids.begin(), pids.end()), pids.end());
  std::vector<std::string> result;
  for (long pid : pids) result.push_back(describe(pid));
  return result;
}

}  // namespace mi::sql

// SPDX-License-Identifier: Apache-2.0
// Zip packages in memory (docx, xlsx, exports), over libzip. Reading is capped, because a few bytes can unpack to
// gigabytes; writing uses one fixed time, so that the same parts give the same bytes.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mi::package {

struct ZipLimits {
  std::uint64_t parts = 10000;
  std::uint64_t part_bytes = std::uint64_t{512} << 20;
  std::uint64_t total_bytes = std::uint64_t{2} << 30;
};

struct Part {
  std::string name;  // "word/document.xml"
  std::string bytes;
  friend bool operator==(const Part&, const Part&) = default;
};

// One part read piece by piece, for those that need not lie in memory whole (sheets). Lives no longer than its reader.
class PartStream {
 public:
  ~PartStream();
  PartStream(PartStream&&) noexcept;
  PartStream& operator=(PartStream&&) noexcept;

  std::size_t read(char* room, std::size_t size);  // bytes read, 0 at the end. Error(cannot): damaged
  std::uint64_t size() const;                      // unpacked, by the package's directory

 private:
  friend class ZipReader;
  struct State;
  explicit PartStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class ZipReader {
 public:
  // Error(cannot): no zip, damaged, encrypted, more than the limits allow by its directory, two parts of one name, or
  // a name that is absolute, holds "..", a backslash or a drive.
  explicit ZipReader(std::string bytes, ZipLimits limits = {});
  ~ZipReader();
  ZipReader(ZipReader&&) noexcept;
  ZipReader& operator=(ZipReader&&) noexcept;

  std::vector<std::string> names() const;  // in the package's order, folders left out
  bool contains(std::string_view name) const;
  std::string read(std::string_view name) const;  // Error(cannot): no such part, damaged
  PartStream stream(std::string_view name) const;  // Error(cannot): no such part

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::vector<Part> read_zip(std::string bytes, ZipLimits limits = {});
std::string write_zip(const std::vector<Part>& parts);

}  // namespace mi::package

// SPDX-License-Identifier: Apache-2.0
// The system's converter of encodings (iconv). Inside package/ only.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace mi::package {

class Converter {
 public:
  Converter(const std::string& to, const std::string& from);  // Error(usage): not known here
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Appends to `out` and returns how many bytes were converted: fewer than all where the rest is no character, or
  // (`cut_off`) the beginning of one.
  std::size_t convert(std::string_view bytes, std::string& out, bool& cut_off);

 private:
  void* handle_;
};

}  // namespace mi::package

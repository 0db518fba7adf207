// SPDX-License-Identifier: Apache-2.0
#include "package/converter.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::package {

Converter::Converter(const std::string& to, const std::string& from) : handle_(iconv_open(to.c_str(), from.c_str())) {
  if (handle_ == reinterpret_cast<iconv_t>(-1))
    throw base::Error(base::ErrorKind::usage, base::say("the encoding {} is not known here", from == "UTF-8" ? to : from));
}

Converter::~Converter() { iconv_close(handle_); }

std::size_t Converter::convert(std::string_view bytes, std::string& out, bool& cut_off) {
  std::array<char, 65536> room;
  char* in = const_cast<char*>(bytes.data());  // iconv's old interface; it does not write there
  std::size_t left = bytes.size();
  cut_off = false;
  while (left > 0) {
    char* to = room.data();
    std::size_t free = room.size();
    const std::size_t result = iconv(handle_, &in, &left, &to, &free);
    out.append(room.data(), static_cast<std::size_t>(to - room.data()));
    if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    cut_off = errno == EINVAL;
    if (cut_off) break;
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);  // ready for the next text
    break;
  }
  return bytes.size() - left;
}

}  // namespace mi::package

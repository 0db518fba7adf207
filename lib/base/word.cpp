// SPDX-License-Identifier: Apache-2.0
#include "base/word.hpp"

#include <libintl.h>

#include "base/message.hpp"

namespace mi::base {

const char* word_in(const std::string& context, const std::string& word) {
  if (language() == Language::english) return nullptr;
  const std::string id = context + '\004' + word;  // how catalogues store a message with its context
  const char* found = dgettext("mi", id.c_str());
  return found == id.c_str() ? nullptr : found;
}

}  // namespace mi::base

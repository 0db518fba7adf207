// SPDX-License-Identifier: Apache-2.0
#include "base/message.hpp"

#include <libintl.h>

#include <clocale>
#include <cstdlib>

namespace mi::base {
namespace {

Language chosen = Language::english;

Language wanted_by_environment() {
  for (const char* name : {"MI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string_view(value).substr(0, 2) == "zh" ? Language::chinese : Language::english;
  }
  return Language::english;
}

}  // namespace

void choose_language(const std::string& catalogue_dir) { choose_language(wanted_by_environment(), catalogue_dir); }

void choose_language(Language language, const std::string& catalogue_dir) {
  chosen = language;
  // gettext ignores LANGUAGE under the locale "C" only; C.UTF-8 is built into glibc, so no locale need be installed.
  setenv("LANGUAGE", language == Language::chinese ? "zh_CN" : "en", 1);
  std::setlocale(LC_MESSAGES, "C.UTF-8");
  bindtextdomain("mi", catalogue_dir.c_str());
  bind_textdomain_codeset("mi", "UTF-8");
  textdomain("mi");
}

Language language() { return chosen; }

const char* tr(const char* id) { return *id == '\0' || chosen == Language::english ? id : dgettext("mi", id); }

const char* word_in(const std::string& context, const std::string& word) {
  if (chosen == Language::english) return nullptr;
  const std::string id = context + '\004' + word;  // how catalogues store a message with its context
  const char* found = dgettext("mi", id.c_str());
  return found == id.c_str() ? nullptr : found;
}

}  // namespace mi::base

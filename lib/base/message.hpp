// SPDX-License-Identifier: Apache-2.0
// Words for people, in English or Chinese. A message is written in English where it arises and looked up in the
// catalogues of lib/po when it is said. Machine output and documents never pass through here.
#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>

namespace mi::base {

enum class Language { english, chinese };

// Chooses the language once, at start: a value of MI_LANG, LC_ALL, LC_MESSAGES or LANG (the first that is set and not
// empty) that begins with "zh" means Chinese, whether that locale is installed or not. `catalogue_dir` holds
// zh_CN/LC_MESSAGES/mi.mo; without it messages stay English.
void choose_language(const std::string& catalogue_dir);
void choose_language(Language language, const std::string& catalogue_dir);
Language language();

// The message in the reader's language; the id itself where no translation exists.
const char* tr(const char* id);

// A word of a closed list ("overdue") as the reader says it. One word may mean different things in different places, so it is
// looked up with the place that it stands in (gettext's message context); nullptr where the catalogue has no such word, and in
// English.
const char* word_in(const std::string& context, const std::string& word);

// Marks a message that is translated later, through tr(); for tables of text.
constexpr const char* mark(const char* id) { return id; }

// say("{} lines in {}", n, file): looks the message up, then fills it in (fmt's syntax). Use numbered arguments {0}
// where a translation needs another order.
template <class... Args>
std::string say(const char* id, const Args&... args) {
  return fmt::format(fmt::runtime(tr(id)), args...);
}

}  // namespace mi::base

// SPDX-License-Identifier: Apache-2.0
#include "cli/help.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli/shared.hpp"

using namespace mi;
using namespace mi::cli;

namespace {

std::string help_with(const char* text) {
  Options::State state;
  std::string value;
  std::vector<std::string> list;
  Options(state).option("-n,--name", value, text).option("--item", list, "one").required();
  const Tool tool{"mi-x", "does things", {}};
  const Step step{"go", "goes", none, nullptr};
  return help_of(tool, step, state);
}

}  // namespace

TEST_CASE("the help of a step: usage with what is required, names under each other, what is said of each") {
  CHECK(help_with("a name") ==
        "Usage: mi-x go [OPTION]... --item TEXT\n\ngoes\n\nOptions:\n"
        "  -n, --name TEXT  a name\n"
        "      --item TEXT  one (required) (may be repeated)\n");
}

TEST_CASE("long texts are wrapped by display width, between words or wide characters, never before punctuation") {
  for (const char* text : {"many words that do not fit on one line of a help page because somebody wrote far too much of "
                           "them, and a_very_long_word_at_the_end",
                           "不论适用哪一天的规定，均以该日为“今天”；未写明的，按系统日期计算。凡期限届满之日为法定节假日的，"
                           "以节假日结束后的第一个工作日为届满之日，并在备注中写明。"}) {
    const std::string help = help_with(text);
    std::string joined;
    for (const std::string& line : base::split(help.substr(help.find("  -n")), '\n')) {
      CHECK(base::display_width(line) <= 102);  // a closing mark may stand over the edge
      const std::string_view words = base::trim(line);
      CHECK_FALSE(words.starts_with("，"));
      CHECK_FALSE(words.starts_with("。"));
      joined += words;
    }
    const std::string whole = base::replace_all(text, " ", "");
    CHECK(base::replace_all(joined, " ", "").find(whole) != std::string::npos);
  }
}

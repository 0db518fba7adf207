// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/shares.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Rational;
using base::say;

[[noreturn]] void wrong(const law::Value& written, const std::string& why) {
  throw Error(ErrorKind::usage, say("\"{0}\": {1}", written.quantity.written, why), {written.source.to_chinese()},
              say("write the shares like \"A 60 %; B 40 %\""));
}

struct Named {
  std::string name;
  Rational share;
};

// The last words are the share: "就医管理 20 %".
Named read(const law::Value& written, const std::string& piece) {
  const std::string part(base::trim(piece));
  const std::size_t digit = part.find_last_of(" \t", part.find_last_of("0123456789"));
  if (part.empty() || part.back() != '%' || digit == std::string::npos) wrong(written, say("\"{}\" is no share", part));
  return {std::string(base::trim(part.substr(0, digit))), Rational::parse(base::trim(part.substr(digit)))};
}

}  // namespace

std::vector<Rational> parse_shares(const law::Value& written, const std::vector<std::string>& names, bool exact) {
  std::vector<std::optional<Rational>> found(names.size());
  Rational sum;
  for (const std::string& piece : base::split(written.text(), ';')) {
    const Named n = read(written, piece);
    const auto place = static_cast<std::size_t>(std::find(names.begin(), names.end(), n.name) - names.begin());
    if (place == names.size()) wrong(written, say("\"{}\" is not among the names", n.name));
    if (found[place]) wrong(written, say("{} is named twice", n.name));
    if (n.share.is_negative()) wrong(written, say("\"{}\" is no share", piece));
    found[place] = n.share;
    sum = sum + n.share;
  }
  std::vector<Rational> shares;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!found[i]) wrong(written, say("{} has no share", names[i]));
    shares.push_back(*found[i]);
  }
  if (sum > Rational(1) || (exact && !(sum == Rational(1)))) wrong(written, say("the shares add up to {}", sum.to_percent(2)));
  return shares;
}

}  // namespace mi::work

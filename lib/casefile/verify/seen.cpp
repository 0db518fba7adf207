// SPDX-License-Identifier: Apache-2.0
// verify --seen: is a head that was printed or handed over still in the history?
#include <algorithm>
#include <optional>
#include <set>

#include "base/message.hpp"
#include "base/path.hpp"
#include "casefile/rows.hpp"
#include "casefile/schema.hpp"
#include "casefile/state.hpp"
#include "casefile/verify/verify.hpp"
#include "package/zip.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

struct Seen {
  std::int64_t number = 0;  // 0: not said
  std::string hash;         // 16 to 64 hex digits
  friend auto operator<=>(const Seen&, const Seen&) = default;
};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<Seen> read_head(std::string_view text) {
  auto colon = text.find(':');
  std::string_view number = colon == std::string_view::npos ? "" : text.substr(0, colon);
  std::string_view hash = colon == std::string_view::npos ? text : text.substr(colon + 1);
  bool numbered = colon == std::string_view::npos || (!number.empty() && number.size() < 10 && std::all_of(number.begin(), number.end(), is_digit));
  if (!numbered || hash.size() < 16 || hash.size() > 64 || !std::all_of(hash.begin(), hash.end(), is_hex)) return std::nullopt;
  return Seen{number.empty() ? 0 : std::stoll(std::string(number)), std::string(hash)};
}

// Every "12:0123456789abcdef" in a text: documents carry their head in this form.
std::set<Seen> heads_in(std::string_view text) {
  std::set<Seen> result;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
    std::size_t first = colon, last = colon + 1;
    while (first > 0 && is_digit(text[first - 1])) --first;
    while (last < text.size() && is_hex(text[last])) ++last;
    if (auto head = read_head(text.substr(first, last - first)); head && first < colon) result.insert(*head);
  }
  return result;
}

bool in_history(sql::Connection& db, const Seen& seen) {
  auto& rows = db.cached("SELECT number FROM entry WHERE hash >= ?1 AND hash < ?1 || 'g'").with(seen.hash);
  bool found = false;
  while (rows.step()) found = found || seen.number == 0 || rows.integer(0) == seen.number;
  rows.reset();
  return found;
}

std::set<Seen> heads_of_case(const std::string& path) {
  Case other = Case::open(path, Access::read);
  auto rows = other.connection().prepare("SELECT number, hash FROM entry");
  std::set<Seen> result;
  while (rows.step()) result.insert({rows.integer(0), rows.string(1)});
  return result;
}

// docx and xlsx are zip packages; their text lies inside.
std::set<Seen> heads_in_document(std::string bytes) {
  if (!bytes.starts_with("PK")) return heads_in(bytes);
  std::set<Seen> result;
  for (const package::Part& part : package::read_zip(std::move(bytes))) result.merge(heads_in(part.bytes));
  return result;
}

std::set<Seen> heads_of_file(const std::string& path) {
  std::string bytes = base::read_file(path);
  if (bytes.starts_with("SQLite format 3")) return heads_of_case(path);
  auto heads = heads_in_document(std::move(bytes));
  if (heads.empty()) throw Error(ErrorKind::cannot, say("the file carries no head of a case (NUMBER:16 hex digits)"), {path});
  return heads;
}

}  // namespace

int verify_seen(Case& target, const std::string& seen, Report& report) {
  std::set<Seen> heads;
  if (auto head = read_head(seen)) heads = {*head};
  else if (base::file_exists(seen)) heads = heads_of_file(seen);
  else throw Error(ErrorKind::usage, say("“{}” is neither a head (NUMBER:16 hex digits) nor a file", seen));
  for (const Seen& head : heads) {
    if (in_history(target.connection(), head)) continue;
    std::string name = (head.number == 0 ? "" : std::to_string(head.number) + ":") + head.hash.substr(0, 16);
    report.add("entry", name, "", say("this head was seen and is no longer in the history"), "missing");
  }
  return static_cast<int>(heads.size());
}

}  // namespace mi::casefile

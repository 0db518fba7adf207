// SPDX-License-Identifier: Apache-2.0
#include "casefile/copies/numbers.hpp"

#include <algorithm>
#include <limits>

#include "base/message.hpp"
#include "base/money.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

constexpr NumberBlock everything{1, std::numeric_limits<std::int64_t>::max()};

bool is_child(const std::string& branch, const std::string& parent) {
  std::string prefix = parent.empty() ? "" : parent + "-";
  return branch.starts_with(prefix) && branch.size() > prefix.size() &&
         branch.find('-', prefix.size()) == std::string::npos;
}

std::optional<NumberBlock> own_block(const Case& target) {
  if (!target.is_fork()) return everything;
  auto made = target.get<ForkMade>(target.branch());
  if (!made || made->value.first_number == 0) return std::nullopt;
  return NumberBlock{made->value.first_number, made->value.last_number};
}

std::vector<NumberBlock> given_away(const Case& target) {
  std::vector<NumberBlock> result;
  for (const auto& made : target.all<ForkMade>())
    if (made.value.first_number != 0 && is_child(made.value.branch, target.branch()))
      result.push_back({made.value.first_number, made.value.last_number});
  return result;
}

Error no_block(const Case& target) {
  return Error(ErrorKind::gate, say("the fork {} has no document numbers of its own", target.branch()), {target.path()},
               say("Give the fork a block when it is made (mi-case fork NAME --numbers FIRST-LAST), or number the document in the case of record."));
}

}  // namespace

NumberBlock parse_block(std::string_view text) {
  auto dash = text.find('-');
  if (dash == std::string_view::npos) throw Error(ErrorKind::usage, say("“{}” is no block of numbers: write FIRST-LAST, such as 101-150", text));
  NumberBlock block{base::parse_scaled(text.substr(0, dash), 0, "number"), base::parse_scaled(text.substr(dash + 1), 0, "number")};
  if (block.first < 1 || block.last < block.first)
    throw Error(ErrorKind::usage, say("“{}” is no block of numbers: write FIRST-LAST, such as 101-150", text));
  return block;
}

void must_be_free(const Case& source, const NumberBlock& block) {
  auto own = own_block(source);
  if (!own) throw no_block(source);
  if (block.first < own->first || block.last > own->last)
    throw Error(ErrorKind::gate, say("the numbers {}-{} are outside this fork's own block {}-{}", block.first, block.last, own->first, own->last));
  for (const NumberBlock& given : given_away(source))
    if (block.first <= given.last && given.first <= block.last)
      throw Error(ErrorKind::gate, say("the numbers {}-{} overlap with {}-{}, which another fork has", block.first, block.last, given.first, given.last));
}

std::int64_t next_number(const Case& target, const std::vector<std::int64_t>& used) {
  auto own = own_block(target);
  if (!own) throw no_block(target);
  auto given = given_away(target);
  auto taken_block = [&](std::int64_t n) {
    return std::find_if(given.begin(), given.end(), [n](const NumberBlock& b) { return b.first <= n && n <= b.last; });
  };
  std::int64_t next = own->first;
  for (std::int64_t number : used)
    if (number >= own->first && number <= own->last && taken_block(number) == given.end()) next = std::max(next, number + 1);
  for (auto block = taken_block(next); block != given.end(); block = taken_block(next)) next = block->last + 1;
  if (next > own->last)
    throw Error(ErrorKind::gate, say("this fork's document numbers {}-{} are used up", own->first, own->last), {target.path()});
  return next;
}

}  // namespace mi::casefile

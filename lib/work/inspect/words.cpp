// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/words.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Docket;

void check_items(const Docket& docket, const std::vector<std::string>& items) {
  std::vector<std::string> known;
  for (const domain::FindingItem& i : docket.finding.items) known.push_back(i.id);
  for (const std::string& id : items)
    if (std::find(known.begin(), known.end(), id) == known.end())
      throw Error(ErrorKind::usage, say("{0} has no item {1}", docket.finding.name, id), {"--item"},
                  known.empty() ? say("it has no items") : say("its items are: {}", base::join(known, ", ")));
}

base::Money gross_of(const Docket& docket, const std::string& item) {
  for (const domain::FindingItem& i : docket.finding.items)
    if (i.id == item) return i.gross;
  return docket.finding.gross;
}

void within(const Docket& docket, const domain::ItemAmount& said, const char* option) {
  if (!said.amount.is_negative() && said.amount <= gross_of(docket, said.item)) return;
  throw Error(ErrorKind::usage, say("item {0} is {1}; {2} is not within it", said.item, gross_of(docket, said.item).to_string(),
                                    said.amount.to_string()), {option});
}

base::Money contestable(const Docket& docket, const std::vector<std::string>& items) {
  if (items.empty()) return docket.finding.gross;
  base::Money sum;
  for (const domain::FindingItem& i : docket.finding.items)
    if (std::find(items.begin(), items.end(), i.id) != items.end()) sum += i.gross;
  return sum;
}

void check_contested(const Docket& docket, const domain::Reply& reply) {
  for (const domain::ItemAmount& said : reply.contested) within(docket, said, "--item");
  if (!reply.contests) return;
  if (reply.accepts)
    throw Error(ErrorKind::usage, say("a reply contests or accepts, not both"), {"--accepts"});
  if (reply.contests->is_negative() || *reply.contests > contestable(docket, reply.items))
    throw Error(ErrorKind::usage, say("the contested amount is not within what was found ({})",
                                      contestable(docket, reply.items).to_string()), {"--contests"});
}

void not_after_decision(const Docket& docket) {
  if (!docket.decided) return;
  throw Error(ErrorKind::gate, say("a decision stands on {}", docket.finding.name), {},
              say("what comes after a decision is an appeal, not a review"));
}

void other_person(const Docket& docket, const domain::Review& review) {
  if (std::find(docket.raisers.begin(), docket.raisers.end(), review.reviewer) == docket.raisers.end()) return;
  throw Error(ErrorKind::gate, say("{0} raised {1}; the reviewer is another person", review.reviewer,
                                   docket.finding.name), {"--by"});
}

void after_replies(const Docket& docket, const domain::Review& review) {
  for (const domain::Reply& r : docket.replies)
    if (review.date < r.date)
      throw Error(ErrorKind::gate, say("the review of {0} must weigh the reply of {1}", review.date.to_string(),
                                       r.date.to_string()), {"--date"});
}

// An amount held must be less than what was raised, else nothing changes.
void check_reduced(const Docket& docket, const domain::Review& review) {
  for (const domain::ItemAmount& said : review.reduced) {
    const bool whole = said.item.empty();
    if (whole && !docket.finding.items.empty())
      throw Error(ErrorKind::usage, say("{} has items; say which is held with what: --item N=YUAN", docket.finding.name),
                  {"--hold"});
    if (!whole) check_items(docket, {said.item});
    if (said.amount.is_negative() || said.amount >= gross_of(docket, said.item))
      throw Error(ErrorKind::usage, say("held with {0} of {1}: less than that, and not less than nothing", said.amount.to_string(),
                                        gross_of(docket, said.item).to_string()), {whole ? "--hold" : "--item"});
  }
}

void add_once(std::vector<std::string>& seen, const std::string& item) {
  if (std::find(seen.begin(), seen.end(), item) != seen.end())
    throw Error(ErrorKind::usage, say("item {} is named twice", item), {"--item"});
  seen.push_back(item);
}

}  // namespace

ItemWord ItemWord::parse(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return {text, {}};
  try {
    return {text.substr(0, equals), base::Money::parse(text.substr(equals + 1))};
  } catch (Error& e) {
    throw e.at("--item");
  }
}

void name_items(domain::Reply& reply, const std::vector<std::string>& words) {
  base::Money sum;
  for (const std::string& text : words) {
    const ItemWord word = ItemWord::parse(text);
    add_once(reply.items, word.item);
    if (!word.amount) continue;
    reply.contested.push_back({word.item, *word.amount});
    sum += *word.amount;
  }
  if (reply.contested.empty()) return;
  if (reply.contests.value_or(sum) != sum || reply.contested.size() != reply.items.size())
    throw Error(ErrorKind::usage, say("what is contested of the items comes to {}; give that of each item, or only the whole",
                                      sum.to_string()), {"--contests"});
  reply.contests = sum;
}

void name_items(domain::Review& review, const std::vector<std::string>& words) {
  std::vector<std::string> seen;
  for (const std::string& text : words) {
    const ItemWord word = ItemWord::parse(text);
    add_once(seen, word.item);
    if (word.amount) review.reduced.push_back({word.item, *word.amount});
    else review.withdrawn.push_back(word.item);
  }
}

void check_reply(const Docket& docket, const domain::Reply& reply) {
  if (reply.text.empty() && reply.evidence.empty() && !reply.accepts && !reply.contests)
    throw Error(ErrorKind::usage, say("the reply says nothing"), {}, say("give --text, --file, --contests or --accepts"));
  if (reply.date < docket.finding.conduct.last)
    throw Error(ErrorKind::gate, say("the reply of {} is before the last day of the conduct", reply.date.to_string()),
                {"--date"});
  check_items(docket, reply.items);
  check_contested(docket, reply);
}

void check_review(const Docket& docket, const domain::Review& review) {
  not_after_decision(docket);
  other_person(docket, review);
  after_replies(docket, review);
  check_items(docket, review.withdrawn);
  check_reduced(docket, review);
  if (review.reason.empty()) throw Error(ErrorKind::usage, say("a review needs its reason"), {"--reason"});
  if (review.outcome == "changed" && review.withdrawn.empty() && review.reduced.empty())
    throw Error(ErrorKind::usage, say("name the items that are no longer held"), {"--item"});
  if (review.outcome != "changed" && !(review.withdrawn.empty() && review.reduced.empty()))
    throw Error(ErrorKind::usage, say("items are named with --change only"), {"--item"});
}

}  // namespace mi::work

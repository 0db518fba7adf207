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

base::Money contestable(const Docket& docket, const std::vector<std::string>& items) {
  if (items.empty()) return docket.finding.gross;
  base::Money sum;
  for (const domain::FindingItem& i : docket.finding.items)
    if (std::find(items.begin(), items.end(), i.id) != items.end()) sum += i.gross;
  return sum;
}

void check_contested(const Docket& docket, const domain::Reply& reply) {
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

}  // namespace

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
  if (review.reason.empty()) throw Error(ErrorKind::usage, say("a review needs its reason"), {"--reason"});
  if (review.outcome == "changed" && review.withdrawn.empty())
    throw Error(ErrorKind::usage, say("name the items that are no longer held"), {"--item"});
  if (review.outcome != "changed" && !review.withdrawn.empty())
    throw Error(ErrorKind::usage, say("items are named with --change only"), {"--item"});
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "work/notice/content.hpp"

#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::work {
namespace {

using Maker = json::Value (*)(const ContentSource&);

const std::map<std::string, Maker, std::less<>>& makers() {
  static const std::map<std::string, Maker, std::less<>> all{
      {"breach-notice", breach_notice_content},   {"breach-decision", breach_decision_content},
      {"suspension-notice", suspension_content},  {"clearing-notice", clearing_content},
      {"supplement-notice", supplement_content},  {"evaluation-result", evaluation_content},
  };
  return all;
}

}  // namespace

json::Value content_of(const ContentSource& source) {
  const auto maker = makers().find(source.paper.request.template_kind);
  if (maker == makers().end())
    throw base::Error(base::ErrorKind::cannot,
                      base::say("no content is known for documents of the kind \"{}\"", source.paper.request.template_kind));
  json::Value content = common_content(source);
  const json::Value own = maker->second(source);
  for (const json::Member& member : own.members()) content.set(member.first, member.second);
  return content;
}

// A draft tells what is in force; what was numbered or signed tells what it told then.
casefile::Fact told_fact(const ContentSource& source) {
  casefile::Fact told = source.file.fact(source.paper.request.about);
  if (!source.paper.is_draft() || source.file.is_in_force(told.id)) return told;
  auto now = source.file.current(told.kind, told.key);
  return now ? std::move(*now) : told;
}

}  // namespace mi::work

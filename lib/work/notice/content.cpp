// SPDX-License-Identifier: Apache-2.0
#include "work/notice/content.hpp"

#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "work/notice/mapping.hpp"

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

// A few kinds put together what several facts say and are made by hand; all others by the mapping in their manifest.
json::Value content_of(const ContentSource& source, const Manifest& manifest) {
  json::Value content = common_content(source, manifest);
  const auto maker = makers().find(manifest.kind);
  const json::Value own = maker == makers().end() ? mapped_content(source, manifest) : maker->second(source);
  for (const json::Member& member : own.members()) content.set(member.first, member.second);
  add_words(content, source, manifest);
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

// SPDX-License-Identifier: Apache-2.0
#include "claims/run/told.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::claims {
namespace {

struct Group {
  std::string reason;
  std::vector<std::string> codes;
};

Group& group_of(std::vector<Group>& groups, const std::string& reason) {
  auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.reason == reason; });
  return found != groups.end() ? *found : groups.emplace_back(Group{reason, {}});
}

}  // namespace

std::vector<std::string> told(const CheckResult& result) {
  std::vector<std::string> lines, clean;
  std::vector<Group> groups;  // in order of first appearance
  for (const RuleOutcome& o : result.rules) {
    if (!o.lacks.empty()) group_of(groups, o.lacks).codes.push_back(o.rule.code);
    else if (o.hits == 0) clean.push_back(o.rule.code);
    else lines.push_back(base::say("{0} {1}: {2} hits, {3}", o.rule.code, o.rule.name, o.hits, o.excess.to_string()));
    if (o.by_proportion > 0)
      lines.push_back(base::say("{0} {1}: fund money of {2} hits is in proportion, as their settlements do not say scope and deductible",
                                o.rule.code, o.rule.name, o.by_proportion));
    if (o.excluded > 0)
      lines.push_back(base::say("{0} {1}: {2} hits were taken out by exclusions, {3}", o.rule.code, o.rule.name, o.excluded,
                                o.excluded_excess.to_string()));
  }
  if (!clean.empty()) lines.push_back(base::say("{0} rules found nothing: {1}", clean.size(), base::join(clean, " ")));
  for (const Group& g : groups)
    lines.push_back(base::say("{0} rules were not run, because {1}: {2}", g.codes.size(), g.reason, base::join(g.codes, " ")));
  return lines;
}

}  // namespace mi::claims

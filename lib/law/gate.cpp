// SPDX-License-Identifier: Apache-2.0
#include "law/gate.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

std::string line(const Need& need, const NeedDetails& details) {
  const std::string text = need.label + "（" + need.source.to_chinese() + "）";
  const std::vector<std::string> known = details ? details(need) : std::vector<std::string>();
  return known.empty() ? text : text + ": " + base::join(known, "; ");
}

}  // namespace

void pass_gate(const Rulebook& law, std::string_view step, const Facts& facts, base::Date day, const std::string& title,
               const NeedDetails& details) {
  const GateResult result = law.check_gate(step, facts, day);
  if (result.passed()) return;
  std::vector<std::string> missing;
  for (const Need& need : result.missing) missing.push_back(line(need, details));
  throw base::Error(base::ErrorKind::gate, title).with_items(missing);
}

void not_delivered(const std::string& document) {
  throw base::Error(base::ErrorKind::gate,
                    base::say("{} has not been delivered; until then it binds nobody and no period runs", document), {},
                    base::say("record the delivery: mi-notice deliver {} --date DATE --receipt FILE", document));
}

}  // namespace mi::law

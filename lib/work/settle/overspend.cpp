// SPDX-License-Identifier: Apache-2.0
#include "work/settle/overspend.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/screening.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::Rational;
using base::say;

[[noreturn]] void no_bracket(const law::Value& written, const std::string& part, const std::string& why) {
  throw Error(ErrorKind::usage, say("\"{0}\" is no bracket: {1}", part, why), {written.source.to_chinese()},
              say("write the brackets like \"5 %: 60 %; 10 %: 50 %; 0 %\""));
}

Rational percent(const law::Value& written, const std::string& part, std::string_view text) {
  if (text.find('%') == std::string_view::npos) no_bracket(written, part, say("a share is a percentage"));
  return Rational::parse(text);
}

// "5 %: 60 %", or "0 %" for what lies above the last limit.
law::TableRow row_of(const law::Value& written, const std::string& part, const std::optional<Rational>& above) {
  const std::size_t colon = part.find(':');
  law::TableRow row;
  row.more_than = above.value_or(Rational(0));
  if (colon != std::string::npos) row.at_most = percent(written, part, base::trim(part.substr(0, colon)));
  if (row.at_most && *row.at_most <= *row.more_than) no_bracket(written, part, say("the limits do not rise"));
  row.result = law::Quantity::parse(base::trim(part.substr(colon == std::string::npos ? 0 : colon + 1)));
  if (row.result.kind != law::ValueKind::percent) no_bracket(written, part, say("a share is a percentage"));
  if (row.result.number.is_negative() || row.result.number > Rational(1)) no_bracket(written, part, say("a share is no more than the whole"));
  row.limits = ">" + row.more_than->to_percent(2) + (row.at_most ? " ≤" + row.at_most->to_percent(2) : "");
  row.label = row.limits;
  return row;
}

// The table of a pack, when one has it: which ids a pack has is asked by asking.
std::optional<law::RuleTable> packs_table(const law::Rulebook& law, base::Date day) {
  try {
    return law.table("settlement.overspend.compensation", day);
  } catch (const Error& e) {
    if (e.kind() != ErrorKind::usage) throw;
    return std::nullopt;
  }
}

}  // namespace

law::RuleTable parse_brackets(const law::Value& written) {
  law::RuleTable table;
  static_cast<law::Object&>(table) = written;
  table.by = "brackets-marginal/1";
  table.input = "excess-ratio";
  std::optional<Rational> above;
  bool closed = false;
  for (const std::string& piece : base::split(written.text(), ';')) {
    const std::string part(base::trim(piece));
    if (closed) no_bracket(written, part, say("nothing follows the bracket without a limit"));
    table.rows.push_back(row_of(written, part, above));
    above = table.rows.back().at_most;
    closed = !above;
  }
  if (!closed) no_bracket(written, table.rows.empty() ? "" : table.rows.back().limits, say("the last bracket must be without a limit"));
  return table;
}

std::optional<law::RuleTable> overspend_table(const law::Rulebook& law, base::Date day, bool required) {
  if (auto table = packs_table(law, day)) return table;
  if (!required && !law.has("settlement.overspend.table", day)) return std::nullopt;
  return parse_brackets(law.value("settlement.overspend.table", day));
}

void require_reason(const law::Rulebook& law, const law::CaseFacts& known, base::Date day) {
  const auto reasons = law::answered_group("settlement.overspend.reason", known, law, day);
  if (reasons.empty() || law::one_of(reasons).answer != law::Answer::no) return;
  std::vector<std::string> labels;
  for (const auto& reason : reasons) labels.push_back(reason.screened.label + "（" + reason.screened.clause + "）");
  throw Error(ErrorKind::gate, say("nothing that the rules name made this overspend reasonable")).with_items(labels);
}

}  // namespace mi::work

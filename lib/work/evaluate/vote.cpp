// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/vote.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;
using domain::Figure;
using domain::Vote;

constexpr std::array<std::array<const char*, 3>, 3> choices{{{"yes", "同意", "同意票"}, {"no", "反对", "反对票"}, {"abstain", "弃权", "弃权票"}}};

std::string choice_of(const std::string& written) {
  for (const auto& c : choices)
    if (written == c[0] || written == c[1]) return c[0];
  return {};
}

base::Date last_day(const std::string& year) {
  if (year.size() != 4 || !base::Date::try_parse(year + "-12-31"))
    throw Error(ErrorKind::usage, say("\"{}\" is no year", year), {}, say("write it like 2026"));
  return base::Date::parse(year + "-12-31");
}

Figure count_of(const char* id, const char* label, const std::vector<std::string>& ballots, const std::string& choice) {
  return domain::count(id, label, std::count(ballots.begin(), ballots.end(), choice), "票");
}

const Figure& figure_of(const Vote& vote, const char* id) {
  return *std::find_if(vote.figures.begin(), vote.figures.end(), [&](const Figure& f) { return f.id == id; });
}

}  // namespace

std::vector<std::string> read_ballots(std::string bytes, const std::string& file) {
  std::vector<std::string> ballots;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, {{"choice", "意见", true}},
                           [&](const package::NamedRow& row) { ballots.push_back(choice_of(row.text("choice"))); });
  return ballots;
}

Vote count_votes(const VoteInput& input) {
  last_day(input.year);
  const auto cast = static_cast<std::int64_t>(input.ballots.size());
  if (cast > input.voters) throw Error(ErrorKind::gate, say("{0} ballots are more than the {1} who may vote", cast, input.voters), {"--voters"});
  Vote vote{input.year, input.about, input.ballots, {}, {}};
  std::sort(vote.ballots.begin(), vote.ballots.end());
  vote.hash = base::sha256_hex(base::join(vote.ballots, "\n"));
  vote.figures = {domain::count("voters", "应投票人数", input.voters, "人"), domain::count("cast", "收回选票", cast, "票")};
  for (const auto& c : choices) vote.figures.push_back(count_of(c[0], c[2], vote.ballots, c[0]));
  vote.figures.push_back(count_of("invalid", "无效票", vote.ballots, ""));
  return vote;
}

Figure vote_result(const Vote& vote, const law::Rulebook& law) {
  const law::Value share = law.value("assessment.vote.share", last_day(vote.year));
  const Figure &yes = figure_of(vote, "yes"), &voters = figure_of(vote, "voters");
  const bool reached = Rational::parse(yes.value) >= share.rational() * Rational::parse(voters.value);
  Figure f;
  f.id = "result";
  f.label = "表决结果";
  f.value = reached ? "yes" : "no";
  f.clause = share.source.to_chinese();
  f.formula = "同意票 ≥ " + share.label + " " + share.quantity.written + " × 应投票人数";
  f.inputs = {yes, voters};
  return f;
}

domain::Table rows(const Vote& vote) {
  domain::Table t{"mi.evaluate.vote/1", {{"id", mark("id")}, {"label", mark("what")}, {"value", mark("value")}, {"clause", mark("clause")}}, {}};
  for (const Figure& f : vote.figures) t.rows.push_back({f.id, f.label, f.value, f.clause});
  t.rows.push_back({"hash", "选票汇总的SHA-256", vote.hash, ""});
  return t;
}

}  // namespace mi::work

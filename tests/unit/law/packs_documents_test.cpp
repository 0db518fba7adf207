// SPDX-License-Identifier: Apache-2.0
// On which article each document stands: a group of clauses a kind, which the document prints as its basis.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "unit/law/packs_support.hpp"

using namespace mi;
using namespace mi::test;

namespace {

law::Rulebook nation() {
  return law::Rulebook::of({shipped("regulation-735"), shipped("penalty-procedure"), shipped("person-points")}, day("2026-06-01"));
}

std::string basis(const law::Rulebook& law, const char* kind) {
  std::string all;
  for (const law::Clause& c : law.clauses(std::string("document.") + kind, law.as_of())) all += c.source.to_chinese() + " ";
  return all;
}

}  // namespace

TEST_CASE("every group of document clauses is a kind of document, and the papers of a penalty case have theirs") {
  std::set<std::string> kinds;
  for (const law::Clause& c : nation().clauses("document", day("2026-06-01"))) kinds.insert(c.group.substr(std::string_view("document.").size()));
  for (const std::string& kind : kinds) {
    INFO(kind);
    CHECK(std::filesystem::is_regular_file(MI_SOURCE_DIR "/templates/notices/" + kind + "/manifest.json"));
  }
  for (const char* kind : {"tip-register", "filing-approval", "inspection-notice", "records-demand", "inspection-record", "inquiry-notice",
                           "evidence-hold-notice", "sealing-decision", "expert-opinion", "payment-hold-notice", "correction-order", "talk-notice",
                           "legal-review", "collective-discussion", "penalty-notice", "hearing-offer", "hearing-notice", "defence-review",
                           "penalty-decision", "recovery-order", "no-penalty-decision", "spot-decision", "payment-deferral",
                           "performance-demand", "enforcement-application", "referral", "closing-report", "points-notice"}) {
    INFO(kind);
    CHECK(kinds.count(kind) == 1);
  }
}

TEST_CASE("the basis of a notice before a penalty, of an evidence hold, of points: the articles of all acts at hand") {
  CHECK(basis(nation(), "penalty-notice") == "《医疗保障基金使用监督管理条例》第三十一条 《医疗保障行政处罚程序暂行规定》第四十一条 《中华人民共和国行政处罚法》第四十四条 ");
  CHECK(basis(nation(), "evidence-hold-notice") == "《医疗保障行政处罚程序暂行规定》第二十六条 《中华人民共和国行政处罚法》第五十六条 ");
  CHECK(basis(nation(), "closing-report") == "《医疗保障行政处罚程序暂行规定》第五十六条 ");
  CHECK(basis(nation(), "penalty") == "");  // a kind by its whole name
}

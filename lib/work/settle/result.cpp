// SPDX-License-Identifier: Apache-2.0
#include "work/settle/result.hpp"

#include <algorithm>
#include <iterator>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/notice.hpp"
#include "work/settle/ledger.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;

void require_correction(const casefile::Fact& earlier, const std::string& key,
                        const std::optional<std::string>& corrects) {
  if (corrects && (*corrects == key || *corrects == earlier.name || earlier.id.starts_with(*corrects))) return;
  throw Error(ErrorKind::gate, base::say("{} is already settled with other figures", key), {},
              base::say("to correct it: --corrects {} --reason TEXT", key));
}

void write(casefile::Change& change, domain::Posting posting) {
  posting.name = change.next_name("p");
  change.record(posting.name, posting, posting.name);
}

void take_back(casefile::Change& change, domain::Posting posting) {
  posting.reverses = posting.name;
  posting.text = "冲销：" + posting.text;
  std::swap(posting.debit, posting.credit);
  write(change, std::move(posting));
}

// The year's clearing is told to the institution; the deposit stands in the same notice.
void ask_for_notice(casefile::Change& change, const casefile::FactId& id) {
  domain::DocumentRequest request;
  request.name = change.next_name("clearing-notice-");
  request.template_kind = "clearing-notice";
  request.about = id;
  request.date = base::today();
  request.binding = true;
  change.record(request.name, request, request.name, request.date, {id});
}

}  // namespace

const domain::Figure& figure_of(const domain::SettlementResult& result, std::string_view id) {
  const auto it = std::find_if(result.figures.begin(), result.figures.end(), [&](const auto& f) { return f.id == id; });
  if (it == result.figures.end())
    throw Error(ErrorKind::internal, base::say("the result {0} has no figure {1}", result.key, id));
  return *it;
}

std::vector<domain::Posting> standing(const std::vector<domain::Posting>& all, const std::string& result) {
  std::vector<domain::Posting> own;
  std::copy_if(all.begin(), all.end(), std::back_inserter(own), [&](const auto& p) { return p.result == result; });
  const auto names = [&](const std::string& name) {
    return std::any_of(own.begin(), own.end(), [&](const auto& p) { return p.name == name; });
  };
  const auto taken_back = [&](const std::string& name) {
    return std::any_of(own.begin(), own.end(), [&](const auto& p) { return p.reverses == name; });
  };
  std::vector<domain::Posting> mine;
  for (const domain::Posting& p : own)
    if (!names(p.reverses) && !taken_back(p.name)) mine.push_back(p);
  return mine;
}

bool store(casefile::Case& file, casefile::Change& change, const Settled& settled,
           const std::optional<std::string>& corrects) {
  const std::string& key = settled.result.key;
  const auto earlier = file.get<domain::SettlementResult>(key);
  if (earlier) {
    if (domain::encode(earlier->value) == domain::encode(settled.result)) return false;
    require_correction(earlier->fact, key, corrects);
    for (domain::Posting& p : standing(postings_of(file), key)) take_back(change, std::move(p));
  }
  const casefile::FactId id = change.record(key, settled.result, "settle:" + key);
  if (key.starts_with("clear:")) ask_for_notice(change, id);
  for (domain::Posting posting : settled.postings) {
    posting.result = key;
    write(change, std::move(posting));
  }
  return true;
}

domain::Table rows(const domain::SettlementResult& result) {
  domain::Table table{"mi.settle.result/1",
                      {{"result", base::mark("result")},
                       {"id", base::mark("id")},
                       {"label", base::mark("figure")},
                       {"value", base::mark("value"), domain::ColumnKind::rate},
                       {"unit", base::mark("unit")},
                       {"clause", base::mark("clause")}},
                      {}};
  for (const domain::Figure& f : result.figures)
    table.rows.push_back({result.key, f.id, f.label, f.value, f.unit, f.clause});
  return table;
}

}  // namespace mi::work

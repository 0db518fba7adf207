// SPDX-License-Identifier: Apache-2.0
#include "work/notice/papers.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "document/numerals.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

// The number stands under its own key (word/year/number), so it is found by the document it was given to.
std::optional<domain::DocumentNumber> number_of(const std::vector<casefile::Recorded<domain::DocumentNumber>>& numbers,
                                                const std::string& document) {
  for (const auto& n : numbers)
    if (n.value.document == document) return n.value;
  return std::nullopt;
}

template <class T>
std::optional<T> value_of(const casefile::Case& file, const std::string& key) {
  auto found = file.get<T>(key);
  if (!found) return std::nullopt;
  return std::move(found->value);
}

Paper paper_of(const casefile::Case& file, domain::DocumentRequest request,
               const std::vector<casefile::Recorded<domain::DocumentNumber>>& numbers) {
  const std::string name = request.name;
  return {std::move(request), number_of(numbers, name), value_of<domain::DocumentIssue>(file, name),
          value_of<domain::Delivery>(file, name), value_of<domain::DocumentVoid>(file, name)};
}

void refuse_void(const Paper& paper) {
  if (paper.voided)
    throw Error(ErrorKind::gate, say("{0} is void: {1}", paper.request.name, paper.voided->reason));
}

void refuse_earlier(base::Date date, base::Date than, const char* what) {
  if (date < than)
    throw Error(ErrorKind::usage, say("{0} lies before {1}, {2}", date.to_string(), base::tr(what), than.to_string()));
}

}  // namespace

const char* Paper::state() const {
  if (voided) return "void";
  if (delivery) return "delivered";
  if (issue) return "issued";
  return number ? "numbered" : "draft";
}

std::vector<Paper> papers_of(const casefile::Case& file) {
  const auto numbers = file.all<domain::DocumentNumber>();
  std::vector<Paper> papers;
  for (auto& request : file.all<domain::DocumentRequest>())
    papers.push_back(paper_of(file, std::move(request.value), numbers));
  return papers;
}

Paper paper_named(const casefile::Case& file, std::string_view name) {
  const auto request = file.get<domain::DocumentRequest>(name);
  if (request) return paper_of(file, request->value, file.all<domain::DocumentNumber>());
  std::vector<std::string> names;
  for (const auto& r : file.all<domain::DocumentRequest>()) names.push_back(r.value.name);
  const std::string near = base::nearest(name, names);
  throw Error(ErrorKind::cannot, say("this case holds no document \"{}\"", name), {file.path()},
              near.empty() ? say("mi-notice list shows its documents") : say("did you mean {}?", near));
}

domain::Table rows(const std::vector<Paper>& papers) {
  using domain::ColumnKind;
  domain::Table table{"mi.notice.document/1",
                      {{"name", base::mark("document")},
                       {"template", base::mark("template")},
                       {"date", base::mark("date"), ColumnKind::date},
                       {"state", base::mark("state")},
                       {"number", base::mark("number")},
                       {"issued", base::mark("issued"), ColumnKind::date},
                       {"delivered", base::mark("delivered"), ColumnKind::date}},
                      {}};
  for (const Paper& p : papers) {
    json::Value number, issued, delivered;
    if (p.number) number = p.number->text;
    if (p.issue) issued = p.issue->date.to_string();
    if (p.delivery) delivered = p.delivery->date.to_string();
    table.rows.push_back({p.request.name, p.request.template_kind, p.request.date.to_string(), p.state(),
                          std::move(number), std::move(issued), std::move(delivered)});
  }
  return table;
}

namespace {

// 代字 are words: brackets, digits or blanks in them would make another number of it.
void refuse_word(const std::string& word) {
  if (!word.empty() && word.find_first_of("0123456789 []()") == std::string::npos && word.find("〔") == std::string::npos) return;
  throw Error(ErrorKind::usage, say("\"{}\" is no word of an office", word), {}, say("write the letters before the year, without brackets or digits"));
}

}  // namespace

domain::DocumentNumber next_number(const casefile::Case& file, const Paper& paper, const std::string& word,
                                   std::int64_t year) {
  refuse_void(paper);
  refuse_word(word);
  if (paper.number) return *paper.number;
  std::int64_t last = 0;
  for (const auto& n : file.all<domain::DocumentNumber>())
    if (n.value.word == word && n.value.year == year) last = std::max(last, n.value.number);
  domain::DocumentNumber number{paper.request.name, word, year, last + 1, {}};
  number.text = document::DocumentNumber{word, static_cast<int>(year), static_cast<int>(last + 1)}.to_string();
  return number;
}

void check_open(const Paper& paper) {
  refuse_void(paper);
  if (paper.issue) throw Error(ErrorKind::gate, say("{} has been issued: what it says stands", paper.request.name));
}

void check_issue(const Paper& paper, base::Date date, bool numbered) {
  refuse_void(paper);
  if (numbered && !paper.number)
    throw Error(ErrorKind::gate, say("{} has no number yet", paper.request.name), {},
                say("give it one: mi-notice number {} --word WORD", paper.request.name));
  refuse_earlier(date, paper.request.date, base::mark("the day the document was made"));
}

void check_delivery(const Paper& paper, base::Date date) {
  refuse_void(paper);
  if (!paper.issue)
    throw Error(ErrorKind::gate, say("{} has not been issued: the signed file is not in the case", paper.request.name), {},
                say("mi-notice issue {} --signed FILE", paper.request.name));
  refuse_earlier(date, paper.issue->date, base::mark("the day it was issued"));
}

void check_void(const Paper& paper) {
  if (paper.delivery)
    throw Error(ErrorKind::gate, say("{} has been delivered; what was told is taken back by a new document", paper.request.name));
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "work/notice/agreement_text.hpp"

#include <algorithm>
#include <charconv>
#include <compare>
#include <limits>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/adopt.hpp"
#include "law/machine.hpp"
#include "work/notice/convert.hpp"

namespace mi::work {
namespace {

using base::Date;
using json::Value;

constexpr std::string_view topic = "agreement";

bool takes(const law::Extends& e, const law::Object& o) {
  return (e.topics.empty() && e.objects.empty()) || law::holds(e.topics, o.topic) || law::holds(e.objects, o.id);
}

// What stands in the text: the pack's own, what it takes of other agreements, and of other acts what they say on the agreement.
class Text {
 public:
  explicit Text(const law::Pack& pack) : pack_(pack) {
    for (const law::Pack& p : law::extended_of({pack}))
      if (p.layer() == law::Layer::agreement) agreements_.push_back(p.id());
  }
  bool has(const law::Object& o) const {
    if (o.pack == pack_.id()) return true;
    const auto& list = pack_.extends();
    return std::any_of(list.begin(), list.end(), [&](const law::Extends& e) {
      return e.pack == o.pack && takes(e, o) && (law::holds(agreements_, o.pack) || o.topic == topic);
    });
  }
  const std::string& id() const { return pack_.id(); }

 private:
  const law::Pack& pack_;
  std::vector<std::string> agreements_;
};

// Where it stands, so that articles follow each other as in the text; what has no article keeps its place behind them.
struct Place {
  int article = std::numeric_limits<int>::max(), behind = 0, paragraph = 0, item = 0;
  auto operator<=>(const Place&) const = default;
};

int number_of(const std::string& text) {
  int n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

Place place_of(const law::Citation& c) {
  if (c.article.empty()) return {};
  const auto dash = c.article.find('-');
  return {number_of(c.article), dash == std::string::npos ? 0 : number_of(c.article.substr(dash + 1)), number_of(c.paragraph), number_of(c.item)};
}

template <class T> std::vector<T> in_order(std::vector<T> list, const Text& text) {
  std::erase_if(list, [&](const T& o) { return !text.has(o); });
  std::vector<std::string> packs{text.id()};
  for (const T& o : list)
    if (!law::holds(packs, o.pack)) packs.push_back(o.pack);
  const auto rank = [&](const T& o) { return std::pair(std::find(packs.begin(), packs.end(), o.pack) - packs.begin(), place_of(o.source)); };
  std::stable_sort(list.begin(), list.end(), [&](const T& a, const T& b) { return rank(a) < rank(b); });
  return list;
}

Value entry(const law::Object& o, const Text& text) {
  return Value::object().set("label", o.label).set("text", with_full_stop(o.label)).set("citation", o.source.to_chinese())
      .set("article", o.pack == text.id() ? o.source.place() : o.source.to_chinese());
}

std::string spoken(const law::Quantity& q) {
  switch (q.kind) {
    case law::ValueKind::term: return q.term.to_chinese();
    case law::ValueKind::date: return q.date.to_chinese();
    case law::ValueKind::money: return q.money().to_string() + "元";
    case law::ValueKind::list: return base::join(q.list, "、");
    case law::ValueKind::text: return q.text.empty() ? q.written : q.text;
    default: return base::replace_all(q.written, " ", "");
  }
}

// G8: a blank that nobody filled stops the document, with its clause.
void refuse_open(const std::vector<law::Parameter>& blanks, const ContentSource& s) {
  std::vector<std::string> open;
  for (const law::Parameter& p : blanks)
    if (!s.law.has(p.id, s.paper.request.date)) open.push_back(p.id + "：" + p.label + "，" + p.source.to_chinese());
  if (open.empty()) return;
  throw base::Error(base::ErrorKind::usage, base::say("{} blanks of the agreement are still open", open.size()), {},
                    base::say("fill each: mi-rules set NAME VALUE --source TEXT"))
      .with_items(std::move(open));
}

bool is_in(const std::vector<law::Object>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const law::Object& o) { return o.id == id; });
}

}  // namespace

const law::Pack* agreement_pack(const ContentSource& s) {
  for (const law::Pack& pack : s.law.used())
    if (pack.layer() == law::Layer::agreement) return &pack;
  return nullptr;
}

Value agreement_articles(const ContentSource& s) {
  Value list = Value::array();
  const law::Pack* pack = agreement_pack(s);
  if (pack == nullptr) return list;
  const Text text(*pack);
  for (const law::Clause& c : in_order(s.law.clauses("", s.paper.request.date), text))
    if (!c.group.starts_with("document.")) list.push(entry(c, text));  // what a paper rests on says nothing new
  return list;
}

Value agreement_terms(const ContentSource& s) {
  Value list = Value::array();
  const law::Pack* pack = agreement_pack(s);
  if (pack == nullptr) return list;
  const Date day = s.paper.request.date;
  const Text text(*pack);
  const auto blanks = in_order(s.law.blanks(law::Layer::agreement, day), text);
  refuse_open(blanks, s);
  std::vector<law::Object> fixed(blanks.begin(), blanks.end());
  for (const law::DatedValue& v : s.law.values_of(topic, day))
    if (!is_in(fixed, v.id)) fixed.push_back(v);
  for (const law::Object& o : in_order(std::move(fixed), text))
    if (s.law.has(o.id, day)) list.push(entry(o, text).set("value", spoken(s.law.value(o.id, day).quantity)));
  return list;
}

Value agreement_gaps(const ContentSource& s) {
  Value list = Value::array();
  const law::Pack* pack = agreement_pack(s);
  if (pack == nullptr) return list;
  const Text text(*pack);
  for (const law::Gap& gap : s.law.gaps())
    if (text.has(gap)) list.push((gap.pack == text.id() ? gap.source.place() : gap.source.to_chinese()) + "：" + gap.text);
  return list;
}

}  // namespace mi::work

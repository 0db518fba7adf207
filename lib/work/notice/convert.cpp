// SPDX-License-Identifier: Apache-2.0
#include "work/notice/convert.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/payment_form.hpp"
#include "work/notice/phrases.hpp"

namespace mi::work {
namespace {

using base::say;
using json::Value;
using Found = std::optional<Value>;

Found of_figure(const Value& v, bool skip_zero) {
  const std::string text = v.is_text() ? v.as_text() : v.text_or("value", "");
  if (text.empty() || (skip_zero && base::Money::parse(text).is_zero())) return std::nullopt;
  return Value(text);
}

Found final_day(const Value& v) {
  if (v.is_text()) return v.as_text().empty() ? Found() : Found(v);
  if (v.text_or("note", "").find("暂定") != std::string::npos) return std::nullopt;
  return of_figure(v, false);
}

std::string term_text(const Value& v) { return v.is_text() ? v.as_text() : v.text_or("value", ""); }

std::string joined(const Value& v) {
  if (!v.is_array()) return v.as_text();
  std::vector<std::string> words;
  for (const Value& item : v.items()) words.push_back(item.as_text());
  return base::join(words, "、");
}

// 2026-05-25T22:10:00+08:00 → 2026年5月25日22时10分
std::string minute(const std::string& text) {
  const base::Time t = base::Time::parse(text);
  const std::int64_t seconds = t.seconds() - base::Time::of(t.date(), 0, 0, 0).seconds();
  return t.date().to_chinese() + fmt::format("{:02}时{:02}分", seconds / 3600, seconds / 60 % 60);
}

// A paper of an application, as the packs call it; one that they no longer ask for keeps its id.
std::string material(const ContentSource& s, const Value& paper) {
  const std::string id = paper.text_or("material", "");
  for (const law::Material& m : s.law.materials("apply.material", s.paper.request.date))
    if (m.id == id) return m.label;
  return id;
}

// A condition asks that a ground is not there; its note words the ground, which is what a refusal tells.
std::string ground(const ContentSource& s, const std::string& condition) {
  const law::Condition c = s.law.condition(condition, s.paper.request.date);
  return c.group.starts_with("apply.bar") && !c.note.empty() ? c.note : "不符合：" + c.label;
}

// A slip that was not written off: what was claimed on it, and by which clause it was refused.
std::string refused_slip(const Value& v) {
  const auto line = domain::decode<domain::FormLine>(v);
  std::string text = "单据" + line.id;
  for (const domain::Figure& f : line.pay.inputs)
    if (f.id == "amount") text += "，申报" + f.value + "元";
  return text + "，拒付" + (line.pay.clause.empty() ? "" : "（" + line.pay.clause + "）") + "。";
}

Found turned(const ContentSource& s, const std::string& as, const Value& v) {
  if (as.empty()) return v;
  if (as == "sentence") return v.as_text().empty() ? Found() : Found(with_full_stop(v.as_text()));
  if (as == "term") return term_text(v).empty() ? Found() : Found(law::Term::parse(term_text(v)).to_chinese());
  if (as == "target") return Value(target_label(s.file, v.as_text()));
  if (as == "decimal") return Value(base::Rational::parse(term_text(v)).to_decimal(2));
  if (as == "amount") return of_figure(v, true);
  if (as == "final-day") return final_day(v);
  if (as == "next-day") return v.as_text().empty() ? Found() : Found(base::Date::parse(v.as_text()).plus_days(1).to_string());
  if (as == "clause") return Value(s.law.clause(v.as_text(), s.paper.request.date).label);
  if (as == "citation") return Value(s.law.clause(v.as_text(), s.paper.request.date).source.to_chinese());
  if (as == "ground") return Value(ground(s, v.as_text()));
  if (as == "material") return Value(material(s, v));
  if (as == "title") return Value("《" + v.as_text() + "》");
  if (as == "reason") return v.text_or("reason", "").empty() ? Found() : Found(Value(with_full_stop(v.text_or("reason", ""))));
  if (as == "minute") return Value(minute(v.as_text()));
  if (as == "refused-slip") return Value(refused_slip(v));
  if (as == "kind-title") return Value(manifest_of(v.as_text()).title);
  if (as == "label") return v.is_text() ? v : v.at("text");
  if (as == "cited") return v.is_text() ? v : v.at("citation");
  if (as == "bed") return Value(bed_words(v));
  if (as == "bed-found") return Value(bed_found_words(s, v));
  if (as == "penalty") return Value(penalty_words(s, v));
  if (as == "penalty-sentence") return Value(with_full_stop(penalty_words(s, v)));
  if (as == "reasons") return Value(reasons_words(v));
  if (as == "received") return Value(received_words(v));
  if (as == "join") return v.is_array() && v.items().empty() ? Found() : Found(joined(v));
  throw base::Error(base::ErrorKind::cannot, say("the manifest turns a value into \"{}\", which means nothing", as));
}

}  // namespace

Found converted(const ContentSource& source, const ManifestField& field, const Value& value) {
  Found found = turned(source, field.as, value);
  if (!found) return found;
  if (field.words.is_object()) {
    const std::string key = found->is_bool() ? (found->as_bool() ? "true" : "false") : found->is_text() ? found->as_text() : "";
    const Value* word = field.words.find(key);
    if (word == nullptr) word = field.words.find("*");  // any other
    if (word != nullptr)
      return word->is_text() && word->as_text().empty() ? Found() : Found(*word);  // an empty word leaves it out
  }
  if (found->is_text() && found->as_text().empty()) return std::nullopt;
  return found;
}

std::string target_label(const casefile::Case& file, const std::string& target) {
  const auto colon = target.find(':');
  const std::string scope = target.substr(0, colon), code = colon == std::string::npos ? "" : target.substr(colon + 1);
  if (scope == "institution") return "全部定点医疗服务";
  if (scope == "department")
    for (const casefile::Fact& fact : file.in_force("register.department/1"))
      if (fact.body.text_or("code", "") == code) return fact.body.text_or("name", code) + "（" + code + "）";
  if (scope == "person")
    for (const casefile::Fact& fact : file.in_force("register.person/1"))
      if (fact.body.text_or("id", "") == code) return fact.body.text_or("name", code) + "（" + code + "）";
  return code.empty() ? target : code;
}

std::string score_text(const base::Rational& score) {
  for (int places = 2; places <= 6; ++places)
    if (std::string text = score.to_decimal(places); base::Rational::parse(text) == score) return text;
  return score.to_decimal(4);
}

std::string with_full_stop(const std::string& text) {
  return text.empty() || text.ends_with("。") ? text : text + "。";
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
// What every document says: who writes, to whom, under which number, from which case.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/register.hpp"
#include "domain/agency.hpp"
#include "work/notice/content.hpp"

namespace mi::work {
namespace {

// The last of a register's entries that begins on or before the day. Register entries carry their first day as "from".
std::optional<json::Value> registered(const casefile::Case& file, const char* kind, base::Date day) {
  std::optional<json::Value> found;
  std::string found_from;
  for (const casefile::Fact& fact : file.in_force(kind)) {
    const std::string from = fact.body.text_or("from", "");
    if (from <= day.to_string() && (!found || from >= found_from)) {
      found = fact.body;
      found_from = from;
    }
  }
  return found;
}

json::Value required(std::optional<json::Value> found, const std::string& what, const std::string& advice) {
  if (found) return std::move(*found);
  throw base::Error(base::ErrorKind::usage, what, {}, advice);
}

json::Value agency(const ContentSource& s) {
  const json::Value body = required(registered(s.file, domain::Agency::kind.name, s.paper.request.date),
                                    base::say("the agency is not registered; its documents need its name and address"),
                                    base::say("mi-register agency --name NAME --address TEXT --contact PERSON --phone NUMBER"));
  json::Value v = json::Value::object();
  for (const char* key : {"name", "address", "contact", "phone"})
    if (const std::string text = body.text_or(key, ""); !text.empty()) v.set(key, text);
  return v;
}

// The name of whoever has the first role on the document's day, else the second.
std::optional<std::string> person_with(const ContentSource& s, const char* first, const char* second) {
  std::optional<std::string> other;
  for (const auto& p : casefile::register_on(s.file, s.paper.request.date).persons) {
    const auto has = [&](const char* role) {
      return std::find(p.value.roles.begin(), p.value.roles.end(), role) != p.value.roles.end();
    };
    if (has(first)) return p.value.name;
    if (has(second)) other = p.value.name;
  }
  return other;
}

json::Value institution(const ContentSource& s) {
  const json::Value body = required(registered(s.file, "register.institution/1", s.paper.request.date),
                                    base::say("the institution is not registered"),
                                    base::say("mi-register institution --code CODE --name NAME"));
  json::Value v = json::Value::object().set("code", body.text_or("code", "")).set("name", body.text_or("name", ""));
  for (const char* key : {"uscc", "address", "licence", "type", "level", "ownership", "bank_account"})
    if (const std::string text = body.text_or(key, ""); !text.empty()) v.set(key, text);
  if (const auto head = person_with(s, "legal-representative", "head")) v.set("representative", *head);
  return v;
}

// The account of the agency, where an institution pays to.
void add_account(json::Value& v, const ContentSource& s) {
  const auto body = registered(s.file, domain::Agency::kind.name, s.paper.request.date);
  if (!body || body->text_or("account_number", "").empty()) return;
  v.set("payment", json::Value::object().set("name", body->text_or("account_name", ""))
                       .set("bank", body->text_or("account_bank", "")).set("number", body->text_or("account_number", "")));
}

json::Value notice(const Paper& paper) {
  json::Value v = json::Value::object();
  if (paper.number) v.set("number", paper.number->text);
  v.set("date", paper.request.date.to_string());
  return v;
}

// 《…》 of the agreement pack's own act.
std::string agreement_title(const law::Rulebook& law) {
  for (const law::Pack& pack : law.used()) {
    if (pack.layer() != law::Layer::agreement) continue;
    const auto& acts = pack.acts();
    const auto act = std::find_if(acts.begin(), acts.end(), [](const law::Act& a) { return a.id == "agreement"; });
    return "《" + (act == acts.end() ? pack.title() : act->title) + "》";
  }
  return {};
}

}  // namespace

json::Value common_content(const ContentSource& s, const Manifest& manifest) {
  json::Value v = json::Value::object();
  // A document without a number, or under a pack that is itself a draft, is not final; records have no number.
  v.set("draft", (manifest.numbered && s.paper.is_draft()) || s.law.is_draft());
  v.set("agency", agency(s));
  v.set("institution", institution(s));
  v.set("notice", notice(s.paper));
  v.set("case", json::Value::object().set("id", s.file.case_id().substr(0, 16)).set("head", s.file.head().to_string()));
  add_account(v, s);
  if (const std::string title = agreement_title(s.law); !title.empty())
    v.set("agreement", json::Value::object().set("title", title));
  return v;
}

json::Value remedies(const ContentSource& s) {
  json::Value list = json::Value::array();
  for (const law::Clause& clause : s.law.clauses("remedy", s.paper.request.date))
    list.push(json::Value::object().set("text", clause.label + "。").set("citation", clause.source.to_chinese()));
  return list;
}

void set_figure(json::Value& target, const char* key, const domain::Figure& figure, bool skip_zero) {
  if (figure.value.empty() || (skip_zero && figure.money().is_zero())) return;
  target.set(key, figure.value);
}

}  // namespace mi::work

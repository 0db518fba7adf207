// SPDX-License-Identifier: Apache-2.0
#include "claims/run/self.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/record.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

constexpr const char* format = "mi.claims.self/1";

struct PackedRule {
  std::string code, name, kind, judgement, parameters, list, national, text;  // text: SHA-256 of its list, "" without one
  template <class V>
  void fields(V& v) {
    v("code", code)("name", name)("kind", kind)("judgement", judgement)("parameters", parameters)("list", list)("national", national)("text", text);
  }
};

struct PackedExclusion {
  std::string name, rules, items, diagnoses, departments, visit_types, from, to, source;
  template <class V>
  void fields(V& v) {
    v("name", name)("rules", rules)("items", items)("diagnoses", diagnoses)("departments", departments)("visit_types", visit_types)(
        "from", from)("to", to)("source", source);
  }
};

struct Text {
  std::string sha256, text;
  template <class V>
  void fields(V& v) {
    v("sha256", sha256)("text", text);
  }
};

struct Pack {
  std::string fund_method;
  std::optional<base::Date> first, last;
  std::vector<PackedRule> rules;
  std::vector<PackedExclusion> exclusions;
  std::vector<Text> texts;
  template <class V>
  void fields(V& v) {
    v("fund_method", fund_method)("first", first)("last", last)("rules", rules)("exclusions", exclusions)("texts", texts);
  }
};

std::string one_line(const std::vector<std::string>& words) { return base::join(words, ";"); }
std::vector<std::string> words(const std::string& line) { return line.empty() ? std::vector<std::string>() : base::split(line, ';'); }

Pack pack_of(const CheckRequest& request) {
  Pack pack;
  pack.fund_method = to_text(request.method);
  if (request.period) pack.first = request.period->first;
  if (request.period) pack.last = request.period->last;
  for (const Rule& rule : request.rules) {
    std::string text = rule.list.empty() ? std::string() : list_text(rule);
    std::string hash = text.empty() ? std::string() : base::sha256_hex(text);
    pack.rules.push_back({rule.code, rule.name, rule.kind, rule.judgement, rule.parameters.to_string(), rule.list, rule.national, hash});
    bool known = hash.empty();
    for (const Text& t : pack.texts) known = known || t.sha256 == hash;
    if (!known) pack.texts.push_back({hash, text});
  }
  for (const Exclusion& e : request.exclusions)
    pack.exclusions.push_back({e.name, one_line(e.rules), one_line(e.items), one_line(e.diagnoses), one_line(e.departments), one_line(e.visit_types), e.from, e.to, e.source});
  return pack;
}

// `line` keeps its own copy of each text: a rule needs no file beside it.
Rule rule_of(const PackedRule& r, const Pack& pack) {
  find_kind(r.kind);
  Rule rule{r.code, r.name, r.kind, r.judgement, Parameters(r.parameters), r.list, r.national};
  for (const Text& t : pack.texts)
    if (t.sha256 == r.text) rule.own_list = t.text;
  return rule;
}

}  // namespace

std::string self_pack(const CheckRequest& request) {
  json::Value body = domain::encode(pack_of(request));
  json::Value all = json::Value::object();
  all.set("format", format).set("sha256", base::sha256_hex(json::canonical(body))).set("body", body);
  return json::canonical(all) + "\n";
}

CheckRequest read_self_pack(std::string_view text, const std::string& name) {
  json::Value all = json::parse(base::trim(text));
  if (all.text_or("format", "") != format) throw Error(ErrorKind::cannot, say("this is no pack for a self-check"), {name});
  if (base::sha256_hex(json::canonical(all.at("body"))) != all.at("sha256").as_text())
    throw Error(ErrorKind::cannot, say("the pack was changed after it was made"), {name}, say("ask the agency for it again"));
  Pack pack = domain::decode<Pack>(all.at("body"));
  CheckRequest request;
  request.method = fund_method(pack.fund_method);
  if (pack.first && pack.last) request.period = base::DateRange{*pack.first, *pack.last};
  for (const PackedRule& r : pack.rules) request.rules.push_back(rule_of(r, pack));
  for (const PackedExclusion& e : pack.exclusions)
    request.exclusions.push_back({e.name, words(e.rules), words(e.items), words(e.diagnoses), words(e.departments), words(e.visit_types), e.from, e.to, e.source});
  return request;
}

}  // namespace mi::claims

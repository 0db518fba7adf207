// SPDX-License-Identifier: Apache-2.0
#include "work/notice/mapping.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/views/dockets.hpp"
#include "domain/figure.hpp"
#include "domain/notice.hpp"
#include "work/notice/convert.hpp"
#include "work/notice/law_content.hpp"

namespace mi::work {
namespace {

using base::say;
using json::Value;
using Found = std::optional<Value>;

// "a.b[].c" → list "a.b", rest "c"; without [] nothing.
struct ListPath {
  std::string list, rest;
};
std::optional<ListPath> split_list(const std::string& path) {
  const std::size_t at = path.find("[].");
  if (at == std::string::npos) return std::nullopt;
  return ListPath{path.substr(0, at), path.substr(at + 3)};
}

Found walk(const Value& from, std::string_view path) {
  const Value* at = &from;
  for (const std::string& key : base::split(path, '.')) {
    if (key.empty()) continue;
    at = at->find(key);
    if (at == nullptr || at->is_null()) return std::nullopt;
  }
  return *at;
}

class Mapping {
 public:
  Mapping(const ContentSource& source, const Manifest& manifest) : s_(source), manifest_(manifest) {}

  Value content() {
    Value out = Value::object();
    for (const ManifestField& field : manifest_.fields) {
      if (field.from.empty() || split_list(field.path)) continue;
      Found found = field.type == "list" ? list_of(field) : given(field, nullptr);
      if (found) set_path(out, field.path, std::move(*found));
    }
    return out;
  }

 private:
  const ContentSource& s_;
  const Manifest& manifest_;

  Found given(const ManifestField& field, const Value* item) {
    for (const std::string& source : field.from)
      if (Found found = evaluate(source, item))
        if (Found turned = converted(s_, field, *found)) return turned;
    return std::nullopt;
  }

  // A list with fields of its own is built from the elements that its source gives; another is taken as it stands.
  Found list_of(const ManifestField& field) {
    for (const std::string& source : field.from) {
      // "SOURCE[chosen]": only elements of which that is true; "SOURCE[action=refuse]": whose part says that.
      const std::size_t filter = source.ends_with("]") ? source.rfind('[') : std::string::npos;
      const std::string only = filter == std::string::npos ? "" : source.substr(filter + 1, source.size() - filter - 2);
      const Found found = evaluate(std::string_view(source).substr(0, filter), nullptr);
      if (!found || !found->is_array()) continue;
      Value list = Value::array();
      for (const Value& item : found->items())
        if (only.empty() || passes(item, only)) list.push(element(field, item));
      if (!list.items().empty()) return list;
    }
    return std::nullopt;
  }

  static bool passes(const Value& item, const std::string& only) {
    const std::size_t equals = only.find('=');
    if (equals == std::string::npos) return walk(item, only) == Found(Value(true));
    return walk(item, only.substr(0, equals)) == Found(Value(only.substr(equals + 1)));
  }

  Value element(const ManifestField& list, const Value& item) {
    Value out = Value::object();
    bool has_fields = false;
    for (const ManifestField& field : manifest_.fields) {
      const auto path = split_list(field.path);
      if (!path || path->list != list.path) continue;
      has_fields = true;
      if (Found found = given(field, &item)) set_path(out, path->rest, std::move(*found));
    }
    if (has_fields) return out;
    const Found turned = converted(s_, list, item);
    return turned ? *turned : item;
  }

  // --- sources ---

  Found evaluate(std::string_view source, const Value* item) {
    source = base::trim(source);
    if (source.starts_with("'")) return Value(std::string(source.substr(1, source.size() - 2)));
    if (source == "document.date") return Value(s_.paper.request.date.to_string());
    if (source == "item") return item == nullptr ? Found() : Found(*item);
    if (source.starts_with("item.")) return item == nullptr ? Found() : walk(*item, source.substr(5));
    if (source.starts_with("told.")) return s_.paper.request.about.empty() ? Found() : walk(told_fact(s_).body, source.substr(5));
    return call(source, item);
  }

  // NAME(ARGUMENT, …).PATH
  Found call(std::string_view source, const Value* item) {
    const std::size_t open = source.find('('), close = closing(source, open);
    if (close == std::string_view::npos) unknown(source);
    const std::string_view name = source.substr(0, open), arguments = source.substr(open + 1, close - open - 1);
    std::string_view path = source.substr(close + 1);
    if (path.starts_with(".")) path.remove_prefix(1);
    const Found found = apply(name, arguments, item, source);
    return found ? walk(*found, path) : std::nullopt;
  }

  Found apply(std::string_view name, std::string_view arguments, const Value* item, std::string_view whole) {
    if (name == "fact") return fact(arguments, item);
    if (name == "last") return last(arguments, item);
    if (name == "held") return held(arguments, item);
    if (name == "by") return by(evaluate(arguments, item));
    if (name == "facts") return facts(arguments, item);
    if (name == "titles") return titles();
    if (name == "stated") return stated(base::trim(arguments));
    if (name == "target") return target();
    if (name == "document") return document(base::trim(arguments));
    if (name == "number") return number(evaluate(arguments, item));
    if (name == "delivered") return delivered(evaluate(arguments, item));
    if (name.starts_with("law.") && is_law_content(name.substr(4))) return law_content(s_, name.substr(4), base::trim(arguments));
    unknown(whole);
  }

  Found fact(std::string_view arguments, const Value* item) {
    const std::size_t comma = arguments.find(',');
    if (comma == std::string_view::npos) unknown(arguments);
    const Found key = evaluate(arguments.substr(comma + 1), item);
    if (!key || !key->is_text()) return std::nullopt;
    const auto found = s_.file.current(std::string(base::trim(arguments.substr(0, comma))), key->as_text());
    return found ? Found(found->body) : std::nullopt;
  }

  Found last(std::string_view arguments, const Value* item) {
    const Found all = facts(arguments, item);
    return all && !all->items().empty() ? Found(all->items().back()) : Found();
  }

  // Findings as they are held after their reviews: withdrawn ones are gone, reduced ones are less. With an argument the
  // one of that name.
  Found held(std::string_view arguments, const Value* item) {
    const Found wanted = base::trim(arguments).empty() ? Found() : evaluate(arguments, item);
    if (!base::trim(arguments).empty() && !wanted) return std::nullopt;
    Value list = Value::array();
    for (const domain::Docket& d : casefile::dockets(s_.file)) {
      const auto finding = domain::held(d);
      if (!finding || (wanted && *wanted != Value(finding->name))) continue;
      if (wanted) return domain::encode(*finding);
      list.push(domain::encode(*finding));
    }
    return wanted ? Found() : Found(std::move(list));
  }

  // What the findings that still stand are called.
  Found titles() {
    Value list = Value::array();
    std::set<std::string> seen;
    for (const domain::Docket& d : casefile::dockets(s_.file))
      if (domain::held(d) && seen.insert(d.finding.title).second) list.push(d.finding.title);
    return list;
  }

  // What was stated with the stage that is told: NAME=VALUE.
  Found stated(std::string_view name) {
    if (s_.paper.request.about.empty()) return std::nullopt;
    const casefile::Fact told = told_fact(s_);
    const Value* states = told.body.find("states");
    if (states == nullptr) return std::nullopt;
    for (const Value& state : states->items())
      if (const std::string text = state.as_text(); text.starts_with(std::string(name) + "=")) return Value(text.substr(name.size() + 1));
    return std::nullopt;
  }

  // Whom a suspension that is told stops: "institution", "department:A21".
  Found target() {
    if (s_.paper.request.about.empty()) return std::nullopt;
    const casefile::Fact told = told_fact(s_);
    const std::string scope = told.body.text_or("scope", ""), code = told.body.text_or("target", "");
    return scope.empty() ? Found() : Found(code.empty() ? scope : scope + ":" + code);
  }

  // The last document of the kind that is not void.
  Found document(std::string_view kind) {
    Found found;
    for (const casefile::Fact& f : s_.file.in_force(domain::DocumentRequest::kind.name))
      if (f.body.text_or("template", "") == kind && !s_.file.get<domain::DocumentVoid>(f.key)) found = f.body;
    return found;
  }

  // The fact of that identity.
  Found by(const Found& id) {
    if (!id || !id->is_text() || id->as_text().empty()) return std::nullopt;
    return Value(s_.file.fact(id->as_text()).body);
  }

  Found facts(std::string_view arguments, const Value* item) {
    const auto parts = base::split(arguments, ',');
    std::string field;
    Found wanted;
    if (parts.size() > 1) {
      const std::size_t equals = parts[1].find('=');
      if (equals == std::string::npos) unknown(arguments);
      field = std::string(base::trim(std::string_view(parts[1]).substr(0, equals)));
      wanted = evaluate(std::string_view(parts[1]).substr(equals + 1), item);
      if (!wanted) return std::nullopt;
    }
    Value list = Value::array();
    for (const casefile::Fact& f : s_.file.in_force(std::string(base::trim(parts[0]))))
      if (field.empty() || walk(f.body, field) == wanted) list.push(f.body);
    return list;
  }

  Found number(const Found& document) {
    if (!document || !document->is_text()) return std::nullopt;
    for (const auto& n : s_.file.all<domain::DocumentNumber>())
      if (n.value.document == document->as_text()) return Value(n.value.text);
    return std::nullopt;
  }

  Found delivered(const Found& document) {
    if (!document || !document->is_text()) return std::nullopt;
    const auto delivery = s_.file.get<domain::Delivery>(document->as_text());
    return delivery ? Found(domain::encode(delivery->value)) : std::nullopt;
  }

  static std::size_t closing(std::string_view text, std::size_t open) {
    if (open == std::string_view::npos) return open;
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
      if (text[i] == '(') ++depth;
      if (text[i] == ')' && --depth == 0) return i;
    }
    return std::string_view::npos;
  }

  [[noreturn]] void unknown(std::string_view source) {
    throw base::Error(base::ErrorKind::cannot, say("the manifest has a source that means nothing: {}", source), {manifest_.kind});
  }
};

}  // namespace

Value mapped_content(const ContentSource& source, const Manifest& manifest) { return Mapping(source, manifest).content(); }

void set_path(Value& target, const std::string& path, Value value) {
  const std::size_t dot = path.find('.');
  if (dot == std::string::npos) {
    if (target.find(path) == nullptr) target.set(path, std::move(value));
    return;
  }
  const std::string head = path.substr(0, dot);
  const Value* inner = target.find(head);
  Value group = inner != nullptr && inner->is_object() ? *inner : Value::object();
  set_path(group, path.substr(dot + 1), std::move(value));
  target.set(head, std::move(group));
}

namespace {

// As set_path, but what stands there goes.
void replace_path(Value& target, const std::string& path, const Value& value) {
  const std::size_t dot = path.find('.');
  const std::string head = path.substr(0, dot);
  if (dot == std::string::npos) {
    target.set(head, value);
    return;
  }
  const Value* inner = target.find(head);
  Value group = inner != nullptr && inner->is_object() ? *inner : Value::object();
  replace_path(group, path.substr(dot + 1), value);
  target.set(head, std::move(group));
}

}  // namespace

void add_words(Value& content, const ContentSource& source, const Manifest& manifest) {
  const auto said = source.file.get<domain::DocumentWords>(source.paper.request.name);
  if (!said) return;
  for (const ManifestField& field : manifest.fields) {
    const Value* words = said->value.values.find(field.path);
    if (words == nullptr) continue;
    if (field.said_first) replace_path(content, field.path, *words);
    else set_path(content, field.path, *words);
  }
}

}  // namespace mi::work

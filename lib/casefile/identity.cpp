// SPDX-License-Identifier: Apache-2.0
#include "casefile/identity.hpp"

#include "base/hash.hpp"
#include "base/message.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using json::Value;

constexpr const char* fact_format = "mi.fact/1";
constexpr const char* entry_format = "mi.entry/1";

Value list_of(const std::vector<std::string>& texts) {
  Value list = Value::array();
  for (const auto& text : texts) list.push(text);
  return list;
}

std::vector<std::string> texts_in(const Value& header, std::string_view key) {
  std::vector<std::string> result;
  if (const Value* list = header.find(key))
    for (const Value& item : list->items()) result.push_back(item.as_text());
  return result;
}

// Empty values are left out, so that keys added later do not change what older facts hash to.
void set_text(Value& header, const char* key, const std::string& text) {
  if (!text.empty()) header.set(key, text);
}
void set_list(Value& header, const char* key, const std::vector<std::string>& texts) {
  if (!texts.empty()) header.set(key, list_of(texts));
}

Value parse_header(std::string_view text, std::string_view format) {
  Value header = json::parse(text);
  if (header.text_or("format", "") != format)
    throw Error(ErrorKind::cannot, say("this is not a header of format {}", format));
  return header;
}

domain::Mode mode_of(const std::string& name) {
  if (name == "add") return domain::Mode::add;
  if (name == "set") return domain::Mode::set;
  if (name == "once") return domain::Mode::once;
  throw Error(ErrorKind::cannot, say("there is no mode “{}” of facts", name));
}

Value header_of(const Fact& fact, const std::string& body) {
  Value header = Value::object();
  header.set("format", fact_format).set("kind", fact.kind).set("mode", mode_name(fact.mode)).set("key", fact.key);
  header.set("branch", fact.origin.branch).set("entry", fact.origin.entry).set("place", fact.origin.place);
  header.set("recorded", fact.recorded.to_string()).set("person", fact.person).set("body", body);
  set_text(header, "name", fact.name);
  if (fact.event) header.set("event", fact.event->to_string());
  set_list(header, "replaces", fact.replaces);
  set_list(header, "rests_on", fact.rests_on);
  return header;
}

Value header_of(const Entry& entry) {
  Value header = Value::object();
  header.set("format", entry_format).set("branch", entry.branch).set("number", entry.number);
  header.set("program", entry.program).set("person", entry.person).set("recorded", entry.recorded);
  header.set("body", entry.body_hash);
  set_list(header, "parents", entry.parents);
  set_list(header, "facts", entry.facts);
  set_text(header, "secret", entry.secret_hash);
  for (const FileRef& file : entry.files) {
    if (header.find("files") == nullptr) header.set("files", Value::array());
    Value files = header.at("files");
    header.set("files", files.push(Value::object().set("hash", file.hash).set("size", file.size)));
  }
  return header;
}

}  // namespace

std::string salt_for(const std::string& secret, const std::string& place) {
  // Hashed twice, so that one salt handed out cannot be lengthened into another.
  return base::sha256_hex(secret + base::sha256_hex(secret + ":" + place));
}

// Canonical JSON holds no line break, so body and reason cannot be taken for each other.
std::string body_hash(const std::string& salt, const std::string& body, const std::string& reason) {
  return base::sha256_hex(salt + "\n" + body + (reason.empty() ? "" : "\n" + reason));
}

const char* mode_name(domain::Mode mode) {
  switch (mode) {
    case domain::Mode::add: return "add";
    case domain::Mode::set: return "set";
    case domain::Mode::once: return "once";
  }
  return "";
}

std::string place_of(const std::string& branch, std::int64_t entry) { return branch + ":" + std::to_string(entry); }
std::string place_of(const Origin& origin) {
  return place_of(origin.branch, origin.entry) + ":" + std::to_string(origin.place);
}

Sealed seal(Fact& fact, const std::string& secret) {
  std::string salt = salt_for(secret, place_of(fact.origin));
  std::string body = json::canonical(fact.body);
  std::string header = json::canonical(header_of(fact, body_hash(salt, body, fact.reason)));
  fact.id = base::sha256_hex(header);
  Sealed sealed{fact.id, std::move(header), std::move(salt), std::move(body), std::nullopt};
  if (!fact.reason.empty()) sealed.reason = fact.reason;
  return sealed;
}

Sealed seal(Entry& entry, const Value& body_value, const std::string& secret) {
  std::string salt = salt_for(secret, place_of(entry.branch, entry.number));
  std::string body = json::canonical(body_value);
  entry.body_hash = body_hash(salt, body);
  std::string header = json::canonical(header_of(entry));
  entry.hash = base::sha256_hex(header);
  return {entry.hash, std::move(header), std::move(salt), std::move(body), std::nullopt};
}

Fact read_fact(const std::string& hash, std::string_view text) {
  Value header = parse_header(text, fact_format);
  Fact fact;
  fact.id = hash;
  fact.kind = header.at("kind").as_text();
  fact.mode = mode_of(header.at("mode").as_text());
  fact.key = header.at("key").as_text();
  fact.name = header.text_or("name", "");
  fact.origin = {header.at("branch").as_text(), header.at("entry").as_integer(), header.at("place").as_integer()};
  fact.recorded = base::Time::parse(header.at("recorded").as_text());
  fact.person = header.at("person").as_text();
  if (const Value* event = header.find("event")) fact.event = base::Date::parse(event->as_text());
  fact.replaces = texts_in(header, "replaces");
  fact.rests_on = texts_in(header, "rests_on");
  fact.withheld = true;
  return fact;
}

Fact read_fact(const std::string& hash, std::string_view header, const std::optional<std::string>& body,
               const std::optional<std::string>& reason) {
  Fact fact = read_fact(hash, header);
  fact.withheld = !body.has_value();
  if (body) fact.body = json::parse(*body);
  fact.reason = reason.value_or("");
  return fact;
}

Entry read_entry(const std::string& hash, std::string_view text) {
  Value header = parse_header(text, entry_format);
  Entry entry{hash, header.at("branch").as_text(), header.at("number").as_integer(), texts_in(header, "parents"),
              texts_in(header, "facts"), {}, header.at("program").as_text(), header.at("person").as_text(),
              header.at("recorded").as_text(), header.at("body").as_text(), header.text_or("secret", "")};
  if (const Value* files = header.find("files"))
    for (const Value& file : files->items())
      entry.files.push_back({file.at("hash").as_text(), file.at("size").as_integer()});
  return entry;
}

std::string body_hash_in(std::string_view header) { return json::parse(header).text_or("body", ""); }

}  // namespace mi::casefile

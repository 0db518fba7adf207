// SPDX-License-Identifier: Apache-2.0
#include "work/notice/request.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/delimited.hpp"
#include "work/notice/mapping.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using json::Value;

const ManifestField* find(const Manifest& manifest, const std::string& path) {
  for (const ManifestField& f : manifest.fields)
    if (f.path == path) return &f;
  return nullptr;
}

const ManifestField& field_named(const Manifest& manifest, const std::string& path) {
  if (const ManifestField* f = find(manifest, path)) return *f;
  const std::string near = base::nearest(path, manifest.known);
  throw Error(ErrorKind::usage, say("{0} has no field {1}", manifest.kind, path), {},
              near.empty() ? say("mi-notice kinds {} lists them", manifest.kind) : say("did you mean {}?", near));
}

// The text as the template reads it: dates and amounts must be such, yes and no become true and false.
Value typed(const ManifestField& field, const std::string& text) {
  if (field.type == "date") return base::Date::parse(text).to_string();
  if (field.type == "amount") return base::Money::parse(text).to_string();
  if (field.type == "count") return base::parse_scaled(text, 0, "count");
  if (field.type == "rate") return base::Rational::parse(text).to_string();
  if (field.type == "yes-no") {
    if (text == "yes" || text == "true" || text == "是") return true;
    if (text == "no" || text == "false" || text == "否") return false;
    throw Error(ErrorKind::usage, say("\"{}\" is neither yes nor no", text));
  }
  return text;
}

void take(Value& words, const Manifest& manifest, const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos) throw Error(ErrorKind::usage, say("write path=text"));
  const std::string path = word.substr(0, equals), text = word.substr(equals + 1);
  const ManifestField& field = field_named(manifest, path);
  if (field.type != "list") {
    words.set(path, typed(field, text));
    return;
  }
  Value list = words.find(path) == nullptr ? Value::array() : *words.find(path);
  words.set(path, list.push(text));
}

Value row_of(const Manifest& manifest, const std::string& list, const std::vector<std::string>& keys,
             const package::DelimitedReader& reader) {
  if (reader.problem() != nullptr) throw Error(ErrorKind::cannot, base::tr(reader.problem()));
  const auto& cells = reader.fields();
  if (cells.size() != keys.size())
    throw Error(ErrorKind::cannot, say("{0} fields, the header has {1}", cells.size(), keys.size()));
  Value row = Value::object();
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (const std::string text(base::trim(cells[i])); !text.empty())
      set_path(row, keys[i], typed(field_named(manifest, list + "[]." + keys[i]), text));
  return row;
}

Value table_of(const Manifest& manifest, const std::string& list, const std::string& text, const std::string& name) {
  package::DelimitedReader reader(text);
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"), {name});
  std::vector<std::string> keys;
  for (const std::string_view cell : reader.fields()) keys.emplace_back(base::trim(cell));
  for (const std::string& key : keys) field_named(manifest, list + "[]." + key);
  Value rows = Value::array();
  while (reader.next()) {
    try {
      rows.push(row_of(manifest, list, keys, reader));
    } catch (Error& e) {
      throw e.at(name + ":" + std::to_string(reader.line()));
    }
  }
  return rows;
}

void gather(std::vector<std::string>& problems, const std::string& word, const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& e) {
    problems.push_back(word + ": " + e.message() + (e.advice().empty() ? "" : "; " + e.advice()));
  }
}

const Value* at_path(const Value& content, const std::string& path) {
  const Value* at = &content;
  for (const std::string& key : base::split(path, '.')) {
    at = at->find(key);
    if (at == nullptr) return nullptr;
  }
  return at;
}

// The path as the reader sees it where a list lacks it in some element.
bool absent(const Value& content, const std::string& path) {
  const std::size_t list = path.find("[].");
  if (list == std::string::npos) return at_path(content, path) == nullptr;
  const Value* items = at_path(content, path.substr(0, list));
  if (items == nullptr || !items->is_array()) return false;  // the list itself is told
  return std::any_of(items->items().begin(), items->items().end(),
                     [&](const Value& item) { return absent(item, path.substr(list + 3)); });
}

}  // namespace

Value read_words(const Manifest& manifest, const std::vector<std::string>& said, const std::vector<std::string>& tables,
                 const std::function<std::string(const std::string&)>& read) {
  Value words = Value::object();
  std::vector<std::string> problems;
  for (const std::string& word : said) gather(problems, word, [&] { take(words, manifest, word); });
  for (const std::string& word : tables)
    gather(problems, word, [&] {
      const std::size_t equals = word.find('=');
      if (equals == std::string::npos) throw Error(ErrorKind::usage, say("write path=FILE"));
      const std::string path = word.substr(0, equals), file = word.substr(equals + 1);
      field_named(manifest, path);
      words.set(path, table_of(manifest, path, read(file), file));
    });
  if (!problems.empty()) throw Error(ErrorKind::usage, say("some of it cannot stand in the document")).with_items(problems);
  return words;
}

Value merged(Value before, const Value& now) {
  if (!before.is_object()) before = Value::object();
  for (const json::Member& m : now.members()) before.set(m.first, m.second);
  return before;
}

void check_about(const Manifest& manifest, const std::optional<casefile::Fact>& about) {
  if (manifest.binding && !about)
    throw Error(ErrorKind::gate, say("{} binds: it is about a decision that is on record", manifest.title), {"--about"},
                manifest.about.empty() ? say("the step that decides writes it") : say("about one of: {}", base::join(manifest.about, ", ")));
  if (!about || manifest.about.empty()) return;
  if (std::find(manifest.about.begin(), manifest.about.end(), about->kind) == manifest.about.end())
    throw Error(ErrorKind::gate, say("{0} does not tell a fact of the kind {1}", manifest.title, about->kind), {"--about"},
                say("about one of: {}", base::join(manifest.about, ", ")));
}

std::vector<std::string> missing_fields(const Value& content, const Manifest& manifest) {
  std::vector<std::string> missing;
  for (const ManifestField& f : manifest.fields) {
    const bool required = std::find(manifest.required.begin(), manifest.required.end(), f.path) != manifest.required.end();
    if (required && f.path != "draft" && !f.path.ends_with("[]") && absent(content, f.path)) missing.push_back(f.path + ": " + f.what);
  }
  for (const std::string& list : empty_lists(content, manifest)) {
    const ManifestField* f = find(manifest, list);
    std::string line = list + ": " + (f == nullptr ? "" : f->what);
    if (std::find(missing.begin(), missing.end(), line) == missing.end()) missing.push_back(std::move(line));
  }
  return missing;
}

std::string store(casefile::Change& change, const Manifest& manifest, const std::optional<casefile::Fact>& about,
                  base::Date date, const Value& words) {
  const std::string name = change.next_name(manifest.kind + "-");
  std::vector<casefile::FactId> rests_on;
  if (about) rests_on.push_back(about->id);
  const domain::DocumentRequest request{name, manifest.kind, about ? about->id : "", date, manifest.binding};
  change.record(name, request, name, date, rests_on);
  if (!words.members().empty()) change.record(name, domain::DocumentWords{name, words}, {}, date);
  return name;
}

}  // namespace mi::work

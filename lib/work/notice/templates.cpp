// SPDX-License-Identifier: Apache-2.0
#include "work/notice/templates.hpp"

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using Words = std::vector<std::string>;

std::string folder() { return base::data_path("templates") + "/notices"; }

bool has(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Words texts(const json::Value& v, const char* key) {
  Words result;
  if (const json::Value* list = v.find(key))
    for (const json::Value& item : list->items()) result.push_back(item.as_text());
  return result;
}

// A field below an optional group or list is required only where the group stands, which a template's own words decide.
bool below_optional(const std::string& path, const Words& optional) {
  return std::any_of(optional.begin(), optional.end(), [&](const std::string& group) {
    return path.starts_with(group + ".") || path.starts_with(group + "[]");
  });
}

// "from": one text, or several in an array.
Words sources(const json::Value& field) {
  const json::Value* from = field.find("from");
  if (from == nullptr) return {};
  return from->is_text() ? Words{from->as_text()} : texts(field, "from");
}

ManifestField field_of(const json::Value& v) {
  const json::Value* words = v.find("words");
  return {v.at("path").as_text(), v.at("type").as_text(), v.at("required").as_bool(), v.at("what").as_text(),
          sources(v),             v.text_or("as", ""),    v.text_or("said", "") == "first", words == nullptr ? json::Value() : *words};
}

void add_fields(Manifest& manifest, const json::Value& fields) {
  Words optional;
  for (const json::Value& field : fields.items()) {
    manifest.fields.push_back(field_of(field));
    const std::string path = field.at("path").as_text();
    manifest.known.push_back(path);
    if (!field.at("required").as_bool()) optional.push_back(path);
  }
  for (const std::string& path : manifest.known)
    if (!has(optional, path) && !below_optional(path, optional)) manifest.required.push_back(path);
}

}  // namespace

Words template_kinds() {
  Words kinds;
  if (!std::filesystem::is_directory(folder())) return kinds;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    if (entry.is_directory()) kinds.push_back(entry.path().filename().string());
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

Manifest manifest_of(const std::string& kind) {
  const Words kinds = template_kinds();
  if (!has(kinds, kind)) {
    const std::string near = base::nearest(kind, kinds);
    throw Error(ErrorKind::usage, say("there is no kind of document \"{}\"", kind), {},
                near.empty() ? say("mi-notice kinds lists them") : say("did you mean {}?", near));
  }
  const json::Value v = json::parse(base::read_file(folder() + "/" + kind + "/manifest.json"));
  Manifest manifest;
  manifest.kind = kind;
  manifest.title = v.at("title").as_text();
  manifest.binding = v.at("binding").as_bool();
  if (const json::Value* numbered = v.find("numbered")) manifest.numbered = numbered->as_bool();
  manifest.about = texts(v, "about");
  manifest.not_empty = texts(v, "not_empty");
  add_fields(manifest, v.at("fields"));
  return manifest;
}

domain::Table kind_rows() {
  domain::Table table{"mi.notice.kind/1",
                      {{"kind", base::mark("kind")},
                       {"title", base::mark("title")},
                       {"binds", base::mark("binds")},
                       {"numbered", base::mark("numbered")},
                       {"about", base::mark("about")}},
                      {}};
  for (const std::string& kind : template_kinds()) {
    const Manifest m = manifest_of(kind);
    table.rows.push_back({kind, m.title, m.binding ? "yes" : "no", m.numbered ? "yes" : "no", base::join(m.about, ", ")});
  }
  return table;
}

domain::Table field_rows(const Manifest& manifest) {
  domain::Table table{"mi.notice.field/1",
                      {{"path", base::mark("field")},
                       {"type", base::mark("type")},
                       {"required", base::mark("required")},
                       {"from", base::mark("from")},
                       {"what", base::mark("what")}},
                      {}};
  for (const ManifestField& f : manifest.fields)
    table.rows.push_back({f.path, f.type, has(manifest.required, f.path) ? "yes" : "no", base::join(f.from, "; "), f.what});
  return table;
}

std::string format_for(const std::string& output) {
  if (output.empty()) return "txt";
  const std::string ending = base::lower_ascii(std::filesystem::path(output).extension().string());
  if (ending == ".docx") return "docx";
  if (ending == ".html" || ending == ".htm") return "html";
  if (ending == ".txt") return "txt";
  throw Error(ErrorKind::usage, say("a document is .docx, .html or .txt"), {output});
}

document::Template template_for(const std::string& kind, const std::string& format, const std::string& own) {
  return document::Template::read(own.empty() ? folder() + "/" + kind + "/notice." + format : own);
}

std::vector<TemplateFault> check_template(const document::Template& checked, const Manifest& manifest) {
  Words read;
  for (const document::Field& field : checked.fields()) read.push_back(field.path);
  std::vector<TemplateFault> faults;
  const auto reads_below = [&](const std::string& path) {
    return std::any_of(read.begin(), read.end(), [&](const std::string& r) { return r.starts_with(path); });
  };
  for (const std::string& path : manifest.required)
    if (!has(read, path) && !reads_below(path + "[]") && !reads_below(path + ".")) faults.push_back({"not-read", path});
  for (const std::string& path : read)
    if (!has(manifest.known, path) && std::none_of(manifest.known.begin(), manifest.known.end(), [&](const auto& k) {
          return k.starts_with(path + ".") || k.starts_with(path + "[]");
        }))
      faults.push_back({"unknown", path});
  return faults;
}

domain::Table rows(const std::vector<TemplateFault>& faults) {
  domain::Table table{"mi.notice.template-fault/1", {{"what", base::mark("what")}, {"path", base::mark("field")}}, {}};
  for (const TemplateFault& f : faults) table.rows.push_back({f.what, f.path});
  return table;
}

Words empty_lists(const json::Value& data, const Manifest& manifest) {
  Words empty;
  for (const std::string& path : manifest.not_empty) {
    const json::Value* list = data.find(path);
    if (list == nullptr || !list->is_array() || list->items().empty()) empty.push_back(path);
  }
  return empty;
}

}  // namespace mi::work

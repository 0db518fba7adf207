// SPDX-License-Identifier: Apache-2.0
#include "law/pack.hpp"

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileLine = "#: ";

struct Part {
  std::string name;
  std::string text;
};

std::string last_of(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return fs::path(path).filename().string();
}

// The text of a folder holds its files one after another, each after a line "#: NAME".
std::vector<Part> parts_of(std::string_view text, const std::string& name) {
  if (text.substr(0, kFileLine.size()) != kFileLine) return {{name, std::string(text)}};
  std::vector<Part> parts;
  for (const std::string& line : base::split(text, '\n')) {
    if (line.compare(0, kFileLine.size(), kFileLine) == 0)
      parts.push_back({name + "/" + line.substr(kFileLine.size()), {}});
    else parts.back().text += line + "\n";
  }
  return parts;
}

std::string folder_text(const std::string& path) {
  std::string text;
  for (const std::string& file : base::list_files(path, ".toml")) {
    text += std::string(kFileLine) + last_of(file) + "\n" + base::read_file(file);
    if (text.back() != '\n') text += "\n";
  }
  return text;
}

bool is_head(const std::string& section) { return section == "format" || section == "pack" || section == "act"; }

const std::vector<std::string_view>& sections() {
  static const std::vector<std::string_view> names{
      "format", "pack", "act", "defaults", "value", "parameter", "switch", "gap", "weights", "clause", "tier", "table",
      "condition", "material", "deadline", "gate", "transition", "state", "example"};
  return names;
}

void read_section(const std::string& section, const Node& node, Reading& reading) {
  if (is_head(section) || section == "defaults") return;
  if (std::find(sections().begin(), sections().end(), section) == sections().end()) {
    reading.problems.add(node.place, unknown_word(base::mark("unknown section \"{0}\""), section, sections()));
    return;
  }
  if (node.kind != NodeKind::array) {
    reading.problems.add(node.place, base::say("write [[{0}]], with two brackets: there may be several", section));
    return;
  }
  for (const Node& item : node.items) {
    if (item.kind != NodeKind::table) reading.problems.add(item.place, base::say("\"{0}\" holds tables", section));
    else if (!read_value_section(section, item, reading) && !read_clause_section(section, item, reading) &&
             !read_machine_section(section, item, reading))
      read_rule_section(section, item, reading);
  }
}

void read_body(const Node& file, Reading& reading) {
  const Node* defaults = file.find("defaults");
  reading.defaults = defaults;
  if (defaults) {
    const Fields fields(*defaults, "[defaults]", {"from", "to", "basis", "checked", "topic", "source"}, reading.problems);
    if (const Node* source = fields.find("source")) Fields(*source, "source", {"act"}, reading.problems);
  }
  for (const auto& [section, node] : file.members) read_section(section, node, reading);
}

const Node& head_of(const std::vector<Node>& files) {
  for (const Node& file : files)
    if (file.find("pack")) return file;
  return files.front();
}

void check_one_head(const std::vector<Node>& files, Problems& problems) {
  const Node& head = head_of(files);
  for (const Node& file : files)
    for (const auto& [section, node] : file.members)
      if (&file != &head && is_head(section))
        problems.add(node.place, base::say("\"{0}\" belongs into the file with [pack]", section));
}

std::vector<Node> parse_parts(std::string_view text, const std::string& name, Problems& problems) {
  std::vector<Node> files;
  bool readable = true;
  for (const Part& part : parts_of(text, name)) {
    auto file = parse_toml(part.text, part.name, problems);
    readable = readable && file;
    if (file) files.push_back(std::move(*file));
  }
  if (!readable) problems.throw_if_any(name);  // what is no TOML cannot be spoken of in terms of the law
  return files;
}

}  // namespace

const char* to_text(Status status) {
  static const char* const names[] = {"draft", "in-force", "expired"};
  return names[static_cast<int>(status)];
}

const char* to_text(Layer layer) {
  static const char* const names[] = {"law", "province", "city", "agreement"};
  return names[static_cast<int>(layer)];
}

const char* to_text(Lower lower) {
  static const char* const names[] = {"fill", "tighten", "replace"};
  return names[static_cast<int>(lower)];
}

const char* to_text(Track track) { return track == Track::agreement ? "agreement" : "law"; }

Pack::Pack(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
const std::string& Pack::id() const { return data_->id; }
const std::string& Pack::version() const { return data_->version; }
const std::string& Pack::title() const { return data_->title; }
const std::string& Pack::issuer() const { return data_->issuer; }
const std::string& Pack::area() const { return data_->area; }
Status Pack::status() const { return data_->status; }
Layer Pack::layer() const { return data_->layer; }
const std::vector<std::string>& Pack::topics() const { return data_->topics; }
base::Date Pack::from() const { return data_->from; }
std::optional<base::Date> Pack::to() const { return data_->to; }
const std::string& Pack::undated() const { return data_->undated; }
const std::string& Pack::continued_by() const { return data_->continued_by; }
const std::vector<Extends>& Pack::extends() const { return data_->extends; }
const std::string& Pack::text() const { return data_->text; }
const std::string& Pack::hash() const { return data_->hash; }
const std::vector<Act>& Pack::acts() const { return data_->acts; }
const std::vector<DatedValue>& Pack::values() const { return data_->values; }
const std::vector<Parameter>& Pack::parameters() const { return data_->parameters; }
const std::vector<Switch>& Pack::switches() const { return data_->switches; }
const std::vector<Gap>& Pack::gaps() const { return data_->gaps; }
const std::vector<Clause>& Pack::clauses() const { return data_->clauses; }
const std::vector<RuleTable>& Pack::tables() const { return data_->tables; }
const std::vector<Condition>& Pack::conditions() const { return data_->conditions; }
const std::vector<Material>& Pack::materials() const { return data_->materials; }
const std::vector<Deadline>& Pack::deadlines() const { return data_->deadlines; }
const std::vector<Gate>& Pack::gates() const { return data_->gates; }
const std::vector<Transition>& Pack::transitions() const { return data_->transitions; }
const std::vector<State>& Pack::states() const { return data_->states; }
const std::vector<Weighting>& Pack::weightings() const { return data_->weightings; }
const std::vector<Example>& Pack::examples() const { return data_->examples; }

Pack parse_pack(std::string_view text, const std::string& name) {
  auto data = std::make_shared<Pack::Data>();
  data->name = name;
  data->text = std::string(text);
  data->hash = base::sha256_hex(text);
  Problems problems;
  const std::vector<Node> files = parse_parts(text, name, problems);
  Reading reading{*data, problems, nullptr, {}, {}, {}};
  check_one_head(files, problems);
  const std::size_t before = problems.size();
  read_header(head_of(files), reading);
  if (problems.size() > before) problems.throw_if_any(name);  // every object leans on the head
  for (const Node& file : files) read_body(file, reading);
  lay_tiers(reading);
  check_pack(reading);
  problems.throw_if_any(name);
  return Pack(std::move(data));
}

Pack read_head(const std::string& folder) {
  auto data = std::make_shared<Pack::Data>();
  data->name = last_of(folder);
  data->text = folder_text(folder);
  data->hash = base::sha256_hex(data->text);
  Problems problems;
  const auto files = parse_parts(base::read_file(folder + "/pack.toml"), data->name + "/pack.toml", problems);
  Reading reading{*data, problems, nullptr, {}, {}, {}};
  read_header(files.front(), reading);
  problems.throw_if_any(data->name);
  return Pack(std::move(data));
}

Pack read_pack(const std::string& path) {
  if (!fs::is_directory(path)) return parse_pack(base::read_file(path), last_of(path));
  const std::string text = folder_text(path);
  if (text.empty())
    throw base::Error(base::ErrorKind::cannot, base::tr("this folder holds no .toml file"), {path});
  return parse_pack(text, last_of(path));
}

std::vector<std::string> shipped_packs() {
  std::vector<std::string> ids;
  const std::string folder = base::data_path("packs");
  if (!fs::is_directory(folder)) return ids;
  for (const auto& entry : fs::directory_iterator(folder))
    if (fs::exists(entry.path() / "pack.toml")) ids.push_back(entry.path().filename().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<Pack> read_shipped_heads() {
  std::vector<Pack> packs;
  for (const std::string& id : shipped_packs()) packs.push_back(read_head(base::data_path("packs") + "/" + id));
  return packs;
}

bool is_path(const std::string& id_or_path) {
  return id_or_path.find('/') != std::string::npos || id_or_path.ends_with(".toml") || fs::is_directory(id_or_path);
}

Pack find_pack(const std::string& id_or_path) {
  const auto ids = shipped_packs();
  if (std::find(ids.begin(), ids.end(), id_or_path) != ids.end())
    return read_pack(base::data_path("packs") + "/" + id_or_path);
  if (is_path(id_or_path)) return read_pack(id_or_path);
  const std::string near = base::nearest(id_or_path, ids);
  throw base::Error(base::ErrorKind::usage, base::say("there is no rule pack \"{0}\"", id_or_path), {},
                    near.empty() ? base::tr("\"mi-rules list\" shows the packs; a file is named with its .toml")
                                 : base::say("did you mean \"{0}\"?", near));
}

}  // namespace mi::law

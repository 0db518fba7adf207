// SPDX-License-Identifier: Apache-2.0
// The head of a pack, its acts, and what every dated object has in common.
#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

const std::vector<std::string_view> kStatuses{"draft", "in-force", "expired"};
const std::vector<std::string_view> kLayers{"law", "province", "city", "agreement"};
const std::vector<std::string_view> kLowers{"fill", "tighten", "replace"};
const std::vector<std::string_view> kPeriods{"taker", "own"};
const std::vector<std::string_view> kBases{"read", "second-hand", "inference"};
const std::vector<std::string_view> kCommon{"id", "label", "from", "to", "source", "basis", "checked", "topic", "note",
                                            "precedence", "lower"};

void read_extends(const Fields& pack, Pack::Data& data) {
  for (const Node* node : pack.tables("extends")) {
    const Fields fields(*node, "extends", {"pack", "topics", "objects", "period"}, pack.problems());
    fields.require({"pack"});
    const bool own_period = fields.choice("period", kPeriods) == 1;
    data.extends.push_back({fields.name("pack"), fields.texts("topics"), fields.texts("objects"), own_period});
  }
}

void check_topics(const Fields& pack, const std::vector<std::string>& topics) {
  for (const std::string& topic : topics)
    if (std::find(kTopics.begin(), kTopics.end(), topic) == kTopics.end())
      pack.problem("topics", unknown_word(base::mark("unknown topic \"{0}\""), topic, kTopics));
}

void read_pack_table(const Node& node, Reading& reading) {
  const Fields fields(node, "[pack]", {"id", "version", "title", "issuer", "area", "status", "layer", "topics", "from",
                                       "to", "undated", "continued_by", "extends", "note"}, reading.problems);
  fields.require({"id", "version", "title", "issuer", "area", "status", "layer", "topics"});
  Pack::Data& d = reading.data;
  d.id = fields.name("id");
  d.version = fields.name("version");
  d.title = fields.text("title");
  d.issuer = fields.text("issuer");
  d.area = fields.text("area");
  if (!d.area.empty() && (d.area.size() != 6 || d.area.find_first_not_of("0123456789") != d.area.npos))
    fields.problem("area", base::tr("an area is six digits (GB/T 2260)"));
  d.status = static_cast<Status>(fields.choice("status", kStatuses));
  d.layer = static_cast<Layer>(fields.choice("layer", kLayers));
  d.topics = fields.texts("topics");
  check_topics(fields, d.topics);
  d.from = fields.date("from").value_or(base::Date::of(1949, 10, 1));
  d.undated = fields.text("undated");
  if ((fields.find("from") != nullptr) == !d.undated.empty())
    fields.problem("from", base::tr("[pack] has either \"from\" or, where the text gives no day of effect, \"undated\" with the reason"));
  d.to = fields.date("to");
  if (d.to && *d.to < d.from) fields.problem("to", base::tr("it ends before it begins"));
  d.continued_by = fields.name("continued_by");
  refer(reading, fields, "continued_by", Reference::parameter);
  read_extends(fields, d);
}

void read_act(const Node& node, Reading& reading) {
  const Fields fields(node, "[[act]]", {"id", "title", "number", "issuer", "published"}, reading.problems);
  fields.require({"id", "title"});
  Act act{fields.name("id"), fields.text("title"), fields.text("number"), fields.text("issuer"), fields.date("published")};
  for (const Act& other : reading.data.acts)
    if (other.id == act.id) fields.problem("id", base::say("the act \"{0}\" stands twice", act.id));
  reading.data.acts.push_back(std::move(act));
}

const Node* in_defaults(const Reading& reading, std::string_view key) {
  return reading.defaults ? reading.defaults->find(key) : nullptr;
}

// An object's own key, else that of the file's [defaults].
std::optional<base::Date> own_or_default_date(const Fields& fields, const Reading& reading, std::string_view key) {
  if (fields.find(key)) return fields.date(key);
  const Node* node = in_defaults(reading, key);
  return node && node->kind == NodeKind::date ? std::optional(node->date) : std::nullopt;
}

std::string own_or_default_text(const Fields& fields, const Reading& reading, std::string_view key) {
  if (fields.find(key)) return fields.text(key);
  const Node* node = in_defaults(reading, key);
  return node && node->kind == NodeKind::text ? node->text : std::string();
}

const std::vector<std::string_view>& source_keys() {
  static const std::vector<std::string_view> keys{"act", "article", "paragraph", "item", "point", "part"};
  return keys;
}

std::string default_act(const Reading& reading) {
  const Node* node = in_defaults(reading, "source");
  const Node* act = node ? node->find("act") : nullptr;
  return act && act->kind == NodeKind::text ? act->text : std::string();
}

void name_act(Citation& citation, const Fields& source, const Reading& reading) {
  for (const Act& act : reading.data.acts)
    if (act.id == citation.act) {
      citation.title = act.title;
      citation.published = act.published;
      return;
    }
  source.problem("act", citation.act.empty() ? base::tr("the source names no act")
                                             : base::say("no [[act]] has the id \"{0}\"", citation.act));
}

void read_basis(const Fields& fields, Reading& reading, Object& object) {
  const std::string basis = own_or_default_text(fields, reading, "basis");
  const auto it = std::find(kBases.begin(), kBases.end(), basis.empty() ? "read" : std::string_view(basis));
  if (it == kBases.end())
    fields.problem("basis", base::say("\"{0}\" is not one of {1}", basis, std::string("read, second-hand, inference")));
  else object.basis = static_cast<Basis>(it - kBases.begin());
  object.checked = own_or_default_date(fields, reading, "checked");
  if (!object.checked) fields.problem("checked", base::say("{0} needs \"{1}\"", fields.section(), "checked"));
}

void read_topic(const Fields& fields, Reading& reading, Object& object) {
  object.topic = own_or_default_text(fields, reading, "topic");
  const auto& topics = reading.data.topics;
  if (std::find(topics.begin(), topics.end(), object.topic) == topics.end())
    fields.problem("topic", base::say("the topic \"{0}\" is not among those of [pack]", object.topic));
}

}  // namespace

const std::vector<std::string_view> kTopics{"entry", "items", "agreement", "claims", "breach",
                                            "settlement", "assessment", "points", "procedure"};

std::vector<std::string_view> with_common(std::initializer_list<std::string_view> keys) {
  std::vector<std::string_view> all(keys);
  all.insert(all.end(), kCommon.begin(), kCommon.end());
  return all;
}

Citation read_source(const Fields& fields, Reading& reading) {
  Citation citation;
  citation.pack = reading.data.id;
  const Node* node = fields.find("source");
  if (!node || node->kind != NodeKind::table) {
    fields.problem("source", base::say("{0} has no source: source = {{article = \"…\"}}", fields.section()));
    return citation;
  }
  const Fields source(*node, "source", source_keys(), reading.problems);
  citation.act = source.find("act") ? source.text("act") : default_act(reading);
  citation.article = source.name("article");
  citation.paragraph = source.name("paragraph");
  citation.item = source.name("item");
  citation.point = source.name("point");
  citation.part = source.text("part");
  if (citation.article.empty() && citation.part.empty())
    source.problem("article", base::tr("a source names an article or a part"));
  name_act(citation, source, reading);
  return citation;
}

void read_object(const Fields& fields, Reading& reading, Object& object) {
  fields.require({"id", "label"});
  object.id = fields.name("id");
  object.label = fields.text("label");
  object.pack = reading.data.id;
  object.place = fields.node().place.to_string();
  reading.places.emplace(object.place, fields.node().place);
  object.from = own_or_default_date(fields, reading, "from").value_or(reading.data.from);
  object.to = own_or_default_date(fields, reading, "to");
  if (object.to && *object.to < object.from) fields.problem("to", base::tr("it ends before it begins"));
  object.source = read_source(fields, reading);
  object.precedence = fields.integer("precedence").value_or(0);
  object.note = fields.text("note");
  read_basis(fields, reading, object);
  read_topic(fields, reading, object);
}

void read_layered(const Fields& fields, Reading& reading, Layered& object) {
  read_object(fields, reading, object);
  object.lower = static_cast<Lower>(fields.choice("lower", kLowers));
  if (object.lower == Lower::tighten && fields.section() != "[[value]]")
    fields.problem("lower", base::tr("only a value can be tightened; write fill or replace"));
}

void refer(Reading& reading, const Fields& fields, std::string_view key, Reference::Target target) {
  for (const std::string& name : fields.texts(key)) reading.references.push_back({fields.place_of(key), name, target});
}

void read_header(const Node& file, Reading& reading) {
  const Node* format = file.find("format");
  if (!format || format->text != "mi.pack/1")
    reading.problems.add(format ? format->place : file.place, base::tr("a pack begins with format = \"mi.pack/1\""));
  const Node* pack = file.find("pack");
  if (!pack || pack->kind != NodeKind::table) reading.problems.add(file.place, base::tr("the table [pack] is missing"));
  else read_pack_table(*pack, reading);
  if (const Node* acts = file.find("act"))
    for (const Node& act : acts->items) read_act(act, reading);
}

}  // namespace mi::law

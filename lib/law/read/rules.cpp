// SPDX-License-Identifier: Apache-2.0
// Tables, conditions, materials, deadlines, gates, examples.
#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

const std::vector<std::string_view> kOwners{"agency", "institution", "administration", "either"};

// --- tables ---------------------------------------------------------------------------------------------------

// The limits as the pack writes them: 1/20 would be exact too, but nobody reads it as five per cent.
std::string limits_of(const Fields& fields) {
  constexpr std::pair<const char*, const char*> signs[] = {
      {"at_least", "≥"}, {"more_than", ">"}, {"at_most", "≤"}, {"less_than", "<"}};
  std::vector<std::string> words;
  for (const auto& [key, sign] : signs)
    if (const auto limit = fields.quantity(key)) words.push_back(sign + limit->written);
  return base::join(words, " ");
}

TableRow read_row(const Node& node, Reading& reading) {
  const Fields fields(node, "rows", {"at_least", "more_than", "at_most", "less_than", "result", "label", "consequence",
                                     "consequence_label"}, reading.problems);
  fields.require({"result"});
  TableRow row;
  row.at_least = fields.number("at_least");
  row.more_than = fields.number("more_than");
  row.at_most = fields.number("at_most");
  row.less_than = fields.number("less_than");
  row.result = fields.quantity("result").value_or(Quantity());
  row.limits = limits_of(fields);
  row.label = fields.text("label");
  row.consequence = fields.name("consequence");
  row.consequence_label = fields.text("consequence_label");
  if ((row.at_least && row.more_than) || (row.at_most && row.less_than))
    fields.problem("result", base::tr("a row has one lower and one upper limit"));
  return row;
}

bool open_below(const TableRow& r) { return !r.at_least && !r.more_than; }
bool open_above(const TableRow& r) { return !r.at_most && !r.less_than; }

// Two rows join when the number between them belongs to exactly one of them.
bool join(const TableRow& lower, const TableRow& upper) {
  if (open_above(lower) || open_below(upper)) return false;
  const base::Rational end = lower.at_most ? *lower.at_most : *lower.less_than;
  const base::Rational start = upper.at_least ? *upper.at_least : *upper.more_than;
  return end == start && lower.at_most.has_value() != upper.at_least.has_value();
}

void check_rows(const Fields& fields, const RuleTable& table, const std::vector<const Node*>& nodes) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow& r = table.rows[i];
    if (!open_below(r) && !open_above(r)) {
      const base::Rational low = r.at_least ? *r.at_least : *r.more_than, high = r.at_most ? *r.at_most : *r.less_than;
      if (high < low) fields.problems().add(nodes[i]->place, base::tr("this row ends below its beginning"));
    }
    if (i > 0 && !join(table.rows[i - 1], r))
      fields.problems().add(nodes[i]->place, base::tr("this row does not begin where the row before it ends: a gap or an overlap"));
  }
}

void read_table(const Node& node, Reading& reading) {
  const Fields fields(node, "[[table]]", with_common({"by", "input", "rows"}), reading.problems);
  RuleTable table;
  read_layered(fields, reading, table);
  fields.require({"by", "input", "rows"});
  table.by = fields.text("by");
  table.input = fields.name("input");
  if (!table.by.empty() && table.by != "brackets-whole/1" && table.by != "brackets-marginal/1")
    fields.problem("by", unknown_word(base::mark("unknown calculation \"{0}\""), table.by,
                                      {"brackets-whole/1", "brackets-marginal/1"}));
  const auto nodes = fields.tables("rows");
  for (const Node* row : nodes) table.rows.push_back(read_row(*row, reading));
  check_rows(fields, table, nodes);
  reading.data.tables.push_back(std::move(table));
}

// --- conditions and materials ---------------------------------------------------------------------------------

void read_condition(const Node& node, Reading& reading) {
  const Fields fields(node, "[[condition]]", with_common({"group", "test", "evidence", "then", "bars"}), reading.problems);
  Condition condition;
  read_layered(fields, reading, condition);
  fields.require({"group", "test"});
  condition.group = fields.name("group");
  condition.test = fields.predicate("test").value_or(Predicate());
  condition.evidence = fields.text("evidence");
  condition.then = fields.name("then");
  condition.bars = fields.flag("bars");
  condition.order = static_cast<std::int64_t>(reading.data.conditions.size());
  reading.data.conditions.push_back(std::move(condition));
}

void read_material(const Node& node, Reading& reading) {
  const Fields fields(node, "[[material]]", with_common({"group", "optional", "commitment", "when"}), reading.problems);
  Material material;
  read_layered(fields, reading, material);
  fields.require({"group"});
  material.group = fields.name("group");
  material.optional = fields.flag("optional");
  material.commitment = fields.flag("commitment");
  material.when = fields.predicate("when");
  material.order = static_cast<std::int64_t>(reading.data.materials.size());
  reading.data.materials.push_back(std::move(material));
}

// --- deadlines and gates --------------------------------------------------------------------------------------

void read_length(const Fields& fields, Deadline& deadline, Reading& reading) {
  const Node* node = fields.find("length");
  const Node* parameter = node && node->kind == NodeKind::table ? node->find("parameter") : nullptr;
  if (!parameter) {
    deadline.length = fields.term("length");
    return;
  }
  deadline.length_parameter = parameter->text;
  reading.references.push_back({parameter->place, parameter->text, Reference::parameter});
}

void read_deadline(const Node& node, Reading& reading) {
  const Fields fields(node, "[[deadline]]", with_common({"owner", "starts", "length", "backward", "no_roll", "earliest",
                                                         "pauses", "on_miss", "on_miss_label"}), reading.problems);
  Deadline deadline;
  read_layered(fields, reading, deadline);
  fields.require({"owner", "starts", "length"});
  fields.choice("owner", kOwners);
  deadline.owner = fields.text("owner");
  deadline.starts = fields.name("starts");
  read_length(fields, deadline, reading);
  deadline.backward = fields.flag("backward");
  deadline.bar = fields.flag("earliest");
  deadline.roll = !fields.flag("no_roll") && !deadline.bar;  // G3: bars do not roll
  deadline.pauses = fields.texts("pauses");
  deadline.on_miss = fields.name("on_miss");
  deadline.on_miss_label = fields.text("on_miss_label");
  reading.data.deadlines.push_back(std::move(deadline));
}

void read_need(const Node& node, Reading& reading, Gate& gate) {
  const Fields fields(node, "needs", {"id", "label", "test", "source"}, reading.problems);
  fields.require({"id", "label", "test"});
  Need need;
  need.id = fields.name("id");
  need.label = fields.text("label");
  need.test = fields.predicate("test").value_or(Predicate());
  need.source = fields.find("source") ? read_source(fields, reading) : gate.source;
  gate.needs.push_back(std::move(need));
}

void read_gate(const Node& node, Reading& reading) {
  const Fields fields(node, "[[gate]]", with_common({"step", "needs"}), reading.problems);
  Gate gate;
  read_layered(fields, reading, gate);
  fields.require({"step", "needs"});
  gate.step = fields.name("step");
  for (const Node* need : fields.tables("needs")) read_need(*need, reading, gate);
  reading.data.gates.push_back(std::move(gate));
}

// --- golden examples ------------------------------------------------------------------------------------------

json::Value to_json(const Node& node, Problems& problems) {
  json::Value out = json::Value::object();
  for (const auto& [key, value] : node.members) {
    if (value.kind == NodeKind::array) {
      json::Value list = json::Value::array();
      for (const Node& item : value.items) list.push(item.kind == NodeKind::integer ? std::to_string(item.integer) : item.text);
      out.set(key, std::move(list));
    } else if (const auto q = value.kind == NodeKind::text ? std::optional<Quantity>() : read_quantity(value, problems)) {
      out.set(key, q->written);
    } else {
      out.set(key, value.text);
    }
  }
  return out;
}

json::Value values_of(const Fields& fields, std::string_view key) {
  const Node* node = fields.find(key);
  if (!node) return json::Value::object();
  if (node->kind == NodeKind::table) return to_json(*node, fields.problems());
  fields.problem(key, base::say("\"{0}\" holds tables", std::string(key)));
  return json::Value::object();
}

void read_example(const Node& node, Reading& reading) {
  const Fields fields(node, "[[example]]", {"id", "label", "through", "as_of", "given", "expect", "set"}, reading.problems);
  fields.require({"id", "through", "given", "expect"});
  Example example;
  example.id = fields.name("id");
  example.label = fields.text("label");
  example.place = fields.node().place.to_string();
  example.calculation = fields.text("through");
  if (std::find(kExampleRuns.begin(), kExampleRuns.end(), example.calculation) == kExampleRuns.end())
    fields.problem("through", unknown_word(base::mark("unknown calculation \"{0}\""), example.calculation, kExampleRuns));
  example.as_of = fields.date("as_of").value_or(reading.data.from);
  example.given = values_of(fields, "given");
  example.expect = values_of(fields, "expect");
  const json::Value settings = values_of(fields, "set");
  for (const auto& [name, value] : settings.members()) example.settings.emplace_back(name, value.as_text());
  if (example.expect.members().empty()) fields.problem("expect", base::tr("an example that expects nothing proves nothing"));
  reading.data.examples.push_back(std::move(example));
}

}  // namespace

bool read_rule_section(const std::string& section, const Node& table, Reading& reading) {
  if (section == "table") read_table(table, reading);
  else if (section == "condition") read_condition(table, reading);
  else if (section == "material") read_material(table, reading);
  else if (section == "deadline") read_deadline(table, reading);
  else if (section == "gate") read_gate(table, reading);
  else if (section == "example") read_example(table, reading);
  else return false;
  return true;
}

}  // namespace mi::law

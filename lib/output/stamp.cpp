// SPDX-License-Identifier: Apache-2.0
#include "output/stamp.hpp"

namespace mi::output {

json::Value to_json(const Stamp& stamp) {
  json::Value out = json::Value::object();
  out.set("program", stamp.program).set("version", stamp.version);
  json::Value command = json::Value::array();
  for (const std::string& word : stamp.command) command.push(word);
  out.set("command", std::move(command));
  if (!stamp.case_id.empty()) out.set("case", stamp.case_id).set("head", stamp.head);
  if (stamp.packs.is_array()) out.set("packs", stamp.packs);
  if (stamp.fixed_clock) out.set("clock", stamp.fixed_clock->to_string());
  return out;
}

}  // namespace mi::output

// SPDX-License-Identifier: Apache-2.0
#include "cli/report.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "json/value.hpp"

namespace mi::cli {
namespace {

using base::Error;
using base::ErrorKind;

const char* word_for(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage: return "usage";
    case ErrorKind::gate: return "gate";
    case ErrorKind::cannot: return "cannot";
    case ErrorKind::choice: return "choice";
    case ErrorKind::internal: return "internal";
  }
  return "internal";
}

// Errors quote what they found; a file in another encoding must not break the terminal or the JSON line.
std::string readable(std::string text) {
  if (base::is_valid_utf8(text)) return text;
  for (char& c : text)
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  return text;
}

json::Value list_of(const std::vector<std::string>& items) {
  json::Value list = json::Value::array();
  for (const std::string& item : items) list.push(readable(item));
  return list;
}

}  // namespace

std::string to_text(const char* program, const Error& error) {
  std::string out = std::string(program) + ": " + error.message() + "\n";
  if (!error.places().empty()) out += base::say("  at {}", base::join(error.places(), base::tr(", "))) + "\n";
  for (const std::string& item : error.items()) out += "  - " + item + "\n";
  if (!error.advice().empty()) out += base::say("  advice: {}", error.advice()) + "\n";
  return readable(out);
}

std::string to_json_line(const Error& error) {
  json::Value line = json::Value::object();
  line.set("format", "mi.error/1").set("kind", word_for(error.kind())).set("message", readable(error.message()));
  line.set("places", list_of(error.places())).set("advice", readable(error.advice())).set("items", list_of(error.items()));
  return json::dump(line) + "\n";
}

Error as_our_mistake(const char* what) {
  return Error(ErrorKind::internal, base::say("this is a mistake of the program, not yours: {}", what), {},
               base::tr("nothing was written; please report it with the command line"));
}

}  // namespace mi::cli

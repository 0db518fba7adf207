// SPDX-License-Identifier: Apache-2.0
// Deadlines as an iCalendar file, for the calendar on an inspector's laptop.
#include "base/hash.hpp"
#include "base/text.hpp"
#include "work/due/many.hpp"

namespace mi::work {
namespace {

std::string compact(const std::string& iso) {
  std::string digits;
  for (const char c : iso)
    if (c != '-' && c != ':') digits += c;
  return digits;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out;
}

// RFC 5545: a line has at most 75 octets; what is longer goes on after a line end and a space. Characters stay whole.
void add_line(std::string& out, const std::string& line) {
  std::size_t width = 0;
  for (const char c : line) {
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (starts_character && width >= 70) {
      out += "\r\n ";
      width = 1;
    }
    out += c;
    ++width;
  }
  out += "\r\n";
}

void add_event(std::string& out, const DueOfCases::Part& part, const DueItem& item, base::Time stamp) {
  const std::string day = compact(item.deadline.due.to_string());
  const std::string whose = part.subject.empty() ? "" : "：" + part.subject.substr(part.subject.rfind('/') + 1);
  const std::string summary = item.rule.label + whose + (item.deadline.provisional ? "（暂定）" : "");
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + base::sha256_hex(part.case_id + "/" + item.rule.id + "/" + item.about).substr(0, 32) + "@mi");
  add_line(out, "DTSTAMP:" + compact(base::Time::from_seconds(stamp.seconds() - 8 * 3600).to_string()).substr(0, 15) + "Z");
  add_line(out, "DTSTART;VALUE=DATE:" + day);
  add_line(out, "DTEND;VALUE=DATE:" + compact(item.deadline.due.plus_days(1).to_string()));
  add_line(out, "SUMMARY:" + escaped(summary));
  add_line(out, "DESCRIPTION:" + escaped(item.about + " " + due::derivation(item.deadline) + " " + item.rule.source.to_chinese()));
  add_line(out, "END:VEVENT");
}

}  // namespace

std::string to_ics(const DueOfCases& all, base::Time stamp) {
  std::string out;
  for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mi-due//ZH", "CALSCALE:GREGORIAN"}) add_line(out, line);
  for (const DueOfCases::Part& part : all.parts)
    for (const DueItem& item : part.items)
      if (!item.met) add_event(out, part, item, stamp);
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace mi::work

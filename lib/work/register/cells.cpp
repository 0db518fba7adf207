// SPDX-License-Identifier: Apache-2.0
#include "work/register/cells.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "json/value.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

struct Name {
  const char* key;
  const char* chinese;
};

struct Sheet {
  Subject subject;
  const char* telling;  // the column by which the sheet is known; no other has it
  std::vector<Name> columns;
};

const std::vector<Sheet>& sheets() {
  static const std::vector<Sheet> all{
      {Subject::person,
       "id",
       {{"id", "人员编码"}, {"name", "姓名"}, {"roles", "岗位"}, {"certificate", "证件号码"}, {"department", "科室"},
        {"first_registered_here", "第一注册地在本机构"}, {"full_time", "专职"}, {"insurance", "医保工作"},
        {"from", "起始日期"}, {"to", "终止日期"}}},
      {Subject::beds,
       "licensed",
       {{"licensed", "核定床位"}, {"actual", "实有床位"}, {"from", "起始日期"}}},
      {Subject::institution,
       "uscc",
       {{"code", "机构编码"}, {"name", "机构名称"}, {"uscc", "统一社会信用代码"}, {"type", "机构类别"},
        {"level", "医院等级"}, {"mi_level", "医保等级"}, {"ownership", "所有制"}, {"area", "行政区划"},
        {"address", "地址"}, {"bank_account", "银行账户"}, {"licence", "许可证号"}, {"licence_kind", "许可证种类"},
        {"main_business", "主要执业范围"}, {"opened", "正式运营日"}, {"systems", "制度"}, {"from", "起始日期"}}},
      {Subject::department,
       "code",
       {{"code", "科室编码"}, {"name", "科室名称"}, {"insurance", "医保管理部门"}, {"from", "起始日期"},
        {"to", "终止日期"}}},
  };
  return all;
}

std::string key_of(const Sheet& sheet, const std::string& word) {
  for (const Name& n : sheet.columns)
    if (word == n.key || word == n.chinese) return n.key;
  return {};
}

const Sheet* sheet_of(const std::vector<std::string>& header) {
  for (const Sheet& sheet : sheets())
    for (const std::string& word : header)
      if (key_of(sheet, word) == sheet.telling) return &sheet;
  return nullptr;
}

std::vector<std::string> keys_of(const Sheet& sheet) {
  std::vector<std::string> keys;
  for (const Name& n : sheet.columns) keys.push_back(n.key);
  return keys;
}

[[noreturn]] void refuse(const std::string& name, std::vector<std::string> faults) {
  const std::string what = faults.size() == 1 ? faults.front() : say("{} things in this file are wrong", faults.size());
  Error error(ErrorKind::cannot, what, {name});
  throw faults.size() == 1 ? error : error.with_items(std::move(faults));
}

[[noreturn]] void refuse_header(const std::string& name) {
  throw Error(ErrorKind::cannot, say("the columns tell neither persons nor departments nor beds nor an institution"),
              {name + ":1"}, say("persons have a column id, departments code, beds licensed, the institution uscc"));
}

// The keys of the header's columns; every column that has none is a fault.
std::vector<std::string> keys(const Sheet& sheet, const std::vector<std::string>& header, const std::string& place,
                              std::vector<std::string>& faults) {
  std::vector<std::string> list;
  for (const std::string& word : header) {
    const std::string key = key_of(sheet, word);
    const std::string near = key.empty() ? base::nearest(word, keys_of(sheet)) : std::string();
    if (key.empty())
      faults.push_back(near.empty() ? say("{0}: there is no such column: {1}", place, word)
                                    : say("{0}: there is no such column: {1}; did you mean {2}?", place, word, near));
    else if (std::find(list.begin(), list.end(), key) != list.end())
      faults.push_back(say("{0}: the column {1} stands twice", place, word));
    list.push_back(key);
  }
  if (std::find(list.begin(), list.end(), "from") == list.end())
    faults.push_back(say("{0}: the column \"from\" is missing: the day from which an entry holds", place));
  return list;
}

std::vector<std::string> trimmed(const std::vector<std::string_view>& fields) {
  std::vector<std::string> list;
  for (std::string_view f : fields) list.emplace_back(base::trim(f));
  return list;
}

Cells row_of(const std::vector<std::string>& keys, const std::vector<std::string>& fields, std::string place) {
  Cells row{std::move(place), {}};
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (!fields[i].empty()) row.values[keys[i]] = fields[i];
  return row;
}

CellFile read_delimited(const std::string& text, const std::string& name) {
  package::DelimitedReader reader(text);
  if (!reader.next()) refuse(name, {say("the file is empty")});
  const auto header = trimmed(reader.fields());
  const Sheet* sheet = sheet_of(header);
  if (sheet == nullptr) refuse_header(name);
  std::vector<std::string> faults;
  const auto columns = keys(*sheet, header, name + ":1", faults);
  CellFile file{sheet->subject, {}};
  while (reader.next()) {
    const std::string place = name + ":" + std::to_string(reader.line());
    const auto fields = trimmed(reader.fields());
    if (reader.problem() != nullptr) faults.push_back(place + ": " + base::tr(reader.problem()));
    else if (fields.size() != columns.size())
      faults.push_back(say("{0}: {1} fields, the header has {2}", place, fields.size(), columns.size()));
    else file.rows.push_back(row_of(columns, fields, place));
  }
  if (!faults.empty()) refuse(name, std::move(faults));
  if (file.rows.empty()) refuse(name, {say("there is a header but no row")});
  return file;
}

std::string text_of(const json::Value& v) {
  if (v.is_bool()) return v.as_bool() ? "true" : "false";
  if (v.is_integer()) return std::to_string(v.as_integer());
  if (v.is_null()) return {};
  if (!v.is_array()) return v.as_text();
  std::vector<std::string> parts;
  for (const json::Value& item : v.items()) parts.push_back(item.as_text());
  return base::join(parts, ";");
}

// As a row of a table: its keys are the header.
Cells read_object(const json::Value& object, const std::string& place, std::optional<Subject>& subject,
                  std::vector<std::string>& faults) {
  std::vector<std::string> words, fields;
  for (const json::Member& m : object.members()) {
    words.push_back(m.first);
    fields.push_back(text_of(m.second));
  }
  const Sheet* sheet = sheet_of(words);
  if (sheet == nullptr) refuse_header(place);
  if (subject && *subject != sheet->subject) faults.push_back(say("{}: not of the kind of those before it", place));
  subject = sheet->subject;
  std::vector<std::string> wrong;
  const auto columns = keys(*sheet, words, place, wrong);
  faults.insert(faults.end(), wrong.begin(), wrong.end());
  return wrong.empty() ? row_of(columns, fields, place) : Cells{place, {}};
}

CellFile read_json(const std::string& text, const std::string& name) {
  const json::Value value = json::parse(text);
  std::optional<Subject> subject;
  std::vector<std::string> faults;
  CellFile file;
  if (value.is_object()) file.rows.push_back(read_object(value, name, subject, faults));
  else
    for (const json::Value& item : value.items())
      file.rows.push_back(read_object(item, name + "#" + std::to_string(file.rows.size() + 1), subject, faults));
  if (!faults.empty()) refuse(name, std::move(faults));
  if (!subject) refuse(name, {say("the file is empty")});
  file.subject = *subject;
  return file;
}

bool looks_like_json(std::string_view text) {
  text = base::trim(text);
  return !text.empty() && (text.front() == '{' || text.front() == '[');
}

}  // namespace

std::string Cells::get(const std::string& key) const {
  const auto it = values.find(key);
  return it == values.end() ? std::string() : it->second;
}

void require_only_file(const CellFile& file, Subject wanted, const std::string& name, const Cells& beside) {
  if (!beside.values.empty())
    throw Error(ErrorKind::usage, say("data come from the file or from options, not from both"), {name});
  if (file.subject != wanted)
    throw Error(ErrorKind::usage, say("this file is about something else"), {name},
                say("mi-register import takes persons, departments and beds"));
}

CellFile read_cells(std::string bytes, const std::string& name) {
  try {
    const std::string text = package::decode_text(std::move(bytes)).text;
    return looks_like_json(text) ? read_json(text, name) : read_delimited(text, name);
  } catch (Error& e) {
    const bool placed = !e.places().empty() && e.places().front().starts_with(name);
    throw placed ? e : e.at(name);
  }
}

}  // namespace mi::work

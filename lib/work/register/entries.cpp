// SPDX-License-Identifier: Apache-2.0
#include "work/register/entries.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "domain/identifiers.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::say;
using Words = std::vector<std::string>;

struct Word {
  const char* word;
  const char* chinese;
};

constexpr Word role_words[] = {{"doctor", "医师"},         {"nurse", "护士"},
                               {"technician", "医技人员"}, {"pharmacist", "药师"},
                               {"insurance-staff", "医保管理人员"}, {"head", "主要负责人"},
                               {"legal-representative", "法定代表人"}, {"controller", "实际控制人"}};
constexpr Word ownership_words[] = {{"public", "公立"}, {"private", "民营"}, {"army", "军队"}};
constexpr Word licence_words[] = {{"practice", "医疗机构执业许可证"}, {"tcm-filing", "中医诊所备案证"},
                                  {"army", "军队医疗机构为民服务许可证"}};
constexpr Word insurance_words[] = {{"none", "无"}, {"in-charge", "负责"}, {"full-time", "专职"}, {"part-time", "兼职"}};
constexpr Word yes_no_words[] = {{"yes", "是"}, {"no", "否"}, {"yes", "true"}, {"no", "false"}};

// The cells of one row, read by type; what is wrong is added to the faults.
class Reader {
 public:
  Reader(const Cells& row, Words& faults) : row_(row), faults_(faults) {}

  bool has(const char* key) const { return row_.values.count(key) != 0; }

  void text(const char* key, std::string& out) const {
    if (has(key)) out = row_.get(key);
  }
  template <std::size_t N> void word(const char* key, const Word (&allowed)[N], std::string& out) {
    if (has(key)) out = find(key, row_.get(key), allowed);
  }
  template <std::size_t N> void list(const char* key, const Word (&allowed)[N], Words& out) {
    if (!has(key)) return;
    out.clear();
    for (const std::string& one : parts(key)) out.push_back(find(key, one, allowed));
  }
  void list(const char* key, Words& out) const {
    if (has(key)) out = parts(key);
  }
  void flag(const char* key, bool& out) {
    std::string word = out ? "yes" : "no";
    this->word(key, yes_no_words, word);
    out = word == "yes";
  }
  void day(const char* key, std::optional<Date>& out) {
    if (!has(key)) return;
    if (const auto day = Date::try_parse(row_.get(key))) out = *day;
    else fault(key, say("\"{}\" is no date; write it like 2026-05-25", row_.get(key)));
  }
  void number(const char* key, std::optional<std::int64_t>& out) {
    if (!has(key)) return;
    const std::string& text = row_.values.at(key);
    const bool digits = !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos;
    if (digits) out = std::stoll(text);
    else fault(key, say("\"{}\" is no whole number", text));
  }
  void need(const char* key) {
    if (!has(key)) fault(key, say("missing"));
  }
  void fault(const char* key, const std::string& what) { faults_.push_back(at(key) + what); }

 private:
  std::string at(const std::string& key) const { return (row_.place.empty() ? "" : row_.place + ": ") + key + ": "; }
  Words parts(const char* key) const {
    std::string text = row_.get(key);
    for (const char* separator : {"；", "、", "，", ","}) text = base::replace_all(std::move(text), separator, ";");
    Words list;
    for (const std::string& one : base::split(text, ';'))
      if (!base::trim(one).empty()) list.emplace_back(base::trim(one));
    return list;
  }
  template <std::size_t N> std::string find(const char* key, const std::string& text, const Word (&allowed)[N]) {
    Words words;
    for (const Word& w : allowed) {
      if (text == w.word || text == w.chinese) return w.word;
      if (std::find(words.begin(), words.end(), w.word) == words.end()) words.push_back(w.word);
    }
    fault(key, say("\"{0}\" is not one of {1}", text, base::join(words, ", ")));
    return {};
  }

  const Cells& row_;
  Words& faults_;
};

// In the order of the rows. A file that holds them is damaged, a command line is wrong.
void report(const std::vector<Cells>& rows, const std::vector<Words>& of_rows) {
  Words faults;
  for (const Words& of_row : of_rows) faults.insert(faults.end(), of_row.begin(), of_row.end());
  if (faults.empty()) return;
  const auto kind = rows.front().place.empty() ? ErrorKind::usage : ErrorKind::cannot;
  if (faults.size() == 1) throw Error(kind, faults.front());
  throw Error(kind, say("{} entries of these data are wrong", faults.size())).with_items(std::move(faults));
}

// Places of the rows by their first day: a later row takes over what an earlier one says.
std::vector<std::size_t> by_day(const std::vector<Cells>& rows) {
  std::vector<std::size_t> places(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) places[i] = i;
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return rows[a].get("from") < rows[b].get("from"); });
  return places;
}

// The state from which an entry starts: an earlier row of these cells, else what the register holds.
template <class T, class Same, class Recorded>
T start_of(const std::vector<T>& earlier, Same same, const Recorded& on_record) {
  const auto it = std::find_if(earlier.rbegin(), earlier.rend(), same);
  if (it != earlier.rend()) return *it;
  for (const auto& r : on_record)
    if (same(r.value)) return r.value;
  return T{};
}

template <class T> std::vector<casefile::Recorded<T>> as_list(const std::optional<casefile::Recorded<T>>& one) {
  if (!one) return {};
  return {*one};
}

template <class T> void finish(Entered<T>& all, T value, const Cells& row) {
  for (const std::string& remark : remarks(value))
    all.warnings.push_back(row.place.empty() ? remark : row.place + ": " + remark);
  all.places.push_back(row.place);
  all.values.push_back(std::move(value));
}

// The day an entry holds from; the earliest day of all when it is wrong, which is then a fault.
Date first_day(Reader& reader) {
  std::optional<Date> from;
  reader.need("from");
  reader.day("from", from);
  return from.value_or(Date::of(1900, 1, 1));
}

void not_before(Reader& reader, const char* key, const std::optional<Date>& to, Date from) {
  if (to && *to < from) reader.fault(key, say("{0} lies before {1}", to->to_string(), from.to_string()));
}

void read(Reader& r, domain::Institution& i) {
  r.text("code", i.code);
  r.text("name", i.name);
  r.text("uscc", i.uscc);
  r.text("type", i.type);
  r.text("level", i.level);
  r.text("mi_level", i.mi_level);
  r.word("ownership", ownership_words, i.ownership);
  r.text("area", i.area);
  r.text("address", i.address);
  r.text("bank_account", i.bank_account);
  r.text("licence", i.licence);
  r.word("licence_kind", licence_words, i.licence_kind);
  r.text("main_business", i.main_business);
  r.day("opened", i.opened);
  r.list("systems", i.systems);
  if (i.name.empty()) r.fault("name", say("missing"));
}

void read(Reader& r, domain::Person& p) {
  r.text("name", p.name);
  r.list("roles", role_words, p.roles);
  r.text("certificate", p.certificate);
  r.text("department", p.department);
  r.flag("first_registered_here", p.first_registered_here);
  r.flag("full_time", p.full_time);
  r.word("insurance", insurance_words, p.insurance);
  if (p.insurance == "none") p.insurance.clear();
  r.day("to", p.to);
  not_before(r, "to", p.to, p.from);
  if (p.name.empty()) r.fault("name", say("missing"));
  if (p.roles.empty()) r.fault("roles", say("missing"));
}

}  // namespace

Entered<domain::Institution> institutions(const casefile::Case& file, const std::vector<Cells>& rows) {
  Entered<domain::Institution> all;
  std::vector<Words> faults(rows.size());
  for (const std::size_t at : by_day(rows)) {
    const Cells& row = rows[at];
    Reader r(row, faults[at]);
    const Date from = first_day(r);
    auto i = start_of(all.values, [](const auto&) { return true; }, as_list(casefile::register_on(file, from).institution));
    i.from = from;
    read(r, i);
    finish(all, std::move(i), row);
  }
  report(rows, faults);
  return all;
}

Entered<domain::Person> persons(const casefile::Case& file, const std::vector<Cells>& rows) {
  Entered<domain::Person> all;
  std::vector<Words> faults(rows.size());
  for (const std::size_t at : by_day(rows)) {
    const Cells& row = rows[at];
    Reader r(row, faults[at]);
    r.need("id");
    const Date from = first_day(r);
    const std::string id = row.get("id");
    auto p = start_of(all.values, [&](const auto& one) { return one.id == id; }, casefile::register_on(file, from).persons);
    p.id = id;
    p.from = from;
    p.to.reset();
    read(r, p);
    finish(all, std::move(p), row);
  }
  report(rows, faults);
  return all;
}

Entered<domain::Department> departments(const casefile::Case& file, const std::vector<Cells>& rows) {
  Entered<domain::Department> all;
  std::vector<Words> faults(rows.size());
  for (const std::size_t at : by_day(rows)) {
    const Cells& row = rows[at];
    Reader r(row, faults[at]);
    r.need("code");
    const Date from = first_day(r);
    const std::string code = row.get("code");
    auto d = start_of(all.values, [&](const auto& one) { return one.code == code; },
                      casefile::register_on(file, from).departments);
    d.code = code;
    d.from = from;
    d.to.reset();
    r.text("name", d.name);
    r.flag("insurance", d.insurance);
    r.day("to", d.to);
    not_before(r, "to", d.to, from);
    if (d.name.empty()) r.fault("name", say("missing"));
    all.places.push_back(row.place);
    all.values.push_back(std::move(d));
  }
  report(rows, faults);
  return all;
}

Entered<domain::Beds> beds(const casefile::Case& file, const std::vector<Cells>& rows) {
  (void)file;  // a count of beds takes over nothing
  Entered<domain::Beds> all;
  std::vector<Words> faults(rows.size());
  for (const std::size_t at : by_day(rows)) {
    const Cells& row = rows[at];
    Reader r(row, faults[at]);
    domain::Beds b;
    b.from = first_day(r);
    std::optional<std::int64_t> licensed;
    r.need("licensed");
    r.number("licensed", licensed);
    r.number("actual", b.actual);
    b.licensed = licensed.value_or(0);
    finish(all, std::move(b), row);
  }
  report(rows, faults);
  return all;
}

std::vector<std::string> remarks(const domain::Institution& i) {
  Words list;
  const auto add = [&](const char* key, const std::string& fault) {
    if (!fault.empty()) list.push_back(std::string(key) + ": " + fault);
  };
  add("code", domain::fault_of_institution_code(i.code));
  add("uscc", domain::fault_of_credit_code(i.uscc));
  add("area", domain::fault_of_area_code(i.area));
  if (i.opened && i.from < *i.opened)
    add("opened", say("opened on {0}, but registered from {1}", i.opened->to_string(), i.from.to_string()));
  return list;
}

std::vector<std::string> remarks(const domain::Person& p) {
  const std::string fault = domain::fault_of_identity_number(p.certificate);
  if (fault.empty()) return {};
  return {"certificate: " + fault};
}

std::vector<std::string> remarks(const domain::Beds& b) {
  if (!b.actual || *b.actual == b.licensed) return {};
  return {"beds: " + say("{0} in use, {1} licensed; the licensed ones count", *b.actual, b.licensed)};
}

namespace {

// One by one, so that all entries on record with other data are named at once.
template <class T, class Key>
void store_all(const casefile::Case& file, casefile::Change& change, const Entered<T>& entered, const char* what, Key key,
               const casefile::Correction& correction) {
  if (correction.of && entered.values.size() != 1)
    throw Error(ErrorKind::usage, say("a correction is one entry, not {}", entered.values.size()), {"--corrects"});
  Words refused;
  std::string advice;
  for (std::size_t i = 0; i < entered.values.size(); ++i) try {
      const T& value = entered.values[i];
      const std::string k = key(value);
      casefile::enter(file, change, k, value, std::string(what) + ":" + k, value.from, correction);
    } catch (const Error& e) {
      if (e.kind() != ErrorKind::gate) throw;
      refused.push_back((entered.places[i].empty() ? "" : entered.places[i] + ": ") + e.message());
      advice = e.advice();
    }
  if (refused.empty()) return;
  const std::string message = refused.size() == 1 ? refused.front() : say("{} entries are on record already", refused.size());
  Error error(ErrorKind::gate, message, {}, advice);
  throw refused.size() == 1 ? error : error.with_items(std::move(refused));
}

}  // namespace

void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Institution>& entered,
           const casefile::Correction& correction) {
  store_all(file, change, entered, "institution", [](const auto& i) { return i.from.to_string(); }, correction);
}
void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Person>& entered,
           const casefile::Correction& correction) {
  store_all(file, change, entered, "person", [](const auto& p) { return p.id + "@" + p.from.to_string(); }, correction);
}
void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Department>& entered,
           const casefile::Correction& correction) {
  store_all(file, change, entered, "department", [](const auto& d) { return d.code + "@" + d.from.to_string(); }, correction);
}
void store(const casefile::Case& file, casefile::Change& change, const Entered<domain::Beds>& entered,
           const casefile::Correction& correction) {
  store_all(file, change, entered, "beds", [](const auto& b) { return b.from.to_string(); }, correction);
}

}  // namespace mi::work

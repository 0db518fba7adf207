// SPDX-License-Identifier: Apache-2.0
#include "claims/indicators/measure.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/persons.hpp"
#include "claims/knowledge/rows.hpp"
#include "claims/run/check.hpp"

namespace mi::claims {

using base::Error;
using base::ErrorKind;
using base::say;

namespace {

constexpr std::int64_t an_hour = 3600;
constexpr std::int64_t a_day = 86400;

std::int64_t number_of(const std::string& text) {
  std::int64_t number = -1;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size() ? number : -1;
}

// "0900" as seconds of the day; -1: none.
std::int64_t clock(const std::string& text) {
  std::int64_t number = text.size() == 4 ? number_of(text) : -1;
  return number < 0 || number > 2400 || number % 100 >= 60 ? -1 : number / 100 * an_hour + number % 100 * 60;
}

enum class Argument { none, fee_class, number, word, windows };

}  // namespace

struct Measures::Known {
  const char* what;
  const char* label;  // with {0} for the visits and {1} for the argument
  bool money;
  bool splits;
  Argument argument;
  void (Measures::*each)(const Measure&, const Taker&) const;  // nullptr: no export carries it

  static const Known* find(const std::string& what);
};

const Measures::Known* Measures::Known::find(const std::string& what) {
  static const std::vector<Known> all{
      {"fee", "{0}{1}费用", true, true, Argument::fee_class, &Measures::fees},
      {"visits", "{0}人次", false, true, Argument::none, &Measures::visits},
      {"persons", "{0}人数", false, true, Argument::none, &Measures::visits},
      {"days", "{0}床日", false, true, Argument::none, &Measures::visits},
      {"discharged", "{0}离院方式为{1}的人次", false, true, Argument::word, &Measures::visits},
      {"readmitted", "{0}{1}天内再入院人次", false, true, Argument::number, &Measures::readmitted},
      {"cost", "{0}医疗费总额", true, true, Argument::none, &Measures::costs},
      {"fund", "{0}基金支付", true, true, Argument::none, &Measures::costs},
      {"late", "{0}超过{1}小时上传的人次", false, true, Argument::number, &Measures::sent},
      {"sent", "{0}已上传人次", false, true, Argument::none, &Measures::sent},
      {"unsent", "{0}未上传人次", false, true, Argument::none, &Measures::sent},
      {"examined", "{0}{1}有结果的次数", false, true, Argument::fee_class, &Measures::exams},
      {"positive", "{0}{1}阳性次数", false, true, Argument::fee_class, &Measures::exams},
      {"stocked", "目录内有备药的通用名数", false, false, Argument::none, &Measures::stocked},
      {"listed", "目录通用名数", false, false, Argument::none, &Measures::listed},
      {"windows_missed", "漏传时段数", false, false, Argument::windows, &Measures::windows},
      {"windows_due", "应上传时段数", false, false, Argument::windows, &Measures::windows},
      {"lines", "明细条数", false, true, Argument::none, &Measures::lines},
      {"lines_checked", "已审核明细条数", false, true, Argument::none, &Measures::lines},
      {"fen", "上传费用", true, true, Argument::none, &Measures::lines},
      {"fen_checked", "已审核费用", true, true, Argument::none, &Measures::lines},
      {"infections", "院内感染人次", false, true, Argument::none, nullptr}};
  auto found = std::find_if(all.begin(), all.end(), [&](const Known& known) { return what == known.what; });
  return found == all.end() ? nullptr : &*found;
}

Measure Measure::parse(std::string_view text) {
  Measure m;
  std::size_t at = text.find('@');
  if (at != std::string_view::npos) m.scope = text.substr(at + 1);
  text = text.substr(0, at);
  std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) m.argument = text.substr(colon + 1);
  m.what = text.substr(0, colon);
  return m;
}

std::string Measure::to_string() const {
  return what + (argument.empty() ? "" : ":" + argument) + (scope.empty() ? "" : "@" + scope);
}

void Measures::check(const Measure& m, const Classes& classes, const std::string& place) {
  const Known* known = Known::find(m.what);
  if (known == nullptr) throw Error(ErrorKind::cannot, say("there is no measure “{}”", m.what), {place});
  auto is_class = [&](const std::string& name, bool of_visits) {
    auto found = classes.find(name);
    return found != classes.end() && found->second.of_visits == of_visits;
  };
  bool good = m.scope.empty() || is_class(m.scope, true);
  switch (known->argument) {
    case Argument::none: good = good && m.argument.empty(); break;
    case Argument::fee_class: good = good && (m.argument.empty() || is_class(m.argument, false)); break;
    case Argument::number: good = good && number_of(m.argument) >= 0; break;
    case Argument::word: good = good && !m.argument.empty(); break;
    case Argument::windows: {
      auto parts = base::split(m.argument, ';');
      good = good && parts.size() == 2 && clock(parts[0]) >= 0 && clock(parts[1]) >= 0;
    }
  }
  if (!good) throw Error(ErrorKind::cannot, say("“{}” is no measure: its class or number is not known", m.to_string()), {place});
}

bool Measures::is_money(const Measure& m) { return Known::find(m.what)->money; }
bool Measures::can_split(const Measure& m) { return Known::find(m.what)->splits; }

std::string Measures::label(const Measure& m) const {
  auto label_of = [&](const std::string& name) {
    auto found = classes_.find(name);
    return found == classes_.end() ? name : found->second.label;
  };
  return fmt::format(fmt::runtime(Known::find(m.what)->label), m.scope.empty() ? "" : label_of(m.scope), label_of(m.argument));
}

std::string Measures::lacks(const Measure& m) const {
  const std::string& what = m.what;
  if (Known::find(what)->each == nullptr) return base::tr("no export carries it: keep it by hand");
  bool of_lines = what == "fee" || what == "lines" || what == "lines_checked" || what == "fen" || what == "fen_checked";
  bool of_visits = what == "visits" || what == "persons" || what == "days" || what == "discharged" || what == "readmitted";
  if (of_lines && data_.fees.size() == 0) return base::tr("the case has no fee lines: load them");
  if ((of_visits || !m.scope.empty()) && data_.stays.empty()) return base::tr("the case has no visits: load them");
  if (what == "fund" && data_.paid_by_visit.empty()) return base::tr("the case has no settlements: load them");
  if ((what == "late" || what == "sent" || what == "unsent") && !knows_uploads_)
    return base::tr("the visits do not say when they were uploaded");
  if ((what == "examined" || what == "positive") && exams_.empty()) return base::tr("the case has no results of examinations: load them");
  if ((what == "stocked") && stock_.empty()) return base::tr("the case has no stock records: load them");
  if ((what == "stocked" || what == "listed") && catalogue_.empty())
    return base::tr("the case has no list drug_catalogue.csv: mi-claims adopt");
  if ((what == "windows_missed" || what == "windows_due") && uploads_.empty()) return base::tr("the case has no record of uploads: load one");
  return {};
}

void Measures::each(const Measure& m, const Taker& take) const {
  if (auto each = Known::find(m.what)->each) (this->*each)(m, take);
}

// --- reading ------------------------------------------------------------------------------------------------------

Measures::Measures(casefile::Case& source, const Classes& classes, Grouping grouping,
                   const std::function<std::string(const std::string&)>& lists)
    : classes_(classes), grouping_(grouping), data_(read_data(source)) {
  number_groups();
  read_visits(source);
  read_others(source);
  std::string list = lists("drug_catalogue.csv");
  each_row(list, "drug_catalogue.csv", "code,name", [&](const ListRow& row) { catalogue_.emplace_back(row[0], row[1]); });
}

void Measures::number_groups() {
  if (grouping_ == Grouping::none) return;
  const auto& rows = grouping_ == Grouping::department ? data_.departments : data_.doctors;
  std::map<std::string_view, std::uint32_t> known;
  group_of_.assign(std::max<std::size_t>(rows.size(), 1), 0);
  for (std::uint32_t id = 1; id < rows.size(); ++id) {
    std::string_view name = rows.at(id, 0).empty() ? rows.at(id, 1) : rows.at(id, 0);
    if (name.empty()) continue;
    auto [found, fresh] = known.emplace(name, static_cast<std::uint32_t>(groups_.size()));
    if (fresh) groups_.emplace_back(name);
    group_of_[id] = found->second;
  }
}

void Measures::read_visits(casefile::Case& source) {
  std::unordered_map<std::int64_t, std::size_t> place;
  for (std::size_t i = 0; i < data_.stays.size(); ++i) place.emplace(data_.stays[i].line, i);
  more_.resize(data_.stays.size());
  const casefile::VisitRows visits = casefile::read_visits(source);
  for (const casefile::VisitRow& row : visits.all()) {
    auto found = place.find(row.id);
    if (found == place.end()) continue;
    VisitMore& more = more_[found->second];
    more.discharge_way = row.discharge_way;
    if (grouping_ != Grouping::none) more.group = group_of(grouping_ == Grouping::department ? row.department : row.doctor);
  }
  for (const auto& [id, extra] : casefile::read_rows<domain::VisitExtra>(source, {})) {
    auto found = place.find(id);
    if (found == place.end()) continue;
    more_[found->second].uploaded = extra.uploaded;
    more_[found->second].planned = extra.planned == "2" || extra.planned == "有" || extra.planned == "是";
    knows_uploads_ = knows_uploads_ || extra.uploaded;
  }
}

void Measures::read_others(casefile::Case& source) {
  exams_ = casefile::read_rows<domain::ExamLine>(source, {});
  stock_ = casefile::read_rows<domain::StockLine>(source, {});
  products_ = casefile::read_dimension(source, domain::Dimension::product);
  for (const auto& upload : casefile::read_rows<domain::UploadLine>(source, {})) uploads_.push_back(upload.row.happened);
  std::sort(uploads_.begin(), uploads_.end());
  for (const auto& [fact, run] : source.all<domain::CheckRun>()) {
    Checked checked;
    if (!run.period.empty()) checked.period = parse_period(run.period);
    for (const casefile::StoredBatch& batch : data_.batches) {
      if (std::find(run.batches.begin(), run.batches.end(), batch.hash) == run.batches.end()) continue;
      checked.batches.resize(std::max(checked.batches.size(), static_cast<std::size_t>(batch.number + 1)));
      checked.batches[static_cast<std::size_t>(batch.number)] = true;
    }
    checked_.push_back(std::move(checked));
  }
}

std::optional<base::DateRange> Measures::span() const {
  std::optional<base::DateRange> span;
  auto widen = [&](std::int32_t number) {
    base::Date day = base::Date::from_days(number);
    if (!span) span = base::DateRange{day, day};
    span->first = std::min(span->first, day);
    span->last = std::max(span->last, day);
  };
  for (std::size_t line = 0; line < data_.fees.size(); ++line) widen(data_.day(line));
  for (const Stay& stay : data_.stays) widen(last_day(stay));
  return span;
}

std::string Measures::describe(const Contribution& c) const {
  std::string text(c.about);
  for (std::uint32_t item = 1; item < data_.items.size() && !text.empty(); ++item)
    if (data_.items.at(item, 0) == c.about && !data_.items.at(item, 1).empty()) return text + " " + std::string(data_.items.at(item, 1));
  return text;
}

// --- what each measure takes ----------------------------------------------------------------------------------------

const Class* Measures::scope_of(const Measure& m) const {
  auto found = classes_.find(m.scope);
  return found == classes_.end() ? nullptr : &found->second;
}

// What is left of lines after refunds, on the day of the fee.
void Measures::fees(const Measure& m, const Taker& take) const {
  const Class* scope = scope_of(m);
  auto wanted = classes_.find(m.argument);
  std::vector<bool> counts(std::max<std::size_t>(data_.items.size(), 1), wanted == classes_.end());
  for (std::uint32_t item = 0; item < counts.size() && wanted != classes_.end(); ++item) counts[item] = wanted->second.has_item(data_.items, item);
  const auto& groups = grouping_ == Grouping::doctor ? data_.fees.doctor : data_.fees.department;
  for (std::uint32_t line = 0; line < data_.fees.size(); ++line) {
    if (data_.left(line) <= 0 || !counts[data_.fees.item[line]]) continue;
    if (scope != nullptr) {
      const Stay* stay = data_.stay(data_.fees.visit[line]);
      if (stay == nullptr || !in_scope(*stay, scope)) continue;
    }
    take({data_.day(line), grouping_ == Grouping::none ? 0 : group_of(groups[line]), data_.cost(line, data_.left(line)),
          data_.fees.visit[line], 0, data_.fees.id[line], data_.codes[data_.code(line)]});
  }
}

bool Measures::is_checked(std::uint32_t line) const {
  auto batch = static_cast<std::size_t>(data_.fees.id[line] >> 32);
  return std::any_of(checked_.begin(), checked_.end(), [&](const Checked& run) {
    return batch < run.batches.size() && run.batches[batch] && (!run.period || run.period->contains(base::Date::from_days(data_.day(line))));
  });
}

// All lines as they were uploaded, refunds too.
void Measures::lines(const Measure& m, const Taker& take) const {
  bool only_checked = m.what.ends_with("_checked"), money = is_money(m);
  const auto& groups = grouping_ == Grouping::doctor ? data_.fees.doctor : data_.fees.department;
  for (std::uint32_t line = 0; line < data_.fees.size(); ++line)
    if (!only_checked || is_checked(line))
      take({data_.day(line), grouping_ == Grouping::none ? 0 : group_of(groups[line]), money ? data_.fees.amount[line] : 1,
            data_.fees.visit[line], 0, data_.fees.id[line], data_.codes[data_.code(line)]});
}

Contribution Measures::of_visit(std::size_t stay, std::int64_t amount) const {
  const Stay& s = data_.stays[stay];
  return {last_day(s), more_[stay].group, amount, s.visit, 0, s.line, data_.visits.at(s.visit, 0)};
}

// Visits, on the day on which they ended.
void Measures::visits(const Measure& m, const Taker& take) const {
  const Class* scope = scope_of(m);
  for (std::size_t i = 0; i < data_.stays.size(); ++i) {
    const Stay& stay = data_.stays[i];
    if (!in_scope(stay, scope)) continue;
    if (m.what == "discharged" && more_[i].discharge_way != m.argument) continue;
    Contribution c = of_visit(i, m.what == "days" ? std::max(last_day(stay) - first_day(stay), 1) : 1);
    if (m.what == "persons") c.key = stay.person;
    take(c);
  }
}

// What was settled for a visit; where nothing is at hand, its lines.
void Measures::costs(const Measure& m, const Taker& take) const {
  const Class* scope = scope_of(m);
  for (std::size_t i = 0; i < data_.stays.size(); ++i) {
    const Stay& stay = data_.stays[i];
    if (!in_scope(stay, scope)) continue;
    const Paid* paid = data_.paid_by_visit.find(stay.visit);
    std::int64_t fen = 0;
    if (paid != nullptr) fen = m.what == "fund" ? paid->fund : paid->total;
    else if (m.what == "cost")
      for (std::uint32_t at = data_.start[stay.visit]; at < data_.start[stay.visit + 1]; ++at)
        if (data_.left(data_.by_visit[at]) > 0) fen += data_.cost(data_.by_visit[at], data_.left(data_.by_visit[at]));
    take(of_visit(i, fen));
  }
}

// Visits of which the next of the person in the institution begins at most so many days after their last day, and was
// not planned: each counts on its own last day.
void Measures::readmitted(const Measure& m, const Taker& take) const {
  const Class* scope = scope_of(m);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> by_person;
  for (std::size_t i = 0; i < data_.stays.size(); ++i)
    if (data_.stays[i].person != 0 && in_scope(data_.stays[i], scope)) by_person[{data_.stays[i].person, data_.stays[i].institution}].push_back(i);
  for (auto& [person, stays] : by_person) {
    std::sort(stays.begin(), stays.end(), [&](std::size_t a, std::size_t b) {
      const Stay &x = data_.stays[a], &y = data_.stays[b];
      return x.begins != y.begins ? x.begins < y.begins : x.line < y.line;
    });
    for (std::size_t i = 0; i + 1 < stays.size(); ++i) {
      std::int64_t gap = first_day(data_.stays[stays[i + 1]]) - last_day(data_.stays[stays[i]]);
      if (gap >= 0 && gap <= number_of(m.argument) && !more_[stays[i]].planned) take(of_visit(stays[i], 1));
    }
  }
}

void Measures::sent(const Measure& m, const Taker& take) const {
  const Class* scope = scope_of(m);
  for (std::size_t i = 0; i < data_.stays.size(); ++i) {
    if (!in_scope(data_.stays[i], scope)) continue;
    const auto& uploaded = more_[i].uploaded;
    bool counts = m.what == "unsent" ? !uploaded : uploaded.has_value();
    if (m.what == "late") counts = counts && *uploaded - data_.stays[i].begins > number_of(m.argument) * an_hour;
    if (counts) take(of_visit(i, 1));
  }
}

void Measures::exams(const Measure& m, const Taker& take) const {
  const Class* scope = scope_of(m);
  auto wanted = classes_.find(m.argument);
  for (const auto& [id, exam] : exams_) {
    if (!exam.positive || (m.what == "positive" && *exam.positive != 1)) continue;
    auto starts = [&code = exam.code](const std::string& start) { return code.starts_with(start); };
    if (wanted != classes_.end() && std::none_of(wanted->second.item_starts.begin(), wanted->second.item_starts.end(), starts)) continue;
    std::uint32_t visit = exam.visit.place;
    std::int32_t place = visit < data_.stay_of_visit.size() ? data_.stay_of_visit[visit] : -1;
    if (scope != nullptr && (place < 0 || !in_scope(data_.stays[static_cast<std::size_t>(place)], scope))) continue;
    take({day_number(exam.happened), place < 0 ? 0 : more_[static_cast<std::size_t>(place)].group, 1, visit, 0, id, exam.code});
  }
}

// Generic names of the catalogue of which goods came in or were left on a day.
void Measures::stocked(const Measure&, const Taker& take) const {
  std::map<std::string_view, std::uint64_t> key;
  std::map<std::string_view, std::uint64_t> names;
  for (const auto& [code, name] : catalogue_) {
    std::uint64_t number = names.emplace(name, names.size() + 1).first->second;
    key.emplace(name, number);
    if (!code.empty()) key.emplace(code, number);
  }
  for (const auto& [id, line] : stock_) {
    if (line.quantity <= 0 || (line.movement != "purchase" && line.movement != "opening" && line.movement != "balance")) continue;
    auto found = key.find(products_.at(line.product.place, 0));
    if (found == key.end()) found = key.find(products_.at(line.product.place, 2));
    if (found != key.end()) take({day_number(line.happened), 0, 1, 0, found->second, id, products_.at(line.product.place, 2)});
  }
}

void Measures::listed(const Measure&, const Taker& take) const {
  std::map<std::string_view, std::uint64_t> names;
  for (const auto& [code, name] : catalogue_)
    take({Contribution::every_day, 0, 1, 0, names.emplace(name, names.size() + 1).first->second, 0, name});
}

// On each day on which the institution was open (it has fee lines), two windows: up to the first clock time and from the
// second, both included. A window without an upload is missed.
void Measures::windows(const Measure& m, const Taker& take) const {
  auto parts = base::split(m.argument, ';');
  std::int64_t morning = clock(parts[0]), evening = clock(parts[1]);
  std::set<std::int32_t> open;
  for (std::size_t line = 0; line < data_.fees.size(); ++line) open.insert(data_.day(line));
  auto any = [&](std::int64_t first, std::int64_t last) {
    auto found = std::lower_bound(uploads_.begin(), uploads_.end(), first);
    return found != uploads_.end() && *found <= last;
  };
  for (std::int32_t day : open) {
    std::int64_t midnight = std::int64_t{day} * a_day;
    std::int64_t due = 2;
    std::int64_t missed = due - any(midnight, midnight + morning) - any(midnight + evening, midnight + a_day - 1);
    take({day, 0, m.what == "windows_due" ? due : missed, 0, 0, 0, {}});
  }
}

}  // namespace mi::claims

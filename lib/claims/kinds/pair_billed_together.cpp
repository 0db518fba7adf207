// SPDX-License-Identifier: Apache-2.0
// Pair billed together.
//
// Compared: lines of the second item of a pair (contained in the first, or not to be billed beside it) with lines of the
// first, in one visit. Items are known by code or, with by=name, by
// the beginnings of code and name ("T*", "甘草").
// Window, by pair: the day of the fee ("day"), the visit ("visit"), the order or prescription ("order"; where either line names
// none, the day), or times that lie at most so many hours apart ("6 hours").
// Excess: all that is left of the second item's lines in the window, in units and fen. A line that several pairs catch
// counts once, for the pair that stands first in the list. One lead for each visit, pair and day. Lines wholly returned
// are none, on either side. Period: the day of the second item's fee.
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/kernel/lines.hpp"
#include "claims/kernel/points.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t seconds_an_hour = 3600;

enum class Window { day, visit, order, hours };

struct Pair {
  std::string main, main_name, other, other_name, knowledge;
  Window window = Window::day;
  std::int64_t seconds = 0;
};

void set_window(Pair& pair, const std::string& word) {
  auto parts = base::split(word, ' ');
  if (word == "day") pair.window = Window::day;
  else if (word == "visit") pair.window = Window::visit;
  else if (word == "order") pair.window = Window::order;
  else if (parts.size() == 2 && parts[1] == "hours" && parts[0].find_first_not_of("0123456789") == std::string::npos && !parts[0].empty()) {
    pair.window = Window::hours;
    pair.seconds = std::stoll(parts[0]) * seconds_an_hour;
  } else throw base::Error(base::ErrorKind::cannot, base::say("a window is day, visit, order or N hours, not “{}”", word));
}

std::vector<Pair> read_pairs(const KernelInput& input) {
  std::vector<Pair> pairs;
  each_row(input.list, input.list_name, "main,main_name,other,other_name,window,rule,batch", [&](const ListRow& row) {
    if (!row[5].empty() && row[5] != input.national) return;
    Pair& pair = pairs.emplace_back();
    pair.main = row[0], pair.main_name = row[1], pair.other = row[2], pair.other_name = row[3];
    pair.knowledge = fmt::format("{} {} {}", input.list_name, row[5], row[6]);
    set_window(pair, std::string(row[4]));
  });
  return pairs;
}

class PairBilledTogether : public Kernel {
 public:
  explicit PairBilledTogether(const KernelInput& input) : lines_(input), pairs_(read_pairs(input)) {
    if (input.parameters.text("by") == "name") number_by_name(input.data);
    else number_by_code(input.data);
  }

  void run(VisitRange range, std::vector<Lead>& leads) const override {
    const Data& data = lines_.data();
    std::vector<std::uint32_t> mains, others;
    for (std::uint32_t v = range.first; v < range.last; ++v) {
      mains.clear(), others.clear();
      for (std::uint32_t i = data.start[v]; i < data.start[v + 1]; ++i) {
        std::uint32_t line = data.by_visit[i];
        if (data.left(line) <= 0) continue;
        if (!is_main_[key(line)].empty()) mains.push_back(line);
        if (!is_other_[key(line)].empty() && lines_.counts(line)) others.push_back(line);
      }
      if (!mains.empty() && !others.empty()) visit(mains, others, leads);
    }
  }

 private:
  using Places = std::vector<std::vector<std::uint32_t>>;  // pairs in which a key is the first, or the second item

  void number_by_code(const Data& data) {
    std::vector<Point> mains(pairs_.size()), others(pairs_.size());
    for (std::size_t p = 0; p < pairs_.size(); ++p) mains[p].codes = {pairs_[p].main}, others[p].codes = {pairs_[p].other};
    PointsByCode by_main(data.codes, mains), by_other(data.codes, others);
    is_main_.resize(data.codes.size()), is_other_.resize(data.codes.size());
    for (std::uint32_t code = 0; code < data.codes.size(); ++code) {
      is_main_[code].assign(by_main.of(code).begin(), by_main.of(code).end());
      is_other_[code].assign(by_other.of(code).begin(), by_other.of(code).end());
    }
  }

  void number_by_name(const Data& data) {
    by_item_ = true;
    is_main_.resize(data.items.size() + 1), is_other_.resize(data.items.size() + 1);
    for (std::uint32_t item = 1; item < data.items.size(); ++item)
      for (std::uint32_t p = 0; p < pairs_.size(); ++p) {
        if (is_named(data, item, pairs_[p].main, pairs_[p].main_name)) is_main_[item].push_back(p);
        if (is_named(data, item, pairs_[p].other, pairs_[p].other_name)) is_other_[item].push_back(p);
      }
  }

  // Code and name begin as the list says; its code ends in *.
  static bool is_named(const Data& data, std::uint32_t item, std::string_view code, std::string_view name) {
    std::string_view start = code.substr(0, code.find('*'));
    return data.items.at(item, 0).substr(0, start.size()) == start && data.items.at(item, 1).substr(0, name.size()) == name;
  }

  std::uint32_t key(std::uint32_t line) const { return by_item_ ? lines_.data().fees.item[line] : lines_.data().code(line); }

  bool is_within(const Pair& pair, std::uint32_t main, std::uint32_t other) const {
    const Data& data = lines_.data();
    if (main == other) return false;
    if (pair.window == Window::visit) return true;
    if (pair.window == Window::hours) return std::abs(data.fees.happened[main] - data.fees.happened[other]) <= pair.seconds;
    bool by_order = pair.window == Window::order && !data.about.order.empty();
    if (by_order && data.about.order[main] != 0 && data.about.order[other] != 0)
      return data.about.order[main] == data.about.order[other];
    return data.day(main) == data.day(other);
  }

  // The first pair of the list that catches the line, with the line of the first item.
  void visit(const std::vector<std::uint32_t>& mains, const std::vector<std::uint32_t>& others, std::vector<Lead>& leads) const {
    std::map<std::pair<std::uint32_t, std::int32_t>, Lead> found;
    for (std::uint32_t other : others)
      for (std::uint32_t p : is_other_[key(other)])
        if (std::uint32_t main = partner(p, mains, other); main != Lead::no_line) {
          add(found, p, main, other);
          break;
        }
    for (auto& [place, lead] : found) leads.push_back(std::move(lead));
  }

  std::uint32_t partner(std::uint32_t p, const std::vector<std::uint32_t>& mains, std::uint32_t other) const {
    for (std::uint32_t main : mains) {
      const auto& pairs = is_main_[key(main)];
      if (std::binary_search(pairs.begin(), pairs.end(), p) && is_within(pairs_[p], main, other)) return main;
    }
    return Lead::no_line;
  }

  void add(std::map<std::pair<std::uint32_t, std::int32_t>, Lead>& found, std::uint32_t p, std::uint32_t main, std::uint32_t other) const {
    const Data& data = lines_.data();
    auto [place, fresh] = found.try_emplace({p, data.day(other)});
    Lead& lead = place->second;
    if (fresh) {
      lead = lines_.lead(other);
      lead.knowledge = pairs_[p].knowledge;
      lead.context.push_back(data.fees.id[main]);
      lead.detail = fmt::format("{}与{}不得同时收费", pairs_[p].main_name, pairs_[p].other_name);
    }
    lines_.whole(lead, other);
  }

  Lines lines_;
  std::vector<Pair> pairs_;
  Places is_main_, is_other_;
  bool by_item_ = false;
};

}  // namespace

Kind pair_billed_together() {
  return {"pair_billed_together",
          base::mark("Two items of which one contains the other, or that may not stand side by side, billed on one day, in one "
                     "visit or within hours; the excess is all of the second item."),
          {paid_parameter(),
           {"by", base::mark("how items of the list are known: code, name"), false, {"code", "name"}, "code"}},
          [](const KernelInput& input) { return read_pairs(input).empty() ? lacks_points(input) : std::string(); },
          [](const KernelInput& input) -> std::unique_ptr<Kernel> { return std::make_unique<PairBilledTogether>(input); }};
}

}  // namespace mi::claims

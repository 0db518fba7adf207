// SPDX-License-Identifier: Apache-2.0
// A pack with other states, notice, grounds and clocks needs nothing but the pack; packs laid over each other replace a
// transition by its id, and what cannot stand together is said with both places.
#include <doctest/doctest.h>

#include "base/text.hpp"
#include "unit/agree/support.hpp"
#include "unit/casefile/error_of.hpp"

using namespace mi;
using base::ErrorKind;
using test::Agreed;
using test::date;
using test::error_of;

namespace {

std::string head(const char* id, const char* layer) {
  return std::string("format = \"mi.pack/1\"\n[pack]\nid = \"") + id + "\"\nversion = \"1\"\ntitle = \"某市服务协议\"\nissuer = \"某市\"\narea = \"999900\"\n" +
         "status = \"in-force\"\nlayer = \"" + layer + "\"\ntopics = [\"agreement\"]\nfrom = 2026-01-01\n[[act]]\nid = \"a\"\ntitle = \"某市服务协议\"\n" +
         "[defaults]\nsource = {act = \"a\"}\nchecked = 2026-01-01\ntopic = \"agreement\"\nbasis = \"read\"\n";
}

// Observed for sixty days, then paid again by itself; ended with two months' notice, which is a must.
const char* observed = R"(
[[clause]]
id = "9.1"
label = "整改观察"
group = "agreement.observe"
[[clause]]
id = "9.2"
label = "搬迁"
group = "agreement.leave"
[[deadline]]
id = "observation"
label = "观察期"
owner = "agency"
starts = "agreement.observed"
length = "60 days"
no_roll = true
[[deadline]]
id = "leaving"
label = "提前通知"
owner = "institution"
starts = "agreement.ends"
length = "2 months"
backward = true
on_miss = "refuse"
on_miss_label = "不足两个月的，不予办理"
[[material]]
id = "seal"
label = "交回的标牌"
group = "agreement.leave.papers"
[[gate]]
id = "agree.leave"
label = "搬迁前"
step = "agree.leave"
needs = [{id = "debts", label = "账目结清", test = {fact = "debts.settled", label = "账目结清", equals = true}}]
[[state]]
id = "s.none"
label = "未签订"
machine = "agreement"
name = "none"
[[state]]
id = "s.running"
label = "履行"
machine = "agreement"
name = "running"
payable = true
[[state]]
id = "s.observed"
label = "观察"
machine = "agreement"
name = "observed"
[[state]]
id = "s.left"
label = "已迁出"
machine = "agreement"
name = "left"
[[transition]]
id = "agreement.sign"
label = "签订"
machine = "agreement"
from_states = ["none"]
to_state = "running"
event = "sign"
by = "either"
[[transition]]
id = "agreement.observe"
label = "观察"
machine = "agreement"
from_states = ["running"]
to_state = "observed"
event = "observe"
by = "agency"
grounds = ["agreement.observe"]
[[transition]]
id = "agreement.observed"
label = "观察期满"
machine = "agreement"
from_states = ["observed"]
to_state = "running"
event = "observed"
by = "time"
after = "observation"
[[transition]]
id = "agreement.leave"
label = "迁出"
machine = "agreement"
from_states = ["running"]
to_state = "left"
event = "leave"
by = "institution"
grounds = ["agreement.leave"]
gates = ["agree.leave"]
ahead = "leaving"
papers = "agreement.leave.papers"
[[transition]]
id = "agreement.expire"
label = "期满"
machine = "agreement"
from_states = ["running", "observed"]
to_state = "left"
event = "expire"
by = "time"
after = "term"
)";

// Each object stands in article nine.
std::string with_source(const std::string& body) {
  std::string text;
  for (const std::string& line : base::split(body, '\n')) text += line + (line.starts_with("label = ") ? "\nsource = {article = 9}\n" : "\n");
  return text;
}

law::Pack pack(const char* id, const char* layer, const std::string& body) { return law::parse_pack(head(id, layer) + with_source(body), id); }
law::Rulebook laws(const std::vector<law::Pack>& packs) { return law::Rulebook::of(packs, date("2026-05-01")); }

// A city's own word for a transition of the national order.
std::string terminate(const char* id, const char* event = "terminate") {
  return std::string("[[clause]]\nid = \"c.9\"\nlabel = \"擅自停业\"\ngroup = \"city.end\"\n[[transition]]\nid = \"") + id +
         "\"\nlabel = \"本市解除\"\nmachine = \"agreement\"\nfrom_states = [\"in-force\"]\nto_state = \"terminated\"\nevent = \"" + event +
         "\"\nby = \"agency\"\ngrounds = [\"city.end\"]\n";
}

}  // namespace

TEST_CASE("another state, clock, notice, ground, gate and paper: a pack and nothing else") {
  const auto law = laws({pack("other", "agreement", observed)});
  Agreed a("2026-01-01", "2026-12-31");
  CHECK(a.state(law, "2026-03-01") == "running");
  a.move(law, "observe", "2026-06-01");
  CHECK(a.facts.moves.back().ground == "9.1");  // the only one there is
  CHECK(a.state(law, "2026-06-01") == "observed");
  CHECK_FALSE(work::stand_on(a.facts, law, a.calendar, date("2026-07-31")).payable);
  CHECK(a.state(law, "2026-07-31") == "observed");  // the sixtieth day after it
  CHECK(a.state(law, "2026-08-01") == "running");
  CHECK(a.next(law, "2026-06-15", "observed").from == date("2026-08-01"));
  CHECK(error_of([&] { a.move(law, "leave", "2026-07-15"); }).kind() == ErrorKind::gate);  // not from there
  CHECK(error_of([&] { a.move(law, "leave", "2026-11-02", "", "2026-08-05"); }).kind() == ErrorKind::gate);  // debts unknown
  a.known.set("debts.settled", true);
  CHECK(error_of([&] { a.move(law, "leave", "2026-11-02", "", "2026-09-03"); }).kind() == ErrorKind::gate);  // a day late
  CHECK(error_of([&] { a.suspend(law, "9.1", "2026-09-01"); }).kind() == ErrorKind::gate);  // this pack knows no suspension
  const auto left = a.move(law, "leave", "2026-11-02", "9.2", "2026-09-02");
  CHECK(left.warnings.empty());
  CHECK(work::to_do(law, left.transition, a.known, date("2026-11-02")).size() == 1);  // the paper
  CHECK(a.state(law, "2026-11-02") == "left");
}

TEST_CASE("a machine of the older grammar describes a life and refuses nothing by its states") {
  std::string old = observed;
  for (const char* key : {"grounds = ", "gates = ", "ahead = ", "after = ", "papers = "})
    for (std::size_t at = old.find(key); at != std::string::npos; at = old.find(key)) old.erase(at, old.find('\n', at) + 1 - at);
  const auto law = laws({pack("old", "agreement", old)});
  Agreed a("2026-01-01", "2026-12-31");
  a.move(law, "observe", "2026-06-01", "9.1");
  CHECK(a.state(law, "2026-06-01") == "observed");
  CHECK_NOTHROW(a.move(law, "observe", "2026-06-10", "9.1"));
  CHECK(a.state(law, "2027-01-01") == "left");  // "expire" goes by the term
}

TEST_CASE("a city's transition replaces the national one of the same id, and what it does not say stays the nation's") {
  const law::Pack nation = law::find_pack("national-order-2");
  const auto law = laws({nation, pack("city", "city", terminate("agreement.terminate"))});
  Agreed a("2026-02-01", "2027-01-31");
  a.known.set("agreement.unrectified", true);
  CHECK(error_of([&] { a.terminate(law, "2026-06-01", "order2.43.3"); }).kind() == ErrorKind::usage);
  a.suspend(law, "order2.42.1", "2026-04-01", "10 days");
  CHECK(a.state(law, "2026-04-10") == "suspended");
  a.terminate(law, "2026-06-01", "c.9");
  CHECK(a.state(law, "2026-06-01") == "terminated");
}

TEST_CASE("two packs that send one event two ways are refused with both places; so is a state that nobody has") {
  const law::Pack nation = law::find_pack("national-order-2");
  const auto two = error_of([&] { laws({nation, pack("city", "city", terminate("city.terminate"))}); });
  CHECK(two.kind() == ErrorKind::cannot);
  REQUIRE(two.items().size() == 1);
  CHECK(two.items()[0].find("city ") == 0);
  CHECK(two.items()[0].find("national-order-2 ") != std::string::npos);
  std::string lost = terminate("city.lose", "lose");
  lost.replace(lost.find("to_state = \"terminated\""), 23, "to_state = \"lost\"");
  CHECK(error_of([&] { laws({nation, pack("city", "city", lost)}); }).items()[0].find("\"lost\"") != std::string::npos);
}

TEST_CASE("gates of two packs for one step: the needs of both") {
  const auto gate = [](const char* id, const char* need) {
    return std::string("[[gate]]\nid = \"") + id + "\"\nlabel = \"前\"\nstep = \"agree.leave\"\nneeds = [{id = \"" + need +
           "\", label = \"甲\", test = {fact = \"" + need + "\", equals = true}}]\n";
  };
  const auto law = laws({pack("a", "province", gate("g.a", "x")), pack("b", "city", gate("g.b", "y"))});
  law::Facts facts;
  CHECK(law.check_gate("agree.leave", facts, date("2026-05-01")).missing.size() == 2);
  CHECK(law.check_gate("agree.leave", facts.set("y", true), date("2026-05-01")).missing.size() == 1);
  CHECK(law.check_gate("agree.leave", facts.set("x", true), date("2026-05-01")).passed());
}

// SPDX-License-Identifier: Apache-2.0
// The service agreement (医保服务协议) and what interrupts it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct Agreement {  // key: its name, "agreement-1"
  static constexpr FactKind kind{"agree.signature/1", Mode::once};
  std::string name;
  std::string pack;             // agreement pack it was drafted from
  base::Date signed_on;
  base::DateRange term;         // both days included
  std::string renews;           // name of the agreement it continues; "" for the first
  std::optional<std::string> form;    // "fixed"; "yearly": goes with a fixed one; absent: it stands alone
  std::optional<std::string> within;  // the fixed agreement that a yearly one adjusts

  template <class V> void fields(V& v) {
    v("name", name)("pack", pack)("signed_on", signed_on)("from", term.first)("to", term.last)("renews", renews)
     ("form", form)("within", within);
  }
};

// What the institution asked for, and whether the agency consented (SG-21, SG-23).
struct AgreementRequest {  // key: its name, "request-1"
  static constexpr FactKind kind{"agree.request/1", Mode::once};
  std::string name;
  std::string what;             // "suspend", "terminate", "resume"
  base::Date date;              // day of the request
  std::string consented_by;     // officer who consented; "" when nobody did
  std::optional<base::Date> effective = {};  // from when it is asked for: what it must be ahead of (SG-23)

  template <class V> void fields(V& v) {
    v("name", name)("what", what)("date", date)("consented_by", consented_by)("effective", effective);
  }
};

// A stop of settlement for the institution, a department, a person or an item. Costs in it are not settled.
struct Suspension {  // key: its name, "suspension-2"
  static constexpr FactKind kind{"agree.suspension/1", Mode::set};
  std::string name;
  std::string scope;            // "institution", "department", "person", "item"
  std::string target;           // code; "" for the institution
  base::Date from;
  std::optional<base::Date> to; // last suspended day; empty: until resumed
  bool own_request = false;     // asked for by the institution, else imposed by the agency
  std::string ground;           // clause id
  std::string citation;
  std::string decision;         // decision it carries out; "" when none
  Figure term;                  // how `to` was counted
  std::optional<std::string> with;  // of a liable person: the suspension or agreement that it goes with, and ends with

  template <class V> void fields(V& v) {
    v("name", name)("scope", scope)("target", target)("from", from)("to", to)("own_request", own_request)
     ("ground", ground)("citation", citation)("decision", decision)("term", term)("with", with);
  }
};

struct Resumption {  // key: suspension name
  static constexpr FactKind kind{"agree.resumption/1", Mode::once};
  std::string suspension;
  base::Date from;              // first day that is payable again
  std::string reason;
  std::optional<base::Date> requested = {};  // day on which the institution asked
  std::vector<Figure> rests_on = {};         // the last day to ask, where a clock of the packs ran

  template <class V> void fields(V& v) {
    v("suspension", suspension)("from", from)("reason", reason)("requested", requested)("rests_on", rests_on);
  }
};

struct Termination {  // key: agreement name
  static constexpr FactKind kind{"agree.termination/1", Mode::once};
  std::string agreement;
  base::Date effective;         // first day without agreement
  std::string ground;           // clause id
  std::string citation;
  bool own_request = false;
  std::string reason;
  std::optional<base::Date> requested = {};  // day on which the institution asked
  std::vector<Figure> rests_on = {};         // suspensions counted, the ground's condition, the last day of notice, first free days

  template <class V> void fields(V& v) {
    v("agreement", agreement)("effective", effective)("ground", ground)("citation", citation)
     ("own_request", own_request)("reason", reason)("requested", requested)("rests_on", rests_on);
  }
};

// A step of the packs' machine that no other kind records: 缓签, 不再续签, 政策调整后终止.
struct AgreementMove {  // key: its name, "move-1"
  static constexpr FactKind kind{"agree.move/1", Mode::once};
  std::string name;
  std::string agreement;
  std::string event;            // the packs' word
  base::Date date;              // first day in the state it leads to
  std::string ground;           // clause id; "" where the packs ask for none
  std::string citation;
  bool own_request = false;
  std::string reason;

  template <class V> void fields(V& v) {
    v("name", name)("agreement", agreement)("event", event)("date", date)("ground", ground)("citation", citation)
     ("own_request", own_request)("reason", reason);
  }
};

}  // namespace mi::domain

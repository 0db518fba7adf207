// SPDX-License-Identifier: Apache-2.0
// Points for persons (支付资格记分), and what an agreement lets the agency do about its doctors and departments.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct PointsEvent {  // key: the person's code
  static constexpr FactKind kind{"points.event/1", Mode::add};
  std::string name;                   // "points-1": the notice of points carries the same name
  std::string person;
  std::string place;                  // institution, where it is another one; "" for this case's
  std::string clause;                 // the band, "points.4"
  std::string citation;
  std::string article;                // what the institution was handled under: "reg.38.3"; "" for none
  std::string inspection;             // acts of one inspection are added
  std::string act;                    // of one act only the highest counts
  base::Date date;                    // of the penalty or of the handling under the agreement
  std::optional<base::Date> conduct;  // of the act
  std::string share;                  // general, important, main
  std::string shift;                  // "up" or "down" by one band; "" stays
  Figure points;
  std::optional<Figure> term;         // suspension, when the sum reaches it
  std::optional<base::Date> until;    // its last day
  std::optional<base::Date> ended;    // the sum ended the person's standing: the day it was reached
  std::optional<base::Date> barred;   // then: no new registration up to and with this day
  std::string reason;
  std::optional<std::string> decision = {};  // under the agreement, that the person is liable for

  template <class V> void fields(V& v) {
    v("name", name)("person", person)("place", place)("clause", clause)("citation", citation)("article", article)
     ("inspection", inspection)("act", act)("date", date)("conduct", conduct)("share", share)("shift", shift)
     ("points", points)("term", term)("until", until)("ended", ended)("barred", barred)("reason", reason)
     ("decision", decision);
  }
};

// Points given back for correction, by a rule of the province.
struct PointsRepair {  // key: the person's code
  static constexpr FactKind kind{"points.repair/1", Mode::add};
  std::string person;
  base::Rational points;
  base::Date date;
  std::string source;                 // the rule that allows it
  std::string reason;

  template <class V> void fields(V& v) {
    v("person", person)("points", points)("date", date)("source", source)("reason", reason);
  }
};

// That a person's status be restored (恢复), and what was answered.
struct PointsRestore {  // key: the person's code
  static constexpr FactKind kind{"points.restore/1", Mode::add};
  std::string name;                   // "restore-1"
  std::string person;
  std::string event;                  // of the points that stopped the person: "points-2"
  base::Date requested;
  std::string asked_by;               // "" for the institution
  bool early = false;                 // before the suspension's last day (修复)
  std::optional<base::Date> from;     // then: the first day asked for
  std::string reason;

  template <class V> void fields(V& v) {
    v("name", name)("person", person)("event", event)("requested", requested)("asked_by", asked_by)("early", early)("from", from)
     ("reason", reason);
  }
};

struct PointsRestored {  // key: the person's code
  static constexpr FactKind kind{"points.restored/1", Mode::add};
  std::string name;                   // of the request
  std::string person;
  std::string event;
  std::string was;                    // suspended, ended
  bool early = false;                 // the request's
  base::Date date;                    // of the answer
  std::string result;                 // granted, refused
  std::optional<base::Date> from;     // granted: the first day that is settled again
  std::optional<Figure> earliest;     // the first day that the law allows
  std::vector<std::string> states;    // what was stated: "restore.promise=yes"
  std::string citation;
  std::string source;                 // the province's rule, when a suspension is shortened
  std::string reason;

  template <class V> void fields(V& v) {
    v("name", name)("person", person)("event", event)("was", was)("early", early)("date", date)("result", result)("from", from)
     ("earliest", earliest)("states", states)("citation", citation)("source", source)("reason", reason);
  }
};

// What an agreement's clause on doctors came to.
struct DoctorEvent {  // key: the person's code
  static constexpr FactKind kind{"points.doctor/1", Mode::add};
  std::string name;                   // "doctor-1"
  std::string person;
  std::string department;             // on the day of the act
  std::string clause;
  std::string citation;
  std::string tier;
  std::string finding;                // "" when none
  base::Date act;
  base::Date date;                    // of the handling
  bool serious = false;
  std::string action;                 // warn, suspend, cancel, propose
  std::optional<Figure> term;         // suspension, or the bar after cancellation
  std::optional<base::Date> until;    // last day of it
  std::string reason;

  template <class V> void fields(V& v) {
    v("name", name)("person", person)("department", department)("clause", clause)("citation", citation)("tier", tier)
     ("finding", finding)("act", act)("date", date)("serious", serious)("action", action)("term", term)("until", until)
     ("reason", reason);
  }
};

}  // namespace mi::domain

// SPDX-License-Identifier: Apache-2.0
// The evaluation of an applicant: scores, result, publicity, complaints.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/application.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// What one scorer gave one area.
struct AreaScore {
  std::string area;
  std::string scorer;
  base::Rational score;
  std::string note;

  template <class V> void fields(V& v) { v("area", area)("scorer", scorer)("score", score)("note", note); }
};

struct Evaluation {  // key: its name, "evaluation-1", which is also its document's
  static constexpr FactKind kind{"evaluate.result/1", Mode::once};
  std::string name;
  std::string application;
  std::int64_t round = 1;               // 2: the evaluation held again after a failed one
  base::Date date;                      // the evaluation was complete
  bool passed = false;
  std::string result;                   // the pack's word: 合格, 不合格
  std::vector<AreaScore> scores;
  std::vector<Figure> areas;            // mean of the scorers, area by area
  Figure total;                         // mean of the areas; empty without scores
  Figure due;                           // last day to complete it; empty for a second round
  bool late = false;
  std::string reasons;                  // why it failed
  std::string advice;                   // what to put right
  std::vector<AttachedFile> sheets;     // the score sheets as they were handed in
  std::vector<std::string> methods;     // how it was held: 书面, 现场; empty where nobody recorded it

  template <class V> void fields(V& v) {
    v("name", name)("application", application)("round", round)("date", date)("passed", passed)("result", result)
     ("scores", scores)("areas", areas)("total", total)("due", due)("late", late)("reasons", reasons)
     ("advice", advice)("sheets", sheets)("methods", methods);
  }
};

// A pass put up for public notice, and until when, as far as it is known.
struct Publicity {  // key: evaluation; written anew when a complaint moves its end
  static constexpr FactKind kind{"evaluate.publicity/1", Mode::set};
  std::string evaluation;
  base::Date posted;                    // that day is not counted
  std::string channel;
  Figure last_day;
  base::Date last;
  bool stopped = false;                 // a complaint stops the window and is still being checked

  template <class V> void fields(V& v) {
    v("evaluation", evaluation)("posted", posted)("channel", channel)("last_day", last_day)("last", last)
     ("stopped", stopped);
  }
};

struct Complaint {  // key: its name, "complaint-1"
  static constexpr FactKind kind{"evaluate.complaint/1", Mode::once};
  std::string name;
  std::string evaluation;
  base::Date received;
  std::string text;
  std::vector<AttachedFile> files;

  template <class V> void fields(V& v) {
    v("name", name)("evaluation", evaluation)("received", received)("text", text)("files", files);
  }
};

struct ComplaintCheck {  // key: complaint
  static constexpr FactKind kind{"evaluate.complaint-check/1", Mode::once};
  std::string complaint;
  base::Date date;
  bool result_stands = false;
  std::string text;                     // what the check showed

  template <class V> void fields(V& v) {
    v("complaint", complaint)("date", date)("result_stands", result_stands)("text", text);
  }
};

}  // namespace mi::domain

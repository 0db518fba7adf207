// SPDX-License-Identifier: Apache-2.0
// Samples of a random audit that the other side can repeat (ZK-11): the frame is fixed first, then both sides name a number, then the
// list follows from the three by itself.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct FrameRow {
  std::string id;        // visit, slip, settlement
  base::Money amount;

  template <class V> void fields(V& v) { v("id", id)("amount", amount); }
};

struct SampleFrame {  // key: its name, "sample-1"
  static constexpr FactKind kind{"sample.frame/1", Mode::once};
  std::string name;
  std::vector<FrameRow> rows;   // in the order of their ids
  std::string hash;             // SHA-256 over them: what both sides sign
  std::string by;               // number, money: what the share is taken of
  base::Rational rate;          // share to be drawn
  std::vector<Figure> figures;  // "frame", "total", "least"

  template <class V> void fields(V& v) {
    v("name", name)("rows", rows)("hash", hash)("by", by)("rate", rate)("figures", figures);
  }
};

struct SampleDrawn {  // key: the frame's name
  static constexpr FactKind kind{"sample.drawn/1", Mode::once};
  std::string name;
  std::string agency_number, institution_number;
  std::vector<std::string> ids;  // in the order drawn
  base::Money amount;            // of what was drawn

  template <class V> void fields(V& v) {
    v("name", name)("agency_number", agency_number)("institution_number", institution_number)("ids", ids)("amount", amount);
  }
};

// What the audit of the sample showed, and what it comes to for the frame.
struct SampleResult {  // key: the frame's name
  static constexpr FactKind kind{"sample.result/1", Mode::set};
  std::string name;
  std::vector<FrameRow> verified;  // violating money of each, in the order drawn
  std::string clause;              // on which it is scaled
  base::Rational confidence;
  bool small = false;              // fewer than are enough, and confirmed
  std::vector<Figure> figures;     // "verified", "ratio", "scaled", "lower"

  template <class V> void fields(V& v) {
    v("name", name)("verified", verified)("clause", clause)("confidence", confidence)("small", small)("figures", figures);
  }
};

}  // namespace mi::domain

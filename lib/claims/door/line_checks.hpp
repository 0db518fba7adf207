// SPDX-License-Identifier: Apache-2.0
// What is implausible about fee lines, looked for in the lines as they were read, block by block, by the thread behind the
// one that reads. What is implausible stays as it is: it is what an inspector looks for.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "claims/door/block.hpp"
#include "claims/door/keys.hpp"

namespace mi::claims {

class LineChecks {
 public:
  // Adds notes about the fee lines of the next block, and numbers all notes of the block.
  void add(Block& block);
  // Adds the notes that need all lines to a block that follows the last: keys that came twice, refunds of lines that are not
  // there.
  void end(Block& block);

  std::int64_t refunds() const { return refund_count_; }  // lines that take others back, and what they take
  std::int64_t refunded() const { return refunded_; }     // fen
  std::int64_t without_visit() const;                     // visits that fee lines name and no visit row explains
  std::int64_t first_second() const { return first_second_; }  // of a fee line that counts
  std::int64_t last_second() const { return last_second_; }

 private:
  struct Stay {  // of a visit by its place
    std::int64_t begins = INT64_MIN;
    std::int64_t ends = INT64_MAX;
    bool known = false;
    bool billed = false;
  };
  struct Refund {
    std::uint64_t key = 0;
    std::uint32_t place = 0;
  };

  std::vector<Stay> stays_;
  std::vector<std::string> self_pay_;  // of an item by its place: the share that the insured pays first
  LineKeys keys_;
  std::vector<Refund> refunds_;  // those that name a line
  std::int64_t refund_count_ = 0;
  std::int64_t refunded_ = 0;
  std::int64_t first_second_ = INT64_MAX;
  std::int64_t last_second_ = INT64_MIN;
  std::uint32_t next_note_ = 0;
  std::vector<domain::LineNote> notes_;  // of the block at hand

  Stay& stay(domain::Ref<domain::Dimension::visit> visit);
  void fetch(domain::Ref<domain::Dimension::visit> visit) const;
  void take_items(const NewRows& items);
  void take(const domain::VisitLine& line);
  void check(const domain::FeeLine& line);
  void check_split(const domain::FeeLine& line);
  void note(std::uint32_t line, const char* what, std::string detail = {});
  void hand_on(Block& block);
};

}  // namespace mi::claims

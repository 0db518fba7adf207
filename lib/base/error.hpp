// SPDX-License-Identifier: Apache-2.0
// The one error of the toolkit: what kind it is (and so which exit status), what is wrong, where, and what to do.
// It is thrown anywhere and turned into text and an exit status in one place, cli/run_tool.
#pragma once
#include <exception>
#include <string>
#include <vector>

namespace mi::base {

// The kind decides the exit status (design section 4).
enum class ErrorKind {
  usage = 2,      // command line, or a required parameter is missing
  gate = 3,       // law or procedure refuses; the message lists what is missing
  cannot = 4,     // missing, damaged, foreign, too new, locked, read-only, disk full
  choice = 5,     // contradicted value, or a choice that a person must make
  internal = 70,  // our mistake
};

class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::string message, std::vector<std::string> places = {}, std::string advice = {});

  ErrorKind kind() const { return kind_; }
  const std::string& message() const { return message_; }
  // From outside in: "fees.csv:17", "column cnt", "第五十六条". Shown in this order.
  const std::vector<std::string>& places() const { return places_; }
  // What the reader can do about it; may be empty.
  const std::string& advice() const { return advice_; }
  // One line per thing wrong, when there are many (a gate lists all that is missing, a linter all errors).
  const std::vector<std::string>& items() const { return items_; }

  // Adds a place in front: a caller knows the file, the callee the line.
  Error& at(std::string outer_place);
  Error& with_items(std::vector<std::string> items);
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  ErrorKind kind_;
  std::string message_;
  std::vector<std::string> places_;
  std::string advice_;
  std::vector<std::string> items_;
};

}  // namespace mi::base

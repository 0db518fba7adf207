// SPDX-License-Identifier: Apache-2.0
// Parsers of outside data, each behind one entry function that takes any bytes: libFuzzer drives it in the `fuzz` preset
// (driver.cpp), and the suite replays its seeds with mutations of them (replay.cpp). Refusing with base::Error is an
// answer; anything else that is thrown, a crash, or a broken promise (must) is a fault.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace mi::fuzz {

struct Target {
  const char* name;  // of the folder of its seeds, too
  void (*run)(std::string_view bytes);
};
const std::vector<Target>& targets();

// Runs it; base::Error is swallowed unless it says that the fault is ours.
void enter(const Target& target, std::string_view bytes);
// What a parser promises of what it took. Throws what no caller catches.
void must(bool holds, const char* promise);

// One file a family.
void json(std::string_view bytes);
void encoding(std::string_view bytes);
void delimited(std::string_view bytes);
void compressed(std::string_view bytes);
void xml(std::string_view bytes);
void zip(std::string_view bytes);
void workbook(std::string_view bytes);
void sheet(std::string_view bytes);
void pack(std::string_view bytes);
void calendar(std::string_view bytes);
void values(std::string_view bytes);
void numerals(std::string_view bytes);
void cells(std::string_view bytes);
void expression(std::string_view bytes);
void template_text(std::string_view bytes);
void template_docx(std::string_view bytes);
void finished(std::string_view bytes);

}  // namespace mi::fuzz

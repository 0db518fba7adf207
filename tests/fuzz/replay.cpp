// SPDX-License-Identifier: Apache-2.0
// fuzz-replay SEEDS COUNT: every seed of every target, then COUNT mutations of them, always the same. What fails is named,
// kept in the folder it is run in, and can be given to the fuzzer of that name.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "base/path.hpp"
#include "fuzz/mutate.hpp"
#include "fuzz/targets.hpp"

namespace {

using mi::fuzz::Target;

std::vector<std::string> seeds_of(const std::string& folder) {
  std::vector<std::string> seeds;
  for (const std::string& path : mi::base::list_files(folder, "")) seeds.push_back(mi::base::read_file(path));
  return seeds;
}

bool survives(const Target& target, const std::string& bytes) {
  try {
    mi::fuzz::enter(target, bytes);
    return true;
  } catch (const std::exception& e) {
    const std::string kept = std::string("failed-") + target.name;
    mi::base::write_file(kept, bytes);
    std::printf("%s: %s; see %s\n", target.name, e.what(), kept.c_str());
    return false;
  }
}

// The last input, for a crash that leaves no time to say anything.
bool replay(const Target& target, const std::string& folder, int count) {
  const std::vector<std::string> seeds = seeds_of(folder + "/" + target.name);
  if (seeds.empty()) {
    std::printf("%s: no seeds\n", target.name);
    return false;
  }
  std::printf("%s: %zu seeds, %d mutations\n", target.name, seeds.size(), count);
  std::fflush(stdout);
  bool good = std::all_of(seeds.begin(), seeds.end(), [&](const std::string& s) { return survives(target, s); });
  mi::fuzz::Mutator mutator(20260101);
  for (int i = 0; i < count && good; ++i) good = survives(target, mutator.next(seeds));
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  bool good = true;
  for (const Target& target : mi::fuzz::targets()) good = replay(target, argv[1], std::atoi(argv[2])) && good;
  return good ? 0 : 1;
}

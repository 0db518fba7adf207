// SPDX-License-Identifier: Apache-2.0
#include "claims/door/load.hpp"

#include <algorithm>
#include <set>
#include <thread>

#include "base/background.hpp"
#include "base/channel.hpp"
#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/door/file_hashes.hpp"
#include "claims/door/line_checks.hpp"
#include "claims/door/reader.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;

constexpr std::size_t blocks_waiting = 10;

template <class SomeBlock, class F> void for_each_dimension(SomeBlock& block, F&& f) {
  for (std::size_t d = 0; d < block.dimensions.size(); ++d) f(static_cast<domain::Dimension>(d), block.dimensions[d]);
}

void hash_rows(domain::Dimension dimension, NewRows& rows, casefile::BatchHasher& hasher) {
  const std::size_t width = casefile::dimension_columns(dimension).size();
  for (std::size_t at = 0; at < rows.columns.size(); at += width)
    rows.hashes.push_back(hasher.add(dimension, std::span(rows.columns).subspan(at, width)));
}

void hash_rows(Block& block, casefile::BatchHasher& hasher) {
  for_each_dimension(block, [&](domain::Dimension dimension, NewRows& rows) { hash_rows(dimension, rows, hasher); });
  std::apply([&](const auto&... list) { (hasher.add(std::span(list)), ...); }, block.lists);
}

// The thread between the one that reads and the one that writes: it looks for what is implausible, and hashes the rows.
void check_and_hash(base::Channel<Block>& in, base::Channel<Block>& out, LineChecks& checks, casefile::BatchHasher& hasher) {
  Block rest;
  for (Block block; in.pop(block);) {
    rest.bytes_read = block.bytes_read;
    checks.add(block);
    hash_rows(block, hasher);
    if (!out.push(std::move(block))) return;
  }
  checks.end(rest);
  hash_rows(rest, hasher);
  out.push(std::move(rest));
}

void write(casefile::BatchWriter& writer, const Block& block) {
  for_each_dimension(block, [&](domain::Dimension dimension, const NewRows& rows) { writer.add(dimension, rows.columns, rows.hashes); });
  std::apply([&](const auto&... list) { (writer.add(std::span(list)), ...); }, block.lists);
}

// A thread that ends its channel when its work is done or fails, and is joined in any case.
class Worker {
 public:
  template <class Work>
  Worker(base::Channel<Block>& out, Work work) : out_(out), thread_([this, work] {
    try {
      work();
      out_.end();
    } catch (...) {
      out_.end(std::current_exception());
    }
  }) {}
  ~Worker() { thread_.join(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

 private:
  base::Channel<Block>& out_;
  std::thread thread_;
};

struct Channels {
  base::Channel<Block> read{blocks_waiting};
  base::Channel<Block> hashed{blocks_waiting};
  base::Channel<Block> spare{4 * blocks_waiting};  // blocks that were written, to be filled again
};

// However the writer leaves, the others are told before they are waited for.
struct Stop {
  Channels& channels;
  ~Stop() {
    channels.read.stop();
    channels.hashed.stop();
    channels.spare.stop();
  }
};

// One thread reads, one checks and hashes the rows, this one writes; whichever fails, all end.
void run(BatchReader& reader, LineChecks& checks, casefile::BatchHasher& hasher, casefile::BatchWriter& writer, Channels& channels, LoadResult& result,
         const std::function<void(std::uint64_t)>& progress) {
  Worker reading(channels.read, [&] { reader.run(); });
  Worker hashing(channels.hashed, [&] {
    base::run_in_background();
    check_and_hash(channels.read, channels.hashed, checks, hasher);
  });
  Stop stop{channels};
  for (Block block; channels.hashed.pop(block);) {
    write(writer, block);
    for (const domain::LineNote& note : block.of<domain::LineNote>()) ++result.notes[note.what];
    progress(block.bytes_read);
    block.clear();
    channels.spare.push(std::move(block));
  }
}

void refuse_unreadable(const BatchReader& reader) {
  std::vector<std::string> items;
  for (const Problem& problem : reader.problems()) items.push_back(problem.to_string());
  if (const auto more = reader.unreadable() - static_cast<std::int64_t>(items.size()); more > 0)
    items.push_back(say("and {} more: mi-claims lint --first N lists them", more));
  throw Error(ErrorKind::cannot, say("{} rows cannot be read; nothing was loaded", reader.unreadable()),
              {reader.problems().front().place}, say("correct the export, or set such rows aside with --quarantine"))
      .with_items(items);
}

std::string hash_of_file(const std::string& path) {
  package::FileStream file(path);
  base::Hasher hasher;
  for (std::string block; file.read(block); block.clear()) hasher.add(block);
  return hasher.hex();
}

// The very files of a batch that is there: no need to read them again.
std::optional<domain::Batch> known_by_files(casefile::Case& target, const std::vector<std::string>& paths) {
  auto known = target.all<domain::Batch>();
  std::erase_if(known, [&](const auto& batch) { return batch.value.files.size() != paths.size(); });
  if (known.empty()) return std::nullopt;
  std::multiset<std::string> hashes;
  for (const std::string& path : paths) hashes.insert(hash_of_file(path));
  for (const auto& batch : known) {
    std::multiset<std::string> its;
    for (const domain::BatchFile& file : batch.value.files) its.insert(file.sha256);
    if (its == hashes) return batch.value;
  }
  return std::nullopt;
}

void describe(LoadResult& result, const LoadRequest& request, std::vector<Input>& inputs, FileHashes& hashes,
              const LineChecks& checks) {
  domain::Batch& batch = result.batch;
  hashes.finish();
  for (Input& input : inputs) {
    input.file.sha256 = hashes.sha256(input.number);
    input.file.sm3 = hashes.sm3(input.number);
    batch.files.push_back(input.file);
    if (input.file.encoding.ends_with("?"))
      result.warnings.push_back(doubtful_encoding(input.file.name));
  }
  for (const auto& [what, count] : result.notes) batch.notes += count;
  if (checks.refunds() > 0) {
    batch.netted = checks.refunds();
    batch.netted_sum = base::Money::fen(checks.refunded());
  }
  if (checks.first_second() <= checks.last_second()) {
    batch.first = base::Time::from_seconds(checks.first_second()).date();
    batch.last = base::Time::from_seconds(checks.last_second()).date();
  }
  batch.holder = request.holder;
  batch.exported = request.exported;
  result.without_visit = checks.without_visit();
}

// What was matched otherwise than by the field's own name, and what is no data.
void describe_tables(LoadResult& result, const std::vector<Input>& inputs, const AliasTable& aliases) {
  for (const Input& input : inputs) {
    for (const InputTable& table : input.tables) {
      const auto taken = aliases.taken(table.header, true);
      const std::string name = input.file.name + (table.sheet.empty() ? "" : ":" + table.sheet);
      if (!taken.empty()) result.taken.push_back(name + ": " + base::join(taken, "; "));
    }
    for (const std::string& passed : input.file.passed) result.passed.push_back(input.file.name + ":" + passed);
  }
}

LoadResult load_once(casefile::Case& target, const LoadRequest& request, const Relabelled& relabelled, const Progress& progress) {
  AliasTable aliases = AliasTable::shipped();
  std::vector<ColumnName> map;
  if (!request.map.empty()) aliases.add(map = read_map(request.map));
  FileHashes hashes(request.sm3);
  std::vector<Input> inputs = open_inputs(request.files, aliases, request.encoding, relabelled, map, &hashes);
  std::uint64_t total = 0;
  for (const Input& input : inputs) total += input.size();
  LoadResult result;
  LineChecks checks;
  casefile::BatchHasher hasher;
  casefile::BatchWriter writer(target);
  Channels channels;
  ReadOptions options;
  options.quarantine = request.quarantine;
  BatchReader reader(inputs, aliases, options, [&channels](Block& block) {
    if (!channels.read.push(std::move(block))) return false;
    block = Block();
    channels.spare.try_pop(block);
    return true;
  });
  run(reader, checks, hasher, writer, channels, result, [&](std::uint64_t done) { if (progress) progress(done, total); });
  if (reader.unreadable() > 0 && !request.quarantine) refuse_unreadable(reader);
  for (const Problem& problem : reader.problems()) result.set_aside.push_back(problem.to_string());
  if (const auto more = reader.unreadable() - static_cast<std::int64_t>(result.set_aside.size()); more > 0)
    result.set_aside.push_back(say("and {} more: mi-claims aside lists them", more));
  auto written = writer.finish(hasher);
  result.known = written.known;
  result.batch = std::move(written.batch);
  describe(result, request, inputs, hashes, checks);
  describe_tables(result, inputs, aliases);
  return result;
}

}  // namespace

LoadResult load(casefile::Case& target, const LoadRequest& request, const Progress& progress) {
  if (auto known = request.map.empty() ? known_by_files(target, request.files) : std::nullopt) {
    LoadResult result;
    result.batch = *known;
    result.known = true;
    return result;
  }
  Relabelled relabelled;
  for (;;) {
    try {
      return load_once(target, request, relabelled, progress);
    } catch (const NotUtf8& wrong) {  // seldom: in GB18030 Chinese is seldom UTF-8 by chance
      relabelled.emplace(wrong.path, wrong.failed);
    }
  }
}

std::string doubtful_encoding(const std::string& file) {
  return say("{}: read as GB18030, but so few of its characters are Chinese that it may be damaged "
             "UTF-8; name it with --encoding", file);
}

domain::Table handover(const domain::Batch& batch, const std::string& time) {
  domain::Table table{"mi.claims.handover/1",
                      {{"file", mark("file"), domain::ColumnKind::text},
                       {"kinds", mark("read as"), domain::ColumnKind::list},
                       {"lines", mark("lines"), domain::ColumnKind::integer},
                       {"sum", mark("sum"), domain::ColumnKind::money},
                       {"set_aside", mark("set aside"), domain::ColumnKind::integer},
                       {"invalid", mark("invalid"), domain::ColumnKind::integer},
                       {"encoding", mark("encoding"), domain::ColumnKind::text},
                       {"unmapped", mark("columns not stored"), domain::ColumnKind::list},
                       {"sha256", "SHA-256", domain::ColumnKind::text},
                       {"sm3", "SM3", domain::ColumnKind::text},
                       {"holder", mark("handed over by"), domain::ColumnKind::text},
                       {"exported", mark("how exported"), domain::ColumnKind::text},
                       {"time", mark("time"), domain::ColumnKind::text}},
                      {}};
  for (const domain::BatchFile& f : batch.files)
    table.rows.push_back({f.name, domain::encode(f.kinds), f.lines, f.sum.to_string(), f.set_aside, f.invalid, f.encoding,
                          domain::encode(f.unmapped), f.sha256, f.sm3, batch.holder, batch.exported, time});
  return table;
}

}  // namespace mi::claims

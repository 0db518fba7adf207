// SPDX-License-Identifier: Apache-2.0
#include "claims/load.hpp"

#include <algorithm>
#include <set>
#include <thread>

#include "base/hash.hpp"
#include "base/message.hpp"
#include "claims/channel.hpp"
#include "claims/file_hashes.hpp"
#include "claims/input.hpp"
#include "claims/rows.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using base::tr;

constexpr std::size_t rows_a_block = 4096;
constexpr std::size_t blocks_waiting = 4;
constexpr std::size_t problems_listed = 20;

// One row that cannot be read, as it is said to people.
struct Problem {
  std::string place;  // "fees.csv:17:8"
  std::string column;
  const char* reason;
  std::string cell;
  std::string to_string() const {
    std::string what = column.empty() ? tr(reason) : column + ": " + tr(reason);
    return cell.empty() ? place + " " + what : place + " " + what + " (“" + cell + "”)";
  }
};

std::string_view shortened(std::string_view cell) {
  std::size_t n = std::min<std::size_t>(cell.size(), 40);
  while (n > 0 && n < cell.size() && (static_cast<unsigned char>(cell[n]) & 0xC0) == 0x80) --n;
  return cell.substr(0, n);
}

// The thread that reads: rows of all inputs into blocks.
class Reader {
 public:
  Reader(std::vector<Input>& inputs, const AliasTable& aliases, bool quarantine, Channel<Block>& out, Channel<Block>& spare)
      : inputs_(inputs), aliases_(aliases), quarantine_(quarantine), out_(out), spare_(spare), builder_(aliases) {
    builder_.context().fill(block_);
  }

  void run() {
    for (auto [input, table] : tables_in_order()) {
      if (stopped_) return;
      std::string header = table->rows->place();
      std::int64_t before = input->file.lines + input->file.set_aside;
      try {
        read(*input, *table);
      } catch (const package::NotUtf8& failed) {
        throw NotUtf8{input->path, failed};
      } catch (Error& e) {
        throw e.at(input->file.name);
      }
      if (!stopped_ && input->file.lines + input->file.set_aside == before)
        throw Error(ErrorKind::cannot, say("the file has a header and no rows"), {input->file.name + ":" + header});
    }
    builder_.context().end();
    send();
  }

  const std::vector<Problem>& problems() const { return problems_; }
  std::int64_t unreadable() const { return unreadable_; }
  const RowContext& context() const { return builder_.context(); }

 private:
  // Visits before settlements before lines, over all files.
  std::vector<std::pair<Input*, InputTable*>> tables_in_order() {
    std::vector<std::pair<Input*, InputTable*>> tables;
    for (Input& input : inputs_)
      for (InputTable& table : input.tables) tables.emplace_back(&input, &table);
    std::stable_sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) {
      return a.second->header.kinds.front().kind < b.second->header.kinds.front().kind;
    });
    return tables;
  }

  void read(Input& input, InputTable& table) {
    builder_.context().start_file();
    while (!stopped_ && table.rows->next()) {
      if (read_row(input, table)) ++input.file.lines;
      if (block_.rows >= rows_a_block) send();
    }
    input.file.sum += base::Money::fen(builder_.context().sum());
    input.file.invalid += builder_.context().invalid();
    input.file.encoding = table.rows->encoding();
  }

  bool read_row(Input& input, InputTable& table) {
    const RowSource& rows = *table.rows;
    auto cells = rows.cells();
    if (rows.problem() != nullptr) return set_aside(input, rows, -1, {}, rows.problem());
    if (cells.size() != table.header.names.size())
      return set_aside(input, rows, -1, {},
                       cells.size() < table.header.names.size() ? mark("the row has fewer fields than the header")
                                                                : mark("the row has more fields than the header"));
    try {
      builder_.add(table.header, cells);
      return true;
    } catch (const Unreadable& problem) {
      int column = of_kind(table.header, problem.kind).of_field[problem.field];
      return set_aside(input, rows, column, aliases_.name(problem.kind, problem.field), problem.reason);
    }
  }

  static const Columns& of_kind(const Header& header, Kind kind) {
    return *std::find_if(header.kinds.begin(), header.kinds.end(), [&](const Columns& c) { return c.kind == kind; });
  }

  bool set_aside(Input& input, const RowSource& rows, int column, const std::string& column_name, const char* reason) {
    ++unreadable_;
    ++input.file.set_aside;
    if (problems_.size() < problems_listed) {
      std::string cell = column < 0 ? std::string() : std::string(shortened(rows.cells()[static_cast<std::size_t>(column)]));
      problems_.push_back({input.file.name + ":" + rows.place(column), column_name, reason, cell});
    }
    std::int64_t file = &input - inputs_.data() + 1;
    if (quarantine_)
      block_.add(domain::SetAside{next_set_aside_++, file, rows.line(), column_name, reason, rows.raw()});
    return false;
  }

  void send() {
    block_.bytes_read = 0;
    for (const Input& input : inputs_) block_.bytes_read += input.stream->bytes_read();
    if (!quarantine_ && unreadable_ > 0) {  // the batch is lost; what is left is read to say all that is wrong
      block_.clear();
      return;
    }
    stopped_ = !out_.push(std::move(block_));
    block_ = Block();
    spare_.try_pop(block_);
  }

  std::vector<Input>& inputs_;
  const AliasTable& aliases_;
  bool quarantine_;
  Channel<Block>& out_;
  Channel<Block>& spare_;
  RowBuilder builder_;
  Block block_;
  std::vector<Problem> problems_;
  std::int64_t unreadable_ = 0;
  std::uint32_t next_set_aside_ = 1;
  bool stopped_ = false;
};

// The thread that hashes rows, between the one that reads and the one that writes.
void hash_rows(Channel<Block>& in, Channel<Block>& out, casefile::BatchHasher& hasher) {
  for (Block block; in.pop(block);) {
    for (const DimensionRow& row : block.dimensions) block.hashes.push_back(hasher.add(row.dimension, block.columns_of(row)));
    std::apply([&](const auto&... list) { (hasher.add(std::span(list)), ...); }, block.lists);
    if (!out.push(std::move(block))) return;
  }
}

void write(casefile::BatchWriter& writer, const Block& block) {
  for (std::size_t i = 0; i < block.dimensions.size(); ++i)
    writer.add(block.dimensions[i].dimension, block.columns_of(block.dimensions[i]), block.hashes[i]);
  std::apply([&](const auto&... list) { (writer.add(std::span(list)), ...); }, block.lists);
}

// A thread that ends its channel when its work is done or fails, and is joined in any case.
class Worker {
 public:
  template <class Work>
  Worker(Channel<Block>& out, Work work) : out_(out), thread_([this, work] {
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
  Channel<Block>& out_;
  std::thread thread_;
};

struct Channels {
  Channel<Block> read{blocks_waiting};
  Channel<Block> hashed{blocks_waiting};
  Channel<Block> spare{4 * blocks_waiting};  // blocks that were written, to be filled again
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

// One thread reads, one hashes the rows, this one writes; whichever fails, all end.
void run(Reader& reader, casefile::BatchHasher& hasher, casefile::BatchWriter& writer, Channels& channels, LoadResult& result,
         const std::function<void(std::uint64_t)>& progress) {
  Worker reading(channels.read, [&] { reader.run(); });
  Worker hashing(channels.hashed, [&] { hash_rows(channels.read, channels.hashed, hasher); });
  Stop stop{channels};
  for (Block block; channels.hashed.pop(block);) {
    write(writer, block);
    for (const domain::LineNote& note : block.of<domain::LineNote>()) ++result.notes[note.what];
    progress(block.bytes_read);
    block.clear();
    channels.spare.push(std::move(block));
  }
}

void refuse_unreadable(const Reader& reader) {
  std::vector<std::string> items;
  for (const Problem& problem : reader.problems()) items.push_back(problem.to_string());
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
              const RowContext& context) {
  domain::Batch& batch = result.batch;
  hashes.finish();
  for (Input& input : inputs) {
    input.file.sha256 = hashes.sha256(input.number);
    input.file.sm3 = hashes.sm3(input.number);
    batch.files.push_back(input.file);
    if (input.file.encoding.ends_with("?"))
      result.warnings.push_back(say("{}: read as GB18030, but so few of its characters are Chinese that it may be damaged "
                                    "UTF-8; name it with --encoding", input.file.name));
  }
  for (const auto& [what, count] : result.notes) batch.notes += count;
  if (context.first_second() <= context.last_second()) {
    batch.first = base::Time::from_seconds(context.first_second()).date();
    batch.last = base::Time::from_seconds(context.last_second()).date();
  }
  batch.holder = request.holder;
  batch.exported = request.exported;
  result.without_visit = context.without_visit();
}

LoadResult load_once(casefile::Case& target, const LoadRequest& request, const Relabelled& relabelled, const Progress& progress) {
  AliasTable aliases = AliasTable::shipped();
  FileHashes hashes;
  std::vector<Input> inputs = open_inputs(request.files, aliases, request.encoding, relabelled, hashes);
  std::uint64_t total = 0;
  for (const Input& input : inputs) total += input.stream->size();
  LoadResult result;
  casefile::BatchHasher hasher;
  casefile::BatchWriter writer(target);
  Channels channels;
  Reader reader(inputs, aliases, request.quarantine, channels.read, channels.spare);
  run(reader, hasher, writer, channels, result, [&](std::uint64_t done) { if (progress) progress(done, total); });
  if (reader.unreadable() > 0 && !request.quarantine) refuse_unreadable(reader);
  for (const Problem& problem : reader.problems()) result.set_aside.push_back(problem.to_string());
  auto written = writer.finish(hasher);
  result.known = written.known;
  result.batch = std::move(written.batch);
  describe(result, request, inputs, hashes, reader.context());
  return result;
}

}  // namespace

LoadResult load(casefile::Case& target, const LoadRequest& request, const Progress& progress) {
  if (auto known = known_by_files(target, request.files)) {
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

const char* meaning_of_note(std::string_view what) {
  if (what == "amount") return mark("quantity × price is not the amount");
  if (what == "identity") return mark("identity numbers with a wrong check digit or day of birth");
  if (what == "outside-stay") return mark("fees on days outside the stay");
  if (what == "repeated-key") return mark("fee lines whose number came before in the same visit; checks pass them over");
  if (what == "dates") return mark("visits that end before they begin");
  return mark("settlements in which the fund pays more than the whole");
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

// SPDX-License-Identifier: Apache-2.0
#include "claims/load.hpp"

#include <algorithm>
#include <set>
#include <thread>

#include "base/hash.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "claims/rows.hpp"
#include "package/compressed.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using base::tr;

constexpr std::size_t rows_a_block = 4096;
constexpr std::size_t problems_listed = 20;

std::string name_of(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

struct Input {
  domain::BatchFile file;
  std::string text;
  Header header;
  std::size_t order = 0;  // as given
};

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

// Workbooks and databases are no delimited text, whatever their name: said before they are taken for damaged text.
void refuse_other_formats(std::string_view bytes) {
  auto starts = [&](std::string_view magic) { return bytes.starts_with(magic); };
  if (starts("PK\x03\x04") || starts("\xD0\xCF\x11\xE0"))
    throw Error(ErrorKind::cannot, say("this is a spreadsheet file, not delimited text"), {},
                say("save it as CSV (UTF-8), every column that holds codes as text"));
  if (starts(std::string_view("\0\1\0\0Standard", 12)) || starts("SQLite format 3"))
    throw Error(ErrorKind::cannot, say("this is a database file, not delimited text"), {}, say("export its tables as CSV (UTF-8)"));
}

void read_header(Input& input, const AliasTable& aliases, std::int64_t& line) {
  package::DelimitedReader reader(input.text);
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file is empty"));
  line = reader.line();
  input.header = aliases.match(reader.fields());
  if (!reader.next()) throw Error(ErrorKind::cannot, say("the file has a header and no rows"));
}

Input read_input(const std::string& path, const AliasTable& aliases, const std::string& encoding) {
  Input input;
  input.file.name = name_of(path);
  std::string bytes = base::read_file(path);
  std::int64_t line = 0;
  try {
    refuse_other_formats(bytes);
    input.file.sha256 = base::sha256_hex(bytes);
    input.file.sm3 = base::sm3_hex(bytes);
    package::Decoded decoded = package::decode_text(package::decompress(std::move(bytes)), encoding);
    input.text = std::move(decoded.text);
    input.file.encoding = decoded.encoding + (decoded.doubtful ? "?" : "");
    read_header(input, aliases, line);
  } catch (Error& e) {
    throw e.at(line > 0 ? input.file.name + ":" + std::to_string(line) : input.file.name);
  }
  input.file.unmapped = input.header.unmapped;
  return input;
}

std::vector<Input> read_inputs(const LoadRequest& request, const AliasTable& aliases) {
  std::vector<Input> inputs;
  for (const std::string& path : request.files) inputs.push_back(read_input(path, aliases, request.encoding));
  // Where a file of visits is at hand, a wide file of settlements is not read for visits a second time.
  bool visits_alone = std::any_of(inputs.begin(), inputs.end(), [](const Input& i) {
    return i.header.kinds.size() == 1 && i.header.is(Kind::visit);
  });
  for (Input& input : inputs) {
    if (visits_alone && input.header.kinds.size() > 1)
      std::erase_if(input.header.kinds, [](const Columns& c) { return c.kind == Kind::visit; });
    for (const Columns& columns : input.header.kinds) input.file.kinds.emplace_back(to_text(columns.kind));
  }
  std::stable_sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) {
    return a.header.kinds.front().kind < b.header.kinds.front().kind;
  });
  return inputs;
}

// The thread that reads: rows of all inputs into blocks.
class Reader {
 public:
  Reader(std::vector<Input>& inputs, const AliasTable& aliases, bool quarantine, BlockQueue& queue)
      : inputs_(inputs), aliases_(aliases), quarantine_(quarantine), queue_(queue), builder_(aliases) {}

  void run() {
    for (std::size_t i = 0; i < inputs_.size() && !stopped_; ++i) read(inputs_[i], static_cast<std::int64_t>(i) + 1);
    builder_.end(block_);
    send();
  }

  const std::vector<Problem>& problems() const { return problems_; }
  std::int64_t unreadable() const { return unreadable_; }
  const RowBuilder& builder() const { return builder_; }

 private:
  void read(Input& input, std::int64_t number) {
    package::DelimitedReader rows(input.text);
    rows.next();  // the header
    builder_.start_file();
    while (!stopped_ && rows.next()) {
      if (read_row(input, rows, number)) ++input.file.lines;
      if (block_.rows() >= rows_a_block) {
        block_.bytes_read = bytes_before_ + rows.offset();
        send();
      }
    }
    input.file.sum = base::Money::fen(builder_.sum());
    input.file.invalid = builder_.invalid();
    bytes_before_ += input.text.size();
    block_.bytes_read = bytes_before_;
    input.text = std::string();  // a year of lines need not stay in memory
  }

  bool read_row(Input& input, package::DelimitedReader& rows, std::int64_t number) {
    const Header& header = input.header;
    if (rows.problem() != nullptr) return set_aside(input, rows, number, -1, {}, rows.problem());
    if (rows.fields().size() != header.names.size())
      return set_aside(input, rows, number, -1, {},
                       rows.fields().size() < header.names.size() ? mark("the row has fewer fields than the header")
                                                                  : mark("the row has more fields than the header"));
    try {
      for (const Columns& columns : header.kinds) builder_.check(columns, rows.fields());
      for (const Columns& columns : header.kinds) builder_.add(columns, rows.fields(), block_);
      return true;
    } catch (const Unreadable& problem) {
      int column = of_kind(header, problem.kind).of_field[problem.field];
      return set_aside(input, rows, number, column, aliases_.name(problem.kind, problem.field), problem.reason);
    }
  }

  static const Columns& of_kind(const Header& header, Kind kind) {
    return *std::find_if(header.kinds.begin(), header.kinds.end(), [&](const Columns& c) { return c.kind == kind; });
  }

  bool set_aside(Input& input, const package::DelimitedReader& rows, std::int64_t file, int column,
                 const std::string& column_name, const char* reason) {
    ++unreadable_;
    ++input.file.set_aside;
    if (problems_.size() < problems_listed) {
      std::string place = input.file.name + ":" + std::to_string(rows.line());
      std::string cell;
      if (column >= 0) {
        place += ":" + std::to_string(column + 1);
        cell = shortened(rows.fields()[static_cast<std::size_t>(column)]);
      }
      problems_.push_back({place, column_name, reason, cell});
    }
    if (quarantine_)
      block_.set_aside.push_back({next_set_aside_++, file, rows.line(), column_name, reason, std::string(rows.raw())});
    return false;
  }

  void send() {
    if (!quarantine_ && unreadable_ > 0) {  // the batch is lost; what is left is read to say all that is wrong
      block_ = Block();
      return;
    }
    stopped_ = !queue_.push(std::move(block_));
    block_ = queue_.fresh();
  }

  std::vector<Input>& inputs_;
  const AliasTable& aliases_;
  bool quarantine_;
  BlockQueue& queue_;
  RowBuilder builder_;
  Block block_;
  std::uint64_t bytes_before_ = 0;
  std::vector<Problem> problems_;
  std::int64_t unreadable_ = 0;
  std::uint32_t next_set_aside_ = 1;
  bool stopped_ = false;
};

void write(casefile::BatchWriter& writer, const Block& block) {
  std::vector<std::string_view> row;
  for (const auto& [dimension, columns] : block.dimensions) {
    row.assign(columns.begin(), columns.end());
    writer.add(dimension, row);
  }
  writer.add(std::span(block.visits));
  writer.add(std::span(block.settlements));
  writer.add(std::span(block.prices));
  writer.add(std::span(block.fees));
  writer.add(std::span(block.notes));
  writer.add(std::span(block.set_aside));
}

// Runs the reader on a thread of its own and writes what it sends; whichever fails, both end.
void run(Reader& reader, BlockQueue& queue, casefile::BatchWriter& writer, LoadResult& result,
         const std::function<void(std::uint64_t)>& progress) {
  std::thread thread([&] {
    try {
      reader.run();
      queue.end();
    } catch (...) {
      queue.end(std::current_exception());
    }
  });
  struct Join {
    BlockQueue& queue;
    std::thread& thread;
    ~Join() {
      queue.stop();
      thread.join();
    }
  } join{queue, thread};
  Block block;
  while (queue.pop(block)) {
    write(writer, block);
    for (const domain::LineNote& note : block.notes) ++result.notes[note.what];
    progress(block.bytes_read);
    queue.give_back(std::move(block));
  }
}

void refuse_unreadable(const Reader& reader) {
  std::vector<std::string> items;
  for (const Problem& problem : reader.problems()) items.push_back(problem.to_string());
  throw Error(ErrorKind::cannot, say("{} rows cannot be read; nothing was loaded", reader.unreadable()),
              {reader.problems().front().place}, say("correct the export, or set such rows aside with --quarantine"))
      .with_items(items);
}

std::multiset<std::string> file_hashes(const std::vector<domain::BatchFile>& files) {
  std::multiset<std::string> hashes;
  for (const domain::BatchFile& file : files) hashes.insert(file.sha256);
  return hashes;
}

// The very files of a batch that is there: no need to read them again.
std::optional<domain::Batch> known_by_files(casefile::Case& target, const std::vector<Input>& inputs) {
  std::vector<domain::BatchFile> files;
  for (const Input& input : inputs) files.push_back(input.file);
  for (auto& known : target.all<domain::Batch>())
    if (file_hashes(known.value.files) == file_hashes(files)) return known.value;
  return std::nullopt;
}

void describe(LoadResult& result, const LoadRequest& request, const std::vector<Input>& inputs, const RowBuilder& builder) {
  domain::Batch& batch = result.batch;
  for (const Input& input : inputs) {
    batch.files.push_back(input.file);
    if (input.file.encoding.ends_with("?"))
      result.warnings.push_back(say("{}: read as GB18030, but so few of its characters are Chinese that it may be damaged "
                                    "UTF-8; name it with --encoding", input.file.name));
  }
  for (const auto& [what, count] : result.notes) batch.notes += count;
  if (builder.first_second() <= builder.last_second()) {
    batch.first = base::Time::from_seconds(builder.first_second()).date();
    batch.last = base::Time::from_seconds(builder.last_second()).date();
  }
  batch.holder = request.holder;
  batch.exported = request.exported;
  result.without_visit = builder.without_visit();
}

}  // namespace

LoadResult load(casefile::Case& target, const LoadRequest& request, const Progress& progress) {
  AliasTable aliases = AliasTable::shipped();
  std::vector<Input> inputs = read_inputs(request, aliases);
  LoadResult result;
  if (auto known = known_by_files(target, inputs)) {
    result.batch = *known;
    result.known = true;
    return result;
  }
  std::uint64_t total = 0;
  for (const Input& input : inputs) total += input.text.size();
  casefile::BatchWriter writer(target);
  BlockQueue queue;
  Reader reader(inputs, aliases, request.quarantine, queue);
  run(reader, queue, writer, result, [&](std::uint64_t done) { if (progress) progress(done, total); });
  if (reader.unreadable() > 0 && !request.quarantine) refuse_unreadable(reader);
  for (const Problem& problem : reader.problems()) result.set_aside.push_back(problem.to_string());
  auto written = writer.finish();
  result.known = written.known;
  result.batch = std::move(written.batch);
  describe(result, request, inputs, reader.builder());
  return result;
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

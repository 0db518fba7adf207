// SPDX-License-Identifier: Apache-2.0
#include "claims/input.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/file_hashes.hpp"
#include "claims/formats.hpp"
#include "package/compressed.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

std::string name_of(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

// What is no text at all is said to be so before it is taken for damaged text.
void must_be_text(std::string_view start) {
  if (start.starts_with("PK\x03\x04"))
    throw Error(ErrorKind::cannot, say("this is a spreadsheet file, not delimited text"), {},
                say("save it as CSV (UTF-8), every column that holds codes as text"));
  refuse_other_formats(start);
}

class DelimitedSource : public RowSource {
 public:
  explicit DelimitedSource(std::unique_ptr<package::TextStream> text) : text_(text.get()), reader_(std::move(text)) {}

  bool next() override { return reader_.next(); }
  std::span<const std::string_view> cells() const override { return reader_.fields(); }
  const char* problem() const override { return reader_.problem(); }
  std::int64_t line() const override { return reader_.line(); }
  std::string raw() const override { return std::string(reader_.raw()); }
  std::string place(int column) const override {
    return std::to_string(line()) + (column < 0 ? std::string() : ":" + std::to_string(column + 1));
  }
  std::string encoding() const override {
    return text_->decoder().encoding() + (text_->decoder().doubtful() ? "?" : "");
  }

 private:
  const package::TextStream* text_;  // the reader's
  package::DelimitedReader reader_;
};

package::Decoder decoder_for(const std::string& path, const std::string& encoding, const Relabelled& relabelled) {
  auto found = relabelled.find(path);
  return found != relabelled.end() ? package::Decoder::after_utf8(found->second) : package::Decoder(encoding);
}

Input open_input(const std::string& path, const AliasTable& aliases, package::Decoder decoder, const package::Tap& tap) {
  Input input;
  input.path = path;
  input.file.name = name_of(path);
  auto file = std::make_unique<package::FileStream>(path, tap);
  input.stream = file.get();
  std::string place = input.file.name;
  try {
    auto bytes = package::unpacked(std::move(file), package::unpacked_limit, must_be_text);
    auto text = std::make_unique<package::TextStream>(std::move(bytes), std::move(decoder));
    InputTable& table = input.tables.emplace_back();
    table.rows = std::make_unique<DelimitedSource>(std::move(text));
    if (!table.rows->next()) throw Error(ErrorKind::cannot, say("the file is empty"));
    place += ":" + table.rows->place();
    auto names = table.rows->cells();
    table.header = aliases.match({names.begin(), names.end()});
  } catch (const package::NotUtf8& failed) {
    throw NotUtf8{path, failed};
  } catch (Error& e) {
    throw e.at(place);
  }
  return input;
}

Kind first_kind(const Input& input) {
  Kind first = input.tables.front().header.kinds.front().kind;
  for (const InputTable& table : input.tables) first = std::min(first, table.header.kinds.front().kind);
  return first;
}

// Where a file of visits is at hand, a wide file of settlements is not read for visits a second time.
void drop_second_visits(std::vector<Input>& inputs) {
  bool visits_alone = false;
  for (const Input& input : inputs)
    for (const InputTable& table : input.tables)
      visits_alone |= table.header.kinds.size() == 1 && table.header.is(Kind::visit);
  for (Input& input : inputs)
    for (InputTable& table : input.tables)
      if (visits_alone && table.header.kinds.size() > 1)
        std::erase_if(table.header.kinds, [](const Columns& c) { return c.kind == Kind::visit; });
}

void describe(Input& input) {
  for (const InputTable& table : input.tables) {
    for (const Columns& columns : table.header.kinds) input.file.kinds.emplace_back(to_text(columns.kind));
    input.file.unmapped.insert(input.file.unmapped.end(), table.header.unmapped.begin(), table.header.unmapped.end());
  }
}

}  // namespace

std::vector<Input> open_inputs(const std::vector<std::string>& paths, const AliasTable& aliases, const std::string& encoding,
                               const Relabelled& relabelled, FileHashes& hashes) {
  std::vector<Input> inputs;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    inputs.push_back(open_input(paths[i], aliases, decoder_for(paths[i], encoding, relabelled), hashes.tap(i)));
    inputs.back().number = i;
  }
  drop_second_visits(inputs);
  for (Input& input : inputs) describe(input);
  std::stable_sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return first_kind(a) < first_kind(b); });
  return inputs;
}

}  // namespace mi::claims

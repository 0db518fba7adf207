// SPDX-License-Identifier: Apache-2.0
// JSON, encodings, delimited text, compressed files, XML, zip packages.
#include "fuzz/targets.hpp"
#include "json/scan.hpp"
#include "json/value.hpp"
#include "package/compressed.hpp"
#include "package/delimited.hpp"
#include "package/encoding.hpp"
#include "package/xml.hpp"
#include "package/zip.hpp"

namespace mi::fuzz {
namespace {

// Small, so that a bomb is refused before it hurts the fuzzer.
constexpr std::uint64_t unpacked_bytes = std::uint64_t{1} << 20;
constexpr package::ZipLimits zip_limits{200, unpacked_bytes, 4 * unpacked_bytes};

std::vector<std::string> owned(const std::vector<std::string_view>& fields) { return {fields.begin(), fields.end()}; }

// Written again by our own rules, a sound row reads back as the same fields.
void reads_back(const std::vector<std::string>& fields, char separator) {
  std::string line;
  bool blank = true;
  for (const std::string& field : fields) {
    if (!line.empty() || &field != &fields.front()) line += separator;
    line += package::quote_field(field, separator);
    blank = blank && field.empty();
  }
  if (blank) return;  // a blank line is passed over
  package::DelimitedOptions options;
  options.separator = separator;
  package::DelimitedReader again(line, options);
  must(again.next() && again.problem() == nullptr, "a quoted row is sound");
  must(owned(again.fields()) == fields, "a quoted row reads back");
}

}  // namespace

void json(std::string_view bytes) {
  const json::Value value = json::parse(bytes);
  const std::string canonical = json::canonical(value);
  must(json::canonical(json::parse(canonical)) == canonical, "canonical JSON reads back");
  json::Scanner scanner;
  must(scanner.scan(bytes).value() == value, "what is scanned is what is parsed");
}

void encoding(std::string_view bytes) {
  const package::Decoded decoded = package::decode_text(std::string(bytes));
  must(package::first_malformed_utf8(decoded.text) >= decoded.text.size(), "decoded text is UTF-8");
}

void delimited(std::string_view bytes) {
  const std::string text = package::decode_text(std::string(bytes)).text;
  package::DelimitedReader reader(text);
  std::size_t offset = 0;
  std::int64_t line = 0;
  while (reader.next()) {
    must(reader.line() > line && reader.offset() >= offset, "rows go forward");
    line = reader.line();
    offset = reader.offset();
    if (reader.problem() == nullptr) reads_back(owned(reader.fields()), reader.separator());
  }
}

void compressed(std::string_view bytes) {
  must(package::decompress(std::string(bytes), unpacked_bytes).size() <= unpacked_bytes || bytes.size() > unpacked_bytes,
       "the limit holds");
}

void xml(std::string_view bytes) {
  const std::string written = package::XmlDocument::parse(bytes).to_string();
  must(package::XmlDocument::parse(written).to_string() == written, "XML reads back");
}

void zip(std::string_view bytes) {
  const auto parts = package::read_zip(std::string(bytes), zip_limits);
  must(package::read_zip(package::write_zip(parts)) == parts, "a package reads back");
}

}  // namespace mi::fuzz

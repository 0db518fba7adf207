// SPDX-License-Identifier: Apache-2.0
#include "package/workbook.hpp"

#include <charconv>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "package/xml.hpp"
#include "package/xml_stream.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;

constexpr ZipLimits limits{10000, std::uint64_t{16} << 30, std::uint64_t{32} << 30};  // sheets are streamed
constexpr std::size_t most_text = std::size_t{2} << 30;                               // of shared strings

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::vector<XmlNode> children(XmlNode parent, std::string_view name) {
  std::vector<XmlNode> found;
  for (XmlNode node = parent.first_child(); node; node = node.next())
    if (local(node.name()) == name) found.push_back(node);
  return found;
}

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

// Where the relations of the workbook say that a part lies: names are given relative to xl/, or from the root.
std::map<std::string, std::string, std::less<>> relations(const ZipReader& zip) {
  std::map<std::string, std::string, std::less<>> targets;
  const XmlDocument document = XmlDocument::parse(zip.read("xl/_rels/workbook.xml.rels"));
  for (XmlNode relation : children(document.root(), "Relationship")) {
    std::string target(relation.attribute("Target"));
    targets.emplace(relation.attribute("Id"), target.starts_with('/') ? target.substr(1) : "xl/" + target);
  }
  return targets;
}

std::string_view relation_of(XmlNode sheet) {
  for (const std::string& name : sheet.attribute_names())
    if (name != "id" && local(name) == "id") return sheet.attribute(name.c_str());
  return {};
}

void read_sheets(Workbook::State& book) {
  const XmlDocument document = XmlDocument::parse(book.zip.read("xl/workbook.xml"));
  for (XmlNode about : children(document.root(), "workbookPr")) book.from_1904 = is_true(about.attribute("date1904"));
  const auto targets = relations(book.zip);
  for (XmlNode list : children(document.root(), "sheets"))
    for (XmlNode sheet : children(list, "sheet")) {
      const auto target = targets.find(relation_of(sheet));
      if (target == targets.end() || !book.zip.contains(target->second)) continue;  // a chart sheet, or damage
      const std::string_view state = sheet.attribute("state");
      book.sheets.push_back(
          {std::string(sheet.attribute("name")), target->second, !state.empty() && state != "visible"});
    }
}

void read_formats(Workbook::State& book) {
  if (!book.zip.contains("xl/styles.xml")) return;
  const XmlDocument document = XmlDocument::parse(book.zip.read("xl/styles.xml"));
  std::map<int, CellFormat> own;
  for (XmlNode list : children(document.root(), "numFmts"))
    for (XmlNode format : children(list, "numFmt"))
      own[number_of(format.attribute("numFmtId"), -1)] = format_of_code(format.attribute("formatCode"));
  for (XmlNode list : children(document.root(), "cellXfs"))
    for (XmlNode style : children(list, "xf")) {
      const int id = number_of(style.attribute("numFmtId"), 0);
      const auto found = own.find(id);
      book.formats.push_back(found != own.end() ? found->second : format_of_builtin(id));
    }
}

// <si><t>…</t></si>, or runs <si><r><t>…</t></r></si>; what stands in <rPh> is how a word sounds.
class StringEvents : public XmlEvents {
 public:
  StringEvents(std::vector<char>& text, std::vector<std::uint64_t>& ends) : text_(text), ends_(ends) {}

  void start(std::string_view name, const char**) override {
    if (name == "si") current_.clear();
    if (name == "rPh") sounds_ = true;
    reads_ = name == "t" && !sounds_;
  }
  void end(std::string_view name) override {
    reads_ = false;
    if (name == "rPh") sounds_ = false;
    if (name != "si") return;
    unescape(current_);
    if (text_.size() + current_.size() > most_text)
      throw Error(ErrorKind::cannot, base::say("the file unpacks to more than {} bytes", most_text));
    text_.insert(text_.end(), current_.begin(), current_.end());
    ends_.push_back(text_.size());
  }
  void text(std::string_view piece) override {
    if (reads_) current_.append(piece);
  }

 private:
  std::vector<char>& text_;
  std::vector<std::uint64_t>& ends_;
  std::string current_;
  bool reads_ = false;
  bool sounds_ = false;
};

void read_shared_strings(Workbook::State& book) {
  if (book.zip.contains("xl/sharedStrings.xml")) book.strings.read(book.zip.stream("xl/sharedStrings.xml"));
}

}  // namespace

void unescape(std::string& text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    unsigned code = 0;
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    const char* const first = text.data() + at + 2;
    const auto [end, failed] = std::from_chars(first, first + 4, code, 16);
    if (failed == std::errc() && end == first + 4 && code < 0x80) text.replace(at, 7, 1, static_cast<char>(code));
  }
}

void SharedStrings::read(PartStream part) {
  StringEvents events(text_, ends_);
  XmlStream stream([&part](char* room, std::size_t size) { return part.read(room, size); }, events);
  stream.run();
}

std::string_view SharedStrings::at(std::size_t number) const {
  if (number >= ends_.size())
    throw Error(ErrorKind::cannot, base::say("a cell names a text that the workbook does not have"));
  const std::uint64_t start = number == 0 ? 0 : ends_[number - 1];
  return {text_.data() + start, static_cast<std::size_t>(ends_[number] - start)};
}

Workbook::Workbook(std::string bytes) : state_(new State{ZipReader(std::move(bytes), limits), {}, {}, {}, false}) {
  if (!state_->zip.contains("xl/workbook.xml"))
    throw Error(ErrorKind::cannot, base::say("this package is no xlsx workbook"));
  read_sheets(*state_);
  read_formats(*state_);
  read_shared_strings(*state_);
}
Workbook::~Workbook() = default;
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook& Workbook::operator=(Workbook&&) noexcept = default;

const std::vector<Workbook::Sheet>& Workbook::sheets() const { return state_->sheets; }

}  // namespace mi::package

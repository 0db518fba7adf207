// SPDX-License-Identifier: Apache-2.0
#include "package/zip.hpp"

#include <zip.h>

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;

[[noreturn]] void fail(const std::string& message, std::vector<std::string> places = {}) {
  throw Error(ErrorKind::cannot, message, std::move(places));
}

bool is_safe(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find_first_of("\\:\0", 0, 3) != std::string_view::npos) return false;
  const auto folders = base::split(name, '/');
  return std::none_of(folders.begin(), folders.end(), [](const std::string& f) { return f == ".." || f == "."; });
}

struct Entry {
  zip_uint64_t index = 0;
  zip_uint64_t size = 0;
};

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Archive open_archive(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  if (bytes.empty()) fail(base::say("this is no zip package, or it is damaged"));  // libzip: an empty package
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    fail(base::say("this is no zip package, or it is damaged"));
  }
  return {archive, &zip_discard};
}

}  // namespace

struct ZipReader::State {
  std::string bytes;  // the archive reads from them
  ZipLimits limits;
  Archive archive;
  std::vector<std::string> order;
  std::map<std::string, Entry, std::less<>> entries;

  State(std::string content, ZipLimits caps) : bytes(std::move(content)), limits(caps), archive(open_archive(bytes)) {
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > limits.parts)
      fail(base::say("the package has too many parts"));
    std::uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) total += add(static_cast<zip_uint64_t>(i));
    if (total > limits.total_bytes) fail(base::say("the package unpacks to more than {} bytes", limits.total_bytes));
  }

  std::uint64_t add(zip_uint64_t index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive.get(), index, ZIP_FL_ENC_UTF_8, &stat) != 0) fail(base::say("the package is damaged"));
    const std::string name = stat.name;
    if (!is_safe(name)) fail(base::say("the package has a part with a forbidden name"), {name});
    if (stat.encryption_method != ZIP_EM_NONE) fail(base::say("the package is encrypted"), {name});
    if (stat.size > limits.part_bytes) fail(base::say("the part is larger than {} bytes", limits.part_bytes), {name});
    if (name.back() == '/') return 0;
    if (!entries.emplace(name, Entry{index, stat.size}).second) fail(base::say("the package has a part twice"), {name});
    order.push_back(name);
    return stat.size;
  }
};

ZipReader::ZipReader(std::string bytes, ZipLimits limits) : state_(std::make_unique<State>(std::move(bytes), limits)) {}
ZipReader::~ZipReader() = default;
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;

std::vector<std::string> ZipReader::names() const { return state_->order; }

bool ZipReader::contains(std::string_view name) const { return state_->entries.find(name) != state_->entries.end(); }

std::string ZipReader::read(std::string_view name) const {
  const auto found = state_->entries.find(name);
  if (found == state_->entries.end()) fail(base::say("the package has no such part"), {std::string(name)});
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen_index(state_->archive.get(), found->second.index, 0), &zip_fclose);
  // The directory gives the size; libzip stops there and compares the checksum, so a lying directory ends here.
  std::string bytes(found->second.size, '\0');
  char more = 0;
  const bool whole = file &&
                     zip_fread(file.get(), bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()) &&
                     zip_fread(file.get(), &more, 1) == 0;
  if (!whole) fail(base::say("the part is damaged"), {std::string(name)});
  return bytes;
}

struct PartStream::State {
  std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file;
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t done = 0;
};

PartStream::PartStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
PartStream::~PartStream() = default;
PartStream::PartStream(PartStream&&) noexcept = default;
PartStream& PartStream::operator=(PartStream&&) noexcept = default;

std::uint64_t PartStream::size() const { return state_->size; }

// libzip compares the checksum when it comes to the end, but unpacks more than the directory says: the limits went by it.
std::size_t PartStream::read(char* room, std::size_t size) {
  const zip_int64_t got = zip_fread(state_->file.get(), room, size);
  const std::uint64_t done = state_->done + static_cast<std::uint64_t>(std::max<zip_int64_t>(got, 0));
  if (got < 0 || done > state_->size || (got == 0 && done != state_->size))
    fail(base::say("the part is damaged"), {state_->name});
  state_->done = done;
  return static_cast<std::size_t>(got);
}

PartStream ZipReader::stream(std::string_view name) const {
  const auto found = state_->entries.find(name);
  if (found == state_->entries.end()) fail(base::say("the package has no such part"), {std::string(name)});
  std::unique_ptr<PartStream::State> state(new PartStream::State{
      {zip_fopen_index(state_->archive.get(), found->second.index, 0), &zip_fclose}, std::string(name), found->second.size, 0});
  if (!state->file) fail(base::say("the part is damaged"), {std::string(name)});
  return PartStream(std::move(state));
}

std::vector<Part> read_zip(std::string bytes, ZipLimits limits) {
  const ZipReader reader(std::move(bytes), limits);
  std::vector<Part> parts;
  for (std::string& name : reader.names()) {
    std::string content = reader.read(name);
    parts.push_back({std::move(name), std::move(content)});
  }
  return parts;
}

namespace {

[[noreturn]] void cannot_write() { throw Error(ErrorKind::internal, base::say("the package could not be written")); }

void add_part(zip_t* archive, const Part& part) {
  if (!is_safe(part.name)) fail(base::say("the package has a part with a forbidden name"), {part.name});
  zip_source_t* content = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (content == nullptr) cannot_write();
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), content, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(content);
    fail(base::say("the package has a part twice"), {part.name});
  }
  const auto place = static_cast<zip_uint64_t>(index);
  constexpr zip_uint16_t first_of_1980 = 1 << 5 | 1;  // the earliest day that a zip can name
  zip_file_set_dostime(archive, place, 0, first_of_1980, 0);
  zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 6);
  zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_DOS, 0);
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) cannot_write();
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) cannot_write();
  return bytes;
}

}  // namespace

std::string write_zip(const std::vector<Part>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> source(
      zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free);
  if (!source) cannot_write();
  zip_source_keep(source.get());  // the archive takes one reference, bytes_of needs another
  zip_t* opened = zip_open_from_source(source.get(), ZIP_TRUNCATE, &error);
  if (opened == nullptr) cannot_write();
  Archive archive(opened, &zip_discard);
  for (const Part& part : parts) add_part(archive.get(), part);
  if (zip_close(archive.get()) != 0) cannot_write();
  (void)archive.release();  // closed
  return bytes_of(source.get());
}

}  // namespace mi::package

// SPDX-License-Identifier: Apache-2.0
#include "claims/door/formats.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::claims {
namespace {

using base::mark;

bool starts(std::string_view bytes, std::string_view magic) { return bytes.starts_with(magic); }

unsigned byte_at(std::string_view bytes, std::size_t place) {
  return place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0U;
}

// dBASE III to Visual FoxPro: a version, the day of the last change (yy mm dd), the length of a header of 32-byte fields.
bool is_dbf(std::string_view bytes) {
  if (bytes.size() < 33) return false;
  const unsigned version = byte_at(bytes, 0);
  const bool known = version == 0x02 || version == 0x03 || version == 0x30 || version == 0x31 || version == 0x32 ||
                     version == 0x83 || version == 0x8B || version == 0xF5;
  const unsigned month = byte_at(bytes, 2);
  const unsigned day = byte_at(bytes, 3);
  const unsigned header = byte_at(bytes, 8) + 256 * byte_at(bytes, 9);
  return known && month >= 1 && month <= 12 && day >= 1 && day <= 31 && header >= 65 && (header % 32 == 1 || header % 32 == 8);
}

[[noreturn]] void refuse(const char* what, const char* advice) {
  throw base::Error(base::ErrorKind::cannot, base::tr(what), {}, base::tr(advice));
}

}  // namespace

void refuse_other_formats(std::string_view start) {
  if (starts(start, "\xD0\xCF\x11\xE0"))
    refuse(mark("this is a spreadsheet of the old format (.xls, .et) or an encrypted one; it is not read"),
           mark("convert it: soffice --headless --convert-to xlsx FILE; or save it as .xlsx, without a password"));
  if (starts(start.substr(std::min<std::size_t>(start.size(), 4)), "Standard Jet DB") ||
      starts(start.substr(std::min<std::size_t>(start.size(), 4)), "Standard ACE DB"))
    refuse(mark("this is an Access database; it is not read"),
           mark("export its tables as CSV (UTF-8): mdb-export FILE TABLE > TABLE.csv, or from Access itself"));
  if (starts(start, "SQLite format 3"))
    refuse(mark("this is a SQLite database; it is not read"), mark("export its tables: sqlite3 -header -csv FILE 'SELECT * FROM TABLE' > TABLE.csv"));
  if (is_dbf(start))
    refuse(mark("this is a dBASE or FoxPro table (.dbf); it is not read"),
           mark("convert it: soffice --headless --convert-to xlsx FILE"));
  if (starts(start, "%PDF")) refuse(mark("this is a PDF; it is not read"), mark("ask for the data itself, as CSV or xlsx"));
  if (starts(start, "Rar!") || starts(start, "7z\xBC\xAF\x27\x1C"))
    refuse(mark("this is an archive; it is not read"), mark("unpack it and give the files in it"));
}

}  // namespace mi::claims

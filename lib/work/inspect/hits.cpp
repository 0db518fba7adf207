// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/hits.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Hit;

constexpr std::string_view hit_format = "mi.claims.hit/1";
constexpr std::string_view end_format = "mi.end/1";

[[noreturn]] void refuse(const std::string& what, const std::string& place, const std::string& advice = {}) {
  throw Error(ErrorKind::cannot, what, {place}, advice);
}

struct Stream {
  std::vector<Hit> hits;
  std::int64_t records = 0;
  bool ended = false;
};

// Sums that contradict the lines would let a doctored stream claim more than the lines hold.
void check_sums(const Hit& hit) {
  base::Money excess, fund;
  for (const domain::LineExcess& e : hit.lines) {
    const bool within = !e.excess.is_negative() && e.excess <= e.line_amount && !e.fund.is_negative() && e.fund <= e.excess;
    if (!within) refuse(say("the excess of a line is more than the line, or the fund money more than the excess"), e.line);
    excess += e.excess;
    fund += e.fund;
  }
  if (!hit.lines.empty() && (excess != hit.excess || fund != hit.fund))
    refuse(say("the sums of a hit are not those of its lines"), hit.hit);
}

void read_end(const json::Value& record, Stream& stream) {
  stream.ended = true;
  const std::int64_t said = record.at("records").as_integer();
  if (said != stream.records)
    refuse(say("the stream says {0} records and has {1}", said, stream.records), "mi.end/1",
           say("it was cut or put together; run the check again"));
}

void read_record(const json::Value& record, Stream& stream) {
  if (stream.ended) refuse(say("something follows the end of the stream"), "mi.end/1");
  const std::string format = record.text_or("format", "");
  if (format == end_format) return read_end(record, stream);
  if (format.empty()) refuse(say("a record without a format"), "format");
  ++stream.records;
  if (format != hit_format) return;
  stream.hits.push_back(domain::decode<Hit>(record));
  check_sums(stream.hits.back());
}

}  // namespace

std::vector<Hit> read_hits(std::string_view text, const std::string& name) {
  Stream stream;
  std::int64_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = base::trim(text.substr(at, end - at));
    at = end + 1;
    ++line;
    if (row.empty()) continue;
    try {
      read_record(json::parse(row), stream);
    } catch (Error& e) {
      throw Error(ErrorKind::cannot, e.message(), e.places(), e.advice()).at(name + ":" + std::to_string(line));
    }
  }
  if (!stream.ended)
    refuse(say("the stream has no end record: it was cut off"), name, say("run the check again and give all of it"));
  return std::move(stream.hits);
}

void check_batches(const std::vector<Hit>& hits, const std::vector<std::string>& batches, const std::string& name) {
  std::set<std::string> known;
  for (const std::string& hash : batches) known.insert(hash.substr(0, 12));
  for (const Hit& hit : hits)
    for (const domain::LineExcess& e : hit.lines)
      if (known.count(e.line.substr(0, 12)) == 0)
        refuse(say("hit {0} names the line {1}, which is not in this case", hit.hit, e.line), name,
               say("the hits come from another case: check this one's claims"));
}

}  // namespace mi::work

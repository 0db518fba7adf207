// SPDX-License-Identifier: Apache-2.0
#include "work/sample/replay.hpp"

#include "work/sample/sample.hpp"

namespace mi::work {
namespace {

// A list as figures, place by place.
std::vector<domain::Figure> listed(const domain::SampleDrawn& drawn) {
  std::vector<domain::Figure> figures;
  for (std::size_t i = 0; i < drawn.ids.size(); ++i) {
    domain::Figure f;
    f.id = std::to_string(i + 1);
    f.label = "抽取";
    f.value = drawn.ids[i];
    figures.push_back(std::move(f));
  }
  return figures;
}

}  // namespace

law::Replayed replay_frame(const law::Then& then) {
  const auto frame = domain::decode<domain::SampleFrame>(then.fact.body);
  return {frame.figures, frame_of(frame.rows, frame.rate, then.law).figures};
}

law::Replayed replay_draw(const law::Then& then) {
  const auto drawn = domain::decode<domain::SampleDrawn>(then.fact.body);
  return {listed(drawn), listed(draw(frame_named(then.file, drawn.name), drawn.agency_number, drawn.institution_number))};
}

law::Replayed replay_sample(const law::Then& then) {
  const auto r = domain::decode<domain::SampleResult>(then.fact.body);
  const auto again = extrapolate(frame_named(then.file, r.name), drawn_named(then.file, r.name),
                                 {r.verified, r.confidence, r.clause, r.small}, then.law);
  return {r.figures, again.figures};
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
// The SQL form of a check kind: the same definition over the tables of the case, for a cluster where a city's or a
// province's claims lie, and for the tests that hold the kernels to it. Each form gives rows of (line, fen): the lines above
// the limit and what is above it.
//
// A form reads the relation `l` (lines after refunds that name their line, defined in front of it), the tables of the claims,
// and the rule's knowledge list as relations, which whoever runs it has filled:
//   point (place, code, is_start, value)      a code, or the beginning of codes, of a knowledge point; place: its order
//   companion_point                           likewise, the codes of what must stand beside it
//   test (test, place, alternative, field, sign, number), test_word (test, word)  its condition; `except` has the place -1
//   pair (place, main, other, window, seconds), cap (place, units, unit, count)   unit: day, stay, days, months
//   death (person, day)                       day: 2026-03-05
//   hospital_level (word, is_start, level), doctor_period (why, code, first, last: days since 1970)
// Kinds without an amount give rows of (mdtrt_id, units).
// Person-keyed forms partition by person, so on a cluster each shard runs by itself and only these rows come back.
#pragma once
#include <map>
#include <string>

#include "claims/knowledge/rules.hpp"
#include "domain/table.hpp"

namespace mi::claims {

bool has_sql_form(const std::string& kind);
// The whole statement, the rule's parameters written into it. Error(cannot): the kind has no form.
std::string sql_form(const Rule& rule);
domain::Table sql_rows(const std::vector<Rule>& rules);  // a row a rule; those of kinds without a form say so
}  // namespace mi::claims

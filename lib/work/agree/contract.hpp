// SPDX-License-Identifier: Apache-2.0
// Drafting, signing and renewing the agreement (SG-11, SG-20, SQ-30).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "work/agree/ask.hpp"

namespace mi::work {

// What the agreement will say, from its packs: each value with its clause. Blanks of the text that nobody filled yet
// are parameters without a value.
struct DraftTerm {
  std::string id, label, value, unit, clause;
  bool open = false;  // a blank: the agreement cannot be signed
};
std::vector<DraftTerm> draft_terms(const law::Rulebook& law, base::Date day);  // also what a pack takes from others
domain::Table rows(const std::vector<DraftTerm>& terms);
// Error(usage) naming each open blank and its clause (G8).
void refuse_open_blanks(const std::vector<DraftTerm>& terms);

struct SignInput {
  base::Date signed_on;
  base::Date from;                 // first day of the term
  std::optional<base::Date> to;    // last day; else agreement.term.to, else from + agreement.term (G3)
  std::string pack;                // agreement pack
  std::string form;                // "fixed"; "yearly": within a fixed one; "" stands alone (SG-20)
};
// Error(gate): the machine knows no signing from where the agreement stands, something of its gates is missing, or the term
// overlaps an agreement that is on record. Error(usage): last day before the first; a fixed one that is shorter than
// agreement.term.fixed_min.
domain::Agreement sign(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
                       const SignInput& input);

struct RenewInput {
  base::Date applied;
  base::Date signed_on;
  std::optional<base::Date> to;
};
struct Renewal {
  domain::Agreement agreement;
  domain::Figure apply_until;  // agreement.renewal.ahead; its value is empty when the packs have no such clock
  bool late = false;           // warned, never barred: the agency may organise renewal itself (SG-20)
};
// Continues the last agreement on the day after its end. Error(gate): none on record, it was terminated, or the machine
// knows no renewal from where it stands on the day of the application or of the signing. Error(usage): signed before applied for.
Renewal renew(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
              const RenewInput& input);

}  // namespace mi::work

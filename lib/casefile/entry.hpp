// SPDX-License-Identifier: Apache-2.0
// Writing the entry that closes a change. Inside casefile/ only.
#pragma once
#include <string>

#include "casefile/identity.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {

// A new entry of this case: branch, number, parent, program, person and time are set; facts and files are not.
Entry next_entry(const Case::State& state, const EntryInfo& info, base::Time recorded);
// Seals and inserts it, and makes it the head; the transaction goes on.
void write_entry(Case::State& state, Entry entry, const EntryInfo& info);
// What an entry's body holds besides its header.
json::Value entry_body(const EntryInfo& info);

}  // namespace mi::casefile

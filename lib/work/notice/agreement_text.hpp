// SPDX-License-Identifier: Apache-2.0
// The text of the agreement that a document prints: what its own pack says, and what that takes over from other agreements, or
// from other acts on the agreement.
#pragma once
#include "work/notice/content.hpp"

namespace mi::work {

const law::Pack* agreement_pack(const ContentSource& source);  // nullptr: the case uses none

// Every clause that is in force; the agreement's own text first, then that of each text taken over, each in its order. What is
// taken over names its act.
json::Value agreement_articles(const ContentSource& source);
// The values that it fixes or takes over, and its blanks as they were filled. Error(usage): one is open (G8).
json::Value agreement_terms(const ContentSource& source);
json::Value agreement_gaps(const ContentSource& source);  // what is lost of it

}  // namespace mi::work

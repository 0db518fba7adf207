// SPDX-License-Identifier: Apache-2.0
// 公示结果: what came in while a pass was posted, and whether the result stands.
#pragma once
#include <optional>

#include "work/notice/content.hpp"

namespace mi::work {

// {to, complaints: [{received, checked, finding}], result}, in words where they are words. Nothing before the window is over by
// the document's day, and while a complaint of the window is being checked.
std::optional<json::Value> publicity_result(const ContentSource& source);

}  // namespace mi::work

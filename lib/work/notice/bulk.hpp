// SPDX-License-Identifier: Apache-2.0
// Many documents from one template, which is read and packed once.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "work/notice/make.hpp"

namespace mi::work {

// One document for each line of `lines` (JSON, one object a line), named by its "name", else by its number; `write` takes
// name and bytes. Returns how many. Error(cannot) with every line that cannot be made; what came before it is written.
std::int64_t render_lines(std::string_view lines, const std::string& file, const document::Template& made_from,
                          const document::RenderOptions& options,
                          const std::function<void(const std::string& name, const std::string& bytes)>& write);

}  // namespace mi::work

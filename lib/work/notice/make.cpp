// SPDX-License-Identifier: Apache-2.0
#include "work/notice/make.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {

std::string make_document(const ContentSource& source, const MakeOptions& options) {
  const domain::DocumentRequest& request = source.paper.request;
  const Manifest manifest = manifest_of(request.template_kind);
  const json::Value data = content_of(source);
  if (const auto empty = empty_lists(data, manifest); !empty.empty())
    throw base::Error(base::ErrorKind::cannot,
                      base::say("{0} has nothing to say under {1}", request.name, base::join(empty, ", ")), {},
                      base::say("remedies are clauses of the group \"remedy\" in the case's packs"));
  document::RenderOptions render;
  render.filters.unmask = options.unmask;
  render.provenance = options.provenance;
  return template_for(request.template_kind, options.format, options.own_template).render(data, render);
}

}  // namespace mi::work

// SPDX-License-Identifier: Apache-2.0
#include "work/notice/make.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {

namespace {

const document::Template& stored(TemplateStore& templates, const std::string& kind, const MakeOptions& options) {
  const std::string key = kind + "." + options.format;
  const auto found = templates.find(key);
  if (found != templates.end()) return found->second;
  return templates.emplace(key, template_for(kind, options.format, options.own_template)).first->second;
}

}  // namespace

bool is_draft(const Paper& paper) { return paper.is_draft() && manifest_of(paper.request.template_kind).numbered; }

std::string make_document(const ContentSource& source, const MakeOptions& options, TemplateStore* templates) {
  const domain::DocumentRequest& request = source.paper.request;
  const Manifest manifest = manifest_of(request.template_kind);
  const json::Value data = content_of(source, manifest);
  if (const auto empty = empty_lists(data, manifest); !empty.empty())
    throw base::Error(base::ErrorKind::cannot,
                      base::say("{0} has nothing to say under {1}", request.name, base::join(empty, ", ")), {},
                      base::say("record it in the case, say it with mi-notice say, or use a pack that has it"));
  document::RenderOptions render;
  render.filters.unmask = options.unmask;
  render.provenance = options.provenance;
  TemplateStore own;
  return stored(templates == nullptr ? own : *templates, request.template_kind, options).render(data, render);
}

}  // namespace mi::work

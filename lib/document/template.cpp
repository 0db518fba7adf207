// SPDX-License-Identifier: Apache-2.0
#include "document/template.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "package/encoding.hpp"

namespace mi::document {

Template::Template(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::vector<Field> Template::fields() const { return body_->fields; }

std::string Template::render(const json::Value& data, const RenderOptions& options) const {
  Problems problems;
  Evaluator evaluator(data, options.filters, problems, options.step_limit);
  std::string bytes = body_->render(evaluator, options);
  problems.raise_if_any(base::say("the template cannot be filled in"), body_->name);
  return bytes;
}

Template Template::read(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  const std::string suffix = dot == std::string::npos ? "" : base::lower_ascii(path.substr(dot));
  if (suffix == ".docx") return from_docx(base::read_file(path), path);
  if (suffix == ".html" || suffix == ".htm") return from_html(package::decode_text(base::read_file(path)).text, path);
  if (suffix == ".txt") return from_text(package::decode_text(base::read_file(path)).text, path);
  throw base::Error(base::ErrorKind::usage, base::say("a template is a docx, html or txt file"), {path});
}

}  // namespace mi::document

// SPDX-License-Identifier: Apache-2.0
#include "package/xml_stream.hpp"

#include <expat.h>

#include <exception>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::package {
namespace {

constexpr int piece = 1 << 16;

std::string_view local(const char* name) {
  std::string_view whole = name;
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

std::string_view attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (name == *attributes) return attributes[1];
  return {};
}

struct XmlStream::State {
  Source source;
  XmlEvents& events;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{XML_ParserCreate(nullptr), &XML_ParserFree};
  std::exception_ptr thrown;
  bool declares_type = false;
  bool is_paused = false;
  bool has_ended = false;

  State(Source from, XmlEvents& to) : source(std::move(from)), events(to) {
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(parser.get(), &on_start, &on_end);
    XML_SetCharacterDataHandler(parser.get(), &on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), &on_type);
  }

  // expat is C: nothing may be thrown through it.
  template <class F>
  void guarded(F&& f) {
    if (thrown) return;
    try {
      f();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser.get(), XML_FALSE);
    }
  }
  static State& of(void* data) { return *static_cast<State*>(data); }
  static void XMLCALL on_start(void* data, const char* name, const char** attributes) {
    of(data).guarded([&] { of(data).events.start(local(name), attributes); });
  }
  static void XMLCALL on_end(void* data, const char* name) {
    of(data).guarded([&] { of(data).events.end(local(name)); });
  }
  static void XMLCALL on_text(void* data, const char* text, int size) {
    of(data).guarded([&] { of(data).events.text({text, static_cast<std::size_t>(size)}); });
  }
  static void XMLCALL on_type(void* data, const char*, const char*, const char*, int) {
    of(data).declares_type = true;
    XML_StopParser(of(data).parser.get(), XML_FALSE);
  }

  XML_Status next_piece() {
    void* room = XML_GetBuffer(parser.get(), piece);
    if (room == nullptr) throw base::Error(base::ErrorKind::internal, base::say("the memory does not suffice"));
    const std::size_t got = source(static_cast<char*>(room), piece);
    has_ended = got == 0;
    return XML_ParseBuffer(parser.get(), static_cast<int>(got), got == 0 ? 1 : 0);
  }

  [[noreturn]] void refuse() {
    if (thrown) std::rethrow_exception(thrown);
    if (declares_type)
      throw base::Error(base::ErrorKind::cannot, base::say("a document type declaration is not accepted here"));
    throw base::Error(base::ErrorKind::cannot, base::say("this is not well-formed XML"),
                      {base::say("line {}", XML_GetCurrentLineNumber(parser.get())) + ":" +
                       std::to_string(XML_GetCurrentColumnNumber(parser.get()) + 1)});
  }
};

XmlStream::XmlStream(Source source, XmlEvents& events) : state_(std::make_unique<State>(std::move(source), events)) {}
XmlStream::~XmlStream() = default;

void XmlStream::pause() {
  state_->is_paused = true;
  XML_StopParser(state_->parser.get(), XML_TRUE);
}

bool XmlStream::run() {
  State& s = *state_;
  for (;;) {
    XML_Status status = XML_STATUS_OK;
    if (s.is_paused) {
      s.is_paused = false;
      status = XML_ResumeParser(s.parser.get());
    } else if (s.has_ended) {
      return false;
    } else {
      status = s.next_piece();
    }
    if (status == XML_STATUS_ERROR) s.refuse();
    if (s.is_paused) return true;
  }
}

}  // namespace mi::package

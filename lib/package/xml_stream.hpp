// SPDX-License-Identifier: Apache-2.0
// Large XML read piece by piece: whoever listens is told of elements and text, and may ask for a pause after any of
// them.
#pragma once
#include <functional>
#include <memory>
#include <string_view>

namespace mi::package {

// What the parser tells. Names come without their prefix; attributes are name, value, name, value …, nullptr.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

std::string_view attribute(const char** attributes, std::string_view name);  // "" when absent

class XmlStream {
 public:
  using Source = std::function<std::size_t(char* room, std::size_t size)>;  // 0 at the end
  XmlStream(Source source, XmlEvents& events);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  // Goes on until pause() or the end; false: the end. Error(cannot) with line and column where it is not well-formed,
  // and for a document type declaration. What an event throws comes out here.
  bool run();
  void pause();  // from within an event

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mi::package

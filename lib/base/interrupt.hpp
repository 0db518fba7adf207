// SPDX-License-Identifier: Apache-2.0
// Ctrl-C while something must be rolled back. As long as an Unwinding lives, a first SIGINT, SIGTERM or SIGHUP only asks
// to stop; the work notices at stop_if_asked(), unwinds, and the process then ends by that signal. A second signal, or
// two seconds in which nobody noticed, ends it at once. Without an Unwinding signals act as usual.
#pragma once

namespace mi::base {

// Thrown by stop_if_asked(). Not a std::exception: nobody but the outermost caller may take it for an error.
struct Stopped {
  int signal;
};

class Unwinding {
 public:
  Unwinding();
  ~Unwinding();  // restores the handlers; when a stop was asked for, ends the process by that signal
  Unwinding(const Unwinding&) = delete;
  Unwinding& operator=(const Unwinding&) = delete;
};

// A file that grows past the limit of the shell (ulimit -f) ends the process by a signal; from now on it is an error of
// writing, which can be told and rolled back.
void take_limits_as_errors();

void stop_if_asked();
[[noreturn]] void end_by(int signal);

}  // namespace mi::base

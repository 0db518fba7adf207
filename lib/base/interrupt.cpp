// SPDX-License-Identifier: Apache-2.0
#include "base/interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace mi::base {
namespace {

constexpr int stopping[] = {SIGINT, SIGTERM, SIGHUP};
constexpr unsigned patience_seconds = 2;

std::atomic<int> asked{0};
int depth = 0;
struct sigaction before[3];
struct sigaction alarm_before;

void end_at_once(int signal) {
  ::signal(signal, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  sigprocmask(SIG_UNBLOCK, &only, nullptr);
  ::raise(signal);
}

extern "C" void on_stop(int signal) {
  int none = 0;
  if (!asked.compare_exchange_strong(none, signal)) return end_at_once(signal);
  ::alarm(patience_seconds);
}

extern "C" void on_alarm(int) { end_at_once(asked.load()); }

struct sigaction action(void (*handler)(int)) {
  struct sigaction result {};
  result.sa_handler = handler;
  result.sa_flags = SA_RESTART;
  sigemptyset(&result.sa_mask);
  return result;
}

void listen() {
  const struct sigaction stop = action(on_stop);
  for (int i = 0; i < 3; ++i) {
    sigaction(stopping[i], nullptr, &before[i]);
    if (before[i].sa_handler != SIG_IGN) sigaction(stopping[i], &stop, nullptr);  // nohup stays nohup
  }
  const struct sigaction late = action(on_alarm);
  sigaction(SIGALRM, &late, &alarm_before);
}

void listen_no_more() {
  ::alarm(0);
  for (int i = 0; i < 3; ++i) sigaction(stopping[i], &before[i], nullptr);
  sigaction(SIGALRM, &alarm_before, nullptr);
}

}  // namespace

Unwinding::Unwinding() {
  if (depth++ == 0) listen();
}

Unwinding::~Unwinding() {
  if (--depth > 0) return;
  listen_no_more();
  if (const int signal = asked.load(); signal != 0) end_by(signal);
}

void take_limits_as_errors() { ::signal(SIGXFSZ, SIG_IGN); }

void stop_if_asked() {
  if (const int signal = asked.load(std::memory_order_relaxed); signal != 0) throw Stopped{signal};
}

void end_by(int signal) {
  end_at_once(signal);
  std::_Exit(128 + signal);  // only if the signal is blocked for good
}

}  // namespace mi::base

// SPDX-License-Identifier: Apache-2.0
// For a thread that works ahead of others or behind them: when it is woken it does not take the processor from the thread that
// woke it, as it would a thousand times a second where two threads pass blocks to each other. It gets its share as ever.
#pragma once
#include <pthread.h>
#include <sched.h>

namespace mi::base {

inline void run_in_background() {
#ifdef SCHED_BATCH
  const sched_param none{};
  static_cast<void>(::pthread_setschedparam(::pthread_self(), SCHED_BATCH, &none));  // where it may not be, all runs as well
#endif
}

}  // namespace mi::base

/* Code of ours that runs on the student's stack. */
#ifndef CALLBACKS_H
#define CALLBACKS_H

#include "calls/threads.h"

extern const struct thread_bodies callback_bodies;

#endif

/* Our functions that run on the student's stack. */
#ifndef CALLBACKS_H
#define CALLBACKS_H

#include "calls/threads.h"

extern const struct thread_bodies callback_bodies;

#endif

/* Threads: made, joined, detached, ended. */
#ifndef THREADS_H
#define THREADS_H

#include "world.h"

void threads_begin_main(void);
void threads_main_arguments(int argc, char **argv);

/* callbacks.c: the first frame of a fiber. */
void thread_body(void *(*start)(void *), void *argument);
void thread_body_c11(int (*start)(void *), void *argument);
void main_body(int argc, char **argv);

#endif

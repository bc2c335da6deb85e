/*
 * The runtime: what the harness links into every program it builds. From the bottom up:
 *
 *   page.c     maps the page and keeps the calling thread's entry in it
 *   disturb.c  seeded delays and yields, a processor for each thread
 *   alter.c    changes what a thread stores, in the `alter` variant only
 *   choose.c   lab_choose(): the choices that a program leaves to the harness
 *   chance.c   random numbers, the same as the explorer's
 *   date.c     what the program's clocks show
 *   target.c   refuses calls of addresses that are no functions of the program
 *   wide.c     atomic accesses that no instruction makes
 *   shake.c    stands in for ThreadSanitizer's hooks, in the `shake` variant only
 *   start.c    runs the program's own main and notes how the program ends
 *   contexts.c makecontext() and its kin: several stacks in one thread
 *   meet.c     the rendezvous, and the hold that lets ticks interleave
 *   stretch.c  counts how long a thread goes on while all others wait for it
 *   rest.c     stops one thread and watches whether the others sleep
 *   tick.c     lab_tick(): counts work and watches whether threads interleave
 *   calls.c    the pthread, semaphore and process calls, wrapped; calls.h lists them
 *   c11.c      <threads.h> on top of pthreads: both sanitizer runtimes crash on it unaided
 *
 * A file calls only files above it in this list, and declares what it offers them in a header of
 * its own: page.c in this one, calls.c in wrapped.h, the others in one of their name. Two headers
 * serve the harness too: page.h, the layout of the page, and calls.h, the list of calls.
 *
 * The runtime is compiled once, uninstrumented, and linked into each variant. calls.map makes
 * the student's object call `lab_pthread_mutex_lock` where the source says
 * `pthread_mutex_lock`.
 *
 * Invariant: to a detector, nothing here orders the program's threads. The page holds relaxed
 * atomics only, and Helgrind ignores it (VALGRIND_HG_DISABLE_CHECKING).
 *
 * Machine: contexts.c depends on it, in how it passes arguments (see ARGUMENTS there), and
 * target.c.
 */
#ifndef RUNTIME_H
#define RUNTIME_H

#include "page.h"

#include <stdbool.h>

/* The mapped page, or a private one when the program runs without the harness. */
extern struct page *lab_page;

/* Maps the page. Called once, before any other function of the runtime. */
void lab_open_page(void);

/* The calling thread's index: 0 for main, then in the order of creation; -1 past PAGE_THREADS. */
int lab_self(void);
/* The calling thread's entry in the page; never NULL (unwatched threads share a spare one). */
struct page_thread *lab_self_entry(void);

/* Takes an index for a thread, process or context about to be made. */
int lab_new_thread(void);
/* Notes the state of a thread that is not the caller; nothing for one past PAGE_THREADS. */
void lab_note_other(int index, enum page_state state);

/* The first and the last call of a thread. A context begins again whenever it is resumed. */
void lab_thread_begins(int index);
void lab_thread_ends(void);
/* The first call of a forked process: from now on its end is not the program's. */
void lab_process_begins(int index);
/* Is this a process that the program forked? */
bool lab_is_forked(void);

/* Notes what the calling thread does, for the harness's deadlock watch. */
void lab_waits(int call, const volatile void *object, const void *pc);
void lab_runs(void);
void lab_takes(const volatile void *object, const void *pc);
void lab_gives(const volatile void *object);
/* The thread is a context, and another one takes its place. */
void lab_parks(void);

#define RELAXED memory_order_relaxed
#define page_get(field) atomic_load_explicit(&(field), RELAXED)
#define page_set(field, value) atomic_store_explicit(&(field), (value), RELAXED)

#endif

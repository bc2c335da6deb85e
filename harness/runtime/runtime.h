/*
 * The runtime: what the harness links into every program it builds.
 *
 *   start.c    maps the page, runs the program's own main, notes how it ended
 *   tick.c     lab_tick(): counts work and watches whether threads interleave
 *   choose.c   lab_choose(): what a program leaves to the harness
 *   disturb.c  seeded delays, yields and the rendezvous
 *   calls.c    the pthread and semaphore calls, wrapped; calls.h lists them
 *   contexts.c makecontext() and its kin: several stacks in one thread
 *   c11.c      <threads.h> onto pthreads (both sanitizer runtimes crash on it unaided)
 *   shake.c    instead of ThreadSanitizer's hooks, in the `shake` variant only
 *
 * It is compiled once, uninstrumented, and linked into each variant; calls.map makes the
 * student's object call `lab_pthread_mutex_lock` where the source says `pthread_mutex_lock`.
 *
 * Invariant: nothing here orders the program's threads in a detector's eyes. The page holds
 * relaxed atomics only, and Helgrind is told not to look at it.
 */
#ifndef RUNTIME_H
#define RUNTIME_H

#include "page.h"

#include <stdbool.h>

/* The mapped page, or a private one when the program runs without the harness. */
extern struct page *lab_page;

/* The calling thread's index: 0 for main, then in the order of creation; -1 past PAGE_THREADS. */
int lab_self(void);
/* The calling thread's entry in the page; never NULL (unwatched threads share a spare one). */
struct page_thread *lab_self_entry(void);
/* Takes an index for a thread or a process about to be made. */
int lab_new_thread(void);
/* First and last thing of a thread. A context begins anew whenever it goes on. */
void lab_thread_begins(int index);
void lab_thread_ends(void);
/* First thing of a forked process: from now on its end is not the program's. */
void lab_process_begins(int index);
/* The thread is a context, and another one takes its place. */
void lab_parks(void);
/* Did the calling thread ever switch between contexts? */
bool lab_has_contexts(void);

/* The next number of a sequence; one that nobody guesses from the last. */
uint64_t lab_mix(uint64_t value);

/* A point where another thread may get ahead, as the orders say. Leaves errno alone. */
void lab_disturb(void);
/* A forked process must not throw what its parent throws. */
void lab_drop_dice(void);
/* Before any thread is made: a thread moved to one processor hands that on to its children. */
void lab_note_processors(void);
/* Moves the thread to a processor of its own, as the orders say. */
void lab_spread(void);
/* Waits, not for long, until another thread is up too. */
void lab_rendezvous(void);
/* Holds the thread after its first tick, see page_orders.hold. */
void lab_hold(void);

/* Marks the state in the page, for the deadlock watch. */
void lab_waits(int call, const volatile void *object, const void *pc);
void lab_runs(void);
void lab_takes(const volatile void *object, const void *pc);
void lab_gives(const volatile void *object);

/*
 * A C11 call is a pthread call made on the student's behalf: it leaves the student's line here
 * first, and the pthread call picks it up instead of its own caller's.
 */
void lab_set_call_site(void *pc);
void *lab_call_site(void *pc);

#define RELAXED memory_order_relaxed
#define page_get(field) atomic_load_explicit(&(field), RELAXED)
#define page_set(field, value) atomic_store_explicit(&(field), (value), RELAXED)

#endif

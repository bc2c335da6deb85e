/*
 * The page: one shared mapping between the harness and the program that it watches.
 *
 * The harness makes the file, fills in `orders`, and hands it over as descriptor PAGE_FD; the
 * runtime maps and closes it before the program's first instruction. Everything in `threads`
 * and below is written by the program's side only. The harness reads it while the program
 * runs (to tell a deadlock from a long computation) and after it ended (to see what was done).
 *
 * What stands here is the runtime's word, not the student's: their code has no name for it.
 * All fields that are read while the program runs are relaxed atomics: the page orders
 * nothing, so that watching a race does not hide it.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	PAGE_MAGIC = 0x7261636c,
	PAGE_FD = 193, /* far from what a program opens by itself */
	PAGE_THREADS = 64, /* threads told apart; later ones run unwatched */
	PAGE_HELD = 8, /* locks one thread holds at a time, for the explanation */
};

/* What the harness orders: how this run is to be disturbed. */
struct page_orders {
	uint64_t seed;
	uint32_t rendezvous; /* 1: threads wait for each other before their first instruction */
	uint32_t spread; /* 1: each thread keeps to a processor of its own, as far as there are */
	uint32_t delays; /* the most delays for one thread; 0 for none */
	uint32_t delay_us; /* a delay is up to this long */
	uint32_t yield_one_in; /* yield at one of so many points, on average; 0 for never */
	uint32_t hold; /* 1: hold each thread after its first tick until another ticked */
	uint32_t
		alone; /* 1: whatever it waits for in read() or accept(), only it can bring about */
};

enum page_stage {
	PAGE_NOT_STARTED,
	PAGE_IN_MAIN,
	PAGE_RETURNED, /* main came to its end by itself */
	PAGE_LEFT, /* the program called exit() or one of its kin */
};

enum page_state {
	PAGE_UNUSED,
	PAGE_RUNS,
	PAGE_WAITS,
	PAGE_ENDED,
	PAGE_PARKED, /* a context of contexts.c: it goes on when one that runs switches to it */
};

struct page_held {
	_Atomic uint64_t object; /* address of the lock; 0 for a free entry */
	_Atomic uint64_t pc; /* where it was taken */
};

/* A thread, or a process that the program forked: both do work, wait and end. */
struct page_thread {
	_Atomic uint64_t ticks;
	_Atomic uint64_t between; /* how often another thread ticked between two own ticks */
	_Atomic uint32_t state; /* enum page_state */
	_Atomic uint32_t moves; /* goes up whenever `state` changes */
	_Atomic uint32_t task; /* the kernel's id of the thread; 0 before it begins */
	_Atomic uint32_t process; /* the same of the process it is in */
	_Atomic uint32_t call; /* while waiting: index of the call, see calls.h */
	_Atomic uint64_t object; /* while waiting: what for */
	_Atomic uint64_t pc; /* while waiting: where */
	struct page_held held[PAGE_HELD];
};

struct page {
	uint32_t magic;
	struct page_orders orders;
	uint64_t base; /* where the program was loaded; pc - base is what the symboliser knows */
	_Atomic uint32_t stage; /* enum page_stage */
	_Atomic uint64_t left_at; /* for PAGE_LEFT: where */
	_Atomic uint32_t crash_signal; /* that ended a forked process, as its parent saw it */
	_Atomic uint32_t thread_count; /* main is thread 0 */
	_Atomic uint32_t started; /* how many came to their rendezvous */
	_Atomic uint32_t last_ticker; /* thread + 1; 0 before the first tick */
	struct page_thread threads[PAGE_THREADS];
};

/* How many of its entries are in use: `thread_count` also counts the threads past the last one. */
static inline uint32_t page_threads(const struct page *page)
{
	uint32_t count = atomic_load_explicit(&page->thread_count, memory_order_relaxed);

	return count < PAGE_THREADS ? count : PAGE_THREADS;
}

/* Is that entry a forked process, and not a thread of one? */
static inline bool page_is_process(const struct page *page, uint32_t index)
{
	const struct page_thread *thread = &page->threads[index];

	return thread->task && thread->task == thread->process &&
	       thread->process != page->threads[0].process;
}

#endif

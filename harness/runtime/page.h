/*
 * The page: one shared mapping between the harness and the program that it watches.
 *
 * The harness creates the file, fills in `magic` and `orders`, and passes it as descriptor
 * PAGE_FD. The runtime maps it and closes the descriptor before the program's main() starts,
 * and writes all the other fields. The harness reads them while the program runs (to tell a
 * deadlock from a long computation) and after it has ended (to see how much work was done).
 *
 * The page holds the runtime's word, not the student's: their code has no name for it. All
 * fields that are read while the program runs are relaxed atomics: the page orders nothing,
 * so watching a race does not hide it.
 *
 * What is only read by the threads, what all of them write, and what each writes for itself lie in
 * different lines of the cache: a tick would otherwise wait for the ticks of the others.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	PAGE_MAGIC = 0x7261636c,
	PAGE_FD = 193, /* far above the descriptors that a program opens */
	PAGE_THREADS = 64, /* threads with an entry; later ones run unwatched */
	PAGE_HELD = 8, /* locks noted per thread, for the explanation */
	PAGE_LINE = 64, /* bytes in a line of the cache */
};

/* The harness's orders: how to disturb this run. */
struct page_orders {
	uint64_t seed;
	uint32_t rendezvous; /* 1: threads wait for each other before their first instruction */
	uint32_t spread; /* 1: threads are dealt out to the processors in turn */
	uint32_t delays; /* the most delays for one thread; 0 for none */
	uint32_t delay_us; /* the longest delay */
	uint32_t yield_one_in; /* yield at one point in so many, on average; 0 for never */
	uint32_t hold; /* n: hold each thread in and after its n-th tick until another one ticks */
	uint32_t guarded; /* 1: it may call no address but that of a function of the program */
	uint32_t rounds; /* the size of the program, in the words of its lab; 0 for none */
	uint64_t altered; /* a bit for each thread whose stores are altered; see alter.c */
	uint32_t altered_round; /* only after so many ticks of a thread; 0: at any time */
	uint32_t altered_seen; /* 1: only what is not on the thread's stack */
	uint32_t altered_only; /* of these, only this one, counted from 1; 0: all of them */
	uint32_t altered_down; /* 1: to smaller numbers */
	uint32_t alone; /* 1: only the program itself can end its waits in read() or accept() */
	uint32_t stretch; /* n: stop a thread in its n-th tick, and see how long it goes on alone */
	uint32_t rest; /* n: stop the n-th thread that works, and watch the others; 0 for none */
};

enum page_stage {
	PAGE_NOT_STARTED,
	PAGE_IN_MAIN,
	PAGE_RETURNED, /* main returned */
	PAGE_LEFT, /* the program called exit(), _exit() or quick_exit() */
	PAGE_STRANGE, /* it called an address that is no function of the program */
};

enum page_state {
	PAGE_UNUSED,
	PAGE_RUNS,
	PAGE_WAITS,
	PAGE_ENDED,
	PAGE_PARKED, /* a context of contexts.c that waits for another one to switch to it */
};

struct page_held {
	_Atomic uint64_t object; /* address of the lock; 0 for a free entry */
	_Atomic uint64_t pc; /* where the thread took it */
};

/* What the others did while a thread was stopped, by the order `rest`. */
struct page_rest {
	_Atomic uint32_t rested; /* how often all of them came to rest */
	_Atomic uint32_t
		busy; /* index + 1 of one that did not; more than all for an unwatched one */
	_Atomic uint32_t wakes; /* 1: that one woke up again and again, 0: it never slept */
	_Atomic uint32_t held; /* index of the thread that was stopped meanwhile */
};

/* A thread, a context, or a process that the program forked: all of them work, wait and end. */
struct page_thread {
	alignas(PAGE_LINE) _Atomic uint64_t ticks;
	_Atomic uint64_t between; /* how often another thread ticked between two of its ticks */
	_Atomic uint64_t row; /* its ticks since the last one of another thread */
	_Atomic uint64_t longest_row;
	_Atomic uint32_t stretch; /* its ticks while all others had to wait for it */
	_Atomic uint32_t stretching; /* of stretch.c */
	_Atomic uint32_t
		overlapped; /* 1: another thread ticked while this one was held in its tick */
	_Atomic uint32_t state; /* enum page_state */
	_Atomic uint32_t moves; /* how often the thread set `state` */
	_Atomic uint32_t task; /* the kernel's id of the thread; 0 before it begins */
	_Atomic uint32_t process; /* the kernel's id of its process */
	_Atomic uint32_t call; /* while waiting: the call, an enum runtime_call of calls.h */
	_Atomic uint64_t object; /* while waiting: the address it waits for */
	_Atomic uint64_t pc; /* while waiting: the place of the call */
	struct page_held held[PAGE_HELD];
};

struct page {
	uint32_t magic;
	struct page_orders orders;
	uint64_t base; /* where the program was loaded; the symboliser takes pc - base */
	alignas(PAGE_LINE) _Atomic uint32_t last_ticker; /* thread + 1; 0 before the first tick */
	_Atomic uint32_t stage; /* enum page_stage */
	_Atomic uint64_t left_at; /* for PAGE_LEFT and PAGE_STRANGE: where */
	_Atomic uint32_t crash_signal; /* the signal that killed a forked process */
	_Atomic uint32_t thread_count; /* main is thread 0 */
	_Atomic uint32_t started; /* how many threads reached their rendezvous */
	_Atomic uint32_t altered; /* how many stores the orders for altering them are about */
	struct page_rest rest;
	struct page_thread threads[PAGE_THREADS];
};

/* The number of entries in use; `thread_count` also counts the threads that got none. */
static inline uint32_t page_threads(const struct page *page)
{
	uint32_t count = atomic_load_explicit(&page->thread_count, memory_order_relaxed);

	return count < PAGE_THREADS ? count : PAGE_THREADS;
}

/* Is this entry a forked process, rather than a thread? */
static inline bool page_is_process(const struct page *page, uint32_t index)
{
	const struct page_thread *thread = &page->threads[index];

	return thread->task && thread->task == thread->process &&
	       thread->process != page->threads[0].process;
}

#endif

/*
 * Theory of operation
 *
 * A deadlock is told from a long computation without a guess. The program's runtime writes into
 * the page what each thread, and each process that it forked, waits for. The program is stuck when
 *
 *   1. every thread has ended, or waits in a call without a time-out, or is a context that is
 *      parked until one of those switches to it;
 *   2. the kernel says that each one that waits sleeps;
 *   3. nobody has moved for several looks, not even in the kernel's count of switches;
 *   4. no process is there that the page does not show, but for a symboliser that sleeps.
 *
 * Then nobody is left to wake anybody. A thread that was woken but has not run yet is runnable in
 * the kernel's eyes, so a slow machine cannot fake a deadlock. Bytes may be on their way between
 * two sockets while nobody is awake, but not for long: where somebody waits for bytes, more looks
 * are needed.
 */
#include "process/watch.h"

#include "runtime/calls.h"

#include <string.h>
#include <sys/types.h>

enum {
	LOOKS_UNTIL_STUCK = 8,
	LOOKS_AT_PEERS = 20, /* where somebody waits for bytes: TCP delays by up to 200 ms */
};

static bool is_watched(const struct page *page, uint32_t count, pid_t process)
{
	for (uint32_t i = 0; i < count; i++)
		if (page->threads[i].process == (uint32_t)process)
			return true;
	return false;
}

static void mix(uint64_t *fingerprint, uint64_t number)
{
	*fingerprint = *fingerprint * 1000003 + number;
}

/*
 * ThreadSanitizer starts a symboliser for its first report and keeps it. It answers nobody else,
 * but while it works on an answer, the thread that reports waits for it, in whatever call it is.
 */
static bool is_idle_symboliser(const struct tasks *tasks, uint32_t process, uint64_t *fingerprint)
{
	struct task task = task_look(tasks, process);

	mix(fingerprint, task_switches(tasks, process));
	return task.state == 'S' && strcmp(task.name, "llvm-symbolizer") == 0;
}

/* Did that thread start a process that may still wake the program? */
static bool has_strangers(const struct tasks *tasks, const struct page *page, uint32_t count,
	uint32_t process, uint32_t thread, uint64_t *fingerprint)
{
	FILE *children = task_children(tasks, process, thread);
	uint32_t child;
	bool found = false;

	while (children && fscanf(children, "%u", &child) == 1)
		found = found || !(is_watched(page, count, (pid_t)child) ||
					 is_idle_symboliser(tasks, child, fingerprint));
	if (children)
		fclose(children);
	return found;
}

/* A stranger may still wake the program: by a pipe, a signal, or in memory that they share. */
static bool is_alone(
	const struct tasks *tasks, const struct page *page, uint32_t count, uint64_t *fingerprint)
{
	for (uint32_t i = 0; i < count; i++)
		if (has_strangers(tasks, page, count, page->threads[i].process,
			    page->threads[i].task, fingerprint))
			return false;
	return !has_strangers(tasks, page, count, tasks->parent, tasks->parent, fingerprint);
}

/*
 * Will this one never move again? Of a forked process only the kernel knows: it may still be busy
 * ending, or have been killed with no chance to say so. Its first thread is a zombie as soon as
 * that one has ended; the process is gone with its last. (`task` is 0 in one that has not begun.)
 */
static bool has_gone(const struct page *page, uint32_t index, uint32_t state, struct task task)
{
	bool is_zombie = task.state == 'Z' || task.state == 'X';

	if (page_is_process(page, index))
		return !task.state || (is_zombie && task.threads <= 1);
	return state == PAGE_ENDED;
}

void watch_ticks(struct watch *watch, const struct page *page, long milliseconds)
{
	uint32_t count = page_threads(page);
	uint64_t ticks = 0;

	for (uint32_t i = 0; i < count; i++)
		ticks += page->threads[i].ticks;
	if (ticks != watch->ticks)
		watch->ticked = milliseconds;
	watch->ticks = ticks;
}

bool watch_is_stuck(struct watch *watch, const struct page *page, const struct tasks *tasks)
{
	uint32_t count = atomic_load_explicit(&page->thread_count, memory_order_relaxed);
	uint64_t fingerprint = count;
	bool somebody_waits = false, for_bytes = false;

	if (count == 0 || count > PAGE_THREADS) /* not begun yet, or not all of them watched */
		return false;
	for (uint32_t i = 0; i < count; i++) {
		const struct page_thread *thread = &page->threads[i];
		uint32_t state = atomic_load_explicit(&thread->state, memory_order_relaxed);
		struct task task = task_look(tasks, thread->task);

		mix(&fingerprint, atomic_load_explicit(&thread->moves, memory_order_relaxed));
		if (state == PAGE_PARKED || has_gone(page, i, state, task))
			continue;
		if (state != PAGE_WAITS || task.state != 'S') {
			watch->looks = 0;
			return false;
		}
		mix(&fingerprint, task_switches(tasks, thread->task));
		somebody_waits = true;
		for_bytes = for_bytes || thread->call >= CALL_read;
	}
	if (!somebody_waits || !is_alone(tasks, page, count, &fingerprint)) {
		watch->looks = 0;
		return false;
	}
	watch->looks = fingerprint == watch->fingerprint ? watch->looks + 1 : 0;
	watch->fingerprint = fingerprint;
	return watch->looks >= (for_bytes ? LOOKS_AT_PEERS : LOOKS_UNTIL_STUCK);
}

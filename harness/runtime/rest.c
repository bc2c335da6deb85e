/*
 * Theory of operation
 *
 * While one thread stands still, the others soon have nothing to do. Those that wait in a call
 * until somebody wakes them come to rest: the kernel shows them asleep, and for STILL_MS nobody
 * consumes time or a turn of a processor. One that waits by looking never gets there. It uses up
 * BUSY_MS of processor time, or it sleeps and wakes between WAKES_BUSY of our looks, whatever the
 * calls are that it looks with.
 *
 * A crowded machine must not make an honest thread look busy. Such a thread has little to do until
 * it rests, so what counts is the time that it gets, not the time that goes by. When LIMIT_MS are
 * over and neither is proven, the page says nothing.
 *
 * The thread is stopped twice, since either point alone can be fooled: in the middle of a tick, and
 * behind the next release. Never while it holds a lock: the others would sleep at that lock, and
 * what they do without it remains to be seen.
 */
#define _GNU_SOURCE
#include "rest.h"

#include "disturb.h"
#include "runtime.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum {
	STOPS = 2,
	TASKS = 2 * PAGE_THREADS, /* threads that are watched */
	LOOK_US = 5000, /* from one look to the next */
	STILL_MS = 200,
	BUSY_MS = 100,
	WAKES_BUSY = 16,
	LIMIT_MS = 4000,
};

struct task {
	long id;
	uint64_t begin; /* its processor time at our first look, in nanoseconds */
	uint64_t time, turns; /* at the last look */
	int wakes; /* looks that found it asleep again, and either had changed */
};

struct watch {
	struct task tasks[TASKS];
	int count;
	bool moved; /* has any of them, since the look before? */
	const struct task *busy;
};

static _Atomic uint32_t chosen; /* index + 1 of the thread that is stopped; 0 before there is one */
static int stops; /* of that thread, so far; nobody else's business */

static long milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads a file of the thread's folder; false when the thread has ended. */
static bool read_of(long id, const char *name, char *bytes, size_t size)
{
	char path[64];
	ssize_t length;
	int file;

	snprintf(path, sizeof path, "/proc/self/task/%ld/%s", id, name);
	file = open(path, O_RDONLY | O_CLOEXEC);
	length = file < 0 ? -1 : read(file, bytes, size - 1);
	bytes[length > 0 ? length : 0] = '\0';
	if (file >= 0)
		close(file);
	return length > 0;
}

/* Its state is the letter behind its name, which stands in brackets and may hold brackets. */
static bool is_asleep(const char *stat)
{
	const char *end = strrchr(stat, ')');

	return end && end[1] && strchr("SZX", end[2]);
}

static struct task *task_of(struct watch *watch, long id)
{
	for (int i = 0; i < watch->count; i++)
		if (watch->tasks[i].id == id)
			return &watch->tasks[i];
	if (watch->count == TASKS)
		return NULL;
	watch->tasks[watch->count] = (struct task){.id = id};
	return &watch->tasks[watch->count++];
}

/* Has it used more than a thread without work needs until it sleeps? */
static bool is_spent(const struct task *task)
{
	return task->time - task->begin >= BUSY_MS * 1000000ull;
}

static void look_at(struct watch *watch, long id)
{
	struct task *task = task_of(watch, id);
	char stat[512], schedule[128];
	unsigned long long time, turns;
	bool changed;

	if (!task || !read_of(id, "schedstat", schedule, sizeof schedule) ||
		!read_of(id, "stat", stat, sizeof stat))
		return;
	if (sscanf(schedule, "%llu %*u %llu", &time, &turns) != 2) {
		watch->moved = true;
		return;
	}
	if (!task->turns) {
		task->begin = task->time = time;
		task->turns = turns;
		watch->moved = true;
	}
	changed = time != task->time || turns != task->turns;
	watch->moved = watch->moved || changed || !is_asleep(stat);
	task->wakes += changed && is_asleep(stat);
	task->time = time;
	task->turns = turns;
	if (is_spent(task) || task->wakes >= WAKES_BUSY)
		watch->busy = task;
}

/* Looks at all threads of the process but the calling one. */
static void look(struct watch *watch)
{
	DIR *folder = opendir("/proc/self/task");
	long self_id = syscall(SYS_gettid), id;
	struct dirent *entry;

	watch->moved = !folder;
	while (folder && (entry = readdir(folder))) {
		id = strtol(entry->d_name, NULL, 10);
		if (id && id != self_id)
			look_at(watch, id);
	}
	if (folder)
		closedir(folder);
}

static void note_busy(const struct task *task)
{
	uint32_t index = 0, count = page_threads(lab_page);

	while (index < count && page_get(lab_page->threads[index].task) != (uint32_t)task->id)
		index++;
	page_set(lab_page->rest.wakes, !is_spent(task));
	page_set(lab_page->rest.held, (uint32_t)lab_self());
	page_set(lab_page->rest.busy, index < count ? index + 1 : PAGE_THREADS + 1);
}

static void stand_still(void)
{
	struct watch watch = {.count = 0};
	long begin = milliseconds(), still = begin, now = begin;

	while (!watch.busy && now - still < STILL_MS && now - begin < LIMIT_MS) {
		look(&watch);
		usleep(LOOK_US);
		now = milliseconds();
		if (watch.moved)
			still = now;
	}
	if (watch.busy)
		note_busy(watch.busy);
	else if (now - still >= STILL_MS)
		page_set(lab_page->rest.rested, page_get(lab_page->rest.rested) + 1);
}

static bool holds_a_lock(const struct page_thread *me)
{
	for (int i = 0; i < PAGE_HELD; i++)
		if (page_get(me->held[i].object))
			return true;
	return false;
}

/* The page numbers the threads that work from 1, in the order in which they were made. */
static uint32_t rank(void)
{
	uint32_t number = 1;

	for (int i = 0; i < lab_self(); i++)
		number += page_get(lab_page->threads[i].ticks) != 0;
	return number;
}

/* A round in the middle half of all, which the program cannot know. */
static uint64_t round_to_stop(void)
{
	uint64_t rounds = lab_page->orders.rounds;

	return 1 + rounds / 4 +
	       lab_mix(lab_page->orders.seed ^ lab_page->orders.rest) % (rounds / 2 + 1);
}

/* Is the calling thread the one to stop? The first to say so is. */
static bool is_chosen(void)
{
	uint32_t none = 0, self = (uint32_t)lab_self() + 1;

	if (!page_get(chosen) && rank() == lab_page->orders.rest)
		atomic_compare_exchange_strong_explicit(&chosen, &none, self, RELAXED, RELAXED);
	return page_get(chosen) == self;
}

void lab_rest(bool in_tick)
{
	const struct page_thread *me = lab_self_entry();
	int error = errno;

	if (!lab_page->orders.rest || lab_self() < 0 || page_get(me->ticks) < round_to_stop())
		return;
	if (holds_a_lock(me) || page_get(lab_page->rest.busy) || !is_chosen())
		return;
	if (stops < (in_tick ? 1 : STOPS)) {
		stops++;
		stand_still();
	}
	errno = error;
}

/* When is a program stuck? The test fills in its page, and has children in place of threads. */
#include "process/watch.h"

#include "runtime/calls.h"
#include "tap.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOOKS = 8, LOOKS_FOR_BYTES = 20 };

static struct tasks here; /* the test's own children */

static void end(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* A child that sleeps for ever; it is asleep when this returns. */
static pid_t sleeper(void)
{
	pid_t child = fork();

	if (child == 0)
		for (;;)
			pause();
	while (task_look(&here, (uint32_t)child).state != 'S')
		usleep(1000);
	return child;
}

static pid_t runner(const char *name)
{
	pid_t child = fork();

	if (child == 0) {
		prctl(PR_SET_NAME, name);
		for (volatile unsigned long i = 0;; i++)
			;
	}
	while (strcmp(task_look(&here, (uint32_t)child).name, name) != 0)
		usleep(1000);
	return child;
}

/* A child that is asleep whenever one looks, and does something in between. */
static pid_t dozer(void)
{
	pid_t child = fork();

	if (child == 0)
		for (;;)
			usleep(100);
	return child;
}

/* A child that has ended and that nobody has waited for. */
static pid_t zombie(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	while (task_look(&here, (uint32_t)child).state != 'Z')
		usleep(1000);
	return child;
}

static void add(struct page *page, pid_t child, enum page_state state, int call)
{
	struct page_thread *thread = &page->threads[page->thread_count++];

	thread->task = thread->process = (uint32_t)child;
	thread->state = state;
	thread->call = (uint32_t)call;
}

/* How many looks it takes to see that the program is stuck; 0 where a hundred are not enough. */
static int looks(const struct page *page)
{
	struct watch watch = {0};

	for (int look = 1; look <= 100; look++)
		if (watch_is_stuck(&watch, page, &here))
			return look;
	return 0;
}

/* What the watch asks of the kernel. */
static void task_tests(struct tap *tap)
{
	uint32_t self = (uint32_t)getpid();
	pid_t child = zombie();
	FILE *children = task_children(&here, self, self);
	int first = 0;

	tap_number(tap, task_look(&here, self).state, 'R', "whoever looks at itself runs");
	tap_number(tap, task_look(&here, self).threads, 1, "its threads are counted");
	tap_string(tap, task_look(&here, self).name, "test_watch", "its name is told");
	tap_ok(tap, task_resident_kib(&here, self) > 0, "and the memory that it has in use");
	tap_ok(tap, children && fscanf(children, "%d", &first) == 1 && first == child,
		"a child is listed");
	if (children)
		fclose(children);
	end(child);
	tap_number(
		tap, task_look(&here, (uint32_t)child).state, 0, "nobody is there after the end");
	tap_ok(tap, !task_children(&here, (uint32_t)child, (uint32_t)child), "nor are children");
	tap_number(tap, task_resident_kib(&here, (uint32_t)child), 0, "nor memory");
}

static void stuck_tests(struct tap *tap)
{
	struct page page = {0};
	struct watch watch = {0};
	pid_t one = sleeper(), other = sleeper();
	int seen = 0;

	tap_number(tap, looks(&page), 0, "a program that has not begun is not stuck");
	add(&page, one, PAGE_WAITS, CALL_pthread_mutex_lock);
	tap_number(tap, looks(&page), 0, "nor is one beside which an unknown process lives");
	add(&page, other, PAGE_WAITS, CALL_pthread_mutex_lock);
	tap_number(tap, looks(&page), LOOKS + 1, "two that sleep in a wait are stuck");
	page.threads[1].state = PAGE_PARKED;
	tap_number(tap, looks(&page), LOOKS + 1, "so is one, where the other is parked");
	page.threads[1].state = PAGE_RUNS;
	tap_number(tap, looks(&page), 0, "but not where it sleeps in no wait");
	page.threads[1].state = PAGE_WAITS;
	page.threads[1].call = CALL_read;
	tap_number(tap, looks(&page), LOOKS_FOR_BYTES + 1, "bytes may be under way for longer");
	for (int look = 0; look < 100; look++) {
		page.threads[1].moves++;
		seen += watch_is_stuck(&watch, &page, &here);
	}
	tap_number(tap, seen, 0, "whoever moves between two looks is not stuck");
	page.thread_count = PAGE_THREADS + 1;
	tap_number(tap, looks(&page), 0, "nor is a program of more threads than the page shows");
	page.thread_count = 2;
	end(other);
	tap_number(tap, looks(&page), LOOKS + 1, "a process that is gone wakes nobody");
	page.threads[0].state = PAGE_ENDED;
	tap_number(tap, looks(&page), 0, "where nobody waits nobody is stuck");
	end(one);
}

static void awake_tests(struct tap *tap)
{
	struct page page = {0};
	pid_t one = sleeper(), busy = runner("busy");

	add(&page, one, PAGE_WAITS, CALL_pthread_mutex_lock);
	add(&page, busy, PAGE_WAITS, CALL_pthread_mutex_lock);
	tap_number(tap, looks(&page), 0, "one that the kernel runs was woken, whatever it says");
	end(busy);
	busy = zombie();
	page.threads[1].task = page.threads[1].process = (uint32_t)busy;
	tap_number(tap, looks(&page), LOOKS + 1, "a zombie has ended, whatever it said last");
	end(busy);
	end(one);
}

/* A symboliser wakes whoever waits for its answer, but it has none to give while it sleeps. */
static void symboliser_tests(struct tap *tap)
{
	struct page page = {0};
	pid_t one = sleeper(), symboliser = runner("llvm-symbolizer");

	add(&page, one, PAGE_WAITS, CALL_pthread_mutex_lock);
	tap_number(tap, looks(&page), 0, "nobody is stuck while a symboliser works");
	kill(symboliser, SIGSTOP);
	while (task_look(&here, (uint32_t)symboliser).state != 'T')
		usleep(1000);
	tap_number(tap, looks(&page), 0, "nor while it is kept from it");
	end(symboliser);
	symboliser = fork();
	if (symboliser == 0) {
		prctl(PR_SET_NAME, "llvm-symbolizer");
		for (;;)
			pause();
	}
	while (strcmp(task_look(&here, (uint32_t)symboliser).name, "llvm-symbolizer") != 0 ||
		task_look(&here, (uint32_t)symboliser).state != 'S')
		usleep(1000);
	tap_number(tap, looks(&page), LOOKS + 1, "one that sleeps answers nobody");
	end(symboliser);
	end(one);
}

static void dozer_tests(struct tap *tap)
{
	struct page page = {0};
	struct watch watch = {0};
	pid_t one = dozer();
	unsigned long before, after;
	int seen = 0;

	add(&page, one, PAGE_WAITS, CALL_pthread_mutex_lock);
	for (int look = 0; look < 50; look++) {
		before = task_switches(&here, (uint32_t)one);
		do
			after = task_switches(&here, (uint32_t)one);
		while (after == before);
		seen += watch_is_stuck(&watch, &page, &here);
	}
	tap_number(tap, seen, 0, "one that the kernel switched to meanwhile is not stuck");
	end(one);
	tap_number(tap, (long)task_switches(&here, (uint32_t)one), 0,
		"nobody switches to one that is gone");
}

int main(void)
{
	struct tap tap = tap_plan(25);

	here = tasks_here();
	task_tests(&tap);
	stuck_tests(&tap);
	awake_tests(&tap);
	symboliser_tests(&tap);
	dozer_tests(&tap);
	return tap_end(&tap);
}

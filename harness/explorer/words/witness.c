#include "words/witness.h"

#include "base/allocate.h"
#include "base/fail.h"
#include "step/machine.h"
#include "world/memory.h"
#include "world/pc.h"
#include "world/points.h"

#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static struct witness *current;
static uint32_t current_step;
static int last_thread;
static struct enabled could;
static const struct race *wanted;
static bool race_happened;

/* Reads through the kernel, since the event's access may be the one that crashes. */
static uint64_t read_bytes(const struct event *event)
{
	uint64_t value = 0;
	struct iovec to = {&value, event->size}, from = {(void *)event->address, event->size};

	if (!event->address || !event->size || event->size > sizeof value ||
		process_vm_readv(getpid(), &to, 1, &from, 1, 0) != (ssize_t)event->size)
		return 0;
	return value;
}

/* Completes the last event, after its step. */
static void settle(void)
{
	struct event *event = &current->events[current->count - 1];

	event->after = read_bytes(event);
	event->printed_to = world.output_length;
}

static void describe(struct event *event, const struct thread *thread)
{
	const struct operation *operation = thread->pending;
	const uint64_t *arguments = thread->arguments;

	if (operation == &op_access) {
		event->address = arguments[0];
		event->size = (uint32_t)(arguments[1] & INT32_MAX);
		event->how = arguments[1] >> 31 & 1 ? TOUCH_WRITE : 0;
	} else if (operation->arguments && memory_owns(arguments[0], 1)) {
		event->address = arguments[0];
		event->size = (uint32_t)operation->size;
		event->how = operation->size ? TOUCH_ATOMIC : 0;
	}
	if (!strcmp(operation->name, "pthread_create"))
		event->start = arguments[2];
	else if (!strcmp(operation->name, "thrd_create"))
		event->start = arguments[1];
	event->before = event->after = read_bytes(event);
	event->printed_from = event->printed_to = world.output_length;
}

/* Adds the event that the thread's next step is. */
static void note_event(const struct thread *thread, unsigned choice)
{
	struct event *event;

	current->events =
		grown(current->events, current->count, &current->room, sizeof *current->events);
	event = &current->events[current->count++];
	*event = (struct event){.nth = schedule_nth(thread_number(thread)),
		.step = current_step,
		.operation = thread->pending,
		.pc = pc_of(thread),
		.choice = choice,
		.held = held_locks[thread_number(thread)]};
	event->preempts = last_thread >= 0 && last_thread != thread_number(thread) &&
			  thread_set_has(&could.threads, last_thread) &&
			  (could.choices[last_thread] & (BIT(CHOICE_TIMEOUT) - 1));
	current->preemptions += event->preempts;
	last_thread = thread_number(thread);
	describe(event, thread);
}

/* Is the event the race's first access? A call does not say how many bytes it touches. */
static bool is_first(const struct event *event, const struct race *race)
{
	return event->pc == race->first.pc && event->nth == schedule_nth(race->first.thread) &&
	       (!event->size || race->address - event->address < event->size);
}

static void note_race(const struct race *race)
{
	if (wanted && race_is_same(race, wanted) && !race_happened) {
		race_happened = true;
		current->race_second = (int)current->count - 1;
		for (int i = (int)current->count - 2; i >= 0 && current->race_first < 0; i--)
			if (is_first(&current->events[i], race))
				current->race_first = i;
	}
}

static void note_waiters(struct witness *witness)
{
	FOR_EACH_THREAD(number, world.present) {
		struct thread *thread = &threads[number];
		int holder;

		if (thread->state != THREAD_LIVES)
			continue;
		holder = machine_holder(thread);
		witness->waiters[witness->waiter_count++] = (struct waiter){
			.nth = schedule_nth(thread_number(thread)),
			.operation = thread->pending->name,
			.pc = pc_of(thread),
			.address =
				thread->pending->arguments && memory_owns(thread->arguments[0], 1)
					? thread->arguments[0]
					: 0,
			.holder = holder < 0 ? -1 : schedule_nth(holder),
		};
	}
}

/* Returns how many steps it ran. */
static size_t run(const struct schedule *schedule)
{
	size_t at = 0;

	points_set(POINTS_ALL);
	held_reset();
	last_thread = -1;
	race_happened = false;
	schedule_begin();
	for (; at < schedule->count && !race_happened; at++) {
		struct step step = schedule->steps[at];

		machine_look(&could);
		if (!thread_set_has(&could.threads, step.thread))
			break;
		current_step = (uint32_t)at;
		note_event(&threads[step.thread], step.choice);
		machine_step(step.thread, step.choice);
		settle();
		for (int i = 0; i < access_race_count; i++)
			note_race(&access_races[i]);
		schedule_note_threads();
	}
	if (!race_happened)
		machine_look(&could);
	return at;
}

static bool same(const struct witness *one, const struct witness *other)
{
	if (one->count != other->count)
		return false;
	for (size_t i = 0; i < one->count; i++) {
		const struct event *a = &one->events[i], *b = &other->events[i];

		if (a->nth != b->nth || a->operation != b->operation || a->pc != b->pc ||
			a->address != b->address || a->before != b->before || a->after != b->after)
			return false;
	}
	return true;
}

static size_t make_once(
	struct witness *witness, const struct schedule *schedule, const struct race *race)
{
	size_t done;

	*witness = (struct witness){.race_first = -1, .race_second = -1};
	current = witness;
	wanted = race;
	held_wanted = true;
	done = run(schedule);
	note_waiters(witness);
	held_wanted = false;
	return done;
}

void witness_make(struct witness *witness, struct schedule *schedule, const struct race *race)
{
	struct witness again;
	enum points points = points_are();
	uint32_t length;

	schedule->count = make_once(witness, schedule, race);
	make_once(&again, schedule, race);
	if (!same(witness, &again))
		explorer_fail("a schedule does something else when it is run again");
	witness_free(&again);
	length = world.output_length < OUTPUT_MOST ? world.output_length : OUTPUT_MOST;
	witness->printed = allocate(length + 1);
	memcpy(witness->printed, world_output, length);
	witness->printed[length] = '\0';
	points_set(points);
}

void witness_free(struct witness *witness)
{
	free(witness->events);
	free(witness->printed);
	*witness = (struct witness){0};
}

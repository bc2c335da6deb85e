/*
 * Pipes between the threads of one program. A read takes what is there, up to the size it asked
 * for; both ends wait for each other. A pipe holds 4096 bytes: PIPE_BUF, what a write never tears.
 * Linux's pipes hold more.
 */
#include "calls/descriptors.h"
#include "calls/keys.h"
#include "world/access.h"
#include "world/blocks.h"
#include "world/end.h"
#include "world/order.h"
#include "world/pc.h"

#include <errno.h>
#include <string.h>

enum { PIPES_MOST = 16, PIPE_BYTES = 4096, FIRST = 3 };

struct pipe {
	bool read_open, write_open;
	uint32_t length;
	char bytes[PIPE_BYTES];
};

/* Each pipe is in the heap of the thread that made it, so it is part of the state. */
struct pipes {
	struct pipe *items[PIPES_MOST];
};

/*
 * The pipe of a descriptor that is its open reading end, or its writing end with `want_write`; else
 * NULL.
 */
static struct pipe *pipe_of(uint64_t descriptor, bool want_write)
{
	int at = (int)descriptor - FIRST;
	struct pipe *pipe;

	if (at < 0 || at >= 2 * PIPES_MOST || !world.pipes || !world.pipes->items[at / 2] ||
		(at & 1) != want_write)
		return NULL;
	pipe = world.pipes->items[at / 2];
	return (want_write ? pipe->write_open : pipe->read_open) ? pipe : NULL;
}

static uint64_t pipe_run(struct thread *thread, unsigned choice)
{
	struct pipe *made;
	int ends[2], at = 0;

	(void)choice;
	if (!world.pipes)
		world.pipes = blocks_get_zeroed(thread, sizeof *world.pipes);
	while (world.pipes && at < PIPES_MOST && world.pipes->items[at])
		at++;
	made = world.pipes && at < PIPES_MOST ? blocks_get_zeroed(thread, sizeof *made) : NULL;
	if (!made) {
		world_end(END_UNMODELLED, 0, 0, "more than 16 pipes");
		return 0;
	}
	made->read_open = made->write_open = true;
	world.pipes->items[at] = made;
	ends[0] = FIRST + 2 * at;
	ends[1] = ends[0] + 1;
	access_touch(thread, thread->arguments[0], sizeof ends, TOUCH_WRITE, pc_of(thread));
	if (!world.end)
		memcpy((void *)thread->arguments[0], ends, sizeof ends);
	return 0;
}

OPERATION(pipe) = {"pipe", 1, always_enabled, pipe_run};

static uint32_t read_choices(const struct thread *thread)
{
	const struct pipe *pipe = pipe_of(thread->arguments[0], false);

	return !pipe || pipe->length || !pipe->write_open ? BIT(0) : 0;
}

static uint64_t read_end(struct thread *thread)
{
	const uint64_t *arguments = thread->arguments;
	struct pipe *pipe = pipe_of(arguments[0], false);
	uint64_t count = arguments[2];

	if (!pipe)
		return fails(thread, EBADF);
	if (count > pipe->length)
		count = pipe->length;
	order_acquire(thread, (uintptr_t)pipe);
	access_touch(thread, arguments[1], count, TOUCH_WRITE, pc_of(thread));
	if (world.end)
		return 0;
	memcpy((void *)arguments[1], pipe->bytes, count);
	pipe->length -= (uint32_t)count;
	memmove(pipe->bytes, pipe->bytes + count, pipe->length);
	memset(pipe->bytes + pipe->length, 0, count);
	return count;
}

/* A write waits until all of it fits: a short write is never torn. */
static uint32_t write_choices(const struct thread *thread)
{
	const struct pipe *pipe = pipe_of(thread->arguments[0], true);
	uint64_t count = thread->arguments[2];

	return !pipe || !pipe->read_open || count > PIPE_BYTES || count <= PIPE_BYTES - pipe->length
		       ? BIT(0)
		       : 0;
}

static uint64_t write_end(struct thread *thread)
{
	const uint64_t *arguments = thread->arguments;
	struct pipe *pipe = pipe_of(arguments[0], true);

	if (!pipe)
		return fails(thread, EBADF);
	if (!pipe->read_open)
		world_end(END_CRASHED, 13, 0, "writes into a pipe that nobody reads (SIGPIPE)");
	if (arguments[2] > PIPE_BYTES)
		world_end(END_UNMODELLED, 0, 0, "a write of more than 4096 bytes into a pipe");
	access_touch(thread, arguments[1], arguments[2], 0, pc_of(thread));
	if (world.end)
		return 0;
	memcpy(pipe->bytes + pipe->length, (const void *)arguments[1], arguments[2]);
	pipe->length += (uint32_t)arguments[2];
	order_release(thread, (uintptr_t)pipe);
	return arguments[2];
}

static uint64_t close_end(struct thread *thread)
{
	struct pipe *reads = pipe_of(thread->arguments[0], false),
		    *writes = pipe_of(thread->arguments[0], true);

	if (!reads && !writes)
		return fails(thread, EBADF);
	/* A thread that reads the end of file is ordered behind the close. */
	order_release(thread, (uintptr_t)(reads ? reads : writes));
	if (reads)
		reads->read_open = false;
	else
		writes->write_open = false;
	return 0;
}

const struct descriptor_kind descriptors_of_pipes = {
	.first = FIRST,
	.count = 2 * PIPES_MOST,
	.read_choices = read_choices,
	.read = read_end,
	.write_choices = write_choices,
	.write = write_end,
	.close = close_end,
};

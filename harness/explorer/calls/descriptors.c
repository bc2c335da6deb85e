#include "calls/descriptors.h"

#include "calls/keys.h"
#include "world/end.h"

#include <errno.h>

static uint64_t stdin_read(struct thread *thread)
{
	(void)thread;
	world_end(END_UNMODELLED, 0, 0, "read() from stdin");
	return 0;
}

static const struct descriptor_kind descriptors_of_input = {
	.first = 0, .count = 1, .read = stdin_read};

static const struct descriptor_kind *const kinds[] = {
	&descriptors_of_input,
	&descriptors_of_output,
	&descriptors_of_pipes,
	&descriptors_of_counters,
};

/* What a number is that is no descriptor. */
static const struct descriptor_kind none;

static const struct descriptor_kind *kind_of(const struct thread *thread)
{
	int descriptor = (int)thread->arguments[0];

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (descriptor >= kinds[i]->first && descriptor - kinds[i]->first < kinds[i]->count)
			return kinds[i];
	return &none;
}

static uint32_t read_choices(const struct thread *thread)
{
	const struct descriptor_kind *kind = kind_of(thread);

	return kind->read_choices ? kind->read_choices(thread) : BIT(0);
}

static uint64_t read_run(struct thread *thread, unsigned choice)
{
	const struct descriptor_kind *kind = kind_of(thread);

	(void)choice;
	return kind->read ? kind->read(thread) : fails(thread, EBADF);
}

OPERATION(read) = {"read", 3, read_choices, read_run};

static uint32_t write_choices(const struct thread *thread)
{
	const struct descriptor_kind *kind = kind_of(thread);

	return kind->write_choices ? kind->write_choices(thread) : BIT(0);
}

static uint64_t write_run(struct thread *thread, unsigned choice)
{
	const struct descriptor_kind *kind = kind_of(thread);

	(void)choice;
	return kind->write ? kind->write(thread) : fails(thread, EBADF);
}

OPERATION(write) = {"write", 3, write_choices, write_run};

static uint64_t close_run(struct thread *thread, unsigned choice)
{
	const struct descriptor_kind *kind = kind_of(thread);

	(void)choice;
	return kind->close ? kind->close(thread) : fails(thread, EBADF);
}

OPERATION(close) = {"close", 1, always_enabled, close_run};

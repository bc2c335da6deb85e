/*
 * Programs that are made of instructions at random nearly all race or hang. These are made of
 * snippets as students write them (a critical section, a flag that is raised, a wait for it), of
 * two kinds in each program, and then something is broken in every third one.
 */
#include "generate.h"

#include <stdbool.h>
#include <string.h>

enum {
	TRIES = 1000,
	/* Orders of a program's points, if none had to wait for another: at most. */
	ORDERS_MOST = 12000,
};

static struct program *program;
static uint64_t state;

static uint64_t next_random(void)
{
	uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static unsigned below(unsigned count)
{
	return (unsigned)(next_random() % count);
}

static bool one_in(unsigned count)
{
	return below(count) == 0;
}

/* ---------------------------------------------------------------- snippets */

static int current, length; /* thread, instructions */

static void add(enum code code, unsigned object, unsigned value, unsigned order, unsigned skip)
{
	if (length < PROGRAM_LENGTH)
		program->table[current][length++] = (struct instruction){(uint8_t)code,
			(uint8_t)object, (uint8_t)value, (uint8_t)order, (uint8_t)skip};
}

/* Cells 0 and 1 are for plain accesses, 2 and 3 are flags and for atomic ones, mostly. */
static unsigned plain_cell(void)
{
	return one_in(12) ? below(4) : one_in(4);
}

static unsigned flag(void)
{
	return one_in(16) ? below(4) : 2 + one_in(4);
}

static unsigned which(void)
{
	return one_in(5);
}

static void access(void)
{
	switch (below(4)) {
	case 0:
		add(WRITE, plain_cell(), 1 + below(2), 0, 0);
		break;
	case 1:
		add(one_in(3) ? COPY : INCREMENT, plain_cell(), 0, 0, 0);
		break;
	default:
		add(READ, plain_cell(), 0, 0, 0);
	}
}

/* Something, an access or two, and something; the first may fail. */
static void section(enum code enter, enum code leave, unsigned object)
{
	int begin = length;

	add(enter, object, 0, 0, 0);
	access();
	if (one_in(4))
		access();
	add(leave, object, 0, 0, 0);
	program->table[current][begin].skip = (uint8_t)(length - begin - 1);
}

static void locks(void)
{
	unsigned first = which();

	if (one_in(5)) {
		add(LOCK, first, 0, 0, 0);
		add(LOCK, 1 - first, 0, 0, 0);
		access();
		add(UNLOCK, below(2), 0, 0, 0);
		add(UNLOCK, below(2), 0, 0, 0);
		return;
	}
	section(one_in(4) ? TRYLOCK : LOCK, UNLOCK, first);
}

static void conditions(void)
{
	unsigned condition = one_in(10), cell = one_in(3) ? flag() : plain_cell();

	if (one_in(2)) {
		add(LOCK, 0, 0, 0, 0);
		add(one_in(5) ? WAIT_IF : WAIT, condition, cell, 0, 0);
		if (one_in(2))
			access();
		add(UNLOCK, 0, 0, 0, 0);
		return;
	}
	add(LOCK, 0, 0, 0, 0);
	add(WRITE, cell, 1, 0, 0);
	if (one_in(2))
		add(one_in(2) ? SIGNAL : BROADCAST, condition, 0, 0, 0);
	add(UNLOCK, 0, 0, 0, 0);
	add(one_in(2) ? SIGNAL : BROADCAST, condition, 0, 0, 0);
}

static void semaphores(void)
{
	unsigned object = which();

	switch (below(4)) {
	case 0:
		section(one_in(3) ? SEM_TRYWAIT : SEM_WAIT, SEM_POST, object);
		break;
	case 1:
		access();
		add(SEM_POST, object, 0, 0, 0);
		break;
	default:
		add(one_in(3) ? SEM_TRYWAIT : SEM_WAIT, object, 0, 0, 1);
		access();
	}
}

static void barriers(void)
{
	if (one_in(2))
		access();
	add(BARRIER, 0, 0, 0, 0);
	if (one_in(2))
		access();
}

static void rwlocks(void)
{
	int begin = length;

	if (one_in(3)) {
		section(one_in(4) ? TRY_WRITE_LOCK : WRITE_LOCK, RW_UNLOCK, which());
	} else {
		add(one_in(4) ? TRY_READ_LOCK : READ_LOCK, which(), 0, 0, 2);
		add(one_in(8) ? WRITE : READ, plain_cell(), 1, 0, 0);
		add(RW_UNLOCK, program->table[current][begin].object, 0, 0, 0);
	}
}

static void spins(void)
{
	section(one_in(3) ? SPIN_TRYLOCK : SPIN_LOCK, SPIN_UNLOCK, which());
}

static bool weak; /* the program has relaxed accesses */

static unsigned order_of(enum code code)
{
	static const unsigned loads[] = {__ATOMIC_ACQUIRE, __ATOMIC_SEQ_CST};
	static const unsigned stores[] = {__ATOMIC_RELEASE, __ATOMIC_SEQ_CST};
	static const unsigned both[] = {__ATOMIC_ACQ_REL, __ATOMIC_SEQ_CST};

	if (weak && one_in(2))
		return code == LOAD || code == STORE || one_in(2) ? __ATOMIC_RELAXED
		       : one_in(2)                                ? __ATOMIC_ACQUIRE
								  : __ATOMIC_RELEASE;
	return code == LOAD ? loads[below(2)] : code == STORE ? stores[below(2)] : both[below(2)];
}

static void fence(unsigned order)
{
	if (weak && one_in(3))
		add(FENCE, 0, 0, one_in(3) ? (unsigned)__ATOMIC_SEQ_CST : order, 0);
}

static void atomics(void)
{
	unsigned cell = flag();

	switch (below(5)) {
	case 0:
		add(ADD, cell, 1, order_of(ADD), 0);
		break;
	case 1:
		add(SWAP, cell, 1 + below(2), order_of(SWAP), 1);
		access();
		break;
	case 2:
		access();
		fence(__ATOMIC_RELEASE);
		add(STORE, cell, 1 + one_in(4), order_of(STORE), 0);
		break;
	default:
		add(LOAD, cell, 0, order_of(LOAD), 0);
		if (one_in(5))
			break;
		add(UNLESS, 0, 1, 0, 1);
		if (weak && one_in(3)) {
			program->table[current][length - 1].skip = 2;
			add(FENCE, 0, 0, __ATOMIC_ACQUIRE, 0);
		}
		access();
	}
}

static void others(void)
{
	switch (below(4)) {
	case 0:
		add(ONCE, 0, 0, 0, 0);
		break;
	case 1:
		add(PRINT, 0, 0, 0, 0);
		break;
	default:
		add(READ, plain_cell(), 0, 0, 0);
		add(UNLESS, 0, below(2), 0, 1);
		access();
	}
}

static void (*const kinds[])(void) = {locks, locks, conditions, semaphores, barriers, rwlocks,
	spins, atomics, atomics, atomics, others};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* ---------------------------------------------------------------- programs */

/* One instruction is gone, or works on another object, or is another's. */
static void break_something(void)
{
	struct instruction *table = program->table[below((unsigned)program->threads)];
	int count = 0, at;

	while (table[count].code != STOP)
		count++;
	if (count == 0)
		return;
	at = (int)below((unsigned)count);
	if (one_in(2))
		memmove(&table[at], &table[at + 1], (size_t)(count - at) * sizeof *table);
	else if (table[at].code >= LOCK && table[at].code != BARRIER && table[at].code != FENCE &&
		 table[at].code != ONCE)
		table[at].object = (uint8_t)below(2);
	else if (one_in(2))
		table[at].order = __ATOMIC_RELAXED;
	else if (table[at].code < LOCK)
		table[at].object = (uint8_t)below(PROGRAM_CELLS);
}

static int points_of(int thread)
{
	static const int points[] = {
#define X(name, points) points,
		INSTRUCTIONS(X)
#undef X
	};
	/* A thread starts and ends; main makes all but the first while that may run. */
	int sum = thread ? 2 : program->threads - 2;

	for (int i = 0; i < PROGRAM_LENGTH; i++)
		sum += points[program->table[thread][i].code];
	return sum;
}

/* In how many orders can the threads' points come, if none waits? */
static double orders(void)
{
	double product = 1;
	int placed = 0;

	for (int thread = 0; thread < program->threads; thread++)
		for (int i = 1; i <= points_of(thread); i++)
			product = product * ++placed / i;
	return product;
}

static void try_one(void)
{
	void (*themes[2])(void) = {kinds[below(KINDS)], kinds[below(KINDS)]};
	int most;

	memset(program, 0, sizeof *program);
	program->threads = 2 + one_in(3);
	most = program->threads == 2 ? 3 + (int)below(3) : 1 + (int)below(3);
	weak = one_in(3);
	for (int i = 0; i < PROGRAM_OBJECTS; i++)
		program->semaphores[i] = (int)below(2);
	program->barrier = one_in(10) ? 1 + (int)below(3) : program->threads;
	for (current = 0; current < program->threads; current++) {
		length = 0;
		while (length < most)
			one_in(6) ? access() : themes[below(2)]();
	}
	if (one_in(3))
		break_something();
}

void generate(struct program *made, uint64_t seed)
{
	program = made;
	state = seed;
	for (int i = 0; i < TRIES; i++) {
		try_one();
		if (orders() <= ORDERS_MOST)
			return;
	}
}

/* ---------------------------------------------------------------- for people */

void program_print(FILE *out, const struct program *shown)
{
	static const char *const names[] = {
#define X(name, points) #name,
		INSTRUCTIONS(X)
#undef X
	};
	static const char *const order_names[] = {
		"relaxed", "consume", "acquire", "release", "acq_rel", "seq_cst"};

	fprintf(out, "semaphores %d %d, barrier %d\n", shown->semaphores[0], shown->semaphores[1],
		shown->barrier);
	for (int thread = 0; thread < shown->threads; thread++) {
		fprintf(out, "thread %d:\n", thread);
		for (int i = 0; shown->table[thread][i].code != STOP; i++) {
			const struct instruction *at = &shown->table[thread][i];

			fprintf(out, "  %-15s object %d", names[at->code], at->object);
			fprintf(out, " value %d", at->value);
			if (at->code >= LOAD && at->code <= FENCE)
				fprintf(out, " %s", order_names[at->order]);
			if (at->skip)
				fprintf(out, " skip %d", at->skip);
			fputc('\n', out);
		}
	}
}

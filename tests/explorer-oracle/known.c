#include "known.h"

#include <stdio.h>

extern const struct operation op_atomic32_fetch_add, op_pthread_mutex_lock;

static bool is_add(const struct operation *operation)
{
	return operation == &op_atomic32_fetch_add;
}

static bool is_lock(const struct operation *operation)
{
	return operation == &op_pthread_mutex_lock;
}

static bool good = true;
static struct naive naive;

static void expect(const char *what, uint64_t wanted, uint64_t got)
{
	if (wanted != got) {
		printf("%s: %llu, and should be %llu\n", what, (unsigned long long)got,
			(unsigned long long)wanted);
		good = false;
	}
}

static uint64_t choose(uint64_t n, uint64_t k)
{
	return k == 0 ? 1 : choose(n - 1, k - 1) * n / k;
}

/* Each of n threads adds to one atomic variable: n! orders. */
static void check_adds(void)
{
	uint64_t wanted = 1;

	naive_counts = is_add;
	for (int threads = 2; threads <= 4; threads++) {
		struct program program = {.threads = threads, .barrier = 1};

		for (int i = 0; i < threads; i++)
			program.table[i][0] = (struct instruction){ADD, 0, 1, __ATOMIC_SEQ_CST, 0};
		wanted *= (uint64_t)threads;
		oracle_count(&program, &naive);
		expect("orders of atomic additions", wanted, naive.orders);
	}
}

/* Two threads, each with k critical sections: C(2k, k) orders. */
static void check_locks(void)
{
	naive_counts = is_lock;
	for (unsigned k = 1; k <= 2; k++) {
		struct program program = {.threads = 2, .barrier = 1};

		for (int thread = 0; thread < 2; thread++)
			for (unsigned i = 0; i < k; i++) {
				program.table[thread][2 * i] = (struct instruction){.code = LOCK};
				program.table[thread][2 * i + 1] =
					(struct instruction){.code = UNLOCK};
			}
		oracle_count(&program, &naive);
		expect("orders of critical sections", choose(2 * k, k), naive.orders);
	}
}

/*
 * Two threads that have nothing to do with one another: main's n points and the other one's start,
 * n points and end come in every order; main's join has to wait, and the rest is main's alone.
 */
static void check_executions(void)
{
	naive_counts = NULL;
	for (unsigned n = 0; n <= PROGRAM_LENGTH; n++) {
		struct program program = {.threads = 2, .barrier = 1};

		for (int thread = 0; thread < 2; thread++)
			for (unsigned i = 0; i < n; i++)
				program.table[thread][i] = (struct instruction){.code = READ};
		oracle_count(&program, &naive);
		expect("executions of independent threads", choose(2 * n + 2, n), naive.executions);
	}
}

bool known_check(void)
{
	check_adds();
	check_locks();
	check_executions();
	naive_counts = NULL;
	return good;
}

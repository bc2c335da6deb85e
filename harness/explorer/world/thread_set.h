/* Sets of threads, by their numbers. */
#ifndef THREAD_SET_H
#define THREAD_SET_H

#include <stdbool.h>
#include <stdint.h>

/* A program with more of them at a time is refused by name. */
enum { THREADS_MOST = 256, THREAD_SET_WORDS = THREADS_MOST / 64 };

/* All zero is the empty set. */
struct thread_set {
	uint64_t words[THREAD_SET_WORDS];
};

static inline bool thread_set_has(const struct thread_set *set, int number)
{
	return set->words[number / 64] >> number % 64 & 1;
}

static inline void thread_set_add(struct thread_set *set, int number)
{
	set->words[number / 64] |= UINT64_C(1) << number % 64;
}

static inline void thread_set_remove(struct thread_set *set, int number)
{
	set->words[number / 64] &= ~(UINT64_C(1) << number % 64);
}

static inline int thread_set_count(const struct thread_set *set)
{
	int count = 0;

	for (int i = 0; i < THREAD_SET_WORDS; i++)
		count += __builtin_popcountll(set->words[i]);
	return count;
}

/* The first number in the set that is not below `from`, or -1. */
static inline int thread_set_next(const struct thread_set *set, int from)
{
	for (int i = from / 64; i < THREAD_SET_WORDS; i++) {
		uint64_t left = set->words[i];

		if (i == from / 64)
			left &= ~UINT64_C(0) << from % 64;
		if (left)
			return i * 64 + __builtin_ctzll(left);
	}
	return -1;
}

/*
 * Runs a statement for each number that is in the set now, in order. The statement cannot `break`,
 * since these are three loops: one over the words, which is what makes it fast.
 */
#define FOR_EACH_THREAD(number, set)                                                             \
	for (int word_ = 0; word_ < THREAD_SET_WORDS; word_++)                                   \
		for (uint64_t left_ = (set).words[word_]; left_; left_ &= left_ - 1)             \
			for (int number = word_ * 64 + __builtin_ctzll(left_), once_ = 1; once_; \
				once_ = 0)

#endif

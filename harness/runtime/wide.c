/*
 * Theory of operation
 *
 * A mutex stands for each of some groups of addresses. It is held for the access only, so no thread
 * ever waits for another one behind it, and it orders more than a relaxed access promises: what
 * that hides from the detectors, the explorer sees.
 *
 * ThreadSanitizer's compiler makes instructions of some accesses of sixteen bytes, which call its
 * runtime. Where that is linked, all others of that size must go there too: two locks for one
 * object would be none.
 */
#include "wide.h"

#include "disturb.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

enum { LOCKS = 16, SIZE = 16 };

static struct {
	pthread_mutex_t mutex;
} locks[LOCKS] = {[0 ... LOCKS - 1] = {PTHREAD_MUTEX_INITIALIZER}};

/* The hooks of ThreadSanitizer, which sees nothing of this file; absent in the other variants. */
void __tsan_read_range(void *at, size_t size) __attribute__((weak));
void __tsan_write_range(void *at, size_t size) __attribute__((weak));

static pthread_mutex_t *lock(const void *object)
{
	pthread_mutex_t *mutex = &locks[((uintptr_t)object >> 4) % LOCKS].mutex;

	lab_disturb();
	pthread_mutex_lock(mutex);
	return mutex;
}

static void reads(const void *object, size_t size)
{
	if (__tsan_read_range)
		__tsan_read_range((void *)object, size);
}

static void writes(void *object, size_t size)
{
	if (__tsan_write_range)
		__tsan_write_range(object, size);
}

void lab_wide_load(size_t size, const void *object, void *into)
{
	pthread_mutex_t *mutex = lock(object);

	reads(object, size);
	memcpy(into, object, size);
	pthread_mutex_unlock(mutex);
}

void lab_wide_store(size_t size, void *object, const void *value)
{
	pthread_mutex_t *mutex = lock(object);

	writes(object, size);
	memcpy(object, value, size);
	pthread_mutex_unlock(mutex);
}

void lab_wide_exchange(size_t size, void *object, const void *value, void *before)
{
	pthread_mutex_t *mutex = lock(object);

	writes(object, size);
	for (size_t i = 0; i < size; i++) { /* `value` and `before` may be the same */
		char old = ((char *)object)[i];

		((char *)object)[i] = ((const char *)value)[i];
		((char *)before)[i] = old;
	}
	pthread_mutex_unlock(mutex);
}

bool lab_wide_compare_exchange(size_t size, void *object, void *expected, const void *value)
{
	pthread_mutex_t *mutex = lock(object);
	bool same = memcmp(object, expected, size) == 0;

	if (same) {
		writes(object, size);
		memcpy(object, value, size);
	} else {
		reads(object, size);
		memcpy(expected, object, size);
	}
	pthread_mutex_unlock(mutex);
	return same;
}

wide lab_wide_fetch(wide *object, wide operand, wide (*make)(wide before, wide operand))
{
	pthread_mutex_t *mutex = lock(object);
	wide before;

	writes(object, SIZE);
	before = *object;
	*object = make(before, operand);
	pthread_mutex_unlock(mutex);
	return before;
}

#define X(name, expression)                             \
	wide lab_wide_##name(wide before, wide operand) \
	{                                               \
		return expression;                      \
	}
WIDE_MODIFICATIONS(X)
#undef X

/* ------------------------------------------------------------------ what the compiler calls */

wide __tsan_atomic128_load(const volatile wide *object, int order) __attribute__((weak));
void __tsan_atomic128_store(volatile wide *object, wide value, int order) __attribute__((weak));
wide __tsan_atomic128_exchange(volatile wide *object, wide value, int order) __attribute__((weak));
wide __tsan_atomic128_compare_exchange_val(volatile wide *object, wide expected, wide value,
	int order, int failure) __attribute__((weak));

wide lab___atomic_load_16(const wide *object, int order);
wide lab___atomic_load_16(const wide *object, int order)
{
	wide value;

	if (__tsan_atomic128_load)
		return __tsan_atomic128_load(object, order);
	lab_wide_load(SIZE, object, &value);
	return value;
}

void lab___atomic_store_16(wide *object, wide value, int order);
void lab___atomic_store_16(wide *object, wide value, int order)
{
	if (__tsan_atomic128_store)
		__tsan_atomic128_store(object, value, order);
	else
		lab_wide_store(SIZE, object, &value);
}

wide lab___atomic_exchange_16(wide *object, wide value, int order);
wide lab___atomic_exchange_16(wide *object, wide value, int order)
{
	if (__tsan_atomic128_exchange)
		return __tsan_atomic128_exchange(object, value, order);
	lab_wide_exchange(SIZE, object, &value, &value);
	return value;
}

bool lab___atomic_compare_exchange_16(
	wide *object, wide *expected, wide value, int order, int failure);
bool lab___atomic_compare_exchange_16(
	wide *object, wide *expected, wide value, int order, int failure)
{
	wide before, wanted = *expected;

	if (!__tsan_atomic128_compare_exchange_val)
		return lab_wide_compare_exchange(SIZE, object, expected, &value);
	before = __tsan_atomic128_compare_exchange_val(object, wanted, value, order, failure);
	if (before != wanted)
		*expected = before;
	return before == wanted;
}

/* An older compiler's names for the same, which have no order. */
wide lab___sync_val_compare_and_swap_16(wide *object, wide expected, wide value);
wide lab___sync_val_compare_and_swap_16(wide *object, wide expected, wide value)
{
	lab___atomic_compare_exchange_16(
		object, &expected, value, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
	return expected;
}

wide lab___sync_lock_test_and_set_16(wide *object, wide value);
wide lab___sync_lock_test_and_set_16(wide *object, wide value)
{
	return lab___atomic_exchange_16(object, value, __ATOMIC_SEQ_CST);
}

#define X(name, expression)                                                                \
	wide __tsan_atomic128_fetch_##name(volatile wide *object, wide operand, int order) \
		__attribute__((weak));                                                     \
	wide lab___atomic_fetch_##name##_16(wide *object, wide operand, int order);        \
	wide lab___atomic_fetch_##name##_16(wide *object, wide operand, int order)         \
	{                                                                                  \
		if (__tsan_atomic128_fetch_##name)                                         \
			return __tsan_atomic128_fetch_##name(object, operand, order);      \
		return lab_wide_fetch(object, operand, lab_wide_##name);                   \
	}                                                                                  \
	wide lab___sync_fetch_and_##name##_16(wide *object, wide operand);                 \
	wide lab___sync_fetch_and_##name##_16(wide *object, wide operand)                  \
	{                                                                                  \
		return lab___atomic_fetch_##name##_16(object, operand, __ATOMIC_SEQ_CST);  \
	}
WIDE_MODIFICATIONS(X)
#undef X

/* Any size. Sixteen bytes that are aligned go where their instructions go. */
static bool is_wide(size_t size, const void *object)
{
	return size == SIZE && (uintptr_t)object % SIZE == 0;
}

void lab___atomic_load(size_t size, const void *object, void *into, int order);
void lab___atomic_load(size_t size, const void *object, void *into, int order)
{
	if (is_wide(size, object)) {
		wide value = lab___atomic_load_16(object, order);

		memcpy(into, &value, size);
	} else {
		lab_wide_load(size, object, into);
	}
}

void lab___atomic_store(size_t size, void *object, const void *value, int order);
void lab___atomic_store(size_t size, void *object, const void *value, int order)
{
	wide copy;

	if (is_wide(size, object)) {
		memcpy(&copy, value, size);
		lab___atomic_store_16(object, copy, order);
	} else {
		lab_wide_store(size, object, value);
	}
}

void lab___atomic_exchange(size_t size, void *object, const void *value, void *before, int order);
void lab___atomic_exchange(size_t size, void *object, const void *value, void *before, int order)
{
	wide copy;

	if (is_wide(size, object)) {
		memcpy(&copy, value, size);
		copy = lab___atomic_exchange_16(object, copy, order);
		memcpy(before, &copy, size);
	} else {
		lab_wide_exchange(size, object, value, before);
	}
}

bool lab___atomic_compare_exchange(
	size_t size, void *object, void *expected, const void *value, int order, int failure);
bool lab___atomic_compare_exchange(
	size_t size, void *object, void *expected, const void *value, int order, int failure)
{
	wide wanted, copy;
	bool same;

	if (!is_wide(size, object))
		return lab_wide_compare_exchange(size, object, expected, value);
	memcpy(&wanted, expected, size);
	memcpy(&copy, value, size);
	same = lab___atomic_compare_exchange_16(object, &wanted, copy, order, failure);
	memcpy(expected, &wanted, size);
	return same;
}

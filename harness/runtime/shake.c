/*
 * Our own version of ThreadSanitizer's hooks: every access of the student's code becomes a point
 * where another thread may get ahead. The `shake` variant, which alone links it, is compiled with
 * read-before-write hooks, so there is a point between the load and the store of `i++`.
 *
 * It judges nothing. It makes rare outcomes common: an update lost between get and set under two
 * separate locks, or between an atomic load and a later atomic store.
 */
#include "disturb.h"
#include "wide.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ACCESS_HOOK(name)            \
	void __tsan_##name(void *a); \
	void __tsan_##name(void *a)  \
	{                            \
		(void)a;             \
		lab_disturb();       \
	}
#define ACCESS_HOOKS(size)                \
	ACCESS_HOOK(read##size)           \
	ACCESS_HOOK(write##size)          \
	ACCESS_HOOK(unaligned_read##size) \
	ACCESS_HOOK(unaligned_write##size)
ACCESS_HOOKS(1)
ACCESS_HOOKS(2)
ACCESS_HOOKS(4)
ACCESS_HOOKS(8)
ACCESS_HOOKS(16)

/* What the toolbox adds where the compiler's pass is blind (build/hooks.h). */
#define RANGE_HOOK(name)                          \
	void __tsan_##name(void *a, size_t size); \
	void __tsan_##name(void *a, size_t size)  \
	{                                         \
		(void)a, (void)size;              \
		lab_disturb();                    \
	}
RANGE_HOOK(read_range)
RANGE_HOOK(write_range)

/* From version 15 on, clang calls these where the student's code copies or clears a struct. */
#define MEMORY_HOOK(name, parameters, operation) \
	void *__tsan_##name parameters;          \
	void *__tsan_##name parameters           \
	{                                        \
		lab_disturb();                   \
		return operation;                \
	}
MEMORY_HOOK(memcpy, (void *to, const void *from, size_t size), memcpy(to, from, size))
MEMORY_HOOK(memmove, (void *to, const void *from, size_t size), memmove(to, from, size))
MEMORY_HOOK(memset, (void *at, int byte, size_t size), memset(at, byte, size))

#define QUIET_HOOK(name, parameters)   \
	void __tsan_##name parameters; \
	void __tsan_##name parameters  \
	{                              \
	}
QUIET_HOOK(init, (void))
QUIET_HOOK(func_entry, (__attribute__((unused)) void *pc))
QUIET_HOOK(func_exit, (void))
QUIET_HOOK(ignore_thread_begin, (void))
QUIET_HOOK(ignore_thread_end, (void))

/*
 * The real operation, always sequentially consistent: a stronger order than requested is allowed,
 * and this variant looks for interleavings, not for weak memory.
 */
#define ATOMIC_HOOK(type, bits, name, parameters, operation) \
	type __tsan_atomic##bits##_##name parameters;        \
	type __tsan_atomic##bits##_##name parameters         \
	{                                                    \
		lab_disturb();                               \
		(void)order;                                 \
		return operation;                            \
	}
#define FETCH_HOOK(type, bits, name)                                                  \
	ATOMIC_HOOK(type, bits, fetch_##name, (volatile type * a, type v, int order), \
		__atomic_fetch_##name(a, v, __ATOMIC_SEQ_CST))
#define EXCHANGE_HOOK(type, bits, name)                                             \
	int __tsan_atomic##bits##_compare_exchange_##name(                          \
		volatile type *a, type *expected, type v, int order, int failure);  \
	int __tsan_atomic##bits##_compare_exchange_##name(                          \
		volatile type *a, type *expected, type v, int order, int failure)   \
	{                                                                           \
		lab_disturb();                                                      \
		(void)order, (void)failure;                                         \
		return __atomic_compare_exchange_n(                                 \
			a, expected, v, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
	}
#define ATOMIC_HOOKS(type, bits)                                                                \
	ATOMIC_HOOK(type, bits, load, (const volatile type *a, int order),                      \
		__atomic_load_n(a, __ATOMIC_SEQ_CST))                                           \
	void __tsan_atomic##bits##_store(volatile type *a, type v, int order);                  \
	void __tsan_atomic##bits##_store(volatile type *a, type v, int order)                   \
	{                                                                                       \
		lab_disturb();                                                                  \
		(void)order;                                                                    \
		__atomic_store_n(a, v, __ATOMIC_SEQ_CST);                                       \
	}                                                                                       \
	ATOMIC_HOOK(type, bits, exchange, (volatile type * a, type v, int order),               \
		__atomic_exchange_n(a, v, __ATOMIC_SEQ_CST))                                    \
	FETCH_HOOK(type, bits, add)                                                             \
	FETCH_HOOK(type, bits, sub)                                                             \
	FETCH_HOOK(type, bits, and)                                                             \
	FETCH_HOOK(type, bits, or)                                                              \
	FETCH_HOOK(type, bits, xor)                                                             \
	FETCH_HOOK(type, bits, nand)                                                            \
	EXCHANGE_HOOK(type, bits, strong)                                                       \
	EXCHANGE_HOOK(type, bits, weak)                                                         \
	type __tsan_atomic##bits##_compare_exchange_val(                                        \
		volatile type *a, type expected, type v, int order, int failure);               \
	type __tsan_atomic##bits##_compare_exchange_val(                                        \
		volatile type *a, type expected, type v, int order, int failure)                \
	{                                                                                       \
		__tsan_atomic##bits##_compare_exchange_strong(a, &expected, v, order, failure); \
		return expected;                                                                \
	}
ATOMIC_HOOKS(uint8_t, 8)
ATOMIC_HOOKS(uint16_t, 16)
ATOMIC_HOOKS(uint32_t, 32)
ATOMIC_HOOKS(uint64_t, 64)

/* Sixteen bytes: no instruction of every x86-64 does these. */
wide __tsan_atomic128_load(const volatile wide *object, int order);
wide __tsan_atomic128_load(const volatile wide *object, int order)
{
	wide value;

	(void)order;
	lab_wide_load(sizeof value, (const void *)object, &value);
	return value;
}

void __tsan_atomic128_store(volatile wide *object, wide value, int order);
void __tsan_atomic128_store(volatile wide *object, wide value, int order)
{
	(void)order;
	lab_wide_store(sizeof value, (void *)object, &value);
}

wide __tsan_atomic128_exchange(volatile wide *object, wide value, int order);
wide __tsan_atomic128_exchange(volatile wide *object, wide value, int order)
{
	(void)order;
	lab_wide_exchange(sizeof value, (void *)object, &value, &value);
	return value;
}

wide __tsan_atomic128_compare_exchange_val(
	volatile wide *object, wide expected, wide value, int order, int failure);
wide __tsan_atomic128_compare_exchange_val(
	volatile wide *object, wide expected, wide value, int order, int failure)
{
	(void)order, (void)failure;
	lab_wide_compare_exchange(sizeof value, (void *)object, &expected, &value);
	return expected;
}

#define WIDE_FETCH_HOOK(name, expression)                                                   \
	wide __tsan_atomic128_fetch_##name(volatile wide *object, wide operand, int order); \
	wide __tsan_atomic128_fetch_##name(volatile wide *object, wide operand, int order)  \
	{                                                                                   \
		(void)order;                                                                \
		return lab_wide_fetch((wide *)object, operand, lab_wide_##name);            \
	}
WIDE_MODIFICATIONS(WIDE_FETCH_HOOK)

void __tsan_atomic_thread_fence(int order);
void __tsan_atomic_thread_fence(int order)
{
	(void)order;
	lab_disturb();
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

void __tsan_atomic_signal_fence(int order);
void __tsan_atomic_signal_fence(int order)
{
	(void)order;
	__atomic_signal_fence(__ATOMIC_SEQ_CST);
}

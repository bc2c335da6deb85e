/*
 * Calls that run code of the student's own in between. Unlike everything else here these run on
 * the student's stack, and ask the explorer for what they need like the student's code does.
 */
#include "operations.h"
#include "threads.h"

#include <stdlib.h>

uint64_t x_once_enter(void *once);
uint64_t x_next_destructor(void **value);
void *x_memcpy(void *to, const void *from, size_t size);
void x_once_leave(void *once);
_Noreturn void x_thread_end(void *result);
_Noreturn void x_main_return(int status);
int x_main(int argc, char **argv);
int x_pthread_once(void *once, void (*init)(void));
void x_call_once(void *once, void (*init)(void));
_Noreturn void x_pthread_exit(void *result);
_Noreturn void x_thrd_exit(int result);
void x_qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
void *x_bsearch(const void *key, const void *base, size_t count, size_t size,
	int (*compare)(const void *, const void *));

_Noreturn void x_pthread_exit(void *result)
{
	void (*destroy)(void *), *value = NULL;

	/* Destructors may set values again; POSIX lets one stop after some rounds. */
	for (int i = 0; i < 64 && (destroy = (void (*)(void *))x_next_destructor(&value)); i++)
		destroy(value);
	x_thread_end(result);
}

_Noreturn void x_thrd_exit(int result)
{
	x_pthread_exit((void *)(intptr_t)result);
}

void thread_body(void *(*start)(void *), void *argument)
{
	x_pthread_exit(start(argument));
}

void thread_body_c11(int (*start)(void *), void *argument)
{
	x_thrd_exit(start(argument));
}

void main_body(int argc, char **argv)
{
	x_main_return(x_main(argc, argv));
}

int x_pthread_once(void *once, void (*init)(void))
{
	if (x_once_enter(once)) {
		init();
		x_once_leave(once);
	}
	return 0;
}

void x_call_once(void *once, void (*init)(void))
{
	x_pthread_once(once, init);
}

/* Insertion sort: what is sorted in front of an explorer is short. */
void x_qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
	char *items = base, spare[256];

	if (size > sizeof spare)
		x_pthread_exit(NULL);
	for (size_t i = 1; i < count; i++) {
		size_t to = i;

		while (to > 0 && compare(items + (to - 1) * size, items + i * size) > 0)
			to--;
		if (to == i)
			continue;
		x_memcpy(spare, items + i * size, size);
		for (size_t at = i; at > to; at--)
			x_memcpy(items + at * size, items + (at - 1) * size, size);
		x_memcpy(items + to * size, spare, size);
	}
}

void *x_bsearch(const void *key, const void *base, size_t count, size_t size,
	int (*compare)(const void *, const void *))
{
	const char *items = base;

	while (count > 0) {
		const char *middle = items + count / 2 * size;
		int order = compare(key, middle);

		if (order == 0)
			return (void *)middle;
		if (order > 0) {
			items = middle + size;
			count -= count / 2 + 1;
		} else {
			count /= 2;
		}
	}
	return NULL;
}

/*
 * Calls that call back into the student's code. Unlike everything else here they run on the
 * student's stack, and trap for what they need as the student's code does.
 */
#include "calls/callbacks.h"

#include "calls/operations.h"

#include <stdlib.h>

uint64_t x_once_enter(void *once);
uint64_t x_next_destructor(void **value);
void *x_memcpy(void *to, const void *from, size_t size);
void x_once_leave(void *once);
_Noreturn void x_thread_end(void *result);
_Noreturn void x_main_return(int status);
_Noreturn void x_context_end(void *after);
_Noreturn void x_exit(int status);
int x_main(int argc, char **argv) __asm__("x.main");
int x_pthread_once(void *once, void (*init)(void));
void x_call_once(void *once, void (*init)(void));
_Noreturn void x_pthread_exit(void *result);
_Noreturn void x_thrd_exit(int result);
void x_qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
void *x_bsearch(const void *key, const void *base, size_t count, size_t size,
	int (*compare)(const void *, const void *));

/* Weak as the gates are, and under the same kind of name: see gates.S. */
#define X(name)                                                         \
	extern __typeof__(x_##name) exported_##name __asm__("x." #name) \
		__attribute__((weak, alias("x_" #name)));
CALLBACKS(X)
#undef X

_Noreturn void x_pthread_exit(void *result)
{
	void (*destroy)(void *), *value = NULL;

	/* Destructors may set values again; POSIX allows to stop after some rounds. */
	for (int i = 0; i < 64 && (destroy = (void (*)(void *))x_next_destructor(&value)); i++)
		destroy(value);
	x_thread_end(result);
}

_Noreturn void x_thrd_exit(int result)
{
	x_pthread_exit((void *)(intptr_t)result);
}

static void thread_body(void *(*start)(void *), void *argument)
{
	x_pthread_exit(start(argument));
}

static void thread_body_c11(int (*start)(void *), void *argument)
{
	x_thrd_exit(start(argument));
}

static void main_body(int argc, char **argv)
{
	x_main_return(x_main(argc, argv));
}

static void context_body(void (*start)(uint64_t, uint64_t, uint64_t), const uint64_t with[4])
{
	start(with[0], with[1], with[2]);
	if (with[3])
		x_context_end((void *)with[3]);
	x_exit(0);
}

const struct thread_bodies callback_bodies = {
	.main = main_body,
	.thread = thread_body,
	.thread_c11 = thread_body_c11,
	.context = context_body,
};

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

enum { PIECE = 256 };

/* Moves the last of count + 1 items to the front: `part` bytes of each, at most PIECE. */
static void turn(char *first, size_t count, size_t size, size_t part)
{
	char spare[PIECE];

	x_memcpy(spare, first + count * size, part);
	for (size_t at = count; at > 0; at--)
		x_memcpy(first + at * size, first + (at - 1) * size, part);
	x_memcpy(first, spare, part);
}

/* Insertion sort: programs that are explored sort short arrays. */
void x_qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
	char *items = base;

	for (size_t i = 1; i < count; i++) {
		size_t to = i;

		while (to > 0 && compare(items + (to - 1) * size, items + i * size) > 0)
			to--;
		for (size_t at = 0; to < i && at < size; at += PIECE)
			turn(items + to * size + at, i - to, size,
				size - at < PIECE ? size - at : PIECE);
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

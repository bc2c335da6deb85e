/*
 * Theory of operation
 *
 * A student's file is compiled so that it makes no call and no jump to an address itself
 * (variants.mk, `guarded`): it goes to the thunk here, with the address in r11. All files of a
 * program are compiled so that each function whose address is taken begins with an instruction of
 * its own, endbr64. So an address is good if it is in the program's code and that instruction
 * stands there. The runtime has none, and the C library is elsewhere.
 *
 * Calls of the C library that are given a function are wrapped here, or check it where they are
 * wrapped already. They may be given one of a few functions of the library itself.
 *
 * Machine: all of this file.
 */
#include "target.h"

#include "runtime.h"

#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern const char __executable_start[], etext[];

static bool is_of_program(const void *function)
{
	static const unsigned char mark[] = {0xf3, 0x0f, 0x1e, 0xfa};
	uintptr_t at = (uintptr_t)function;

	return at >= (uintptr_t)__executable_start && at < (uintptr_t)etext &&
	       memcmp(function, mark, sizeof mark) == 0;
}

void lab_check_target(const void *function, const void *pc)
{
	if (!function || !lab_page->orders.guarded || is_of_program(function))
		return;
	page_set(lab_page->left_at, (uint64_t)(uintptr_t)pc);
	page_set(lab_page->stage, PAGE_STRANGE);
	_exit(1);
}

/*
 * In r11: where to go. Only r10 is free. The mark is compared by its complement, as the thunk would
 * otherwise hold one itself. A null pointer crashes where it is called.
 */
__attribute__((naked)) void __x86_indirect_thunk_r11(void);
__attribute__((naked)) void __x86_indirect_thunk_r11(void)
{
	__asm__("lea __executable_start(%rip), %r10\n\t"
		"cmp %r10, %r11\n\t"
		"jb 1f\n\t"
		"lea etext(%rip), %r10\n\t"
		"cmp %r10, %r11\n\t"
		"jae 1f\n\t"
		"mov $0x05e1f00c, %r10d\n\t"
		"not %r10d\n\t"
		"cmp %r10d, (%r11)\n\t"
		"jne 1f\n\t"
		"jmp *%r11\n"
		"1:\n\t"
		/* Not a function of the program: in a lab, it does not come back. */
		"push %rax\n\tpush %rdi\n\tpush %rsi\n\tpush %rdx\n\tpush %rcx\n\tpush %r8\n\t"
		"push %r9\n\tpush %r11\n\tpush %r11\n\t"
		"mov %r11, %rdi\n\t"
		"mov 72(%rsp), %rsi\n\t"
		"call lab_check_target\n\t"
		"pop %r11\n\tpop %r11\n\tpop %r9\n\tpop %r8\n\tpop %rcx\n\tpop %rdx\n\tpop %rsi\n\t"
		"pop %rdi\n\tpop %rax\n\t"
		"jmp *%r11");
}

/* ------------------------------------------------------------------ calls that are given one */

/* Of the C library, which are no danger whatever they are given. */
static bool is_harmless(const void *function)
{
	return function == (const void *)free || function == (const void *)strcmp ||
	       function == (const void *)memcmp;
}

static void check(const void *function, const void *pc)
{
	if (!is_harmless(function))
		lab_check_target(function, pc);
}

#define CHECK(function) check((const void *)(function), __builtin_return_address(0))

typedef int comparison(const void *one, const void *other);

void lab_qsort(void *items, size_t count, size_t size, comparison *compare);
void lab_qsort(void *items, size_t count, size_t size, comparison *compare)
{
	CHECK(compare);
	qsort(items, count, size, compare);
}

void *lab_bsearch(
	const void *key, const void *items, size_t count, size_t size, comparison *compare);
void *lab_bsearch(
	const void *key, const void *items, size_t count, size_t size, comparison *compare)
{
	CHECK(compare);
	return bsearch(key, items, count, size, compare);
}

int lab_pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	CHECK(destructor);
	return pthread_key_create(key, destructor);
}

int lab_sigaction(int number, const struct sigaction *action, struct sigaction *before);
int lab_sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
	if (action && action->sa_handler != SIG_IGN && action->sa_handler != SIG_DFL)
		CHECK(action->sa_handler);
	return sigaction(number, action, before);
}

#include "runtime.h"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <valgrind/helgrind.h>

extern char __executable_start;

static struct page private_page;
static struct page_thread spare;
static _Thread_local int self = -1;
static bool is_forked; /* written before the process has a second thread */

struct page *lab_page = &private_page;

void lab_open_page(void)
{
	struct page *page =
		mmap(NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED, PAGE_FD, 0);

	if (page != MAP_FAILED) {
		close(PAGE_FD);
		if (page->magic == PAGE_MAGIC)
			lab_page = page;
	}
	VALGRIND_HG_DISABLE_CHECKING(lab_page, sizeof *lab_page);
	VALGRIND_HG_DISABLE_CHECKING(&spare, sizeof spare);
	lab_page->base = (uint64_t)(uintptr_t)&__executable_start;
}

int lab_self(void)
{
	return self;
}

struct page_thread *lab_self_entry(void)
{
	return self < 0 ? &spare : &lab_page->threads[self];
}

int lab_new_thread(void)
{
	uint32_t index = atomic_fetch_add_explicit(&lab_page->thread_count, 1, RELAXED);

	return index < PAGE_THREADS ? (int)index : -1;
}

void lab_note_other(int index, enum page_state state)
{
	if (index >= 0)
		page_set(lab_page->threads[index].state, state);
}

static void enter_state(enum page_state state)
{
	struct page_thread *me = lab_self_entry();

	page_set(me->state, state);
	page_set(me->moves, page_get(me->moves) + 1);
}

void lab_thread_begins(int index)
{
	self = index;
	page_set(lab_self_entry()->process, (uint32_t)getpid());
	page_set(lab_self_entry()->task, (uint32_t)syscall(SYS_gettid));
	enter_state(PAGE_RUNS);
}

void lab_process_begins(int index)
{
	is_forked = true;
	lab_thread_begins(index);
}

bool lab_is_forked(void)
{
	return is_forked;
}

void lab_thread_ends(void)
{
	enter_state(PAGE_ENDED);
}

void lab_parks(void)
{
	enter_state(PAGE_PARKED);
}

void lab_waits(int call, const volatile void *object, const void *pc)
{
	struct page_thread *me = lab_self_entry();

	page_set(me->call, (uint32_t)call);
	page_set(me->object, (uint64_t)(uintptr_t)object);
	page_set(me->pc, (uint64_t)(uintptr_t)pc);
	enter_state(PAGE_WAITS);
}

void lab_runs(void)
{
	enter_state(PAGE_RUNS);
}

void lab_takes(const volatile void *object, const void *pc)
{
	struct page_thread *me = lab_self_entry();

	for (int i = 0; i < PAGE_HELD; i++)
		if (!page_get(me->held[i].object)) {
			page_set(me->held[i].pc, (uint64_t)(uintptr_t)pc);
			page_set(me->held[i].object, (uint64_t)(uintptr_t)object);
			return;
		}
}

void lab_gives(const volatile void *object)
{
	struct page_thread *me = lab_self_entry();

	for (int i = 0; i < PAGE_HELD; i++)
		if (page_get(me->held[i].object) == (uint64_t)(uintptr_t)object) {
			page_set(me->held[i].object, 0);
			return;
		}
}

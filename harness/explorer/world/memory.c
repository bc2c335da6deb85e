#include "world/memory.h"

#include "arch/arch.h"
#include "base/fail.h"

#include <string.h>
#include <sys/mman.h>

/* This many bytes below a stack are unmapped. */
#define GUARD (UINT64_C(1) << 26)

/*
 * The linker's names for the sections into which objcopy turned the student's .data, .bss and
 * .text.
 */
extern char __start_stu_data[] __attribute__((weak)), __stop_stu_data[] __attribute__((weak));
extern char __start_stu_bss[] __attribute__((weak)), __stop_stu_bss[] __attribute__((weak));
extern char __start_stu_text[] __attribute__((weak)), __stop_stu_text[] __attribute__((weak));

static bool mapped[THREADS_MOST];

void memory_init(void)
{
	access_hooks.data = __start_stu_data;
	access_hooks.data_size = (size_t)(__stop_stu_data - __start_stu_data);
	access_hooks.bss = __start_stu_bss;
	access_hooks.bss_size = (size_t)(__stop_stu_bss - __start_stu_bss);
}

static void map(char *at, size_t size)
{
	void *got = mmap(at, size, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);

	if (got != at)
		explorer_fail("no memory for a thread's stack and heap");
}

void memory_map_thread(int number)
{
	if (mapped[number])
		return;
	mapped[number] = true;
	map(memory_heap_base(number), HEAP_SIZE);
	map(memory_stack_top(number) - STACK_SIZE, STACK_SIZE);
}

bool memory_in_guard(uintptr_t address, int number)
{
	uintptr_t bottom = (uintptr_t)memory_stack_top(number) - STACK_SIZE;

	return address < bottom && address >= bottom - GUARD;
}

static bool within(uintptr_t address, const char *section, size_t size)
{
	return address - (uintptr_t)section < size;
}

bool memory_is_global(uintptr_t address)
{
	return within(address, access_hooks.data, access_hooks.data_size) ||
	       within(address, access_hooks.bss, access_hooks.bss_size);
}

bool memory_is_code(uintptr_t address)
{
	/* A call that does not return may be the very last instruction. */
	return address >= (uintptr_t)__start_stu_text && address <= (uintptr_t)__stop_stu_text;
}

bool memory_owns(uintptr_t address, size_t size)
{
	uintptr_t last = address + size - 1;

	if (within(address, access_hooks.data, access_hooks.data_size))
		return within(last, access_hooks.data, access_hooks.data_size);
	if (within(address, access_hooks.bss, access_hooks.bss_size))
		return within(last, access_hooks.bss, access_hooks.bss_size);
	if (memory_stack_of(address) >= 0)
		return memory_stack_of(last) == memory_stack_of(address);
	return memory_heap_of(address) >= 0 && memory_heap_of(last) == memory_heap_of(address);
}

void *memory_heap_grow(struct thread *thread, size_t bytes)
{
	char *at = memory_heap_base(thread_number(thread)) + thread->heap_used;

	bytes = (bytes + 15) & ~(size_t)15;
	if (bytes > HEAP_SIZE - thread->heap_used)
		return NULL;
	thread->heap_used += (uint32_t)bytes;
	return at;
}

/*
 * The hooks know the stack pointer at the deepest function's entry, but not how large its frame
 * was. So the wipe goes on below that entry until it finds 256 bytes that are zero already.
 */
void memory_wipe_below(struct thread *thread)
{
	char *bottom = memory_stack_top(thread_number(thread)) - STACK_SIZE, *at = thread->sp;
	char *deepest = access_hooks.deepest_sp;
	uint64_t *word;

	if (deepest && deepest < at && deepest >= bottom) {
		memset(deepest, 0, (size_t)(at - deepest));
		at = deepest;
	}
	access_hooks.deepest_sp = (char *)UINTPTR_MAX;
	word = (uint64_t *)at;
	for (int clean = 0; clean < 32 && (char *)word > bottom;) {
		word--;
		clean = *word ? 0 : clean + 1;
		*word = 0;
	}
}

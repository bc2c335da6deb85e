#include "world/world.h"

#include "world/access.h"
#include "base/fail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/*
 * The map: thread n's heap and stack stand at fixed places, so that an address says whose it is
 * and means the same in every schedule. REGION is what trap.S knows as "address >> 40 is 1".
 */
#define REGION (UINT64_C(1) << 40)
#define STRIDE (UINT64_C(1) << 28)
#define STACK_AT (UINT64_C(1) << 27)
enum { GUARD = 1 << 16 };

struct world world;
struct thread threads[THREADS_MOST];
char world_output[OUTPUT_MOST];

/* The linker's names for the sections that objcopy made of the student's .data, .bss and .text. */
extern char __start_stu_data[] __attribute__((weak)), __stop_stu_data[] __attribute__((weak));
extern char __start_stu_bss[] __attribute__((weak)), __stop_stu_bss[] __attribute__((weak));
extern char __start_stu_text[] __attribute__((weak)), __stop_stu_text[] __attribute__((weak));

/* trap.S looks here before it lets a write through. */
char *student_data, *student_bss;
size_t student_data_size, student_bss_size;
/* The lowest stack pointer at a function's beginning since the last wipe. */
char *deepest_sp;

/* Who is whose how manieth child: outside the state, since it is the same for all of them. */
static struct {
	int parent;
	int ordinal;
} family[THREADS_MOST];
static int family_size;
static bool mapped[THREADS_MOST];

static char *initial_data;
static char *state;
static size_t state_room;

char *world_heap_base(int number)
{
	return (char *)(REGION + (uintptr_t)number * STRIDE);
}

char *world_stack_top(int number)
{
	return (char *)(REGION + (uintptr_t)number * STRIDE + STACK_AT + STACK_SIZE);
}

static void map(char *at, size_t size)
{
	void *got = mmap(at, size, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);

	if (got != at)
		explorer_fail("no memory for a thread's stack and heap");
}

static void map_thread(int number)
{
	if (mapped[number])
		return;
	mapped[number] = true;
	map(world_heap_base(number), HEAP_SIZE);
	map(world_stack_top(number) - STACK_SIZE, STACK_SIZE);
}

void world_init(void)
{
	student_data = __start_stu_data;
	student_data_size = (size_t)(__stop_stu_data - __start_stu_data);
	student_bss = __start_stu_bss;
	student_bss_size = (size_t)(__stop_stu_bss - __start_stu_bss);
	initial_data = malloc(student_data_size + 1);
	if (!initial_data)
		explorer_fail("out of memory");
	memcpy(initial_data, student_data, student_data_size);
	family_size = 0;
	world_number_child(NULL);
}

int world_number_child(struct thread *parent)
{
	int number = parent ? thread_number(parent) : -1;
	int ordinal = parent ? parent->children++ : 0;

	for (int i = 0; i < family_size; i++)
		if (family[i].parent == number && family[i].ordinal == ordinal)
			return i;
	if (family_size == THREADS_MOST)
		return -1;
	family[family_size].parent = number;
	family[family_size].ordinal = ordinal;
	map_thread(family_size);
	return family_size++;
}

void *world_heap_grow(struct thread *thread, size_t bytes)
{
	char *at = world_heap_base(thread_number(thread)) + thread->heap_used;

	bytes = (bytes + 15) & ~(size_t)15;
	if (bytes > HEAP_SIZE - thread->heap_used)
		return NULL;
	thread->heap_used += (uint32_t)bytes;
	return at;
}

bool world_in_heap(uintptr_t address)
{
	return address >= REGION && (address - REGION) / STRIDE < THREADS_MOST &&
	       (address - REGION) % STRIDE < HEAP_SIZE;
}

int world_stack_of(uintptr_t address)
{
	uintptr_t within = (address - REGION) % STRIDE, number = (address - REGION) / STRIDE;

	if (address < REGION || number >= THREADS_MOST)
		return -1;
	return within >= STACK_AT && within < STACK_AT + STACK_SIZE ? (int)number : -1;
}

bool world_in_guard(uintptr_t address, int number)
{
	uintptr_t bottom = (uintptr_t)world_stack_top(number) - STACK_SIZE;

	return address < bottom && address >= bottom - (UINT64_C(1) << 26);
}

bool world_is_global(uintptr_t address)
{
	return address - (uintptr_t)student_data < student_data_size ||
	       address - (uintptr_t)student_bss < student_bss_size;
}

bool world_is_code(uintptr_t address)
{
	/* A call that does not return may be the last instruction of all. */
	return address >= (uintptr_t)__start_stu_text && address <= (uintptr_t)__stop_stu_text;
}

bool world_owns(uintptr_t address, size_t size)
{
	return world_is_global(address) || world_stack_of(address) >= 0 ||
	       (world_in_heap(address) && world_in_heap(address + size - 1));
}

/*
 * How deep the student's calls went is known by function (deepest_sp), and how large the last
 * frame was is not: below the deepest entry the wipe goes on until 256 bytes are zero already.
 */
void world_wipe_below(struct thread *thread)
{
	char *bottom = world_stack_top(thread_number(thread)) - STACK_SIZE, *at = thread->sp;
	uint64_t *word;

	if (deepest_sp && deepest_sp < at && deepest_sp >= bottom) {
		memset(deepest_sp, 0, (size_t)(at - deepest_sp));
		at = deepest_sp;
	}
	deepest_sp = (char *)UINTPTR_MAX;
	word = (uint64_t *)at;
	for (int clean = 0; clean < 32 && (char *)word > bottom;) {
		word--;
		clean = *word ? 0 : clean + 1;
		*word = 0;
	}
}

void world_print(const void *bytes, size_t length)
{
	XXH128_hash_t hash = {world.output[0], world.output[1]};

	if (world.output_length < OUTPUT_MOST) {
		size_t room = OUTPUT_MOST - world.output_length;

		memcpy(world_output + world.output_length, bytes, length < room ? length : room);
	}
	world.output_length += (uint32_t)length;
	/* Byte by byte, so that the pieces in which a text is printed make no difference. */
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = ((const unsigned char *)bytes)[i];

		hash.low64 = (hash.low64 ^ byte) * UINT64_C(0x9E3779B97F4A7C15);
		hash.high64 = (hash.high64 + byte + 1) * UINT64_C(0xC2B2AE3D27D4EB4F);
		hash.low64 ^= hash.high64 >> 29;
	}
	world.output[0] = hash.low64;
	world.output[1] = hash.high64;
}

/* ---------------------------------------------------------------- states */

/* A state in the order of its bytes; `each` is called for every piece of it. */
#define FOR_EACH_THREAD(number)                                     \
	for (uint64_t left = world.present; left; left &= left - 1) \
		for (int number = __builtin_ctzll(left), once = 1; once; once = 0)

static void *piece(char **at, const void *from, size_t size)
{
	void *here = *at;

	memcpy(here, from, size);
	*at += size;
	return here;
}

static size_t stack_used(int number)
{
	return threads[number].sp ? (size_t)(world_stack_top(number) - threads[number].sp) : 0;
}

static size_t state_size(void)
{
	size_t size = sizeof world + access_state_size() + student_data_size + student_bss_size;

	FOR_EACH_THREAD(number)
		size += sizeof *threads + threads[number].heap_used + stack_used(number);
	return size;
}

const void *world_save(size_t *length)
{
	size_t size = state_size();
	char *at;

	if (size > state_room) {
		free(state);
		state_room = size * 2;
		state = malloc(state_room);
		if (!state)
			explorer_fail("out of memory");
	}
	at = state;
	piece(&at, &world, sizeof world);
	FOR_EACH_THREAD(number)
		piece(&at, &threads[number], sizeof *threads);
	at = access_state_save(at);
	piece(&at, student_data, student_data_size);
	piece(&at, student_bss, student_bss_size);
	FOR_EACH_THREAD(number) {
		piece(&at, world_heap_base(number), threads[number].heap_used);
		piece(&at, threads[number].sp, stack_used(number));
	}
	*length = size;
	return state;
}

struct key world_key(const void *bytes, size_t length)
{
	XXH128_hash_t hash = XXH3_128bits(bytes, length);

	return (struct key){hash.low64, hash.high64};
}

/* What the present owns and the state to come does not is wiped, see the invariants. */
static void leave_thread(int number, const struct thread *next)
{
	const struct thread *now = &threads[number];
	char *heap = world_heap_base(number), *top = world_stack_top(number);
	char *sp = now->sp ? now->sp : top, *next_sp = next && next->sp ? next->sp : top;
	uint32_t kept = next ? next->heap_used : 0;

	if (kept < now->heap_used)
		memset(heap + kept, 0, now->heap_used - kept);
	if (sp < next_sp)
		memset(sp, 0, (size_t)(next_sp - sp));
}

void world_restore(const void *bytes)
{
	const char *at = (const char *)bytes + sizeof world;
	struct world next;

	memcpy(&next, bytes, sizeof next);
	FOR_EACH_THREAD(number)
		if (!(next.present >> number & 1)) {
			leave_thread(number, NULL);
			threads[number] = (struct thread){0};
		}
	world = next;
	FOR_EACH_THREAD(number) {
		struct thread thread;

		memcpy(&thread, at, sizeof thread);
		at += sizeof thread;
		leave_thread(number, &thread);
		threads[number] = thread;
	}
	at = access_state_restore(at);
	memcpy(student_data, at, student_data_size);
	at += student_data_size;
	memcpy(student_bss, at, student_bss_size);
	at += student_bss_size;
	FOR_EACH_THREAD(number) {
		memcpy(world_heap_base(number), at, threads[number].heap_used);
		at += threads[number].heap_used;
		memcpy(threads[number].sp, at, stack_used(number));
		at += stack_used(number);
	}
}

void world_reset(void)
{
	FOR_EACH_THREAD(number) {
		leave_thread(number, NULL);
		threads[number] = (struct thread){0};
	}
	memset(&world, 0, sizeof world);
	access_state_reset();
	memcpy(student_data, initial_data, student_data_size);
	memset(student_bss, 0, student_bss_size);
}

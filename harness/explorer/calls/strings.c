/*
 * mem*() and str*(): the C library's functions, preceded by touches of the ranges that they read
 * and write.
 */
#include "world/access.h"
#include "world/pc.h"

#include <stdlib.h>
#include <string.h>

static bool reads(struct thread *thread, uint64_t address, uint64_t size)
{
	access_touch(thread, address, size, 0, pc_of(thread));
	return !world.end;
}

static bool writes(struct thread *thread, uint64_t address, uint64_t size)
{
	access_touch(thread, address, size, TOUCH_WRITE, pc_of(thread));
	return !world.end;
}

static bool reads_string(struct thread *thread, uint64_t address)
{
	return reads(thread, address, strlen((const char *)address) + 1);
}

/* A function: its name, its number of arguments, what it touches, what it returns. */
#define FUNCTION(call, count, touched, value)                                \
	static uint64_t call##_run(struct thread *thread, unsigned choice)   \
	{                                                                    \
		uint64_t a = thread->arguments[0], b = thread->arguments[1], \
			 c = thread->arguments[2];                           \
                                                                             \
		(void)choice, (void)b, (void)c;                              \
		return (touched) ? (uint64_t)(value) : a;                    \
	}                                                                    \
	OPERATION(call) = {#call, count, NULL, call##_run, .touches = true};

#define TEXT(x) ((char *)(x))
#define BYTES(x) ((void *)(x))
#define BOUNDED(x, most) (strnlen(TEXT(x), most) + (strnlen(TEXT(x), most) < (most)))

FUNCTION(memcpy, 3, reads(thread, b, c) && writes(thread, a, c), memcpy(BYTES(a), BYTES(b), c))
FUNCTION(memmove, 3, reads(thread, b, c) && writes(thread, a, c), memmove(BYTES(a), BYTES(b), c))
FUNCTION(memset, 3, writes(thread, a, c), memset(BYTES(a), (int)b, c))
FUNCTION(memcmp, 3, reads(thread, a, c) && reads(thread, b, c), memcmp(BYTES(a), BYTES(b), c))
FUNCTION(memchr, 3, reads(thread, a, c), memchr(BYTES(a), (int)b, c))
FUNCTION(strlen, 1, reads_string(thread, a), strlen(TEXT(a)))
FUNCTION(strnlen, 2, reads(thread, a, BOUNDED(a, b)), strnlen(TEXT(a), b))
FUNCTION(strcpy, 2, reads_string(thread, b) && writes(thread, a, strlen(TEXT(b)) + 1),
	memcpy(BYTES(a), BYTES(b), strlen(TEXT(b)) + 1))
FUNCTION(strncpy, 3, reads(thread, b, BOUNDED(b, c)) && writes(thread, a, c),
	memcpy(memset(BYTES(a), 0, c), BYTES(b), strnlen(TEXT(b), c)))
FUNCTION(strcat, 2,
	reads_string(thread, b) && reads_string(thread, a) &&
		writes(thread, a + strlen(TEXT(a)), strlen(TEXT(b)) + 1),
	(memcpy(TEXT(a) + strlen(TEXT(a)), BYTES(b), strlen(TEXT(b)) + 1), a))
FUNCTION(strncat, 3,
	reads(thread, b, BOUNDED(b, c)) && reads_string(thread, a) &&
		writes(thread, a + strlen(TEXT(a)), strnlen(TEXT(b), c) + 1),
	strncat(TEXT(a), TEXT(b), c))
FUNCTION(strcmp, 2, reads_string(thread, a) && reads_string(thread, b), strcmp(TEXT(a), TEXT(b)))
FUNCTION(strncmp, 3, reads(thread, a, BOUNDED(a, c)) && reads(thread, b, BOUNDED(b, c)),
	strncmp(TEXT(a), TEXT(b), c))
FUNCTION(strchr, 2, reads_string(thread, a), strchr(TEXT(a), (int)b))
FUNCTION(strrchr, 2, reads_string(thread, a), strrchr(TEXT(a), (int)b))
FUNCTION(strstr, 2, reads_string(thread, a) && reads_string(thread, b), strstr(TEXT(a), TEXT(b)))
FUNCTION(strspn, 2, reads_string(thread, a) && reads_string(thread, b), strspn(TEXT(a), TEXT(b)))
FUNCTION(strcspn, 2, reads_string(thread, a) && reads_string(thread, b), strcspn(TEXT(a), TEXT(b)))
FUNCTION(strerror, 1, true, strerrordesc_np((int)a) ? strerrordesc_np((int)a) : "Unknown error")
FUNCTION(atoi, 1, reads_string(thread, a), (uint64_t)(int64_t)atoi(TEXT(a)))
FUNCTION(atol, 1, reads_string(thread, a), atol(TEXT(a)))
FUNCTION(strtol, 3, reads_string(thread, a) && (!b || writes(thread, b, sizeof(char *))),
	strtol(TEXT(a), BYTES(b), (int)c))
FUNCTION(strtoul, 3, reads_string(thread, a) && (!b || writes(thread, b, sizeof(char *))),
	strtoul(TEXT(a), BYTES(b), (int)c))
FUNCTION(strtok_r, 3,
	(!a || (reads_string(thread, a) && writes(thread, a, strlen(TEXT(a)) + 1))) &&
		writes(thread, c, sizeof(char *)),
	strtok_r(TEXT(a), TEXT(b), BYTES(c)))

/* The compiler's own calls, for example to copy a struct. */
OPERATION(__tsan_memcpy) = {"memcpy", 3, NULL, memcpy_run, .touches = true};
OPERATION(__tsan_memmove) = {"memmove", 3, NULL, memmove_run, .touches = true};
OPERATION(__tsan_memset) = {"memset", 3, NULL, memset_run, .touches = true};

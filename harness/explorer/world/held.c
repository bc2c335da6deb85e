#include "world/held.h"

#include <string.h>

struct held_locks held_locks[THREADS_MOST];
bool held_wanted;

void held_reset(void)
{
	memset(held_locks, 0, sizeof held_locks);
}

void held_add(struct thread *thread, uint64_t lock)
{
	struct held_locks *mine = &held_locks[thread_number(thread)];

	thread->locks++;
	if (held_wanted && mine->count < HELD_MOST)
		mine->locks[mine->count++] = lock;
}

void held_remove(struct thread *thread, uint64_t lock)
{
	struct held_locks *mine = &held_locks[thread_number(thread)];

	if (thread->locks)
		thread->locks--;
	if (!held_wanted)
		return;
	for (int i = mine->count; i-- > 0;)
		if (mine->locks[i] == lock) {
			memmove(&mine->locks[i], &mine->locks[i + 1],
				(size_t)(mine->count - i - 1) * sizeof *mine->locks);
			mine->count--;
			return;
		}
}

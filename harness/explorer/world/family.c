#include "world/family.h"

#include "world/memory.h"
#include "world/order.h"

enum { NOBODY = -1 };

/* Who makes which number first. Not part of the state: it is the same in all of them. */
static struct {
	int parent;
	int first_child, next_sibling;
} family[THREADS_MOST];
static int family_size;

static int add_member(int parent)
{
	int number = family_size++;

	family[number].parent = parent;
	family[number].first_child = family[number].next_sibling = NOBODY;
	memory_map_thread(number);
	return number;
}

void family_init(void)
{
	family_size = 0;
	add_member(NOBODY);
}

/* Has it ended, with nothing left of it that a later thread of this number would be taken for? */
static bool is_spent(const struct thread *thread, const struct thread *maker)
{
	return thread != &threads[0] && !thread->locks &&
	       (thread->state == THREAD_JOINED ||
		       (thread->state == THREAD_ENDED && thread->detached)) &&
	       order_may_forget(thread, maker);
}

static int any_free(const struct thread *maker)
{
	for (int number = 0; number < family_size; number++)
		if (threads[number].state == THREAD_NONE)
			return number;
	for (int number = 0; number < family_size; number++)
		if (is_spent(&threads[number], maker))
			return number;
	return NOBODY;
}

int family_number_child(struct thread *parent)
{
	int *at = &family[thread_number(parent)].first_child;

	while (*at != NOBODY) {
		if (threads[*at].state == THREAD_NONE)
			return *at;
		at = &family[*at].next_sibling;
	}
	if (family_size == THREADS_MOST)
		return any_free(parent);
	return *at = add_member(thread_number(parent));
}

bool family_is_maker(const struct thread *thread, int number)
{
	return family[number].parent == thread_number(thread);
}

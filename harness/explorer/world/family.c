#include "world/family.h"

#include "world/memory.h"

/* Not part of the state: it is the same in all of them. */
static struct {
	int parent;
	int ordinal;
} family[THREADS_MOST];
static int family_size;

void family_init(void)
{
	family_size = 0;
	family_number_child(NULL);
}

int family_number_child(struct thread *parent)
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
	memory_map_thread(family_size);
	return family_size++;
}

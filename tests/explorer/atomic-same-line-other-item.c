// The same line writes three items, and only the first is read: that write is the one that races.
// expect: broken
// finds: race items
#include <pthread.h>
#include <stdatomic.h>

static int items[3];
static atomic_int count;

static void *give(void *unused)
{
	for (int i = 0; i < 3; i++) {
		items[i] = i + 1; // race
		atomic_store_explicit(&count, i + 1, memory_order_relaxed);
	}
	return unused;
}

static void *take(void *unused)
{
	if (atomic_load_explicit(&count, memory_order_relaxed) == 3)
		return items[0] == 1 ? unused : NULL; // race
	return unused;
}

int main(void)
{
	pthread_t giver, taker;

	pthread_create(&giver, NULL, give, NULL);
	pthread_create(&taker, NULL, take, NULL);
	pthread_join(giver, NULL);
	pthread_join(taker, NULL);
	return 0;
}

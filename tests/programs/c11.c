/* Correct, and written with the threads of C11. */
#include <stdio.h>
#include <threads.h>

static int hits;
static mtx_t lock;

static int visit(void *unused)
{
	(void)unused;
	for (int round = 0; round < 100; round++) {
		mtx_lock(&lock);
		hits++;
		mtx_unlock(&lock);
	}
	return 0;
}

int main(void)
{
	thrd_t one, other;

	mtx_init(&lock, mtx_plain);
	thrd_create(&one, visit, NULL);
	thrd_create(&other, visit, NULL);
	thrd_join(one, NULL);
	thrd_join(other, NULL);
	printf("hits = %d\n", hits);
	return 0;
}

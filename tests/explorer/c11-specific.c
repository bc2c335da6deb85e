// tss_t with a destructor.
// expect: deterministic
// ends: exited 0 "destroys 3\n0\n"
#include <stdio.h>
#include <threads.h>

static tss_t key;

static void destroy(void *value)
{
	printf("destroys %ld\n", (long)value);
}

static int work(void *unused)
{
	(void)unused;
	tss_set(key, (void *)3);
	return 0;
}

int main(void)
{
	thrd_t thread;

	tss_create(&key, destroy);
	thrd_create(&thread, work, NULL);
	thrd_join(thread, NULL);
	printf("%ld\n", (long)tss_get(key));
	tss_delete(key);
	return 0;
}

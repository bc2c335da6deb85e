// Functions and variables of one's own with the names of the C library's, which the explorer calls
// too or has gates for.
// expect: deterministic
// ends: exited 0 "19\n"
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
int count, sleep, mmap, stpcpy[2];

void write(int by);
void fork(int by);
int index(const int *items, int item);
void explorer_at_step(int by);
void x_write(int by);
void x_main(int by);
void *memcpy(void *to, const void *from, unsigned long size);

void write(int by)
{
	pthread_mutex_lock(&mutex);
	count += by;
	pthread_mutex_unlock(&mutex);
}

void fork(int by)
{
	write(by);
}

static void read(int by)
{
	write(by);
}

static int waitpid(void)
{
	return mmap;
}

int index(const int *items, int item)
{
	return items[0] == item ? 0 : 1;
}

void explorer_at_step(int by)
{
	write(by);
}

void x_write(int by)
{
	write(by);
}

void x_main(int by)
{
	write(by);
}

void *memcpy(void *to, const void *from, unsigned long size)
{
	write(10);
	(void)from;
	(void)size;
	return to;
}

static void *work(void *unused)
{
	write(1);
	fork(1);
	explorer_at_step(1);
	x_write(1);
	return unused;
}

int main(void)
{
	pthread_t thread;

	mmap = 2;
	pthread_create(&thread, NULL, work, NULL);
	read(1);
	x_main(waitpid());
	pthread_join(thread, NULL);
	stpcpy[1] = sleep;
	memcpy(stpcpy, &count, sizeof count);
	write(index(stpcpy, 1));
	write(1);
	printf("%d\n", count);
	return 0;
}

/*
 * Experiment 2: how many tasks does the kernel count in a process? It keeps one folder for each in
 * /proc/self/task.
 */
#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crew.h"
#include "experiments.h"

enum { THREADS = 3, COROUTINES = 100 };

static pthread_barrier_t all_there, all_counted;
static int seen;

static int tasks(void)
{
	DIR *folder = opendir("/proc/self/task");
	struct dirent *entry;
	int count = 0;

	while (folder && (entry = readdir(folder)))
		count += entry->d_name[0] != '.';
	if (folder)
		closedir(folder);
	return count;
}

static void *stay(void *unused)
{
	pthread_barrier_wait(&all_there);
	pthread_barrier_wait(&all_counted);
	return unused;
}

/* The child reports its count in its exit status. */
static int tasks_of_child(void)
{
	int status = 0;

	if (fork() == 0)
		_exit(tasks());
	wait(&status);
	return WEXITSTATUS(status);
}

static void take_two_turns(void)
{
	coroutine_yield(); /* until all others have begun too */
	seen = tasks();
}

void count_tasks(void)
{
	pthread_t thread[THREADS];

	pthread_barrier_init(&all_there, NULL, THREADS + 1);
	pthread_barrier_init(&all_counted, NULL, THREADS + 1);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&thread[i], NULL, stay, NULL);
	pthread_barrier_wait(&all_there);
	printf("tasks.threads = %d\n", tasks());
	printf("tasks.child = %d\n", tasks_of_child());
	pthread_barrier_wait(&all_counted);
	for (int i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	coroutines.run(take_two_turns, COROUTINES);
	printf("tasks.coroutines = %d\n", seen);
}

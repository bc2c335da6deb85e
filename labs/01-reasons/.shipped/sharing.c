/*
 * Experiment 3: a thread or a child sets a variable from 1 to 2, or reads a few bytes of an open
 * file. What does its creator see of that?
 */
#include <fcntl.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "experiments.h"

static int global;
static int *mapped; /* in a page that a child shares with its parent */
static int file;

static void *set_both(void *unused)
{
	global = 2;
	*mapped = 2;
	return unused;
}

static void let_thread_set(void)
{
	pthread_t thread;

	global = *mapped = 1;
	pthread_create(&thread, NULL, set_both, NULL);
	pthread_join(thread, NULL);
}

static void let_child_set(void)
{
	char bytes[5];

	global = *mapped = 1;
	if (fork() == 0) {
		set_both(NULL);
		_exit(read(file, bytes, sizeof bytes) < 0);
	}
	wait(NULL);
}

void look_at_sharing(void)
{
	mapped = mmap(
		NULL, sizeof *mapped, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	file = open("story.txt", O_RDWR | O_CREAT | O_TRUNC, 0600);
	dprintf(file, "Once upon a time there was a process.\n");
	lseek(file, 0, SEEK_SET);

	let_thread_set();
	printf("sharing.global.thread = %d\n", global);
	let_child_set();
	printf("sharing.global.child = %d\n", global);
	printf("sharing.mapped.child = %d\n", *mapped);
	printf("sharing.offset.child = %d\n", (int)lseek(file, 0, SEEK_CUR));

	close(file);
	unlink("story.txt");
	munmap(mapped, sizeof *mapped);
}

/*
 * Experiment 4, second half: the child hands over the same "abc" and "defg" through a message queue
 * and through memory that it shares with its parent.
 */
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "experiments.h"

enum { ASKED = 100 };

static void use_queue(mqd_t queue)
{
	char bytes[ASKED];

	if (fork() == 0)
		_exit(mq_send(queue, "abc", 3, 0) != 0 || mq_send(queue, "defg", 4, 0) != 0);
	wait(NULL);
	printf("channel.queue = %d\n", (int)mq_receive(queue, bytes, sizeof bytes, NULL));
}

static void use_memory(char *page)
{
	if (fork() == 0) {
		strcpy(page, "abc");
		strcpy(page, "defg");
		_exit(0);
	}
	wait(NULL);
	printf("channel.memory = %d\n", (int)strnlen(page, ASKED));
}

void compare_messages(void)
{
	struct mq_attr attributes = {.mq_maxmsg = 2, .mq_msgsize = ASKED};
	char name[32];
	mqd_t queue;
	void *page;

	snprintf(name, sizeof name, "/reasons-%d", (int)getpid());
	queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &attributes);
	if (queue == (mqd_t)-1) {
		printf("channel.queue = cannot: no message queue can be made here\n");
	} else {
		mq_unlink(name); /* the name is gone; the queue stays until it is closed */
		use_queue(queue);
		mq_close(queue);
	}
	page = mmap(NULL, ASKED, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (page != MAP_FAILED) {
		use_memory(page);
		munmap(page, ASKED);
	}
}

/*
 * Experiment 4, first half: a child hands over "abc" and then "defg" through a descriptor, and
 * ends. Then its parent asks for up to 100 bytes. How many does it get?
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "experiments.h"

static int receive(int in)
{
	char bytes[100];

	return (int)read(in, bytes, sizeof bytes);
}

static void send_both(int out)
{
	if (fork() == 0)
		_exit(write(out, "abc", 3) != 3 || write(out, "defg", 4) != 4);
	close(out);
	wait(NULL);
}

static int read_from_start(const char *name)
{
	int in = open(name, O_RDONLY), got = receive(in);

	close(in);
	return got;
}

void compare_streams(void)
{
	int ends[2];

	if (pipe(ends) == 0) {
		send_both(ends[1]);
		printf("channel.pipe = %d\n", receive(ends[0]));
		printf("channel.pipe.again = %d\n", receive(ends[0]));
		close(ends[0]);
	}
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0) {
		send_both(ends[1]);
		printf("channel.socket = %d\n", receive(ends[0]));
		close(ends[0]);
	}
	send_both(open("letter.txt", O_WRONLY | O_CREAT | O_TRUNC, 0600));
	printf("channel.file = %d\n", read_from_start("letter.txt"));
	printf("channel.file.again = %d\n", read_from_start("letter.txt"));
	unlink("letter.txt");
}

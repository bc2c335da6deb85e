/* The clients: see clients.h. Never edited. */
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clients.h"

enum { LINE = 32 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards ready */
static pthread_cond_t one_more = PTHREAD_COND_INITIALIZER;
static int ready; /* clients that have sent all their lines */

static int must(int result)
{
	if (result < 0) {
		perror("socket");
		abort();
	}
	return result;
}

/* Sends without a delay: a short line must not wait for the next one. */
static int tcp_socket(void)
{
	int fd = must(socket(AF_INET, SOCK_STREAM, 0)), yes = 1;

	must(setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes));
	return fd;
}

int clients_listen(void)
{
	struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	int fd = tcp_socket();

	must(bind(fd, (struct sockaddr *)&any, sizeof any)); /* port 0: one that is free */
	must(listen(fd, 64));
	return fd;
}

static size_t line_of(const struct client *client, int number, char line[LINE])
{
	return (size_t)snprintf(line, LINE, "client %d, line %d\n", client->number, number);
}

/* Is this what comes next? False at the end, too. */
static bool gets_line(const struct client *client, const char *expected)
{
	char byte;

	while (*expected && read(client->socket, &byte, 1) == 1)
		if (byte != *expected++)
			return false;
	return !*expected;
}

/* Sends all lines, and stays until the kernel says that they have arrived at the other end. */
static void send_lines(const struct client *client)
{
	char line[LINE];
	int left = 0;

	for (int i = 0; i < client->lines; i++)
		if (write(client->socket, line, line_of(client, i, line)) < 0)
			return; /* cut off by the server */
	if (client->lines > 0)
		shutdown(client->socket, SHUT_WR);
	while (ioctl(client->socket, SIOCOUTQ, &left) == 0 && left > 0)
		sched_yield();
}

static void *run(void *argument)
{
	struct client *client = argument;
	char line[LINE];

	must(connect(client->socket, (struct sockaddr *)&client->server, sizeof client->server));
	if (gets_line(client, "welcome\n"))
		send_lines(client);

	pthread_mutex_lock(&lock);
	ready++;
	pthread_cond_signal(&one_more);
	pthread_mutex_unlock(&lock);

	line_of(client, 0, line);
	while (gets_line(client, line))
		line_of(client, ++client->answers, line);
	return NULL;
}

void client_open(struct client *client, int listener, int number, int lines)
{
	socklen_t size = sizeof client->server;

	*client = (struct client){.number = number, .lines = lines, .socket = tcp_socket()};
	must(getsockname(listener, (struct sockaddr *)&client->server, &size));
}

void client_start(struct client *client)
{
	pthread_create(&client->thread, NULL, run, client);
}

void clients_wait(int count)
{
	pthread_mutex_lock(&lock);
	while (ready < count)
		pthread_cond_wait(&one_more, &lock);
	pthread_mutex_unlock(&lock);
}

int client_end(struct client *client, bool cut_off)
{
	if (cut_off)
		shutdown(client->socket, SHUT_RDWR);
	pthread_join(client->thread, NULL);
	close(client->socket);
	return client->answers;
}

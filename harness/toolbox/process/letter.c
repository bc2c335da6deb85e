#include "process/letter.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct letter *letter_new(enum letter_kind kind, size_t length)
{
	struct letter *letter = zeroed(1, sizeof *letter + length);

	letter->kind = (int)kind;
	letter->length = length;
	return letter;
}

static int count_words(char **words, size_t *bytes)
{
	int count = 0;

	for (; words[count]; count++)
		*bytes += strlen(words[count]) + 1;
	return count;
}

static char *add_words(char *at, char **words)
{
	for (; *words; words++)
		at = stpcpy(at, *words) + 1;
	return at;
}

struct letter *letter_of_launch(const struct launch *launch)
{
	const char *directory = launch->directory ? launch->directory : "/";
	size_t length = strlen(directory) + 1;
	int arguments = count_words(launch->arguments, &length),
	    environment = count_words(launch->environment, &length);
	struct letter *letter;

	if (length > LETTER_LONGEST) {
		errno = E2BIG;
		return NULL;
	}
	letter = letter_new(LETTER_LAUNCH, length);
	letter->arguments = arguments;
	letter->environment = environment;
	letter->output_bytes = launch->output_bytes;
	letter->processes = launch->processes;
	letter->executes = launch->executes;
	add_words(add_words(stpcpy(letter->text, directory) + 1, launch->arguments),
		launch->environment);
	letter->fds[letter->fd_count++] = launch->output;
	letter->fds[letter->fd_count++] = launch->errors;
	if (launch->page >= 0)
		letter->fds[letter->fd_count++] = launch->page;
	return letter;
}

static char **take_words(const struct letter *letter, size_t *at, int count)
{
	char **words = zeroed((size_t)count + 1, sizeof *words);

	for (int i = 0; i < count && *at < letter->length; i++) {
		words[i] = (char *)letter->text + *at;
		*at += strlen(words[i]) + 1;
	}
	return words;
}

bool letter_to_launch(struct letter *letter, struct launch *launch)
{
	size_t at = 0;

	if (letter->kind != LETTER_LAUNCH || letter->fd_count < 2 || !letter->length ||
		letter->arguments < 1)
		return false;
	at = strlen(letter->text) + 1;
	*launch = (struct launch){
		.directory = letter->text,
		.output_bytes = letter->output_bytes,
		.processes = letter->processes,
		.executes = letter->executes,
		.output = letter->fds[0],
		.errors = letter->fds[1],
		.page = letter->fd_count > 2 ? letter->fds[2] : -1,
	};
	launch->arguments = take_words(letter, &at, letter->arguments);
	launch->environment = take_words(letter, &at, letter->environment);
	return true;
}

void letter_free_launch(struct launch *launch)
{
	free(launch->arguments);
	free(launch->environment);
}

union control {
	struct cmsghdr header;
	char bytes[CMSG_SPACE(LETTER_FDS * sizeof(int))];
};

bool letter_send(int socket, const struct letter *letter)
{
	union control control = {0};
	size_t length = (size_t)letter->fd_count * sizeof(int);
	struct iovec bytes = {(void *)letter, sizeof *letter + letter->length};
	struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};

	if (letter->fd_count) {
		message.msg_control = &control;
		message.msg_controllen = CMSG_SPACE(length);
		control.header.cmsg_level = SOL_SOCKET;
		control.header.cmsg_type = SCM_RIGHTS;
		control.header.cmsg_len = CMSG_LEN(length);
		memcpy(CMSG_DATA(&control.header), letter->fds, length);
	}
	return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)bytes.iov_len;
}

/* The descriptors' numbers on this side. */
static void take_descriptors(struct letter *letter, struct msghdr *message)
{
	struct cmsghdr *header = CMSG_FIRSTHDR(message);
	size_t length;

	letter->fd_count = 0;
	if (!header || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
		return;
	length = header->cmsg_len - CMSG_LEN(0);
	letter->fd_count = (int)(length / sizeof(int));
	memcpy(letter->fds, CMSG_DATA(header), length);
}

struct letter *letter_receive(int socket)
{
	struct letter *letter = letter_new(LETTER_READY, LETTER_LONGEST);
	union control control = {0};
	struct iovec bytes = {letter, sizeof *letter + LETTER_LONGEST};
	struct msghdr message = {.msg_iov = &bytes,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof control};
	ssize_t length;

	do
		length = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (length < 0 && errno == EINTR);
	if (length < (ssize_t)sizeof *letter || letter->length != (size_t)length - sizeof *letter) {
		free(letter);
		return NULL;
	}
	take_descriptors(letter, &message);
	return letter;
}

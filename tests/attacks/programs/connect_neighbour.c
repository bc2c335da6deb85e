// from: L2
// words: @socket
// Talks to another hand-in through an abstract socket, which no file system hides.
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(int count, char **words)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};

	strcpy(address.sun_path + 1, words[1]);
	if (connect(socket(AF_UNIX, SOCK_STREAM, 0), (void *)&address,
		    offsetof(struct sockaddr_un, sun_path) + 1 + strlen(words[1])) == 0)
		puts("did it");
}

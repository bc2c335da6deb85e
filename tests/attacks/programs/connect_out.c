// from: L2
// words: @port
// Talks to a service on this machine.
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **words)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1]))};

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(socket(AF_INET, SOCK_STREAM, 0), (void *)&address, sizeof address) == 0)
		puts("did it");
}

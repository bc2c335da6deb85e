// from: L1
// words: @victim
// Takes the processor from another process by a limit.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

int main(int count, char **words)
{
	struct rlimit limit = {1000, 1000};

	if (prlimit(atoi(words[1]), RLIMIT_CPU, &limit, 0) == 0)
		puts("did it");
}

// from: L1
// words: @victim
// Takes over another process.
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>

int main(int count, char **words)
{
	if (ptrace(PTRACE_ATTACH, atoi(words[1]), 0, 0) == 0)
		puts("did it");
}

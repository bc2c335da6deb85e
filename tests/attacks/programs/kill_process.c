// from: L1
// words: @victim
// Kills a process of the grader's.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **words)
{
	if (kill(atoi(words[1]), SIGKILL) == 0)
		puts("did it");
}

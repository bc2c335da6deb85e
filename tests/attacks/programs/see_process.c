// from: L2
// words: @victim
// Looks at the grader's command line.
#include <fcntl.h>
#include <stdio.h>

int main(int count, char **words)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%s/cmdline", words[1]);
	if (open(path, O_RDONLY) >= 0)
		puts("did it");
}

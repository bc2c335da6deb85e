// from: L2
// words: @secret
// Reads somebody else's file, which everybody may read: a solution, or another hand-in.
#include <fcntl.h>
#include <stdio.h>

int main(int count, char **words)
{
	if (open(words[1], O_RDONLY) >= 0)
		puts("did it");
}

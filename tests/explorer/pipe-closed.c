// A closed descriptor is refused with EBADF.
// expect: deterministic
// ends: exited 0 "-1 1 -1\n"
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	char byte;
	int ends[2], first, error;

	pipe(ends);
	close(ends[0]);
	first = (int)read(ends[0], &byte, 1);
	error = errno;
	printf("%d %d %d\n", first, error == EBADF, close(ends[0]));
	return 0;
}

// A full pipe makes the writer wait; without a reader it waits for ever.
// expect: broken
// finds: deadlock
#include <unistd.h>

int main(void)
{
	static char bytes[4096];
	int ends[2];

	pipe(ends);
	write(ends[1], bytes, sizeof bytes);
	write(ends[1], bytes, 1);
	return 0;
}

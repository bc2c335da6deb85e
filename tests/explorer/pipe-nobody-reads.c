// To write where nobody can read any more ends the program.
// expect: broken
// finds: crash
#include <unistd.h>

int main(void)
{
	int ends[2];

	pipe(ends);
	close(ends[0]);
	write(ends[1], "x", 1); // crash
	return 0;
}

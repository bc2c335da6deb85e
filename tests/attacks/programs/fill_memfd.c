// from: L1
// Fills memory that belongs to no process and has no name.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
	for (int i = 0; i < 25; i++)
		if (posix_fallocate(memfd_create("attack", 0), 0, 4 << 20) != 0)
			return 1;
	puts("did it");
}

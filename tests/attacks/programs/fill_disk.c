// from: L2
// Fills the disk, one small file after the other: 700 MiB.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	char name[32];
	int i = 0;

	for (; i < 175; i++) {
		int file;

		snprintf(name, sizeof name, "fill-%d", i);
		file = open(name, O_WRONLY | O_CREAT, 0600);
		if (file < 0 || posix_fallocate(file, 0, 4 << 20) != 0)
			break;
		close(file);
	}
	if (i == 175)
		puts("did it");
	while (i-- > 0) {
		snprintf(name, sizeof name, "fill-%d", i);
		unlink(name);
	}
}

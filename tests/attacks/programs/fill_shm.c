// from: L2
// Fills memory through /dev/shm: 100 MiB that no process owns.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	char name[64];
	int i = 0;

	for (; i < 25; i++) {
		int file;

		snprintf(name, sizeof name, "/dev/shm/racelab-attack-%d", i);
		file = open(name, O_WRONLY | O_CREAT, 0600);
		if (file < 0 || posix_fallocate(file, 0, 4 << 20) != 0)
			break;
		close(file);
	}
	if (i == 25)
		puts("did it");
	while (i-- > 0) {
		snprintf(name, sizeof name, "/dev/shm/racelab-attack-%d", i);
		unlink(name);
	}
}

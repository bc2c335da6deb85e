// from: L1
// control: root
// Opens the memory of the process that started it.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/mem", getppid());
	if (open(path, O_RDWR) >= 0)
		puts("did it");
}

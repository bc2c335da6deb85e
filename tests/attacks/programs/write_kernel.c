// from: L1
// control: root
// Opens the setting by which a crash runs a program as root.
#include <fcntl.h>
#include <stdio.h>

int main(void)
{
	if (open("/proc/sys/kernel/core_pattern", O_WRONLY) >= 0)
		puts("did it");
}

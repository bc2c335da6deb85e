// from: L1
// control: root
// Reads the passwords' hashes.
#include <fcntl.h>
#include <stdio.h>

int main(void)
{
	if (open("/etc/shadow", O_RDONLY) >= 0)
		puts("did it");
}

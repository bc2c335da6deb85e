// from: L1
// Calls what only attackers of the kernel need.
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	if (syscall(SYS_userfaultfd, 0) >= 0 ||
		syscall(SYS_add_key, "user", "attack", "x", 1, -2) >= 0)
		puts("did it");
}

// from: L1
// Becomes root of a namespace of its own, from where the kernel's less tried doors open.
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>

int main(void)
{
	if (unshare(CLONE_NEWUSER) == 0)
		puts("did it");
}

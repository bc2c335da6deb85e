// from: L1
// Leaves a segment of memory behind that outlives all processes.
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/shm.h>

int main(void)
{
	int segment = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);

	if (segment >= 0) {
		puts("did it");
		shmctl(segment, IPC_RMID, 0);
	}
}

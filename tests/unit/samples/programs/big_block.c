#include <pthread.h>
#include <stdlib.h>

enum { ROOM = 4096 };

static void *fill(void *room)
{
	for (int i = 0; i < 100; i++)
		((char *)room)[i]++; /* race */
	return NULL;
}

int main(void)
{
	char *room = malloc(ROOM);
	pthread_t thread;

	pthread_create(&thread, NULL, fill, room);
	fill(room);
	pthread_join(thread, NULL);
	free(room);
	return 0;
}

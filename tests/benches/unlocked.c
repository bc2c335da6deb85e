/* unlocked ROUNDS: the accumulator of lab 02 as one file. One thread up, one down and once more. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static int number, rounds;

static void *up(void *unused)
{
	for (int round = 0; round < rounds; round++)
		number++;
	return unused;
}

static void *down(void *unused)
{
	for (int round = 0; round < rounds + 1; round++)
		number--;
	return unused;
}

int main(int argc, char **argv)
{
	pthread_t first, second;

	rounds = argc > 1 ? atoi(argv[1]) : 3;
	pthread_create(&first, NULL, up, NULL);
	pthread_create(&second, NULL, down, NULL);
	pthread_join(first, NULL);
	pthread_join(second, NULL);
	printf("%d\n", number);
	return 0;
}

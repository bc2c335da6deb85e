/*
 * Two threads count together. believed.bats puts lines before this that define ENTER and LEAVE,
 * which keep them apart, and PREPARE.
 */
static int total;

static void *count(void *argument)
{
	int me = argument != NULL;

	(void)me;
	for (int round = 0; round < 20; round++) {
		ENTER;
		total++;
		LEAVE;
	}
	return NULL;
}

int main(void)
{
	pthread_t one, other;

	PREPARE;
	pthread_create(&one, NULL, count, NULL);
	pthread_create(&other, NULL, count, &other);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	printf("total = %d\n", total);
	return total != 40;
}

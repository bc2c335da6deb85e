/*
 * One thread leaves a parcel, another one takes it. believed.bats puts lines before this that
 * define SEND and RECEIVE, which order the two, and PREPARE.
 */
static int parcel;

static void *sender(void *argument)
{
	(void)argument;
	parcel = 7;
	SEND;
	return NULL;
}

int main(void)
{
	pthread_t thread;

	PREPARE;
	pthread_create(&thread, NULL, sender, NULL);
	RECEIVE;
	printf("parcel = %d\n", parcel);
	parcel = 0;
	pthread_join(thread, NULL);
	return 0;
}

/* One mutex is made twice: its manual leaves open what happens then. */
#include <pthread.h>

static pthread_mutex_t lock;
static int hits;

static void prepare(void)
{
	pthread_mutex_init(&lock, NULL);
}

static void *visit(void *unused)
{
	pthread_mutex_lock(&lock);
	hits++;
	pthread_mutex_unlock(&lock);
	return unused;
}

int main(void)
{
	pthread_t one, other;

	prepare();
	prepare();
	pthread_create(&one, NULL, visit, NULL);
	pthread_create(&other, NULL, visit, NULL);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	return hits != 2;
}

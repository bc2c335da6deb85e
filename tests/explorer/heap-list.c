// A list of blocks made by two threads, under one lock, freed by main.
// states: 48
// expect: deterministic
// ends: exited 0 "3\n"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	struct node *next;
	long value;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct node *list;

static void *add(void *value)
{
	struct node *node = malloc(sizeof *node);

	node->value = (long)value;
	pthread_mutex_lock(&lock);
	node->next = list;
	list = node;
	pthread_mutex_unlock(&lock);
	return NULL;
}

int main(void)
{
	pthread_t one, other;
	long sum = 0;

	pthread_create(&one, NULL, add, (void *)1);
	pthread_create(&other, NULL, add, (void *)2);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	while (list) {
		struct node *first = list;

		list = first->next;
		sum += first->value;
		free(first);
	}
	printf("%ld\n", sum);
	return 0;
}

/*
 * Message passing: a banker thread owns both accounts, and nobody else touches them. A clerk puts
 * a form on the counter and waits for it to come back. There is one lock, for the counter; while a
 * clerk waits for a place at it, or for the answer, that lock is free.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "bank.h"

struct account {
	long balance; /* belongs to the banker alone */
};

struct account checking;
struct account savings;

struct form {
	struct account *from, *to; /* NULL if there is nothing to move */
	long amount;
	struct statement statement; /* the banker's answer */
	bool done;
	bool last; /* the banker may go home */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards the counter and its form */
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static struct form *counter; /* room for one form */
static pthread_t banker;

static void work_on(struct form *form)
{
	if (form->from) {
		form->from->balance -= form->amount;
		form->to->balance += form->amount;
	}
	form->statement = (struct statement){checking.balance, savings.balance};
	form->done = true;
}

static void *serve(void *nothing)
{
	bool open = true;

	pthread_mutex_lock(&lock);
	while (open) {
		while (!counter)
			pthread_cond_wait(&changed, &lock);
		open = !counter->last;
		work_on(counter);
		counter = NULL;
		pthread_cond_broadcast(&changed);
	}
	pthread_mutex_unlock(&lock);
	return nothing;
}

static struct statement ask(struct form form)
{
	pthread_mutex_lock(&lock);
	while (counter)
		pthread_cond_wait(&changed, &lock);
	counter = &form;
	pthread_cond_broadcast(&changed);
	while (!form.done)
		pthread_cond_wait(&changed, &lock);
	pthread_mutex_unlock(&lock);
	return form.statement;
}

void bank_open(void)
{
	checking.balance = DEPOSIT;
	savings.balance = DEPOSIT;
	pthread_create(&banker, NULL, serve, NULL);
}

void transfer(struct account *from, struct account *to, long amount)
{
	ask((struct form){.from = from, .to = to, .amount = amount});
}

struct statement bank_statement(void)
{
	return ask((struct form){.from = NULL});
}

void bank_close(void)
{
	ask((struct form){.last = true});
	pthread_join(banker, NULL);
}

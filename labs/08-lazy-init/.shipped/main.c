/*
 * The driver: two tills, each of which scans every article from the moment the shop opens. It
 * knows what each article costs, and counts how often the list is loaded. Do not edit it: the
 * harness sets the number of rounds, which is also the number of articles.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "lab.h"
#include "prices.h"

#ifndef ROUNDS
#define ROUNDS 1000
#endif

int articles;

struct till {
	int first; /* the article that it begins with */
	int wrong_prices; /* written by the till, read after its join */
};

static atomic_int loads;
static int cheapest, step; /* prices, and from one to the next; only the list tells */

static int right_price(int article)
{
	return cheapest + article * step;
}

void load_prices(int list[])
{
	atomic_fetch_add(&loads, 1);
	for (int article = 0; article < articles; article++)
		list[article] = right_price(article);
}

static void *scan(void *argument)
{
	struct till *till = argument;

	for (int scans = 0; scans < articles; scans++) {
		int article = (till->first + scans) % articles;

		if (price_of(article) != right_price(article))
			till->wrong_prices++;
		lab_tick();
	}
	return NULL;
}

int main(void)
{
	struct till left = {0, 0};
	struct till right = {ROUNDS / 2, 0};
	pthread_t left_till, right_till;

	articles = ROUNDS;
	cheapest = 100 + (int)lab_choose(2);
	step = 1 + (int)lab_choose(2);
	pthread_create(&left_till, NULL, scan, &left);
	pthread_create(&right_till, NULL, scan, &right);
	pthread_join(left_till, NULL);
	pthread_join(right_till, NULL);
	prices_close();
	printf("wrong prices = %d, loads = %d\n", left.wrong_prices + right.wrong_prices,
		atomic_load(&loads));
	return 0;
}

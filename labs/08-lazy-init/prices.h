/*
 * The prices of a shop. The list is long and loading it is slow, so it is loaded when the first
 * price is asked for, and only once.
 */
#ifndef PRICES_H
#define PRICES_H

/* The price of an article, 0 to articles - 1. Any thread may ask at any time. */
int price_of(int article);

/* Frees the list. Called once, when nobody asks any more. */
void prices_close(void);

/* In main.c: the number of articles, and the function that fills in the list, price by price. */
extern int articles;
void load_prices(int list[]);

#endif

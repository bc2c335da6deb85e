/*
 * Random numbers of a hand-in: those that the explorer's calls/time.c gives, thread by thread, so
 * that a program cannot tell by them which of the two runs it.
 */
#ifndef CHANCE_H
#define CHANCE_H

int lab_rand(void);
void lab_srand(unsigned seed);
int lab_rand_r(unsigned *state);

#endif

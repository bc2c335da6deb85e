/*
 * Functions that a program calls by their address. In a lab, that must be the address of a function
 * of the program: one that is computed could be anything in the C library.
 */
#ifndef TARGET_H
#define TARGET_H

#include <pthread.h>

/*
 * Ends the program, and notes `pc` in the page, if `function` is none of these. NULL is
 * let pass: who calls it, crashes.
 */
void lab_check_target(const void *function, const void *pc);

/* As lab_check_target(), for a function of the student's that the caller of this one was given. */
#define CHECK_TARGET(function) \
	lab_check_target((const void *)(function), __builtin_return_address(0))

/* The wrapped call, for <threads.h>. */
int lab_pthread_key_create(pthread_key_t *key, void (*destructor)(void *));

#endif

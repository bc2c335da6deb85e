/*
 * The wrapped calls of calls.c, each under the name `lab_<name>`, for code of the runtime that
 * makes such a call on the student's behalf.
 */
#ifndef WRAPPED_H
#define WRAPPED_H

#include "calls.h"

#include <pthread.h>
#include <semaphore.h>
#include <sys/socket.h>
#include <sys/types.h>

#define DECLARE_CALL(type, name, class, object, parameters, arguments) type lab_##name parameters;
RUNTIME_CALLS(DECLARE_CALL)
RUNTIME_PEER_CALLS(DECLARE_CALL)
#undef DECLARE_CALL

int lab_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
	void *(*function)(void *), void *argument);
/* The same, for a function of the runtime. */
int lab_create_thread(pthread_t *thread, const pthread_attr_t *attributes,
	void *(*function)(void *), void *argument, void *pc);
_Noreturn void lab_pthread_exit(void *result);
int lab_pthread_once(pthread_once_t *control, void (*function)(void));
int lab_pthread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m);
int lab_pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m, const struct timespec *t);
pid_t lab_fork(void);
pid_t lab_wait(int *status);
pid_t lab_waitpid(pid_t which, int *status, int options);

/* Makes the caller's next wrapped call count as made at `pc`, the student's line. */
void lab_set_call_site(void *pc);

#endif

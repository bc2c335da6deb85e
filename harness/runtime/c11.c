/*
 * <threads.h> on top of pthreads. Neither sanitizer runtime knows thrd_create, so a C11 program
 * crashes under both. glibc's C11 types are the pthread types under other names, so each call
 * here passes its arguments straight on to a wrapped pthread call, which is disturbed and watched
 * like any other.
 */
#include "target.h"
#include "wrapped.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <threads.h>

_Static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t), "mtx_t is a pthread_mutex_t");
_Static_assert(sizeof(cnd_t) == sizeof(pthread_cond_t), "cnd_t is a pthread_cond_t");
_Static_assert(sizeof(thrd_t) == sizeof(pthread_t), "thrd_t is a pthread_t");
_Static_assert(sizeof(once_flag) == sizeof(pthread_once_t), "once_flag is a pthread_once_t");
_Static_assert(sizeof(tss_t) == sizeof(pthread_key_t), "tss_t is a pthread_key_t");

static int c11_result(int error)
{
	switch (error) {
	case 0:
		return thrd_success;
	case ETIMEDOUT:
		return thrd_timedout;
	case EBUSY:
		return thrd_busy;
	case ENOMEM:
		return thrd_nomem;
	default:
		return thrd_error;
	}
}

struct c11_beginning {
	thrd_start_t function;
	void *argument;
};

static void *c11_begins(void *given)
{
	struct c11_beginning beginning = *(struct c11_beginning *)given;

	free(given);
	return (void *)(intptr_t)beginning.function(beginning.argument);
}

#define C11(type, name, parameters) \
	type lab_##name parameters; \
	type lab_##name parameters

/* Precedes every call of a wrapped function: the report must name the student's line. */
#define ON_BEHALF() lab_set_call_site(__builtin_return_address(0))

C11(int, thrd_create, (thrd_t * thread, thrd_start_t function, void *argument))
{
	struct c11_beginning *beginning = malloc(sizeof *beginning);
	int error;

	if (!beginning)
		return thrd_nomem;
	CHECK_TARGET(function);
	*beginning = (struct c11_beginning){function, argument};
	error = lab_create_thread(
		(pthread_t *)thread, NULL, c11_begins, beginning, __builtin_return_address(0));
	if (error)
		free(beginning);
	return c11_result(error);
}

C11(int, thrd_join, (thrd_t thread, int *result))
{
	void *returned;
	int error;

	ON_BEHALF();
	error = lab_pthread_join((pthread_t)thread, &returned);
	if (!error && result)
		*result = (int)(intptr_t)returned;
	return c11_result(error);
}

C11(int, thrd_detach, (thrd_t thread))
{
	return c11_result(pthread_detach((pthread_t)thread));
}

C11(_Noreturn void, thrd_exit, (int result))
{
	lab_pthread_exit((void *)(intptr_t)result);
}

C11(thrd_t, thrd_current, (void))
{
	return (thrd_t)pthread_self();
}

C11(int, thrd_equal, (thrd_t one, thrd_t other))
{
	return pthread_equal((pthread_t)one, (pthread_t)other);
}

C11(int, mtx_init, (mtx_t * mutex, int type))
{
	pthread_mutexattr_t attributes;
	int error;

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_settype(
		&attributes, type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
	error = pthread_mutex_init((pthread_mutex_t *)mutex, &attributes);
	pthread_mutexattr_destroy(&attributes);
	return c11_result(error);
}

C11(int, mtx_lock, (mtx_t * mutex))
{
	ON_BEHALF();
	return c11_result(lab_pthread_mutex_lock((pthread_mutex_t *)mutex));
}

C11(int, mtx_trylock, (mtx_t * mutex))
{
	ON_BEHALF();
	return c11_result(lab_pthread_mutex_trylock((pthread_mutex_t *)mutex));
}

C11(int, mtx_timedlock, (mtx_t * mutex, const struct timespec *until))
{
	ON_BEHALF();
	return c11_result(lab_pthread_mutex_timedlock((pthread_mutex_t *)mutex, until));
}

C11(int, mtx_unlock, (mtx_t * mutex))
{
	ON_BEHALF();
	return c11_result(lab_pthread_mutex_unlock((pthread_mutex_t *)mutex));
}

C11(void, mtx_destroy, (mtx_t * mutex))
{
	pthread_mutex_destroy((pthread_mutex_t *)mutex);
}

C11(int, cnd_init, (cnd_t * condition))
{
	return c11_result(pthread_cond_init((pthread_cond_t *)condition, NULL));
}

C11(int, cnd_wait, (cnd_t * condition, mtx_t *mutex))
{
	ON_BEHALF();
	return c11_result(
		lab_pthread_cond_wait((pthread_cond_t *)condition, (pthread_mutex_t *)mutex));
}

C11(int, cnd_timedwait, (cnd_t * condition, mtx_t *mutex, const struct timespec *until))
{
	ON_BEHALF();
	return c11_result(lab_pthread_cond_timedwait(
		(pthread_cond_t *)condition, (pthread_mutex_t *)mutex, until));
}

C11(int, cnd_signal, (cnd_t * condition))
{
	ON_BEHALF();
	return c11_result(lab_pthread_cond_signal((pthread_cond_t *)condition));
}

C11(int, cnd_broadcast, (cnd_t * condition))
{
	ON_BEHALF();
	return c11_result(lab_pthread_cond_broadcast((pthread_cond_t *)condition));
}

C11(void, cnd_destroy, (cnd_t * condition))
{
	pthread_cond_destroy((pthread_cond_t *)condition);
}

C11(void, call_once, (once_flag * flag, void (*function)(void)))
{
	ON_BEHALF();
	lab_pthread_once((pthread_once_t *)flag, function);
}

C11(int, tss_create, (tss_t * key, tss_dtor_t destructor))
{
	return c11_result(lab_pthread_key_create((pthread_key_t *)key, destructor));
}

C11(void *, tss_get, (tss_t key))
{
	return pthread_getspecific((pthread_key_t)key);
}

C11(int, tss_set, (tss_t key, void *value))
{
	return c11_result(pthread_setspecific((pthread_key_t)key, value));
}

C11(void, tss_delete, (tss_t key))
{
	pthread_key_delete((pthread_key_t)key);
}

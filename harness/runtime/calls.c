/*
 * The wrapped calls. Each one disturbs, notes in the page what the thread is about to wait for,
 * makes the real call, and notes how it went.
 *
 * __tsan_func_entry pushes the student's line onto ThreadSanitizer's call stack: the wrapper is
 * not instrumented, so reports would otherwise name it instead of the student's call. The symbol
 * is weak, and absent from the native and Helgrind variants.
 */
#include "wrapped.h"

#include "date.h"
#include "disturb.h"
#include "meet.h"
#include "rest.h"
#include "runtime.h"
#include "stretch.h"
#include "target.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

void __tsan_func_entry(void *pc) __attribute__((weak));
void __tsan_func_exit(void) __attribute__((weak));

static _Thread_local void *outer_site;

void lab_set_call_site(void *pc)
{
	outer_site = pc;
}

static void *call_site(void *pc)
{
	void *site = outer_site ? outer_site : pc;

	outer_site = NULL;
	return site;
}

enum call_class { TAKES, TRIES, GIVES, WAITS, WAKES };

/*
 * May a call on this descriptor wait for ever? Not where somebody outside the program may be at
 * the other end. A pipe's other end is in the program; for the rest, only the orders know.
 */
static enum call_class peer(int descriptor)
{
	struct stat is;
	int error = errno;
	/* Not fstat(), which ThreadSanitizer would take for a call of the program. */
	bool is_pipe = descriptor > STDERR_FILENO && syscall(SYS_fstat, descriptor, &is) == 0 &&
		       S_ISFIFO(is.st_mode);

	errno = error;
	return lab_page->orders.alone || is_pipe ? WAITS : WAKES;
}

static void before(enum call_class class, int call, const volatile void *object, void *pc)
{
	if (__tsan_func_entry)
		__tsan_func_entry(pc);
	lab_disturb();
	if (class == TAKES || class == WAITS)
		lab_waits(call, object, pc);
	if (class == GIVES)
		lab_gives(object);
}

static void after(enum call_class class, const volatile void *object, const void *pc, bool good)
{
	int error = errno; /* the call's own, kept from ours */

	if (class == TAKES || class == WAITS)
		lab_runs();
	if (good && (class == TAKES || class == TRIES))
		lab_takes(object, pc);
	if (class == GIVES || class == WAKES) {
		lab_hold();
		lab_stretch_gives();
		lab_rest(false);
	}
	lab_disturb();
	if (__tsan_func_exit)
		__tsan_func_exit();
	errno = error;
}

/* A deadline of the program is one on the clocks that it sees. */
#define UNTIL(t) lab_deadline(t, &(struct timespec){0})

#define DEFINE_CALL(type, name, class, object, parameters, arguments)           \
	type lab_##name parameters                                              \
	{                                                                       \
		void *pc = call_site(__builtin_return_address(0));              \
		const enum call_class what = class;                             \
		type result;                                                    \
                                                                                \
		before(what, CALL_##name, (const volatile void *)(object), pc); \
		result = name arguments;                                        \
		after(what, (const volatile void *)(object), pc, result == 0);  \
		return result;                                                  \
	}
RUNTIME_CALLS(DEFINE_CALL)

/* Weak: a function of the program's own may be called `write`, which objcopy renames as well. */
#define DECLARE_WEAK(type, name, class, object, parameters, arguments) \
	type lab_##name parameters __attribute__((weak));
RUNTIME_PEER_CALLS(DECLARE_WEAK)
RUNTIME_PEER_CALLS(DEFINE_CALL)

/* pthread_once() waits while another thread is in the function; a thread inside it runs. */
static _Thread_local struct once {
	void (*function)(void);
	pthread_once_t *control;
	void *pc;
} once;

static void run_once(void)
{
	struct once own = once; /* the function may call pthread_once() again */

	lab_runs();
	own.function();
	lab_waits(CALL_pthread_once, own.control, own.pc);
}

int lab_pthread_once(pthread_once_t *control, void (*function)(void))
{
	void *pc = call_site(__builtin_return_address(0));
	int result;

	lab_check_target((const void *)function, pc);
	before(WAITS, CALL_pthread_once, control, pc);
	once = (struct once){function, control, pc};
	result = pthread_once(control, run_once);
	after(WAITS, control, pc, result == 0);
	return result;
}

/* A condition wait releases its mutex while it sleeps and holds it again when it returns. */
static int wait_on(pthread_cond_t *c, pthread_mutex_t *m, const struct timespec *until, void *pc)
{
	int result;

	before(WAKES, CALL_pthread_cond_wait, c, pc);
	lab_gives(m);
	if (until) {
		result = pthread_cond_timedwait(c, m, UNTIL(until));
	} else {
		lab_waits(CALL_pthread_cond_wait, c, pc);
		result = pthread_cond_wait(c, m);
		lab_runs();
	}
	lab_takes(m, pc);
	after(TRIES, c, pc, false);
	return result;
}

int lab_pthread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m)
{
	return wait_on(c, m, NULL, call_site(__builtin_return_address(0)));
}

int lab_pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m, const struct timespec *t)
{
	return wait_on(c, m, t, call_site(__builtin_return_address(0)));
}

/* A new thread's orders: its creator allocates them, the thread frees them. */
struct beginning {
	void *(*function)(void *);
	void *argument;
	int index;
};

static void meet_the_others(void)
{
	lab_spread();
	lab_rendezvous();
	lab_disturb();
}

static void *thread_begins(void *given)
{
	struct beginning beginning = *(struct beginning *)given;
	void *result;

	free(given);
	lab_thread_begins(beginning.index);
	meet_the_others();
	errno = 0; /* as in every build */
	result = beginning.function(beginning.argument);
	lab_thread_ends();
	return result;
}

int lab_create_thread(pthread_t *thread, const pthread_attr_t *attributes,
	void *(*function)(void *), void *argument, void *pc)
{
	struct beginning *beginning = malloc(sizeof *beginning);
	int result = EAGAIN;

	if (!beginning)
		return result;
	*beginning = (struct beginning){function, argument, lab_new_thread()};
	before(WAKES, CALL_pthread_create, NULL, pc);
	/* Noted as running before it is made: a thread that has yet to begin is not stuck. */
	lab_note_other(beginning->index, PAGE_RUNS);
	result = pthread_create(thread, attributes, thread_begins, beginning);
	if (result != 0) {
		lab_note_other(beginning->index, PAGE_ENDED);
		free(beginning);
	}
	after(TRIES, NULL, pc, false);
	return result;
}

int lab_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
	void *(*function)(void *), void *argument)
{
	CHECK_TARGET(function);
	return lab_create_thread(
		thread, attributes, function, argument, call_site(__builtin_return_address(0)));
}

_Noreturn void lab_pthread_exit(void *result)
{
	lab_thread_ends();
	pthread_exit(result);
}

pid_t lab_fork(void)
{
	void *pc = call_site(__builtin_return_address(0));
	int index = lab_new_thread();
	pid_t child;

	before(WAKES, CALL_fork, NULL, pc);
	lab_note_other(index, PAGE_RUNS);
	child = fork();
	if (child == 0) {
		lab_drop_dice();
		lab_process_begins(index);
		meet_the_others();
	} else if (child < 0) {
		lab_note_other(index, PAGE_ENDED);
	}
	after(TRIES, NULL, pc, false);
	return child;
}

/* A crash of a forked process counts as the program's. */
static void note_crash(int status)
{
	int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	if (number == SIGSEGV || number == SIGBUS || number == SIGFPE || number == SIGILL ||
		number == SIGABRT)
		page_set(lab_page->crash_signal, (uint32_t)number);
}

static pid_t wait_for(pid_t which, int *status, int options, int call, void *pc)
{
	int own;
	pid_t child;

	before(WAITS, call, NULL, pc);
	child = waitpid(which, &own, options);
	if (child > 0) {
		note_crash(own);
		if (status)
			*status = own;
	}
	after(WAITS, NULL, pc, false);
	return child;
}

/* Weak, as `write` is. */
__attribute__((weak)) pid_t lab_wait(int *status)
{
	return wait_for(-1, status, 0, CALL_wait, call_site(__builtin_return_address(0)));
}

pid_t lab_waitpid(pid_t which, int *status, int options)
{
	return wait_for(
		which, status, options, CALL_waitpid, call_site(__builtin_return_address(0)));
}

/*
 * Every call that an explored program may make, by name.
 *
 * The student's object is made to call `x.<name>` instead (map.h), a gate that traps into the
 * explorer (gates.S), which runs the `struct operation op_<name>` of the file named above it. A
 * program that makes any other call is refused by name before anything runs.
 *
 * To model one more call, add a line here and an OPERATION in its object's file.
 */
#ifndef OPERATIONS_H
#define OPERATIONS_H

/* clang-format off */
#define OPERATIONS(X)                                                                          \
	/* threads.c */                                                                        \
	X(pthread_create) X(pthread_join) X(pthread_detach) X(pthread_self) X(pthread_equal)   \
	X(thrd_create) X(thrd_join) X(thrd_detach) X(thrd_current) X(thrd_equal)               \
	X(pthread_setname_np)                                                                  \
	/* mutex.c */                                                                          \
	X(pthread_mutex_init) X(pthread_mutex_destroy) X(pthread_mutex_lock)                   \
	X(pthread_mutex_trylock) X(pthread_mutex_timedlock) X(pthread_mutex_unlock)            \
	X(mtx_init) X(mtx_destroy) X(mtx_lock) X(mtx_trylock) X(mtx_timedlock) X(mtx_unlock)   \
	/* cond.c */                                                                           \
	X(pthread_cond_init) X(pthread_cond_destroy) X(pthread_cond_wait)                      \
	X(pthread_cond_timedwait) X(pthread_cond_signal) X(pthread_cond_broadcast)             \
	X(cnd_init) X(cnd_destroy) X(cnd_wait) X(cnd_timedwait) X(cnd_signal) X(cnd_broadcast) \
	/* rwlock.c */                                                                         \
	X(pthread_rwlock_init) X(pthread_rwlock_destroy) X(pthread_rwlock_rdlock)              \
	X(pthread_rwlock_wrlock) X(pthread_rwlock_tryrdlock) X(pthread_rwlock_trywrlock)       \
	X(pthread_rwlock_timedrdlock) X(pthread_rwlock_timedwrlock) X(pthread_rwlock_unlock)   \
	/* spin.c */                                                                           \
	X(pthread_spin_init) X(pthread_spin_destroy) X(pthread_spin_lock)                      \
	X(pthread_spin_trylock) X(pthread_spin_unlock)                                         \
	/* barrier.c */                                                                        \
	X(pthread_barrier_init) X(pthread_barrier_destroy) X(pthread_barrier_wait)             \
	/* semaphore.c */                                                                      \
	X(sem_init) X(sem_destroy) X(sem_wait) X(sem_trywait) X(sem_timedwait) X(sem_post)     \
	X(sem_getvalue)                                                                        \
	/* keys.c */                                                                           \
	X(pthread_key_create) X(pthread_key_delete) X(pthread_getspecific)                     \
	X(pthread_setspecific) X(tss_create) X(tss_delete) X(tss_get) X(tss_set)               \
	X(__emutls_get_address) X(__errno_location)                                            \
	/* descriptors.c, pipe.c, eventfd.c */                                                 \
	X(read) X(write) X(close) X(pipe) X(eventfd) X(eventfd_read) X(eventfd_write)          \
	/* heap.c */                                                                           \
	X(malloc) X(calloc) X(realloc) X(free) X(aligned_alloc) X(posix_memalign) X(strdup)    \
	/* strings.c */                                                                        \
	X(memcpy) X(memmove) X(memset) X(memcmp) X(memchr) X(strlen) X(strnlen) X(strcpy)      \
	X(strncpy) X(strcat) X(strncat) X(strcmp) X(strncmp) X(strchr) X(strrchr) X(strstr)    \
	X(strspn) X(strcspn) X(strtok_r) X(strerror) X(atoi) X(atol) X(strtol) X(strtoul)      \
	X(__tsan_memcpy) X(__tsan_memmove) X(__tsan_memset)                                    \
	/* output.c */                                                                         \
	X(puts) X(putchar) X(putc) X(fputc) X(fputs) X(fwrite) X(fflush) X(perror)             \
	X(vprintf) X(vfprintf) X(vsnprintf) X(setbuf) X(setvbuf)                               \
	/* time.c */                                                                           \
	X(sleep) X(usleep) X(nanosleep) X(sched_yield) X(pthread_yield) X(thrd_yield)          \
	X(thrd_sleep) X(time) X(clock) X(clock_gettime) X(timespec_get)                        \
	X(pthread_cond_clockwait) X(rand) X(srand) X(rand_r) X(random) X(srandom)              \
	/* contexts.c */                                                                       \
	X(getcontext) X(swapcontext) X(setcontext)                                             \
	/* process.c */                                                                        \
	X(exit) X(_exit) X(abort) X(__assert_fail) X(lab_tick) X(lab_choose)                   \
	/* atomic.c: sizes that no instruction has, and fences */                              \
	X(__atomic_load) X(__atomic_store) X(__atomic_exchange) X(__atomic_compare_exchange)   \
	X(__tsan_atomic_thread_fence) X(__tsan_atomic_signal_fence)

/* With "..." in their prototype: floating-point arguments are in vector registers. */
#define VARIADIC_OPERATIONS(X) X(printf) X(fprintf) X(dprintf) X(snprintf) X(sprintf) X(makecontext)

/*
 * Calls that call back into the student's code: C functions of callbacks.c, which run on the
 * student's stack and are built from the traps above and these.
 */
#define CALLBACKS(X) X(pthread_once) X(call_once) X(pthread_exit) X(thrd_exit) X(qsort) X(bsearch)
#define CALLBACK_TRAPS(X)                                                                      \
	X(once_enter) X(once_leave) X(next_destructor) X(thread_end) X(context_end) X(main_return)

/* Calls that only ask, which is no step: C functions, too. */
#define QUESTIONS(X) X(lab_rounds)

/* The compiler's names for atomic accesses of N bits: 8, 16, 32, 64 or 128. */
#define ATOMIC_OPERATIONS(X, N)                                                                \
	X(N, load) X(N, store) X(N, exchange) X(N, fetch_add) X(N, fetch_sub) X(N, fetch_and)  \
	X(N, fetch_or) X(N, fetch_xor) X(N, fetch_nand) X(N, compare_exchange_val)             \
	X(N, compare_exchange_strong) X(N, compare_exchange_weak)

/* Pure functions: they run as they are. (The tables behind <ctype.h> are constant.) */
#define PURE_FUNCTIONS(X)                                                                      \
	X(abs) X(labs) X(isalpha) X(isdigit) X(isalnum) X(isspace) X(isupper) X(islower)       \
	X(toupper) X(tolower) X(__ctype_b_loc) X(__ctype_toupper_loc) X(__ctype_tolower_loc)   \
	X(pthread_attr_init) X(pthread_attr_destroy) X(pthread_attr_setdetachstate)            \
	X(pthread_attr_getdetachstate) X(pthread_attr_setstacksize)                            \
	X(pthread_attr_getstacksize) X(pthread_mutexattr_init) X(pthread_mutexattr_destroy)    \
	X(pthread_mutexattr_settype) X(pthread_mutexattr_gettype)                              \
	X(pthread_mutexattr_setprotocol) X(pthread_condattr_init) X(pthread_condattr_destroy)  \
	X(pthread_condattr_setclock) X(stdout) X(stderr) X(__stack_chk_fail) X(sqrt) X(floor)

/* clang-format on */

#endif

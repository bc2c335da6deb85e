/*
 * The synchronisation calls that the runtime wraps, one line each:
 *
 *   CALL(returns, name, class, object, (parameters), (arguments))
 *
 * The class says what the call means to the deadlock watch:
 *   TAKES    may block for ever; on success the caller holds `object`
 *   TRIES    never blocks for ever; on success the caller holds `object`
 *   GIVES    the caller no longer holds `object`
 *   WAITS    may block for ever, takes nothing
 *   WAKES    never blocks; another thread may now proceed
 *   peer(d)  may block until the other end of a pipe or socket acts: WAITS where that end must be
 *            in the program itself, else WAKES
 *
 * A new call is a new line. Two lists are made from this one: calls.map, which renames the
 * student's calls, and the names that the harness uses in its explanations.
 */
#define RUNTIME_CALLS(CALL)                                                                      \
	CALL(int, pthread_mutex_lock, TAKES, m, (pthread_mutex_t * m), (m))                      \
	CALL(int, pthread_mutex_trylock, TRIES, m, (pthread_mutex_t * m), (m))                   \
	CALL(int, pthread_mutex_timedlock, TRIES, m,                                             \
		(pthread_mutex_t * m, const struct timespec *t), (m, UNTIL(t)))                  \
	CALL(int, pthread_mutex_unlock, GIVES, m, (pthread_mutex_t * m), (m))                    \
	CALL(int, pthread_rwlock_rdlock, TAKES, l, (pthread_rwlock_t * l), (l))                  \
	CALL(int, pthread_rwlock_wrlock, TAKES, l, (pthread_rwlock_t * l), (l))                  \
	CALL(int, pthread_rwlock_tryrdlock, TRIES, l, (pthread_rwlock_t * l), (l))               \
	CALL(int, pthread_rwlock_trywrlock, TRIES, l, (pthread_rwlock_t * l), (l))               \
	CALL(int, pthread_rwlock_unlock, GIVES, l, (pthread_rwlock_t * l), (l))                  \
	CALL(int, pthread_spin_lock, TAKES, s, (pthread_spinlock_t * s), (s))                    \
	CALL(int, pthread_spin_trylock, TRIES, s, (pthread_spinlock_t * s), (s))                 \
	CALL(int, pthread_spin_unlock, GIVES, s, (pthread_spinlock_t * s), (s))                  \
	CALL(int, pthread_barrier_wait, WAITS, b, (pthread_barrier_t * b), (b))                  \
	CALL(int, pthread_cond_signal, WAKES, c, (pthread_cond_t * c), (c))                      \
	CALL(int, pthread_cond_broadcast, WAKES, c, (pthread_cond_t * c), (c))                   \
	CALL(int, sem_wait, WAITS, s, (sem_t * s), (s))                                          \
	CALL(int, sem_trywait, WAKES, s, (sem_t * s), (s))                                       \
	CALL(int, sem_timedwait, WAKES, s, (sem_t * s, const struct timespec *t), (s, UNTIL(t))) \
	CALL(int, sem_post, WAKES, s, (sem_t * s), (s))                                          \
	CALL(int, pthread_join, WAITS, NULL, (pthread_t t, void **r), (t, r))

#define RUNTIME_PEER_CALLS(CALL)                                                                  \
	CALL(ssize_t, read, peer(d), NULL, (int d, void *b, size_t n), (d, b, n))                 \
	CALL(ssize_t, write, peer(d), NULL, (int d, const void *b, size_t n), (d, b, n))          \
	CALL(ssize_t, recv, peer(d), NULL, (int d, void *b, size_t n, int f), (d, b, n, f))       \
	CALL(ssize_t, send, peer(d), NULL, (int d, const void *b, size_t n, int f), (d, b, n, f)) \
	CALL(int, accept, peer(d), NULL, (int d, struct sockaddr *a, socklen_t *n), (d, a, n))

/* Wrapped by hand in calls.c, because none of the classes describes them. */
#define RUNTIME_OTHER_CALLS(CALL)    \
	CALL(pthread_create)         \
	CALL(pthread_exit)           \
	CALL(pthread_once)           \
	CALL(pthread_cond_wait)      \
	CALL(pthread_cond_timedwait) \
	CALL(fork)                   \
	CALL(wait)                   \
	CALL(waitpid)

/* <threads.h>, in c11.c. */
#define RUNTIME_C11_CALLS(CALL) \
	CALL(thrd_create)       \
	CALL(thrd_join)         \
	CALL(thrd_detach)       \
	CALL(thrd_exit)         \
	CALL(thrd_current)      \
	CALL(thrd_equal)        \
	CALL(mtx_init)          \
	CALL(mtx_lock)          \
	CALL(mtx_trylock)       \
	CALL(mtx_timedlock)     \
	CALL(mtx_unlock)        \
	CALL(mtx_destroy)       \
	CALL(cnd_init)          \
	CALL(cnd_wait)          \
	CALL(cnd_timedwait)     \
	CALL(cnd_signal)        \
	CALL(cnd_broadcast)     \
	CALL(cnd_destroy)       \
	CALL(call_once)         \
	CALL(tss_create)        \
	CALL(tss_get)           \
	CALL(tss_set)           \
	CALL(tss_delete)

/* <ucontext.h>, in contexts.c. */
#define RUNTIME_CONTEXT_CALLS(CALL) \
	CALL(makecontext)           \
	CALL(swapcontext)           \
	CALL(setcontext)

/* Atomic accesses that no instruction makes, in wide.c. */
#define RUNTIME_WIDE_FETCH(CALL, name)   \
	CALL(__atomic_fetch_##name##_16) \
	CALL(__sync_fetch_and_##name##_16)
#define RUNTIME_WIDE_CALLS(CALL)             \
	CALL(__atomic_load)                  \
	CALL(__atomic_store)                 \
	CALL(__atomic_exchange)              \
	CALL(__atomic_compare_exchange)      \
	CALL(__atomic_load_16)               \
	CALL(__atomic_store_16)              \
	CALL(__atomic_exchange_16)           \
	CALL(__atomic_compare_exchange_16)   \
	CALL(__sync_val_compare_and_swap_16) \
	CALL(__sync_lock_test_and_set_16)    \
	RUNTIME_WIDE_FETCH(CALL, add)        \
	RUNTIME_WIDE_FETCH(CALL, sub)        \
	RUNTIME_WIDE_FETCH(CALL, and)        \
	RUNTIME_WIDE_FETCH(CALL, or)         \
	RUNTIME_WIDE_FETCH(CALL, xor)        \
	RUNTIME_WIDE_FETCH(CALL, nand)

/* Calls that are given a function, in target.c. */
#define RUNTIME_TARGET_CALLS(CALL) \
	CALL(qsort)                \
	CALL(bsearch)              \
	CALL(pthread_key_create)   \
	CALL(sigaction)

/* What a clock shows, in date.c. */
#define RUNTIME_CLOCK_CALLS(CALL) \
	CALL(time)                \
	CALL(clock)               \
	CALL(clock_gettime)       \
	CALL(timespec_get)

/* Random numbers, in chance.c. */
#define RUNTIME_CHANCE_CALLS(CALL) \
	CALL(rand)                 \
	CALL(srand)                \
	CALL(rand_r)

/* The ways to leave a program, in start.c. */
#define RUNTIME_EXIT_CALLS(CALL) \
	CALL(exit)               \
	CALL(_exit)              \
	CALL(quick_exit)

/* page_thread.call holds one of these. */
#define RUNTIME_CALL_ENUM(type, name, class, object, parameters, arguments) CALL_##name,
#define RUNTIME_NAME_ENUM(name) CALL_##name,
enum runtime_call {
	RUNTIME_CALLS(RUNTIME_CALL_ENUM) RUNTIME_OTHER_CALLS(RUNTIME_NAME_ENUM)
		RUNTIME_PEER_CALLS(RUNTIME_CALL_ENUM) /* the last ones, CALL_read and above */
};

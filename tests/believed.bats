#!/usr/bin/env bats
# Whom detect believes. Helgrind accuses correct programs that order their threads in a way it does
# not know, and ThreadSanitizer accuses some too: such a program for each of those ways is tried
# here. unit/test_policy.c has every call, and the rest of the policy.

load helpers

setup_file() { make_house; }
setup() { cd "$BATS_TEST_TMPDIR"; }

HEADERS=(errno.h poll.h pthread.h sched.h semaphore.h stdatomic.h stdio.h stdlib.h sys/eventfd.h
  sys/socket.h threads.h time.h unistd.h)

# program TEMPLATE OBJECTS PREPARE MACRO STATEMENT MACRO STATEMENT : makes order.c
program() {
  {
    echo '#define _GNU_SOURCE'
    printf '#include <%s>\n' "${HEADERS[@]}"
    printf '%s\n' "$2" "#define PREPARE $3" "#define $4 $5" "#define $6 $7"
    cat "$PROGRAMS/ordered/$1.c"
  } >order.c
}

# counter OBJECTS PREPARE ENTER LEAVE : two threads count together, kept apart by these
# parcel OBJECTS PREPARE SEND RECEIVE : one thread leaves what another one takes
counter() { program counter "$1" "$2" ENTER "$3" LEAVE "$4"; }
parcel() { program parcel "$1" "$2" SEND "$3" RECEIVE "$4"; }

# is_lesson DOUBT : Helgrind alone accuses it, and that costs nothing
is_lesson() {
  run -0 "$RACELAB" detect order.c
  says "ThreadSanitizer reports nothing in 18 runs."
  says "seen by Helgrind"
  says "Helgrind does not know $1, which this program uses; ThreadSanitizer reports no such thing. This costs nothing."
}

# Later ones than 3.19 know some of these, and complain only that a try failed, or of nothing.
is_lesson_or_known() {
  run -0 "$RACELAB" detect order.c
  says "ThreadSanitizer reports nothing in 18 runs."
  lacks "misused"
  [[ $(flat) != *"a data race"* ]] ||
    says "Helgrind does not know $1, which this program uses; ThreadSanitizer reports no such thing. This costs nothing."
}

@test "A lock of Peterson's is correct, and Helgrind does not know C11 atomics." {
  counter 'static atomic_int wants[2], turn;' '(void)0' \
    'wants[me] = 1; turn = !me; while (wants[!me] && turn != me) sched_yield()' 'wants[me] = 0'
  is_lesson "C11 atomics"
}

@test "So is a ticket lock." {
  counter 'static atomic_int next, serving;' '(void)0' \
    'int ticket = atomic_fetch_add(&next, 1); while (atomic_load(&serving) != ticket) sched_yield()' \
    'atomic_fetch_add(&serving, 1)'
  is_lesson "C11 atomics"
}

@test "So is a flag that is released and acquired." {
  parcel 'static atomic_int sent;' '(void)0' 'atomic_store_explicit(&sent, 1, memory_order_release)' \
    'while (!atomic_load_explicit(&sent, memory_order_acquire)) sched_yield()'
  is_lesson "C11 atomics"
}

@test "Helgrind does not know pthread_once and call_once." {
  for once in 'pthread_once_t PTHREAD_ONCE_INIT pthread_once' 'once_flag ONCE_FLAG_INIT call_once'; do
    read -r type init call <<<"$once"
    counter "static $type once = $init; static int one; static void load(void) { one = 1; }
      static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;" '(void)0' \
      "$call(&once, load); if (one != 1) abort(); pthread_mutex_lock(&lock)" 'pthread_mutex_unlock(&lock)'
    is_lesson "$call()"
  done
}

@test "It does not know semaphores that are tried, or waited for by the clock." {
  counter 'static sem_t free_slot;' 'sem_init(&free_slot, 0, 1)' \
    'while (sem_trywait(&free_slot)) sched_yield()' 'sem_post(&free_slot)'
  is_lesson_or_known "sem_trywait()"
  counter 'static sem_t free_slot; static struct timespec past;' 'sem_init(&free_slot, 0, 1)' \
    'while (sem_timedwait(&free_slot, &past)) sched_yield()' 'sem_post(&free_slot)'
  is_lesson_or_known "sem_timedwait()"
}

@test "It does not know pipes, sockets and eventfd." {
  parcel 'static int end[2]; static char byte;' 'if (pipe(end)) abort()' \
    'if (write(end[1], "x", 1) != 1) abort()' 'if (read(end[0], &byte, 1) != 1) abort()'
  is_lesson "pipe()"
  parcel 'static int end[2]; static char byte;' 'if (socketpair(AF_UNIX, SOCK_STREAM, 0, end)) abort()' \
    'if (send(end[1], "x", 1, 0) != 1) abort()' 'if (recv(end[0], &byte, 1, 0) != 1) abort()'
  is_lesson "socketpair()"
  parcel 'static int counter; static eventfd_t value;' 'counter = eventfd(0, 0)' \
    'eventfd_write(counter, 1)' 'eventfd_read(counter, &value)'
  is_lesson "eventfd()"
}

@test "A lock that is tried is one that both know: neither says anything." {
  for lock in \
    'pthread_mutex_t pthread_mutex_init(&lock,NULL) pthread_mutex_trylock(&lock) pthread_mutex_unlock(&lock)' \
    'pthread_rwlock_t pthread_rwlock_init(&lock,NULL) pthread_rwlock_trywrlock(&lock) pthread_rwlock_unlock(&lock)'; do
    read -r type init try unlock <<<"$lock"
    counter "static $type lock;" "$init" "while ($try) sched_yield()" "$unlock"
    run -0 "$RACELAB" detect order.c
    lacks "seen by Helgrind"
  done
}

@test "Giving up the first lock where the second is busy is no deadlock, whatever Helgrind says." {
  counter 'static pthread_mutex_t lock[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};' '(void)0' \
    'while (pthread_mutex_lock(&lock[me]), pthread_mutex_trylock(&lock[!me])) { pthread_mutex_unlock(&lock[me]); sched_yield(); }' \
    'pthread_mutex_unlock(&lock[0]); pthread_mutex_unlock(&lock[1])'
  run -0 "$RACELAB" detect order.c
  says "ThreadSanitizer decides about the order of locks, and reports nothing. This costs nothing."
}

@test "A wake-up after the unlock is allowed, whatever Helgrind says." {
  parcel 'static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; static int sent;
    static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;' '(void)0' \
    'pthread_mutex_lock(&lock); sent = 1; pthread_mutex_unlock(&lock); pthread_cond_signal(&arrived)' \
    'pthread_mutex_lock(&lock); while (!sent) pthread_cond_wait(&arrived, &lock); pthread_mutex_unlock(&lock)'
  run -0 "$RACELAB" detect order.c
  lacks "Only the thread that locked a lock may unlock it"
}

@test "Where neither understands a program, nobody is accused: exit code 3." {
  counter 'static sem_t free_slot; static struct timespec past;' 'sem_init(&free_slot, 0, 1)' \
    'while (sem_clockwait(&free_slot, CLOCK_MONOTONIC, &past)) sched_yield()' 'sem_post(&free_slot)'
  run -3 "$RACELAB" detect order.c
  says "ThreadSanitizer does not know sem_clockwait(), which this program uses. So this may be a fault of yours, or none."
  says "Cannot judge: no detector understands this program."
}

@test "Where ThreadSanitizer reports the race as well, Helgrind's word confirms it: exit code 1." {
  counter 'static atomic_int rounds;' '(void)0' 'rounds++' '(void)0'
  run -1 "$RACELAB" detect order.c
  says '`total`, seen by ThreadSanitizer'
  says '`total`, seen by Helgrind'
  lacks "costs nothing"
}

@test "The exit code of --json follows the same policy." {
  parcel 'static int end[2]; static char byte;' 'if (pipe(end)) abort()' \
    'if (write(end[1], "x", 1) != 1) abort()' 'if (read(end[0], &byte, 1) != 1) abort()'
  run -0 "$RACELAB" detect order.c --json
  is "$(jq -r '[.findings[].tool] | unique | join(" ")' <<<"$output")" helgrind
}

/*
 * Green threads: several stacks in one kernel thread. A green thread runs until it gives way by
 * itself, in green_yield(); nothing takes the processor away from it.
 *
 * green_start()  makes one more green thread. It begins in green_run().
 * green_yield()  for a green thread: hands over `value`, lets the others run, and returns the
 *                answer to `value` when its turn comes again.
 * green_run()    lets one green thread after the other run until it yields, and calls `answer`
 *                for every value. Returns when all of them have ended. Any of them may be
 *                next: the order differs from run to run.
 */
#ifndef GREEN_H
#define GREEN_H

/* The value to yield in order to give way without asking for anything. */
enum { GREEN_NOTHING = -1 };

void green_start(void (*function)(void *argument), void *argument);
int green_yield(int value);
void green_run(int (*answer)(int value));

#endif

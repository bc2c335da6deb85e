/*
 * The four experiments. Each prints lines `key = value`; where this machine cannot measure, the
 * value is `cannot: ` and the reason, or `not now: ` and the reason.
 */
#ifndef EXPERIMENTS_H
#define EXPERIMENTS_H

void measure_speed_ups(void); /* who is faster, and at what */
void count_tasks(void); /* which tasks the kernel knows */
void look_at_sharing(void); /* what threads share, and what a process shares with its child */
void compare_streams(void); /* handing over through a pipe, a socket, a file */
void compare_messages(void); /* the same through a message queue and shared memory */

#endif

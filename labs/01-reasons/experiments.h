/*
 * The four experiments. Each prints lines `key = value`; where this machine cannot tell, the value
 * is `cannot: ` and the reason, or `not now: ` and the reason.
 */
#ifndef EXPERIMENTS_H
#define EXPERIMENTS_H

void measure_speed_ups(void); /* who is faster, and at what */
void count_tasks(void); /* what the kernel knows of */
void look_at_sharing(void); /* what a thread sees of another, and a process of its parent */
void compare_streams(void); /* handing over through a pipe, a socket, a file */
void compare_messages(void); /* and through a message queue and shared memory */

#endif

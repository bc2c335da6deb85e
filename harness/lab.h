/*
 * The only header of the harness that a lab includes.
 */
#ifndef LAB_H
#define LAB_H

/*
 * lab_tick() marks one unit of work: call it once per round of a loop, in the thread that
 * does the round. The harness counts each thread's ticks to see that the work is really
 * done, and watches their order to see that the threads still run side by side. The call
 * orders nothing and locks nothing, and the detectors do not see it.
 */
void lab_tick(void);

/*
 * lab_choose() leaves a choice to the harness: it returns a number below `count`, a different
 * one in each run but the same for the same seed. The explorer tries every number.
 */
unsigned lab_choose(unsigned count);

#endif

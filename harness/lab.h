/*
 * The one header a lab includes from the harness.
 */
#ifndef LAB_H
#define LAB_H

/*
 * lab_tick() marks one unit of work: call it once per round of a loop, in the thread that
 * does the round. The harness counts the ticks of every thread to see that the work was
 * really done, and watches their order to see that the threads still run side by side. It
 * orders nothing and locks nothing: to the detectors it is not there.
 */
void lab_tick(void);

/*
 * lab_choose() leaves a choice to the harness: it returns a number below `count`, another one in
 * every run, and the same one in a run with the same seed. The explorer tries them all.
 */
unsigned lab_choose(unsigned count);

#endif

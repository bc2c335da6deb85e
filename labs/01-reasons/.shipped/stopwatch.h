/*
 * Every worker notes here when a unit of work is done; all crews share one stopwatch, even the
 * processes.
 */
#ifndef STOPWATCH_H
#define STOPWATCH_H

void stopwatch_reset(void);
/* One more unit is done, now. */
void stopwatch_note(void);
/*
 * The shortest time in which `units` units in a row were done. Other programs on the machine only
 * make times longer, so the shortest says most about the crew.
 */
double stopwatch_shortest(int units);

#endif

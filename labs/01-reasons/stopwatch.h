/*
 * Every worker notes here when a unit of work is done; all crews share one stopwatch, processes
 * too.
 */
#ifndef STOPWATCH_H
#define STOPWATCH_H

void stopwatch_reset(void);
/* One more unit is done, now. */
void stopwatch_note(void);
/*
 * The shortest time in which `units` units were done one after the other. What else goes on in the
 * machine only makes times longer, so the shortest tells most about the crew.
 */
double stopwatch_shortest(int units);

#endif

/*
 * The work of the whole router so far, for its status page.
 *
 * stats_reset()     sets the count to 0; called before there are other threads.
 * stats_count()     counts one more packet, in either direction.
 * stats_packets()   returns how many were counted.
 */
#ifndef STATS_H
#define STATS_H

void stats_reset(void);
void stats_count(void);
int stats_packets(void);

#endif

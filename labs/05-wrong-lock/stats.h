/*
 * What the whole router has done so far, for its status page.
 *
 * stats_reset()     begins at 0, before any other thread is there.
 * stats_count()     counts one packet more, in whichever direction.
 * stats_packets()   says how many were counted.
 */
#ifndef STATS_H
#define STATS_H

void stats_reset(void);
void stats_count(void);
int stats_packets(void);

#endif

/*
 * The way out. Any thread may call these functions, at any time.
 *
 * uplink_send()   sends a packet, and counts it.
 * uplink_sent()   returns how many were sent so far.
 */
#ifndef UPLINK_H
#define UPLINK_H

void uplink_send(void);
int uplink_sent(void);

#endif

/*
 * The way in. Any thread may call these functions, at any time.
 *
 * downlink_receive()    receives a packet, and counts it.
 * downlink_received()   returns how many were received so far.
 */
#ifndef DOWNLINK_H
#define DOWNLINK_H

void downlink_receive(void);
int downlink_received(void);

#endif

/*
 * Receives all that the device sends.
 */
#ifndef RECEIVER_H
#define RECEIVER_H

#include "device.h"
#include "lab.h"

struct message {
	char *bytes;
	int length;
	int size; /* there is room for so many */
};

/* Appends what the device sends to the message, which is empty at first, until it is off. */
void receive(struct message *message);

#endif

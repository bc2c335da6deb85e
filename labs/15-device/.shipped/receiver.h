/*
 * Receives everything that the device sends.
 */
#ifndef RECEIVER_H
#define RECEIVER_H

#include "device.h"
#include "lab.h"

struct message {
	char *bytes;
	int length;
	int size; /* how many bytes there is room for */
};

/* Appends the bytes from the device to `message`, which is empty at first, until it is off. */
void receive(struct message *message);

#endif

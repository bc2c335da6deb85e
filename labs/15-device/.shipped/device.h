/*
 * A serial device. It has one register, which holds one byte. When a byte has come in, the device
 * raises SIGUSR1, and it holds back the next byte until this one has been read.
 */
#ifndef DEVICE_H
#define DEVICE_H

#include <stdbool.h>

/* Switches the device on: from now on there is a SIGUSR1 for every byte. */
void device_start(void);

/* Takes the byte out of the register: once for each signal. A signal handler may call it. */
char device_read(void);

/* Returns false once the last byte has been read. */
bool device_is_on(void);

/* For main.c alone: the byte that the device sent as number 0, 1, 2, ... */
char device_byte(int number);

#endif

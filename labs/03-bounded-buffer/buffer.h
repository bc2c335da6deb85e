/*
 * A ring buffer for CAPACITY readings, between one thread that puts and one that takes.
 *
 * buffer_open()    makes it empty and open, before any thread uses it.
 * buffer_put()     adds a reading; waits while the buffer is full.
 * buffer_take()    removes the oldest reading and returns true; waits while the buffer is empty.
 *                  Once the buffer is closed and empty it returns false, now and ever after.
 * buffer_close()   says that nothing will be put any more. What is in the buffer stays in it.
 */
#ifndef BUFFER_H
#define BUFFER_H

#include <stdbool.h>

enum { CAPACITY = 5 };

void buffer_open(void);
void buffer_put(int reading);
bool buffer_take(int *reading);
void buffer_close(void);

#endif

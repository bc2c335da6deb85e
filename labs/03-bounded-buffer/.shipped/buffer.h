/*
 * A ring buffer for CAPACITY readings, between one thread that puts and one that takes.
 *
 * buffer_open()    makes it empty and open; called before any thread uses it.
 * buffer_put()     adds a reading; waits while the buffer is full.
 * buffer_take()    removes the oldest reading and returns true; waits while the buffer is empty.
 *                  Once the buffer is closed and empty it always returns false.
 * buffer_close()   says that nothing more will be put. The readings in the buffer stay there.
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

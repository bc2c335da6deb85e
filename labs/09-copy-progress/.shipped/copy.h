/*
 * Copies the old file to the new one, and shows its progress meanwhile.
 *
 * copy()          copies block by block until the file ends or somebody cancels. Calls
 *                 screen_show() again and again, always from the same thread, which is not the one
 *                 that copies. The last report says what the new file holds at the end, even if the
 *                 copy was cancelled. When copy() returns, none of its threads is left.
 * copy_cancel()   asks copy() to stop, and does not wait for that. At most the current block is
 *                 still written. Any thread may call it, at any time.
 */
#ifndef COPY_H
#define COPY_H

#include "lab.h"

void copy(void);
void copy_cancel(void);

#endif

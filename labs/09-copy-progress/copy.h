/*
 * Copies the old file to the new one, and shows meanwhile how far it is.
 *
 * copy()          copies block by block until the file ends or somebody cancels. Calls
 *                 screen_show() again and again, always from the same thread. The last report is
 *                 what the new file holds at the end, also if the copy was cancelled. When copy()
 *                 returns no thread of it is left.
 * copy_cancel()   asks it to stop, and does not wait for that. At most the block in hand is still
 *                 written. Any thread may call it, at any time.
 */
#ifndef COPY_H
#define COPY_H

#include "lab.h"

void copy(void);
void copy_cancel(void);

#endif

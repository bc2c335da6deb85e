/*
 * The screen, and the user in front of it.
 *
 * screen_show()    shows how many bytes are copied, and at how many bytes per millisecond the last
 *                  block was copied. A user who has seen enough then calls copy_cancel(). Calls
 *                  lab_tick() for each report that differs from the one before.
 *
 * For the driver:
 * screen_open()         clears the screen. The user cancels when `enough` blocks are copied.
 * screen_fault()        says that reports came from a wrong thread, or from several; NULL if not.
 * screen_torn()         how many reports were never true: their bytes and rate do not match.
 * screen_blocks()       how many blocks are copied, according to the last report.
 * screen_saw_cancel()   did the user cancel?
 */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>

void screen_show(long bytes, long rate);

void screen_open(int enough);
const char *screen_fault(void);
int screen_torn(void);
long screen_blocks(void);
bool screen_saw_cancel(void);

#endif

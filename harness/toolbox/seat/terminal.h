/*
 * The terminal while somebody sits before it: single keys, no echo, and a screen of our own that
 * leaves what was there before as it was.
 *
 *   TERMINAL_USUAL   as the shell knows it
 *   TERMINAL_KEYS    a key is read as soon as it is pressed
 *   TERMINAL_SCREEN  and the other screen is shown, without a cursor
 *
 * However the program ends, by die() or by a crash too, the terminal is as usual again.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>

enum terminal_mode { TERMINAL_USUAL, TERMINAL_KEYS, TERMINAL_SCREEN };

/* False where there is none, or one that cannot place its cursor. */
bool terminal_open(void);
void terminal_set(enum terminal_mode mode);
/* To be called when we go on after a stop: somebody else had the terminal meanwhile. */
void terminal_again(void);
/* Its size now; 80x24 where it does not say. */
void terminal_size(int *columns, int *rows);
/* Does it show UTF-8, as far as the locale tells? */
bool terminal_has_unicode(void);
/* Shows a whole screen: lines without a newline behind the last. */
void terminal_show(const char *lines);
/* Erases the line that the cursor is in. */
void terminal_clear_line(void);
/* The key that was pressed; 0 for one that is no letter, -1 at the end of all input. */
int terminal_key(void);
/* Is our process group in the foreground? Yes, too, where nobody can tell. */
bool terminal_is_ours(void);
/* Gives the terminal to a process group. */
void terminal_give(int group);

#endif

/*
 * A command that has the terminal to itself for a while, in a process group of its own: Ctrl-C ends
 * it and not us, and Ctrl-Z stops us with it.
 */
#ifndef FRONT_H
#define FRONT_H

#include <stdbool.h>

/* Stops this process as Ctrl-Z does. Returns when it goes on in the foreground: after `bg` it stops
 * again. */
void front_stop(void);

/*
 * Runs it, and returns how it ended as waitpid() tells it. `command` is NULL-terminated; its first
 * word is a path, or is looked up in PATH. `paged`: what it prints is shown by a pager when it has
 * ended and that is more than a screenful.
 */
int front_run(char *const command[], bool paged);

#endif

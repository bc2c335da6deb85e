/*
 * A hostile program, by which a wall is tried: it does what a wall must not allow, one act after
 * the other.
 */
#ifndef PROBE_H
#define PROBE_H

/* A job with that command runs probe_run() in place of a program; only the porter knows it. */
#define PROBE_WORD "racelab-probe"

/* The name of an abstract socket on which the toolbox listens: its own process number follows. */
#define PROBE_SOCKET "racelab-probe-%ld"

/*
 * `arguments`: PROBE_WORD, the number of the level, the toolbox's process number, and files that
 * must not be seen. Prints a line for each act that succeeds although the level should stop it.
 * Returns their number.
 */
int probe_run(char **arguments);

#endif

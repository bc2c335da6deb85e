/*
 * The porter: our process behind a wall. It starts one program after the other for the keepers
 * outside, and sees to it that nothing of one is left when the next begins.
 *
 * In a namespace it is process number 1, which no signal from inside reaches, and no process of the
 * same user may look into it. It decides nothing: the keeper holds the clock, and the porter only
 * says how a program ended.
 */
#ifndef PORTER_H
#define PORTER_H

/*
 * `racelab <PORTER_WORD> SCRATCH FOLDER..` is a porter: cell.c starts it, with its socket as
 * descriptor PORTER_SOCKET. SCRATCH is the folder whose files the keeper collects, or "-". It and
 * the FOLDERs are emptied before each program begins.
 */
#define PORTER_WORD "--porter"
enum { PORTER_SOCKET = 3, PORTER_PROGRAM = 4 };

int porter_main(char **words);

#endif

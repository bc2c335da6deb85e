/*
 * How the program starts and ends. calls.map renames its main() and its exits to these.
 */
#ifndef START_H
#define START_H

/* The program's own main. */
int lab_program_main(int argc, char **argv, char **environment);

/* Each notes in the page where the program leaves, then leaves. */
_Noreturn void lab_exit(int status);
_Noreturn void lab__exit(int status);
_Noreturn void lab_quick_exit(int status);

#endif

/*
 * What the gate of one lab knows, and what it counts. cmd_gate.c judges the lab's programs,
 * gate_folder.c looks at its folder: what must be there, and what must not.
 */
#ifndef GATE_H
#define GATE_H

#include "verbs/command.h"

struct gate {
	const struct request *request;
	const struct lab *lab;
	char *solutions; /* solutions/NN-name */
	int passed, failed;
	int open; /* what is still to be done in a lab that says it is not finished */
};

/* Counts and prints one finding of the gate: `what` is good, or has a problem. */
void gate_say(struct gate *gate, bool good, const char *what, const char *problem);
void gate_look_at_folder(struct gate *gate);

#endif

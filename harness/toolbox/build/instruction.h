/*
 * One line of LLVM's text, taken apart as far as somebody must who wants to know what it does to
 * memory. Its parts are spans of it.
 */
#ifndef INSTRUCTION_H
#define INSTRUCTION_H

#include "build/span.h"

#include <stdbool.h>

enum opcode {
	OPCODE_ALLOCA,
	OPCODE_LOAD,
	OPCODE_STORE,
	OPCODE_CAST, /* bitcast */
	OPCODE_ELEMENT, /* getelementptr */
	OPCODE_COMPARE,
	OPCODE_CALL,
	OPCODE_ASSEMBLY, /* a call of it */
	OPCODE_ATOMIC, /* anything atomic that is still an instruction, fences too */
	OPCODE_OTHER,
};

struct instruction {
	struct span line;
	enum opcode opcode;
	struct span result; /* "%7"; empty where there is none */
	struct span type; /* of what a load or store moves, or an atomic one changes */
	struct span pointer; /* of these, a cast, an element: the value, without its type */
	struct span pointer_type;
	struct span stored; /* of a store: type and value */
	struct span callee; /* of a call: "@f", "%9" */
	struct span arguments; /* of a call: what stands in its brackets */
	struct span assembly; /* the template, without its quotes */
};

/* False for what is no instruction: a label, a comment, a bracket, a record for the debugger. */
bool instruction_read(struct instruction *instruction, struct span line);
/* Assembly that touches nothing: an empty template, a pause, a fence. */
bool instruction_is_barrier(const struct instruction *instruction);

#endif

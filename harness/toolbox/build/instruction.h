/*
 * One line of LLVM's text, taken apart as far as somebody must who wants to know what it does to
 * memory. Nothing is copied: a span is a part of the line, and lives as long as the line.
 *
 * The grammar is that of clang 14, whose pointers have types (`i32* %p`), and of later ones
 * (`ptr %p`). Brackets nest, and quoted text is text.
 */
#ifndef INSTRUCTION_H
#define INSTRUCTION_H

#include <stdbool.h>
#include <stddef.h>

struct span {
	const char *at;
	size_t length;
};

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
	struct span type; /* of what a load or store moves */
	struct span pointer; /* of a load, store, cast, element: the value, without its type */
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

struct span span_of(const char *string);
/* The caller frees it. */
char *span_text(struct span span);
bool span_is(struct span span, const char *word);
bool span_same(struct span one, struct span other);
bool span_starts(struct span span, const char *prefix);
bool span_ends(struct span span, const char *suffix);
bool span_has(struct span span, const char *word);
/* From `word` to the end of the span. False where it is not there. */
bool span_find(struct span span, const char *word, struct span *from);

/* Takes what stands before the next comma outside of brackets off `rest`; false at the end. */
bool span_next_part(struct span *rest, struct span *part);
enum { INSTRUCTION_PARTS = 8 };
/* All parts, or the first INSTRUCTION_PARTS of them; returns how many. */
int span_split(struct span span, struct span parts[INSTRUCTION_PARTS]);
/* Takes the next "%name" off `text`, with what stands before it; false at the end. */
bool span_next_local(struct span *text, struct span *name);

/* Of "i32* noundef %3": the type, and the value. */
struct span span_type(struct span operand);
struct span span_value(struct span operand);
/* Is it "bitcast (i32* @x to i8*)"? Then `inner` is "@x". */
bool span_cast(struct span value, struct span *inner);
/* Is it "getelementptr inbounds (T, T* @a, i64 0, i64 1)"? Then `base` is "@a". */
bool span_element(struct span value, struct span *base);
/* The same, but only for the element at the base itself: all of its numbers are 0. */
bool span_first_element(struct span value, struct span *base);
/*
 * Is it an argument that the call copies, "%struct.s* byval(%struct.s) align 8 @x"? Then `type` is
 * that of the pointer, `pointed` that of the copy, and `value` the pointer.
 */
bool span_by_value(
	struct span argument, struct span *type, struct span *pointed, struct span *value);
/* Is the line "@name = ... constant ..."? */
bool span_constant(struct span line, struct span *name);

#endif

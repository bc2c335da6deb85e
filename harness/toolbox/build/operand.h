/*
 * The operands of an instruction in LLVM's text: types, values, and the constant expressions around
 * a pointer. The grammar is that of clang 14, whose pointers have types (`i32* %p`), and of later
 * ones (`ptr %p`).
 */
#ifndef OPERAND_H
#define OPERAND_H

#include "build/span.h"

#include <stdbool.h>

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

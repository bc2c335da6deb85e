/* How calls/gates.S defines a gate. */
#ifndef GATE_H
#define GATE_H

/* clang-format off */

/* Defines the function `label`, which traps with an operation. */
#define GATE(label, operation)		\
	.globl	label;			\
	.type	label, @function;	\
label:					\
	lea	operation(%rip), %rax;	\
	jmp	fiber_gate;

/* The same for a function with "...": al says whether vector registers are in use. */
#define VARIADIC_GATE(label, operation)	\
	.globl	label;			\
	.type	label, @function;	\
label:					\
	mov	%eax, %r10d;		\
	lea	operation(%rip), %rax;	\
	jmp	fiber_gate_variadic;

/* Gives a gate another name. */
#define SAME_GATE(name, label)		\
	.globl	name;			\
	.set	name, label;

#define GATES_BEGIN	.text
#define GATES_END	.section .note.GNU-stack, "", @progbits

/* clang-format on */

#endif

/* The gates of calls/gates.S, in the assembler's words. */
#ifndef GATE_H
#define GATE_H

/* clang-format off */

/* A function, `label`, that traps for an operation. */
#define GATE(label, operation)		\
	.globl	label;			\
	.type	label, @function;	\
label:					\
	lea	operation(%rip), %rax;	\
	jmp	fiber_gate;

/* The same for one with "...": al says whether it got vector registers. */
#define VARIADIC_GATE(label, operation)	\
	.globl	label;			\
	.type	label, @function;	\
label:					\
	mov	%eax, %r10d;		\
	lea	operation(%rip), %rax;	\
	jmp	fiber_gate_variadic;

/* Another name of a gate. */
#define SAME_GATE(name, label)		\
	.globl	name;			\
	.set	name, label;

#define GATES_BEGIN	.text
#define GATES_END	.section .note.GNU-stack, "", @progbits

/* clang-format on */

#endif

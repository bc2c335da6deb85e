/*
 * Theory of operation
 *
 * A student's thread is a fiber: a stack of its own and nothing else. Whatever it asks of the
 * outside world is a trap, like a system call: it leaves its registers on its own stack, and the
 * explorer goes on on *its* stack, as if fiber_run() returned. So the bytes from a fiber's
 * stack pointer upwards are the thread, whole: no frame of ours lies on a student's stack, and
 * nothing that depends on the past of the search can get into a state.
 *
 *   x_<name>       a modelled call; arguments in trap_arguments, fiber_run() returns
 *                  with trap_operation = &op_<name>
 *   __tsan_readN   a plain access is about to happen. Fast way: a note in a buffer. Slow way, when
 *                  accesses are scheduling points, the buffer is full, or the address is none of
 *                  the program's: a trap too, with every register saved, since the caller
 *                  (`preserve_allcc`) believes that this call changes none but r11.
 *
 * The frame that a trap leaves, from the fiber's stack pointer up: r15 r14 r13 r12 rbp rbx and the
 * return address. x86-64 only.
 */
#include "calls/operations.h"

	.text

/* void fiber_run(void *sp, uint64_t result, uint64_t second): runs a fiber until its next trap. */
	.globl	fiber_run
	.type	fiber_run, @function
fiber_run:
	push	%rbx
	push	%rbp
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	mov	%rsp, explorer_sp(%rip)
	mov	%rdi, %rsp
	mov	%rsi, %rax
	/* What the explorer left in registers that a call may change is not the fiber's: the next
	   access would save it on the fiber's stack, and tell states apart. */
	.irp	register, ecx, esi, edi, r8d, r9d, r10d, r11d
	xor	%\register, %\register
	.endr
	.irp	number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	pxor	%xmm\number, %xmm\number
	.endr
	jmp	1f

/* rax: the operation. */
trap:
	mov	%rdi, trap_arguments(%rip)
	mov	%rsi, trap_arguments+8(%rip)
	mov	%rdx, trap_arguments+16(%rip)
	mov	%rcx, trap_arguments+24(%rip)
	mov	%r8, trap_arguments+32(%rip)
	mov	%r9, trap_arguments+40(%rip)
	mov	%rax, trap_operation(%rip)
	push	%rbx
	push	%rbp
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	mov	%rsp, trap_sp(%rip)
/* Where a signal handler goes on when the student's code is not to: the fiber is lost. */
	.globl	fiber_abandon
fiber_abandon:
	cld
	mov	explorer_sp(%rip), %rsp
1:	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbp
	pop	%rbx
	ret
	.size	fiber_run, .-fiber_run

/* The first frame of a fresh fiber "returns" here: rbx is thread_body or main_body. */
	.globl	fiber_entry
fiber_entry:
	xor	%ebp, %ebp
	mov	%r12, %rdi
	mov	%r13, %rsi
	call	*%rbx
	ud2

/* Vector registers go to the student's stack as well, where va_arg finds them. */
trap_variadic:
	sub	$136, %rsp
	pxor	%xmm15, %xmm15
	test	%r10b, %r10b
	jnz	1f
	movaps	%xmm15, %xmm0
	movaps	%xmm15, %xmm1
	movaps	%xmm15, %xmm2
	movaps	%xmm15, %xmm3
	movaps	%xmm15, %xmm4
	movaps	%xmm15, %xmm5
	movaps	%xmm15, %xmm6
	movaps	%xmm15, %xmm7
1:	movaps	%xmm0, (%rsp)
	movaps	%xmm1, 16(%rsp)
	movaps	%xmm2, 32(%rsp)
	movaps	%xmm3, 48(%rsp)
	movaps	%xmm4, 64(%rsp)
	movaps	%xmm5, 80(%rsp)
	movaps	%xmm6, 96(%rsp)
	movaps	%xmm7, 112(%rsp)
	movq	$0, 128(%rsp)
	call	trap
	add	$136, %rsp
	ret

#define X(name)					\
	.globl	x_##name;			\
	.type	x_##name, @function;		\
x_##name:					\
	lea	op_##name(%rip), %rax;		\
	jmp	trap;
OPERATIONS(X)
CALLBACK_TRAPS(X)
#undef X

#define X(name)					\
	.globl	x_##name;			\
x_##name:					\
	mov	%eax, %r10d;			\
	lea	op_##name(%rip), %rax;		\
	jmp	trap_variadic;
VARIADIC_OPERATIONS(X)
#undef X

#define X(bits, name)				\
	.globl	__tsan_atomic##bits##_##name;	\
__tsan_atomic##bits##_##name:			\
	lea	op_atomic##bits##_##name(%rip), %rax;	\
	jmp	trap;
ATOMIC_OPERATIONS(X, 8)
ATOMIC_OPERATIONS(X, 16)
ATOMIC_OPERATIONS(X, 32)
ATOMIC_OPERATIONS(X, 64)
ATOMIC_OPERATIONS(X, 128)
#undef X

/* A direct call of the instrumentation goes the same way as the renamed one. */
	.globl	__tsan_memcpy, __tsan_memmove, __tsan_memset
	.globl	__tsan_atomic_thread_fence, __tsan_atomic_signal_fence
	.set	__tsan_memcpy, x___tsan_memcpy
	.set	__tsan_memmove, x___tsan_memmove
	.set	__tsan_memset, x___tsan_memset
	.set	__tsan_atomic_thread_fence, x___tsan_atomic_thread_fence
	.set	__tsan_atomic_signal_fence, x___tsan_atomic_signal_fence

/* ---------------------------------------------------------------- plain accesses */

/* r11: the size, and WRITE in bit 31. One note is { address, size and kind, where }. */
#define WRITE 0x80000000

access:
	push	%rax
	push	%rcx
	mov	touch_next(%rip), %rax
	cmp	touch_limit(%rip), %rax
	jae	2f
	test	%r11d, %r11d
	jns	1f
	mov	%rdi, %rcx		/* a write: into the program's own memory? */
	shr	$40, %rcx
	cmp	$1, %rcx
	je	1f
	mov	%rdi, %rcx
	sub	student_data(%rip), %rcx
	cmp	student_data_size(%rip), %rcx
	jb	1f
	mov	%rdi, %rcx
	sub	student_bss(%rip), %rcx
	cmp	student_bss_size(%rip), %rcx
	jae	2f
1:	mov	16(%rsp), %rcx
	mov	%rdi, (%rax)
	mov	%r11, 8(%rax)
	mov	%rcx, 16(%rax)
	add	$24, %rax
	mov	%rax, touch_next(%rip)
	pop	%rcx
	pop	%rax
	ret
2:	pop	%rcx
	pop	%rax
	push	%rax
	push	%rcx
	push	%rdx
	push	%rsi
	push	%rdi
	push	%r8
	push	%r9
	push	%r10
	sub	$256, %rsp
	movups	%xmm0, (%rsp)
	movups	%xmm1, 16(%rsp)
	movups	%xmm2, 32(%rsp)
	movups	%xmm3, 48(%rsp)
	movups	%xmm4, 64(%rsp)
	movups	%xmm5, 80(%rsp)
	movups	%xmm6, 96(%rsp)
	movups	%xmm7, 112(%rsp)
	movups	%xmm8, 128(%rsp)
	movups	%xmm9, 144(%rsp)
	movups	%xmm10, 160(%rsp)
	movups	%xmm11, 176(%rsp)
	movups	%xmm12, 192(%rsp)
	movups	%xmm13, 208(%rsp)
	movups	%xmm14, 224(%rsp)
	movups	%xmm15, 240(%rsp)
	mov	%r11, %rsi
	mov	320(%rsp), %rdx
	lea	op_access(%rip), %rax
	call	trap
	movups	(%rsp), %xmm0
	movups	16(%rsp), %xmm1
	movups	32(%rsp), %xmm2
	movups	48(%rsp), %xmm3
	movups	64(%rsp), %xmm4
	movups	80(%rsp), %xmm5
	movups	96(%rsp), %xmm6
	movups	112(%rsp), %xmm7
	movups	128(%rsp), %xmm8
	movups	144(%rsp), %xmm9
	movups	160(%rsp), %xmm10
	movups	176(%rsp), %xmm11
	movups	192(%rsp), %xmm12
	movups	208(%rsp), %xmm13
	movups	224(%rsp), %xmm14
	movups	240(%rsp), %xmm15
	add	$256, %rsp
	pop	%r10
	pop	%r9
	pop	%r8
	pop	%rdi
	pop	%rsi
	pop	%rdx
	pop	%rcx
	pop	%rax
	ret

	.macro	HOOK name, how
	.globl	\name
\name:	mov	$\how, %r11d
	jmp	access
	.endm

	.macro	HOOKS bytes
	HOOK	__tsan_read\bytes, \bytes
	HOOK	__tsan_write\bytes, (\bytes|WRITE)
	HOOK	__tsan_read_write\bytes, (\bytes|WRITE)
	HOOK	__tsan_unaligned_read\bytes, \bytes
	HOOK	__tsan_unaligned_write\bytes, (\bytes|WRITE)
	HOOK	__tsan_unaligned_read_write\bytes, (\bytes|WRITE)
	HOOK	__tsan_volatile_read\bytes, \bytes
	HOOK	__tsan_volatile_write\bytes, (\bytes|WRITE)
	.endm

	HOOKS	1
	HOOKS	2
	HOOKS	4
	HOOKS	8
	HOOKS	16

	.globl	__tsan_read_range
__tsan_read_range:
	mov	%esi, %r11d
	jmp	access
	.globl	__tsan_write_range
__tsan_write_range:
	mov	%esi, %r11d
	or	$WRITE, %r11d
	jmp	access

/* Where a function begins: how deep the stack has been is how much of it is to be wiped. */
	.globl	__tsan_func_entry
__tsan_func_entry:
	cmp	%rsp, deepest_sp(%rip)
	jbe	1f
	mov	%rsp, deepest_sp(%rip)
1:	ret
	.globl	__tsan_func_exit, __tsan_init
__tsan_func_exit:
__tsan_init:
	ret

	.section .note.GNU-stack, "", @progbits

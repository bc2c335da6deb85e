/*
 * Switches to a fiber and back: see arch.h. The frames that lie on a fiber's stack meanwhile are
 * those of frame.h.
 */
	.text

/* void fiber_run(char *sp, uint64_t result, uint64_t second) */
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
	/* The explorer's values in registers that a call may change must not stay: the fiber's next
	   access would save them on its stack, and equal states would look different. */
	.irp	register, ecx, esi, edi, r8d, r9d, r10d, r11d
	xor	%\register, %\register
	.endr
	.irp	number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	pxor	%xmm\number, %xmm\number
	.endr
	cmpb	$0, fiber_wide(%rip)
	je	1f
	vzeroupper
	jmp	1f

/* Traps. rax: the operation, or 0. */
	.globl	fiber_gate
	.type	fiber_gate, @function
fiber_gate:
	mov	%rdi, fiber_trap(%rip)
	mov	%rsi, fiber_trap+8(%rip)
	mov	%rdx, fiber_trap+16(%rip)
	mov	%rcx, fiber_trap+24(%rip)
	mov	%r8, fiber_trap+32(%rip)
	mov	%r9, fiber_trap+40(%rip)
	mov	%rax, fiber_trap+48(%rip)
	push	%rbx
	push	%rbp
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	mov	%rsp, fiber_trap+56(%rip)
/* The processor goes on here after fiber_abandon(). */
	.globl	fiber_leave
fiber_leave:
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

/* A new fiber's first frame "returns" here. */
	.globl	fiber_entry
fiber_entry:
	mov	%r12, %rdi
	mov	%r13, %rsi
	mov	%rbx, %rax
	/* Or a state would depend on which of these registers the compiler uses first. */
	.irp	register, ebx, ebp, r12d, r13d
	xor	%\register, %\register
	.endr
	call	*%rax
	ud2

/* Traps from a function with "...". Saves the vector registers too, for fiber_va_start(). */
	.globl	fiber_gate_variadic
	.type	fiber_gate_variadic, @function
fiber_gate_variadic:
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
	call	fiber_gate
	add	$136, %rsp
	ret

	.bss
	.balign	8
explorer_sp:
	.skip	8
/* bool fiber_wide: do vector registers have upper halves? */
	.globl	fiber_wide
fiber_wide:
	.skip	1

	.section .note.GNU-stack, "", @progbits

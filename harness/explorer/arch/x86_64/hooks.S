/* The hooks that the compiler calls before every plain access and at every function's entry. */
#include "arch/region.h"

/* struct access_hooks */
#define NEXT access_hooks(%rip)
#define LIMIT access_hooks+8(%rip)
#define DATA access_hooks+16(%rip)
#define DATA_SIZE access_hooks+24(%rip)
#define BSS access_hooks+32(%rip)
#define BSS_SIZE access_hooks+40(%rip)
#define DEEPEST access_hooks+48(%rip)

	.text

/* rdi: the address. r11: the size, and WRITE. Writes a struct note, or traps. */
#define WRITE 0x80000000

/* Goes to `inside` if all the bytes lie within a section. Uses rax and rcx. */
	.macro	GO_IF_WITHIN section, section_size, inside
	mov	%rdi, %rcx
	sub	\section, %rcx
	mov	%r11d, %eax
	and	$~WRITE, %eax
	neg	%rax
	add	\section_size, %rax	/* the last offset at which they fit */
	jnc	9f			/* there is none */
	cmp	%rax, %rcx
	jbe	\inside
9:
	.endm

access:
	push	%rax
	push	%rcx
	mov	NEXT, %rax
	cmp	LIMIT, %rax
	jae	2f
	test	%r11d, %r11d
	jns	1f
	mov	%rdi, %rcx		/* a write: to the program's own memory? */
	shr	$REGION_SHIFT, %rcx
	cmp	$1, %rcx
	je	1f
	GO_IF_WITHIN DATA, DATA_SIZE, 0f
	GO_IF_WITHIN BSS, BSS_SIZE, 0f
	jmp	2f
0:	mov	NEXT, %rax
1:	mov	16(%rsp), %rcx
	mov	%rdi, (%rax)
	mov	%r11, 8(%rax)
	mov	%rcx, 16(%rax)
	add	$24, %rax
	mov	%rax, NEXT
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
	mov	%r11, %rsi
	mov	64(%rsp), %rdx
	cmpb	$0, fiber_wide(%rip)
	je	3f
	/* A function for a processor with AVX expects that the upper halves stay, too. */
	sub	$256, %rsp
	.irp	number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	vextractf128 $1, %ymm\number, \number*16(%rsp)
	.endr
3:	sub	$256, %rsp
	.irp	number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	movups	%xmm\number, \number*16(%rsp)
	.endr
	xor	%eax, %eax
	call	fiber_gate
	.irp	number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	movups	\number*16(%rsp), %xmm\number
	.endr
	add	$256, %rsp
	cmpb	$0, fiber_wide(%rip)
	je	4f
	.irp	number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	vinsertf128 $1, \number*16(%rsp), %ymm\number, %ymm\number
	.endr
	add	$256, %rsp
4:	pop	%r10
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

/* rsi: the size, of which the compiler knows that it is below two gigabytes. */
	.globl	__tsan_read_range
__tsan_read_range:
	mov	%esi, %r11d
	test	%esi, %esi
	jnz	access
	ret
	.globl	__tsan_write_range
__tsan_write_range:
	mov	%esi, %r11d
	or	$WRITE, %r11d
	test	%esi, %esi
	jnz	access
	ret

/* Remembers how deep the stack has been, which is how far it has to be wiped. */
	.globl	__tsan_func_entry
__tsan_func_entry:
	cmp	%rsp, DEEPEST
	jbe	1f
	mov	%rsp, DEEPEST
1:	ret
	.globl	__tsan_func_exit, __tsan_init
__tsan_func_exit:
__tsan_init:
	ret

	.section .note.GNU-stack, "", @progbits

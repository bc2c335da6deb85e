/*
 * Where a student's file, in a lab, calls an address: in r11. Only r10 is free. It must be that of a
 * function of the program, which begins with endbr64 (runtime/target.c of the harness says more);
 * any other is a wild call. The mark is compared by its complement, so that none stands here.
 */
	.weak	__start_stu_text, __stop_stu_text

	.text
	.globl	__x86_indirect_thunk_r11
	.type	__x86_indirect_thunk_r11, @function
__x86_indirect_thunk_r11:
	mov	$__start_stu_text, %r10
	cmp	%r10, %r11
	jb	1f
	mov	$__stop_stu_text, %r10
	cmp	%r10, %r11
	jae	1f
	mov	$0x05e1f00c, %r10d
	not	%r10d
	cmp	%r10d, (%r11)
	jne	1f
	jmp	*%r11
1:
	xor	%r11d, %r11d
	jmp	*%r11

	.section .note.GNU-stack, "", @progbits

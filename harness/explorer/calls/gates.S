/* The gates: the functions that the student's code calls, one for each name in operations.h. */
#include "calls/operations.h"

#ifdef __x86_64__
#include "arch/x86_64/gate.h"
#endif

GATES_BEGIN

/* What the program calls. It is weak: a program may have a function of that name itself. */
	.macro EXPORT name
	.weak	x.\name
	.set	x.\name, x_\name
	.endm

#define X(name) GATE(x_##name, op_##name)
CALLBACK_TRAPS(X)
#undef X

#define X(name) GATE(x_##name, op_##name) EXPORT name;
OPERATIONS(X)
#undef X

#define X(name) VARIADIC_GATE(x_##name, op_##name) EXPORT name;
VARIADIC_OPERATIONS(X)
#undef X

#define X(bits, name) GATE(__tsan_atomic##bits##_##name, op_atomic##bits##_##name)
ATOMIC_OPERATIONS(X, 8)
ATOMIC_OPERATIONS(X, 16)
ATOMIC_OPERATIONS(X, 32)
ATOMIC_OPERATIONS(X, 64)
ATOMIC_OPERATIONS(X, 128)
#undef X

/* The instrumentation calls these directly, under names that objcopy has not changed. */
SAME_GATE(__tsan_memcpy, x___tsan_memcpy)
SAME_GATE(__tsan_memmove, x___tsan_memmove)
SAME_GATE(__tsan_memset, x___tsan_memset)
SAME_GATE(__tsan_atomic_thread_fence, x___tsan_atomic_thread_fence)
SAME_GATE(__tsan_atomic_signal_fence, x___tsan_atomic_signal_fence)

GATES_END

#include "arch/x86_64/frame.h"

#include "arch/arch.h"

#include <string.h>
#include <ucontext.h>

/* The offsets that fiber.S and hooks.S spell out. */
_Static_assert(sizeof(struct trap_frame) == 56, "fiber.S pushes six registers");
_Static_assert(offsetof(struct variadic_frame, pc) == sizeof(struct trap_frame) + 136,
	"fiber_gate_variadic makes room for 136 bytes");
_Static_assert(offsetof(struct fiber_trap, operation) == 48, "fiber.S");
_Static_assert(offsetof(struct fiber_trap, sp) == 56, "fiber.S");
_Static_assert(sizeof(struct note) == 24, "hooks.S");
_Static_assert(offsetof(struct access_hooks, deepest_sp) == 48, "hooks.S");

/* In fiber.S. */
void fiber_entry(void);
void fiber_leave(void);
extern bool fiber_wide;

static __attribute__((constructor)) void look_for_upper_halves(void)
{
	fiber_wide = __builtin_cpu_supports("avx");
}

const size_t fiber_frame_size = sizeof(struct trap_frame);

char *fiber_begin(char *top, void *body, uint64_t first, uint64_t second)
{
	struct trap_frame *frame = (struct trap_frame *)(top - 16) - 1;

	*frame = (struct trap_frame){
		.r12 = first, .r13 = second, .rbx = (uint64_t)body, .pc = (uint64_t)fiber_entry};
	return (char *)frame;
}

void fiber_set_arguments(char *sp, uint64_t first, uint64_t second)
{
	struct trap_frame *frame = (struct trap_frame *)sp;

	frame->r12 = first;
	frame->r13 = second;
}

uint64_t fiber_first_argument(const char *sp)
{
	return ((const struct trap_frame *)sp)->r12;
}

struct fiber_place fiber_interrupted(void *context)
{
	const greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;

	return (struct fiber_place){
		.pc = (uintptr_t)registers[REG_RIP], .sp = (char *)registers[REG_RSP]};
}

struct fiber_place fiber_abandon(void *context)
{
	greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
	struct fiber_place place = fiber_interrupted(context);

	registers[REG_RIP] = (greg_t)(uintptr_t)fiber_leave;
	return place;
}

struct fiber_frame fiber_caller(const char *sp, bool variadic)
{
	const struct variadic_frame *frame = (const struct variadic_frame *)sp;

	return (struct fiber_frame){
		.pc = variadic ? frame->pc : frame->trap.pc, .link = frame->trap.rbp};
}

struct fiber_frame fiber_up(uint64_t link)
{
	const uint64_t *words = (const uint64_t *)link;

	return (struct fiber_frame){.pc = words[1], .link = words[0]};
}

/* A va_list of the System V ABI, and its register save area. */
struct list {
	unsigned general_at, vector_at;
	void *overflow;
	void *registers;
};

struct registers {
	uint64_t general[6];
	unsigned char vector[8][16];
};

_Static_assert(sizeof(struct list) == sizeof(va_list), "x86-64's va_list");

void fiber_va_start(va_list *list, const char *sp, const uint64_t arguments[6], int named)
{
	static struct registers registers;
	struct variadic_frame *frame = (struct variadic_frame *)sp;
	struct list made = {.general_at = (unsigned)named * 8,
		.vector_at = sizeof registers.general,
		.overflow = frame + 1,
		.registers = &registers};

	memcpy(registers.general, arguments, sizeof registers.general);
	memcpy(registers.vector, frame->vector, sizeof registers.vector);
	memcpy(list, &made, sizeof made);
}

#include "step/faults.h"

#include "arch/arch.h"
#include "world/end.h"
#include "world/memory.h"

#include <sys/time.h>

enum {
	TICK_MS = 25,
	ENDLESS_TICKS = 80,
	KNOWN_TICKS = 3,
	LOOPS_MOST = 32,
	LOOP_MARGIN = 64, /* bytes around the places where a loop was interrupted */
	ALTERNATE_STACK = 1 << 16,
};

sigjmp_buf faults_bad_pointer;

struct faults faults;

static volatile sig_atomic_t runs_seen, ticks;
volatile sig_atomic_t faults_ticks;
static struct {
	uintptr_t address;
	struct fiber_place place;
} fault;

/* The places of a loop, and the one that stands for it. */
struct loop {
	uintptr_t low, high, pc;
};
static struct loop loops[LOOPS_MOST], present;
static int loop_count;

uintptr_t faults_address(void)
{
	return fault.address;
}

static void leave_fiber(int signal, siginfo_t *info, void *context)
{
	faults.signal = signal;
	fault.address = (uintptr_t)info->si_addr;
	fault.place = fiber_abandon(context);
	faults.in_fiber = 0;
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
	if (faults.in_fiber) {
		leave_fiber(signal, info, context);
	} else if (world_running) {
		fault.address = (uintptr_t)info->si_addr;
		siglongjmp(faults_bad_pointer, signal);
	} else {
		struct sigaction normal = {.sa_handler = SIG_DFL};

		sigaction(signal, &normal, NULL);
	}
}

/* The loop in which the present run is, if it was endless before; else NULL. */
static struct loop *known_loop(void)
{
	for (int i = 0; i < loop_count && present.high; i++)
		if (present.low + LOOP_MARGIN >= loops[i].low &&
			present.high <= loops[i].high + LOOP_MARGIN)
			return &loops[i];
	return NULL;
}

static void note_place(uintptr_t pc)
{
	if (!memory_is_code(pc))
		return;
	if (pc < present.low)
		present.low = pc;
	if (pc > present.high)
		present.high = pc;
	present.pc = pc;
}

static void on_tick(int signal, siginfo_t *info, void *context)
{
	faults_ticks = faults_ticks + 1;
	if (faults.runs != runs_seen || !faults.in_fiber) {
		runs_seen = faults.runs;
		ticks = 0;
		present = (struct loop){.low = UINTPTR_MAX};
		return;
	}
	note_place(fiber_interrupted(context).pc);
	ticks++;
	if (ticks < KNOWN_TICKS || (ticks < ENDLESS_TICKS && !known_loop()))
		return;
	ticks = 0;
	leave_fiber(signal, info, context);
}

void faults_init(void)
{
	static char alternate[ALTERNATE_STACK];
	static const int deadly[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
	stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate};
	struct sigaction action = {
		.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
	struct itimerval interval = {{0, TICK_MS * 1000L}, {0, TICK_MS * 1000L}};

	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		sigaction(deadly[i], &action, NULL);
	action.sa_sigaction = on_tick;
	action.sa_flags |= SA_RESTART;
	sigaction(SIGVTALRM, &action, NULL);
	setitimer(ITIMER_VIRTUAL, &interval, NULL);
}

/* The place that stands for the loop of the present run, whatever place was interrupted. */
static uint32_t take_loop(void)
{
	struct loop *loop = known_loop();

	if (loop)
		return (uint32_t)loop->pc;
	if (present.high && loop_count < LOOPS_MOST)
		loops[loop_count++] = present;
	return (uint32_t)present.pc;
}

void faults_end_world(struct thread *thread)
{
	uint32_t pc = (uint32_t)fault.place.pc;

	if (fault.place.sp < access_hooks.deepest_sp)
		access_hooks.deepest_sp = fault.place.sp;
	memory_wipe_below(thread);
	if (faults.signal == SIGVTALRM) {
		world_end(END_ENDLESS, 0, 0, "runs on and on without a call or an access");
		pc = take_loop();
	} else if (memory_in_guard(fault.address, thread_number(thread))) {
		world_end(END_CRASHED, faults.signal, 0, "stack overflow");
	} else {
		world_end(END_CRASHED, faults.signal, fault.address, NULL);
	}
	if (memory_is_code(pc))
		world.end_pc = pc;
}

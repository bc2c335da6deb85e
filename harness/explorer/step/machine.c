#include "step/machine.h"

#include "world/access.h"
#include "base/fail.h"
#include "calls/heap.h"
#include "calls/threads.h"

#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <ucontext.h>

/*
 * Theory of operation
 *
 * machine_step() does the pending operation, and then lets the fiber run (fiber_run, trap.S) from
 * trap to trap until the next one that is a scheduling point. A signal in the student's code does
 * not return to it: the handler makes the processor go on in fiber_abandon, as if the fiber had
 * trapped, with `fault` set. A signal while an operation works on the student's memory (a bad
 * pointer given to printf) jumps out of the operation instead.
 *
 * A loop that never traps is seen by a clock: after ENDLESS_TICKS of processor time in one
 * step, the step ends in the same way.
 */

enum { TICK_MS = 250, ENDLESS_TICKS = 8, ALTERNATE_STACK = 1 << 16 };

void fiber_run(void *sp, uint64_t result, uint64_t second);
void fiber_abandon(void);

uint64_t trap_arguments[6];
const struct operation *trap_operation;
char *trap_sp, *explorer_sp;
extern char *deepest_sp;

void (*machine_on_race)(const struct race *race);
void (*machine_on_event)(
	const struct thread *thread, const struct operation *operation, unsigned choice);

unsigned machine_fine_steps;
uint64_t machine_second_result;

static int program_argc;
static char **program_argv;

static struct thread *running; /* whose step it is */
static volatile sig_atomic_t in_fiber;
static sigjmp_buf bad_pointer;
static volatile sig_atomic_t steps, steps_seen, ticks;
static struct {
	int signal;
	uintptr_t address, pc;
	char *sp;
} fault;

/* ---------------------------------------------------------------- what can go wrong in a step */

static void leave_fiber(int signal, siginfo_t *info, ucontext_t *context)
{
	greg_t *registers = context->uc_mcontext.gregs;

	fault.signal = signal;
	fault.address = (uintptr_t)info->si_addr;
	fault.pc = (uintptr_t)registers[REG_RIP];
	fault.sp = (char *)registers[REG_RSP];
	registers[REG_RIP] = (greg_t)(uintptr_t)fiber_abandon;
	in_fiber = 0;
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
	if (in_fiber) {
		leave_fiber(signal, info, context);
	} else if (running) {
		fault.address = (uintptr_t)info->si_addr;
		siglongjmp(bad_pointer, signal);
	} else {
		struct sigaction normal = {.sa_handler = SIG_DFL};

		sigaction(signal, &normal, NULL);
	}
}

static void on_tick(int signal, siginfo_t *info, void *context)
{
	if (steps != steps_seen || !in_fiber) {
		steps_seen = steps;
		ticks = 0;
	} else if (++ticks == ENDLESS_TICKS) {
		ticks = 0;
		leave_fiber(signal, info, context);
	}
}

void machine_init(int argc, char **argv)
{
	static char alternate[ALTERNATE_STACK];
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};
	stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate};
	struct sigaction action = {
		.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
	struct itimerval interval = {{0, TICK_MS * 1000L}, {0, TICK_MS * 1000L}};

	program_argc = argc;
	program_argv = argv;
	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		sigaction(faults[i], &action, NULL);
	action.sa_sigaction = on_tick;
	action.sa_flags |= SA_RESTART;
	sigaction(SIGVTALRM, &action, NULL);
	setitimer(ITIMER_VIRTUAL, &interval, NULL);
	world_init();
}

void machine_end(enum end end, int code, uint64_t address, const char *text)
{
	if (world.end)
		return;
	world.end = (uint8_t)end;
	world.end_thread = running ? (uint8_t)thread_number(running) : 0;
	world.end_code = code;
	world.end_address = address;
	world.end_text = text;
	if (running && running->pending)
		world.end_pc = machine_pc(running);
}

static void end_by_fault(struct thread *thread)
{
	uint32_t pc = (uint32_t)fault.pc;

	machine_fine_steps += access_noted();
	if (fault.sp < deepest_sp)
		deepest_sp = fault.sp;
	world_wipe_below(thread);
	if (fault.signal == SIGVTALRM)
		machine_end(END_ENDLESS, 0, 0, "runs on and on without a call or an access");
	else if (world_in_guard(fault.address, thread_number(thread)))
		machine_end(END_CRASHED, fault.signal, 0, "stack overflow");
	else
		machine_end(END_CRASHED, fault.signal, fault.address, NULL);
	if (world_is_code(pc))
		world.end_pc = pc;
}

/*
 * In another thread's stack, where none of its calls has its variables (any more)? The lowest
 * seven words that are in use are the trap's.
 */
static bool is_left_behind(const struct thread *thread, uint64_t address)
{
	int owner = world_stack_of(address);

	return owner >= 0 && owner != thread_number(thread) &&
	       (!threads[owner].sp || address < (uint64_t)threads[owner].sp + 56);
}

bool machine_may_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc)
{
	const char *complaint = NULL;

	if (world_in_heap(address))
		complaint = heap_complaint(address, size);
	else if (is_left_behind(thread, address))
		complaint = "touches a variable of a function that has returned";
	else if ((how & TOUCH_WRITE) && !world_owns(address, size) && address >= 4096)
		complaint = "writes to memory that is not the program's";
	if (!complaint)
		return true;
	machine_end(END_MEMORY, how & TOUCH_WRITE ? 1 : 0, address, complaint);
	world.end_thread = (uint8_t)thread_number(thread);
	world.end_pc = pc;
	return false;
}

bool machine_may_use(uint64_t address, uint64_t size)
{
	return machine_may_touch(running, address, size, TOUCH_WRITE, machine_pc(running));
}

void machine_race(const struct race *race)
{
	if (machine_on_race)
		machine_on_race(race);
}

/* ---------------------------------------------------------------- one step */

uint32_t always(const struct thread *thread)
{
	(void)thread;
	return BIT(0);
}

/* An access that has become a scheduling point: it happens when the fiber goes on. */
static uint64_t access_run(struct thread *thread, unsigned choice)
{
	const uint64_t *arguments = thread->arguments;

	(void)choice;
	access_touch(thread, arguments[0], arguments[1] & INT32_MAX,
		arguments[1] >> 31 & 1 ? TOUCH_WRITE : 0, (uint32_t)arguments[2]);
	return 0;
}

OPERATION(access) = {"access", 3, always, access_run};

bool machine_at_access(const struct thread *thread)
{
	return thread->pending == &op_access || (thread->pending && thread->pending->touches);
}

uint32_t machine_pc(const struct thread *thread)
{
	const uint64_t *frame = (const uint64_t *)thread->sp;
	uint64_t pc, link;

	if (thread->pending == &op_access)
		return (uint32_t)thread->arguments[2];
	if (thread->pending == &op_thread_start || thread->pending == &op_context_start ||
		thread->pending == &op_main_start)
		return (uint32_t)frame[3];
	pc = frame[thread->pending->variadic ? 7 + 17 : 6];
	link = frame[4];
	/* Out of callbacks.c: up along the frame pointers. */
	for (int i = 0; i < 16 && !world_is_code(pc) && world_stack_of(link) >= 0; i++) {
		pc = ((const uint64_t *)link)[1];
		link = ((const uint64_t *)link)[0];
	}
	return (uint32_t)pc;
}

void machine_become(struct thread *thread, const struct operation *operation)
{
	thread->pending = operation;
}

/* Is what the thread trapped for a point where another one may go first? */
static bool is_point(const struct thread *thread)
{
	const struct operation *operation = thread->pending;

	if (operation != &op_access && !operation->touches)
		return operation->choices != NULL;
	switch (access_points()) {
	case POINTS_NONE:
		/* The hooks' buffer is full: others get a chance, a loop gets a state. */
		return operation == &op_access;
	case POINTS_LISTED:
		return access_is_listed(machine_pc(thread));
	case POINTS_ALL:
		return true;
	}
	return true;
}

static void take_trap(struct thread *thread)
{
	const struct operation *operation = trap_operation;

	thread->sp = trap_sp;
	thread->pending = operation;
	for (int i = 0; i < 6; i++)
		thread->arguments[i] = i < operation->arguments ? trap_arguments[i] : 0;
	thread->result = 0;
	access_absorb(thread);
}

/* Does the pending operation; true when the thread is to run on. */
static bool operate(struct thread *thread, unsigned choice)
{
	const struct operation *operation = thread->pending;

	if (machine_on_event)
		machine_on_event(thread, operation, choice);
	thread->interrupted = choice == CHOICE_SPURIOUS;
	thread->result = operation->run(thread, choice);
	return !world.end && thread->pending == operation && thread->state == THREAD_LIVES;
}

static void run_fiber(struct thread *thread)
{
	fault.signal = 0;
	in_fiber = 1;
	fiber_run(thread->sp, thread->result, machine_second_result);
	machine_second_result = 0;
	in_fiber = 0;
	steps = steps + 1;
	if (fault.signal) {
		end_by_fault(thread);
		return;
	}
	take_trap(thread);
	world_wipe_below(thread);
}

static void go_on(struct thread *thread, unsigned choice)
{
	while (operate(thread, choice)) {
		run_fiber(thread);
		if (world.end || is_point(thread))
			return;
		machine_fine_steps += machine_at_access(thread);
		choice = 0;
	}
}

static void check_all_ended(void)
{
	for (uint64_t left = world.present; left; left &= left - 1)
		if (threads[__builtin_ctzll(left)].state == THREAD_LIVES)
			return;
	machine_end(END_EXITED, 0, 0, NULL);
}

void machine_step(int number, unsigned choice)
{
	struct thread *thread = &threads[number];
	int signal;

	machine_fine_steps = 1;
	running = thread;
	signal = sigsetjmp(bad_pointer, 0);
	if (signal == 0)
		go_on(thread, choice);
	else
		machine_end(
			END_CRASHED, signal, fault.address, "a bad pointer was given to a call");
	running = NULL;
	if (!world.end && thread->state != THREAD_LIVES)
		check_all_ended();
}

void machine_start(void)
{
	char **argv, *strings;
	size_t size = ((size_t)program_argc + 1) * sizeof *argv;

	world_reset();
	for (int i = 0; i < program_argc; i++)
		size += strlen(program_argv[i]) + 1;
	threads_begin_main();
	argv = heap_get(&threads[0], size);
	if (!argv)
		explorer_fail("the program's arguments are too long");
	strings = (char *)(argv + program_argc + 1);
	for (int i = 0; i < program_argc; i++) {
		argv[i] = strings;
		strings = stpcpy(strings, program_argv[i]) + 1;
	}
	argv[program_argc] = NULL;
	threads_main_arguments(program_argc, argv);
}

/* A pointer that points nowhere waits for nothing: it is the operation that crashes. */
static uint32_t choices_of(struct thread *thread)
{
	uint32_t choices = BIT(0);

	if (!thread->pending->choices || thread->pending->choices == always)
		return choices;
	running = thread;
	if (sigsetjmp(bad_pointer, 0) == 0)
		choices = thread->pending->choices(thread);
	running = NULL;
	return choices;
}

int machine_holder(struct thread *thread)
{
	int holder = -1;

	if (!thread->pending->holder)
		return holder;
	running = thread;
	if (sigsetjmp(bad_pointer, 0) == 0)
		holder = thread->pending->holder(thread);
	running = NULL;
	return holder;
}

void machine_look(struct enabled *enabled)
{
	bool stuck = true;

	enabled->threads = 0;
	if (world.end)
		return;
	for (uint64_t left = world.present; left; left &= left - 1) {
		int number = __builtin_ctzll(left);
		struct thread *thread = &threads[number];
		uint32_t choices;

		if (thread->state != THREAD_LIVES)
			continue;
		choices = choices_of(thread);
		enabled->choices[number] = choices;
		if (choices)
			enabled->threads |= UINT64_C(1) << number;
		/* Nobody may count on a wake-up that was not asked for. */
		if (choices & ~BIT(CHOICE_SPURIOUS))
			stuck = false;
	}
	if (stuck) {
		machine_end(END_DEADLOCK, 0, 0, NULL);
		enabled->threads = 0;
	}
}

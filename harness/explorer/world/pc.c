#include "world/pc.h"

#include "arch/arch.h"
#include "world/memory.h"

/* The most frames of callbacks.c between a call and the student's code. */
enum { FRAMES_MOST = 16 };

static uint32_t pc_of_call(const struct thread *thread, bool variadic)
{
	struct fiber_frame frame = fiber_caller(thread->sp, variadic);

	for (int i = 0;
		i < FRAMES_MOST && !memory_is_code(frame.pc) && memory_stack_of(frame.link) >= 0;
		i++)
		frame = fiber_up(frame.link);
	return (uint32_t)frame.pc;
}

uint32_t pc_of(const struct thread *thread)
{
	switch (thread->pending->frame) {
	case FRAME_CALL:
		return pc_of_call(thread, false);
	case FRAME_VARIADIC:
		return pc_of_call(thread, true);
	case FRAME_ACCESS:
		return (uint32_t)thread->arguments[2];
	case FRAME_START:
		return (uint32_t)fiber_first_argument(thread->sp);
	}
	return 0;
}

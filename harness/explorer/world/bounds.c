#include "world/bounds.h"

#include "arch/arch.h"
#include "world/blocks.h"
#include "world/end.h"
#include "world/memory.h"
#include "world/pc.h"
#include "world/touches.h"

/* Is the address in another thread's stack, below the frames that are live there? */
static bool is_left_behind(const struct thread *thread, uint64_t address)
{
	int owner = memory_stack_of(address);

	return owner >= 0 && owner != thread_number(thread) &&
	       (!threads[owner].sp || address < (uint64_t)threads[owner].sp + fiber_frame_size);
}

bool bounds_may_touch(
	struct thread *thread, uint64_t address, uint64_t size, unsigned how, uint32_t pc)
{
	const char *complaint = NULL;

	if (memory_heap_of(address) >= 0)
		complaint = blocks_complaint(address, size);
	else if (is_left_behind(thread, address))
		complaint = "touches a variable of a function that has returned";
	else if ((how & TOUCH_WRITE) && !memory_owns(address, size) && address >= 4096)
		complaint = "writes to memory that is not the program's";
	if (!complaint)
		return true;
	world_end(END_MEMORY, how & TOUCH_WRITE ? 1 : 0, address, complaint);
	world.end_thread = (uint8_t)thread_number(thread);
	world.end_pc = pc;
	return false;
}

bool bounds_may_use(uint64_t address, uint64_t size)
{
	return bounds_may_touch(world_running, address, size, TOUCH_WRITE, pc_of(world_running));
}

#include "world/operation.h"

#include "world/world.h"

uint64_t operation_second_result;

uint32_t always_enabled(const struct thread *thread)
{
	(void)thread;
	return BIT(0);
}

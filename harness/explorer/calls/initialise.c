#include "calls/initialise.h"

#include "world/access.h"
#include "world/end.h"
#include "world/pc.h"

static bool is_about_to_use(const struct thread *thread, uint64_t object)
{
	if (thread->state != THREAD_LIVES)
		return false;
	for (uint32_t left = thread->pending->objects; left; left &= left - 1)
		if (thread->arguments[__builtin_ctz(left)] == object)
			return true;
	return false;
}

bool initialise(struct thread *thread, uint64_t size, const char *text)
{
	uint64_t object = thread->arguments[0];

	access_touch(thread, object, size, TOUCH_WRITE, pc_of(thread));
	FOR_EACH_THREAD(number, world.present)
		if (&threads[number] != thread && is_about_to_use(&threads[number], object))
			world_end(END_MISUSED, 0, object, text);
	return !world.end;
}

bool initialise_is_holder(int number)
{
	return number >= 0 && number < THREADS_MOST && threads[number].locks;
}

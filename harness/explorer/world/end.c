#include "world/end.h"

#include "world/pc.h"

struct thread *world_running;

const char *end_word(enum end end)
{
	static const char *const words[] = {
#define X(name, word) word,
		ENDS(X)
#undef X
	};

	return words[end];
}

void world_end(enum end end, int code, uint64_t address, const char *text)
{
	if (world.end)
		return;
	world.end = (uint8_t)end;
	world.end_thread = world_running ? (uint8_t)thread_number(world_running) : 0;
	world.end_code = code;
	world.end_address = address;
	world.end_text = text;
	if (world_running && world_running->pending)
		world.end_pc = pc_of(world_running);
}

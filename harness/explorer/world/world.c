#include "world/world.h"

#include <string.h>

struct world world;
struct thread threads[THREADS_MOST];
char world_output[OUTPUT_MOST];

void world_print(const void *bytes, size_t length)
{
	uint64_t low = world.output[0], high = world.output[1];

	if (world.output_length < OUTPUT_MOST) {
		size_t room = OUTPUT_MOST - world.output_length;

		memcpy(world_output + world.output_length, bytes, length < room ? length : room);
	}
	world.output_length += (uint32_t)length;
	/* Byte by byte: the hash must not depend on the pieces in which a text is printed. */
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = ((const unsigned char *)bytes)[i];

		low = (low ^ byte) * UINT64_C(0x9E3779B97F4A7C15);
		high = (high + byte + 1) * UINT64_C(0xC2B2AE3D27D4EB4F);
		low ^= high >> 29;
	}
	world.output[0] = low;
	world.output[1] = high;
}

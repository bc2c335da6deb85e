#include "base/siphash.h"

struct state {
	uint64_t v0, v1, v2, v3;
};

static uint64_t rotated(uint64_t word, int bits)
{
	return word << bits | word >> (64 - bits);
}

/* The paper's words are little-endian, whatever the machine's are. */
static uint64_t word_at(const unsigned char *bytes, size_t length)
{
	uint64_t word = 0;

	for (size_t i = 0; i < length; i++)
		word |= (uint64_t)bytes[i] << (8 * i);
	return word;
}

static void rounds(struct state *state, int count)
{
	while (count-- > 0) {
		state->v0 += state->v1;
		state->v1 = rotated(state->v1, 13) ^ state->v0;
		state->v0 = rotated(state->v0, 32);
		state->v2 += state->v3;
		state->v3 = rotated(state->v3, 16) ^ state->v2;
		state->v0 += state->v3;
		state->v3 = rotated(state->v3, 21) ^ state->v0;
		state->v2 += state->v1;
		state->v1 = rotated(state->v1, 17) ^ state->v2;
		state->v2 = rotated(state->v2, 32);
	}
}

static void take(struct state *state, uint64_t word)
{
	state->v3 ^= word;
	rounds(state, 2);
	state->v0 ^= word;
}

uint64_t siphash(const unsigned char key[SIPHASH_KEY], const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	uint64_t one = word_at(key, 8), other = word_at(key + 8, 8);
	struct state state = {one ^ 0x736f6d6570736575, other ^ 0x646f72616e646f6d,
		one ^ 0x6c7967656e657261, other ^ 0x7465646279746573};
	size_t left = length % 8;

	for (const unsigned char *end = at + (length - left); at < end; at += 8)
		take(&state, word_at(at, 8));
	take(&state, word_at(at, left) | (uint64_t)length << 56);
	state.v2 ^= 0xff;
	rounds(&state, 4);
	return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

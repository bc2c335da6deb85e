/* SipHash-2-4: the test vector of the paper, and those of its authors' program around a word. */
#include "base/siphash.h"

#include "tap.h"

static const struct {
	size_t length;
	uint64_t hash;
	const char *sentence;
} vectors[] = {
	{15, 0xa129ca6149be45e5, "the fifteen bytes of the paper's appendix A"},
	{0, 0x726fdb47dd0e0e31, "nothing"},
	{1, 0x74f839c593dc67fd, "one byte"},
	{7, 0xab0200f58b01d137, "a byte less than a word"},
	{8, 0x93f5f5799a932462, "a whole word"},
};

enum { VECTORS = sizeof vectors / sizeof *vectors };

int main(void)
{
	struct tap tap = tap_plan(VECTORS + 1);
	unsigned char key[SIPHASH_KEY], bytes[16];

	for (size_t i = 0; i < sizeof key; i++)
		key[i] = bytes[i] = (unsigned char)i;
	for (size_t i = 0; i < VECTORS; i++)
		tap_ok(&tap, siphash(key, bytes, vectors[i].length) == vectors[i].hash,
			vectors[i].sentence);
	key[15] ^= 1;
	tap_ok(&tap, siphash(key, bytes, 15) != vectors[0].hash, "another key, another hash");
	return tap_end(&tap);
}

/* SHA-256: the test vectors of FIPS 180-4, and each length around the ends of a block. */
#include "base/sha256.h"

#include "tap.h"

static void base64_of(struct tap *tap, const char *bytes, const char *wanted, const char *sentence)
{
	struct text text = {0};

	sha256_add_base64(&text, bytes, strlen(bytes));
	tap_string(tap, text_string(&text), wanted, sentence);
	text_release(&text);
}

/* The hash of the hashes of 0 to 199 times the letter a: `sha256sum` gave the same. */
static void lengths(struct tap *tap)
{
	unsigned char all[200 * SHA256_SIZE];
	char letters[200];
	struct text text = {0};

	memset(letters, 'a', sizeof letters);
	for (size_t i = 0; i < sizeof letters; i++)
		sha256(letters, i, all + i * SHA256_SIZE);
	sha256_add_base64(&text, all, sizeof all);
	tap_string(tap, text_string(&text),
		"dSwAfzhhHPv1+kLLHOo9jghkkchE0MxN79Yyy4FCNQY=", "every length up to 199 bytes");
	text_release(&text);
}

int main(void)
{
	struct tap tap = tap_plan(4);

	base64_of(&tap, "", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "nothing");
	base64_of(&tap, "abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "three bytes");
	base64_of(&tap, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		"JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=",
		"more than a block with its padding");
	lengths(&tap);
	return tap_end(&tap);
}

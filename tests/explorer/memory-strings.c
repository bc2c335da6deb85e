// The string functions, once each.
// expect: deterministic
// ends: exited 0 "6 b c 1 -1 0 bcabc 2 3 abcabc-xy 42\n"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char text[32] = "abcabc", other[32], *save, *word;

	strncpy(other, text, sizeof other);
	printf("%zu %c %c %d %d %d %s %zu %zu ", strlen(text), *strchr(text, 'b'),
		*strrchr(text, 'c'), strcmp("b", "a") > 0, strncmp("ab", "ac", 2) < 0 ? -1 : 0,
		memcmp(text, other, 6), strstr(text, "bca"), strspn("aab", "a"),
		strcspn("xyz1", "1"));
	strcat(text, "-");
	strncat(text, "xyz", 2);
	memmove(other + 1, other, 3);
	word = strtok_r(text, " ", &save);
	printf("%s %d\n", word, atoi("42"));
	return strnlen(text, 3) != 3 || strtol("0x10", NULL, 16) != 16 || other[1] != 'a';
}

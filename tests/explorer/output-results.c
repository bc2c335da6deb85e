// What the calls return.
// expect: deterministic
// ends: exited 0 "abc\n4 10 2 1\n"
#include <stdio.h>

int main(void)
{
	char text[4];
	int printed = printf("abc\n");
	int wanted = snprintf(text, sizeof text, "%010d", 5);
	int items = (int)fwrite("", 1, 0, stdout) + 2;

	printf("%d %d %d %d\n", printed, wanted, items, text[3] == '\0');
	return 0;
}

// A printf of one's own, by vsnprintf and by vprintf.
// expect: deterministic
// ends: exited 0 "[1 a 2.5]\n<3>\n"
#include <stdarg.h>
#include <stdio.h>

static void say(const char *how, ...)
{
	char line[64];
	va_list list;

	va_start(list, how);
	vsnprintf(line, sizeof line, how, list);
	va_end(list);
	printf("[%s]\n", line);
}

static void shout(const char *how, ...)
{
	va_list list;

	va_start(list, how);
	vprintf(how, list);
	va_end(list);
}

int main(void)
{
	say("%d %c %.1f", 1, 'a', 2.5);
	shout("<%d>\n", 3);
	return 0;
}

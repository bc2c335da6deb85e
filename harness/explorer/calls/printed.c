#include "calls/printed.h"

#include "world/access.h"
#include "world/pc.h"

#include <stddef.h>
#include <string.h>

struct arguments {
	va_list list;
};

/* A width or precision: digits, or `*`; `missing` if there is none. */
static int number_at(const char **at, struct arguments *arguments, int missing)
{
	int number = 0;

	if (**at == '*') {
		++*at;
		return va_arg(arguments->list, int);
	}
	if (**at < '0' || **at > '9')
		return missing;
	for (; **at >= '0' && **at <= '9'; ++*at)
		number = number * 10 + (**at - '0');
	return number;
}

static void touch(struct thread *thread, const char *string, int most)
{
	size_t length;

	if (!string) /* printed as "(null)" */
		return;
	length = most < 0 ? strlen(string) + 1 : strnlen(string, (size_t)most);
	if (length)
		access_touch(thread, (uint64_t)string, length, 0, pc_of(thread));
}

/* Takes the arguments of one conversion, after its %, from the list. False if it is unknown. */
static bool convert(struct thread *thread, const char **at, struct arguments *arguments)
{
	int precision = -1;
	bool is_long_double;

	*at += strspn(*at, "-+ #0'");
	number_at(at, arguments, 0);
	if (**at == '.') {
		++*at;
		precision = number_at(at, arguments, 0);
	}
	is_long_double = **at == 'L';
	*at += strspn(*at, "hlqjztL");
	switch (*(*at)++) {
	case '%':
	case 'm':
		return true;
	case 's':
		touch(thread, va_arg(arguments->list, const char *), precision);
		return true;
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
	case 'c':
	case 'p':
		va_arg(arguments->list, long); /* every integer takes eight bytes of the list */
		return true;
	case 'a':
	case 'A':
	case 'e':
	case 'E':
	case 'f':
	case 'F':
	case 'g':
	case 'G':
		if (is_long_double)
			va_arg(arguments->list, long double);
		else
			va_arg(arguments->list, double);
		return true;
	default:
		return false;
	}
}

void printed_touch(struct thread *thread, const char *how, va_list list)
{
	struct arguments arguments;
	bool known = true;

	va_copy(arguments.list, list);
	while (known && !world.end && (how = strchr(how, '%'))) {
		how++;
		known = convert(thread, &how, &arguments);
	}
	va_end(arguments.list);
}

#include "build/plain_source.h"

#include "base/text.h"
#include "build/directive.h"

#include <string.h>

/* None of them has a macro that says how it is compiled, or that makes a name of two. */
static const char headers[] =
	"assert.h errno.h fcntl.h limits.h mqueue.h poll.h pthread.h sched.h semaphore.h signal.h "
	"stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h sys/mman.h sys/socket.h "
	"sys/wait.h threads.h time.h ucontext.h unistd.h";

static bool goes_on_in_the_next_line(const char *backslash)
{
	const char *end = backslash + 1 + strspn(backslash + 1, " \t\v\f");

	return !*end || *end == '\n' || *end == '\r';
}

/* Whatever can make a name, or a directive, that does not stand there as it is. */
static bool is_literal(const char *source)
{
	static const char *const makers[] = {"__", "##", "%:", "?\?", "_Pragma", "\\u", "\\U"};

	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (strstr(source, makers[i]))
			return false;
	for (const char *at = source; (at = strchr(at, '\\')); at++)
		if (goes_on_in_the_next_line(at))
			return false;
	return true;
}

/* <name.h> of the system's, or "name.h" of the lab's. */
static bool is_known(const char *included, const char *own)
{
	char end = *included == '<' ? '>' : '"', name[64];
	size_t length;

	if (*included != '<' && *included != '"')
		return false;
	length = strcspn(included + 1, ">\"\r\n \t");
	if (included[1 + length] != end || length == 0 || length >= sizeof name)
		return false;
	memcpy(name, included + 1, length);
	name[length] = '\0';
	return text_has_word(end == '>' ? headers : own, name);
}

static bool is_plain(const struct directive *directive, const char *own)
{
	if (strcmp(directive->word, "include") == 0)
		return is_known(directive->rest + strspn(directive->rest, " \t"), own);
	return text_has_word("define undef", directive->word);
}

bool source_is_plain(const char *source, const char *own)
{
	struct directives directives;
	struct directive directive;
	bool plain = is_literal(source);

	directives_open(&directives, source);
	while (plain && directives_next(&directives, &directive))
		plain = is_plain(&directive, own);
	directives_close(&directives);
	return plain;
}

#include "build/operand.h"

#include <string.h>

/* Behind the type that begins at `at`: "i32", "%s*", "[3 x i32]", "void (i8*)*", "ptr". */
static const char *behind_type(const char *at, const char *end)
{
	if (at >= end)
		return end;
	if (strchr("[{<", *at))
		at = span_behind_brackets(at, end);
	else if (*at == '%')
		at = span_behind_name(at, end);
	else
		at = span_behind_word(at, end);
	for (;;) {
		struct span rest = span_between(at, end);

		if (span_starts(rest, " addrspace("))
			at = span_behind_brackets(at + strlen(" addrspace"), end);
		else if (span_starts(rest, "*"))
			at++;
		else if (span_starts(rest, " (") && span_behind_brackets(at + 1, end) < end &&
			 strchr("* ", *span_behind_brackets(at + 1, end)) &&
			 span_starts(span_between(span_behind_brackets(at + 1, end), end), "*"))
			at = span_behind_brackets(at + 1, end);
		else
			return at;
	}
}

struct span span_type(struct span operand)
{
	operand = span_trim(operand);
	return span_between(operand.at, behind_type(operand.at, span_end(operand)));
}

/* What stands behind the type and its attributes: "noundef", "align 8", "byval(%s)". */
struct span span_value(struct span operand)
{
	const char *end, *at;

	operand = span_trim(operand);
	end = span_end(operand);
	at = behind_type(operand.at, end);
	while (at < end) {
		struct span rest;
		const char *word;

		at += strspn(at, " ");
		if (at >= end)
			break;
		rest = span_between(at, end);
		if (strchr("%@", *at))
			return span_between(at, span_behind_name(at, end));
		word = span_find_outside(at, end, " ");
		/* An attribute stands before something; the last thing is the value. */
		if (word >= end || span_starts(rest, "bitcast (") ||
			span_starts(rest, "getelementptr ") || span_starts(rest, "inttoptr (") ||
			span_starts(rest, "addrspacecast (") || span_starts(rest, "ptrtoint ("))
			return span_trim(rest);
		at = word;
	}
	return (struct span){end, 0};
}

/* What stands in the brackets of a constant expression that begins with `word`. */
static bool inside(struct span value, const char *word, struct span *body)
{
	const char *open, *end = span_end(value);

	if (!span_starts(value, word))
		return false;
	open = memchr(value.at, '(', value.length);
	if (!open)
		return false;
	*body = span_between(open + 1, span_behind_brackets(open, end) - 1);
	return true;
}

bool span_cast(struct span value, struct span *inner)
{
	struct span body;
	const char *at, *end, *to = NULL;

	if (!inside(value, "bitcast (", &body))
		return false;
	end = span_end(body);
	for (at = body.at; (at = span_find_outside(at, end, " ")) < end; at++)
		if (span_starts(span_between(at, end), " to "))
			to = at;
	*inner = span_value(span_between(body.at, to ? to : end));
	return inner->length > 0;
}

bool span_element(struct span value, struct span *base)
{
	struct span parts[SPAN_PARTS], body;

	if (!inside(value, "getelementptr ", &body) || span_split(body, parts) < 2)
		return false;
	*base = span_value(parts[1]);
	return base->length > 0;
}

bool span_first_element(struct span value, struct span *base)
{
	struct span parts[SPAN_PARTS], body;
	int count = inside(value, "getelementptr ", &body) ? span_split(body, parts) : 0;

	for (int i = 2; i < count; i++)
		if (!span_ends(parts[i], " 0"))
			return false;
	return count > 2 && count < SPAN_PARTS && span_element(value, base);
}

bool span_by_value(
	struct span argument, struct span *type, struct span *pointed, struct span *value)
{
	struct span from;
	const char *end;

	if (!span_find(argument, " byval(", &from))
		return false;
	end = span_behind_brackets(from.at + strlen(" byval"), span_end(argument));
	*type = span_type(argument);
	*pointed = span_trim(span_between(from.at + strlen(" byval("), end - 1));
	*value = span_value(argument);
	return true;
}

bool span_constant(struct span line, struct span *name)
{
	struct span rest;
	const char *end = span_end(line), *at;

	if (!span_starts(line, "@"))
		return false;
	*name = span_between(line.at, span_behind_name(line.at, end));
	rest = span_between(span_end(*name), end);
	if (!span_starts(rest, " = "))
		return false;
	/* Words of linkage and the like, until one of these says what it is. */
	for (at = rest.at + 3; at < end;) {
		struct span word = span_between(at, span_find_outside(at, end, " "));

		if (span_is(word, "constant"))
			return true;
		if (span_is(word, "global"))
			return false;
		at = span_end(word) + 1;
	}
	return false;
}

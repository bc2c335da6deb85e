#include "detectors/parse_tsan_frame.h"

#include <string.h>

/* Cuts ` (module+0x12) (BuildId: 34)` off the end of a frame. */
static void cut_module(char *frame)
{
	char *build = strstr(frame, " (BuildId: "), *module = NULL;

	if (build)
		*build = '\0';
	for (char *at = frame; (at = strstr(at, " (")); at++)
		if (strstr(at, "+0x"))
			module = at;
	if (module)
		*module = '\0';
}

/*
 * The blank between a function's name and its place. A place is mostly an absolute path; if not,
 * a C name has no blank in it, and after a C++ name the place is the last word.
 */
static char *end_of_function(char *frame)
{
	char *blank = strstr(frame, " /");

	if (!blank)
		blank = strpbrk(frame, "(<") ? strrchr(frame, ' ') : strchr(frame, ' ');
	return blank ? blank : frame + strlen(frame);
}

/* Cuts `:12` off the end of a place and returns the 12, or 0. */
static int cut_number(char *place)
{
	char *colon = strrchr(place, ':');
	size_t digits = colon ? strspn(colon + 1, "0123456789") : 0;

	if (digits == 0 || colon[1 + digits])
		return 0;
	*colon = '\0';
	return text_natural(colon + 1);
}

static char *or_null(char *word)
{
	return *word && strcmp(word, "<null>") != 0 ? word : NULL;
}

bool tsan_frame_read(struct frame *frame, char *line)
{
	char *place;
	int last, before;

	line += strspn(line, "#0123456789");
	line += strspn(line, " ");
	cut_module(line);
	place = end_of_function(line);
	if (*place)
		*place++ = '\0';
	last = cut_number(place);
	before = last ? cut_number(place) : 0;
	*frame = (struct frame){
		.function = or_null(line),
		.file = or_null(place),
		.line = before ? before : last,
		.column = before ? last : 0,
	};
	return frame->function || frame->file;
}

#include "base/fault.h"
#include "export/formats.h"
#include "export/plain.h"
#include "verbs/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Every format's name, "tap, sarif". The caller frees it. */
static char *all_names(void)
{
	struct text names = {0};

	for (const struct format *format = formats; format->name; format++)
		text_addf(&names, "%s%s", names.length ? ", " : "", format->name);
	return text_take(&names);
}

static const struct format *find(const char *name)
{
	if (!name)
		die(EXIT_USAGE, "export needs --format, one of %s", all_names());
	for (const struct format *format = formats; format->name; format++)
		if (strcmp(format->name, name) == 0)
			return format;
	die(EXIT_USAGE, "no format `%s`; there are %s", name, all_names());
}

int cmd_export(const struct request *request)
{
	const struct format *format = find(request->format);
	const struct exported *unjudged;
	struct document document;

	document_open(&document, request->words[0]);
	unjudged = document.unjudged;
	if (unjudged && format->need == NEEDS_GRADE)
		die(EXIT_CANNOT_JUDGE, "%s cannot be judged, and %s has no word for that: %s",
			exported_text(unjudged, "lab"), format->name,
			plain_line(exported_text(unjudged, "reason")));
	format->write(&document);
	/* A long document has been written in part before main() looks, with or without success. */
	errno = 0;
	if (fflush(stdout) != 0 || ferror(stdout))
		die_of(errno ? errno : ENOSPC, "cannot write the document");
	document_release(&document);
	return EXIT_SOLVED;
}

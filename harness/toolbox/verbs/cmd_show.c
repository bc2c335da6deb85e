#include "base/fault.h"
#include "base/file.h"
#include "verbs/command.h"
#include "words/pager.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER = 6, TAB = 4, INDENT_MOST = 32 };

/* A line without tabs and control characters. The caller frees it. */
static char *printable(const char *line)
{
	struct text text = {0};

	for (; *line; line++)
		if (*line == '\t')
			text_addf(&text, "%*s", TAB - (int)(text.length % TAB), "");
		else
			text_addf(&text, "%c", (unsigned char)*line < 0x20 ? '?' : *line);
	return text.length ? text_take(&text) : text_copy("");
}

/* How much of a line fits into `room` bytes, broken at a blank where it has one. */
static size_t row_length(const char *line, size_t indent, size_t room)
{
	size_t length = strlen(line);

	if (length <= room)
		return length;
	for (size_t at = room; at > indent + 1; at--)
		if (line[at] == ' ')
			return at;
	/* Do not cut a character in two. */
	while (room > 1 && (line[room] & 0xc0) == 0x80)
		room--;
	return room;
}

/* Prints a source line with its number. What does not fit goes below, with the same indent. */
static void show_numbered(int number, const char *source)
{
	char *text = printable(source), *line = text;
	size_t indent = strspn(line, " "), room = (size_t)screen_width() - NUMBER;

	if (indent > INDENT_MOST)
		indent = INDENT_MOST;
	printf("%s%4d%s  ", ink(FAINT), number, ink_off());
	for (size_t length = row_length(line, indent, room); line[length];
		length = row_length(line, 0, room - indent)) {
		printf("%.*s\n%*s", (int)length, line, (int)(NUMBER + indent), "");
		line += length + strspn(line + length, " ");
	}
	puts(line);
	free(text);
}

static void show_text(const struct lab *lab, const char *file, bool numbered)
{
	char *path = text_format("%s/%s", lab->path, file), *line, *save = NULL;
	struct text text = {0};
	int number = 0;

	if (file_read(&text, path, 1 << 20) != 0)
		die(EXIT_OUR_FAULT, "cannot read %s", path);
	/* strsep() keeps empty lines, strtok() does not. */
	for (save = text.bytes; save && (line = strsep(&save, "\n"));) {
		if (!save && !*line)
			break;
		if (numbered) {
			show_numbered(++number, line);
		} else {
			char *plain = printable(line);

			puts(plain);
			free(plain);
		}
	}
	text_release(&text);
	free(path);
}

int cmd_show(const struct request *request)
{
	const struct lab *lab = request_lab(request);
	char *shown = path_shown(lab->path), *next = typed_verb(request->house, "run", lab, "");
	const char *rest = lab_edit(lab);
	char file[256];
	struct pager pager;

	pager_begin(&pager);
	show_text(lab, "README.md", false);
	while (text_next_word(&rest, file, sizeof file)) {
		printf("\n%s%s/%s%s\n\n", ink(BOLD), shown, file, ink_off());
		show_text(lab, file, true);
	}
	if (lab_is_experiments(lab))
		printf("\n  Next: your predictions in %s/answers.conf, then %s\n", shown, next);
	else
		printf("\n  Next: %s\n", next);
	pager_end(&pager);
	free(next);
	free(shown);
	return EXIT_SOLVED;
}

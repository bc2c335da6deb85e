#include "command.h"
#include "fault.h"
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void show_text(const struct lab *lab, const char *file, bool numbered)
{
	char *path = text_format("%s/%s", lab->path, file), *line, *save = NULL;
	struct text text = {0};
	int number = 0;

	if (file_read(&text, path, 1 << 20) != 0)
		die(EXIT_OUR_FAULT, "cannot read %s", path);
	/* strsep and not strtok: empty lines are lines. */
	for (save = text.bytes; save && (line = strsep(&save, "\n"));) {
		if (!save && !*line)
			break;
		if (numbered)
			printf("%s%4d%s  ", ink(FAINT), ++number, ink_off());
		for (; *line; line++)
			if (*line == '\t')
				fputs("    ", stdout);
			else
				putchar((unsigned char)*line < 0x20 ? '?' : *line);
		putchar('\n');
	}
	text_release(&text);
	free(path);
}

int cmd_show(const struct request *request)
{
	const struct lab *lab = request_lab(request, 0);
	char *shown = path_shown(lab->path);
	const char *rest = lab_edit(lab);
	char file[256];

	show_text(lab, "README.md", false);
	while (text_next_word(&rest, file, sizeof file)) {
		printf("\n%s%s/%s%s\n\n", ink(BOLD), shown, file, ink_off());
		show_text(lab, file, true);
	}
	if (lab_is_experiments(lab))
		printf("\n  Next: your predictions in %s/answers.conf, then make run LAB=%s\n",
			shown, lab->number);
	else
		printf("\n  Next: make run LAB=%s\n", lab->number);
	free(shown);
	return EXIT_SOLVED;
}

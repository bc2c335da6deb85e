#include "verbs/gate.h"

#include "base/file.h"
#include "house/driver.h"
#include "house/work_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static void check_holds(struct gate *gate, const char *folder, const char *file, const char *word)
{
	char *path = text_format("%s/%s", folder, file), *shown = path_shown(path);
	struct text text = {0};
	int problem = file_read(&text, path, 1 << 20);
	char *lacks = text_format("it should hold `%s`", word);

	if (problem)
		gate_say(gate, false, shown, strerror(problem));
	else
		gate_say(gate, strstr(text_string(&text), word) != NULL, shown, lacks);
	free(lacks);
	text_release(&text);
	free(shown);
	free(path);
}

/* `racelab new` marks what its author still has to write. */
static void check_no_placeholders(struct gate *gate, const char *folder, const char *file)
{
	char *path = text_format("%s/%s", folder, file), *shown = path_shown(path);
	struct text text = {0};

	if (file_read(&text, path, 1 << 20) == 0 && strstr(text_string(&text), "TO WRITE"))
		gate_say(gate, false, shown, "parts of it are not written yet: look for TO WRITE");
	text_release(&text);
	free(shown);
	free(path);
}

static void check_same_as_shipped(struct gate *gate, const char *file)
{
	char *shipped = lab_shipped(gate->lab, file);
	char *here = text_format("%s/%s", gate->lab->path, file);
	char *what = text_format("%s is the same as .shipped/%s", file, file);
	bool same = file_same(shipped, here, SUBMISSION_LARGEST);

	gate_say(gate, same, what, "they differ; copy one over the other, or type `make reset`");
	free(what);
	free(here);
	free(shipped);
}

/* Whoever lacks a file in .shipped/, or has another version of it there, has changed the driver. */
static void check_driver(struct gate *gate)
{
	char *files = driver_files(gate->lab), file[256];
	const char *rest = files;
	struct text differ = {0};

	while (text_next_word(&rest, file, sizeof file)) {
		char *shipped = lab_shipped(gate->lab, file);
		char *here = text_format("%s/%s", gate->lab->path, file);

		if (!file_same(shipped, here, SUBMISSION_LARGEST))
			text_addf(&differ, "%s%s", differ.length ? ", " : "", file);
		free(here);
		free(shipped);
	}
	text_add(&differ, differ.length ? ": they differ, or one of the two is missing" : "");
	gate_say(gate, differ.length == 0, "the driver is the same as in .shipped",
		text_string(&differ));
	text_release(&differ);
	free(files);
}

static bool belongs(const struct lab *lab, const char *name)
{
	static const char common[] = ". .. .shipped .vary README.md lab.conf hints.md answers.conf "
				     "grade.bats checks.bats";

	return text_has_word(common, name) || text_has_word(lab_program(lab), name) ||
	       text_has_word(lab_edit(lab), name) || text_ends(name, ".h") ||
	       text_has_word(conf_get_or(&lab->conf, "files", ""), name);
}

static void check_no_stray_file(struct gate *gate)
{
	DIR *folder = opendir(gate->lab->path);
	struct dirent *entry;
	struct text stray = {0};

	while (folder && (entry = readdir(folder)))
		if (!belongs(gate->lab, entry->d_name))
			text_addf(&stray, "%s ", entry->d_name);
	if (folder)
		closedir(folder);
	gate_say(gate, stray.length == 0, "no stray file in the lab's folder", text_string(&stray));
	text_release(&stray);
}

/* A file handed in without a folder is known to be this lab's by its name alone. */
static void check_no_namesake(struct gate *gate, const char *file)
{
	const struct labs *labs = &gate->request->labs;
	char *what = text_format("no other lab has %s to hand in", file);
	const char *other = "";

	for (size_t i = 0; i < labs->count; i++)
		if (strcmp(labs->items[i].name, gate->lab->name) != 0 &&
			text_has_word(lab_edit(&labs->items[i]), file))
			other = labs->items[i].name;
	gate_say(gate, !*other, what, other);
	free(what);
}

/* The shipped answers.conf must hold every question of lab.conf, without an answer. */
static void check_question_is_open(const char *question, void *context)
{
	struct gate *gate = context;
	char *path = lab_shipped(gate->lab, "answers.conf");
	char *what = text_format("answers.conf asks `%s` and does not answer it", question);
	struct text complaint = {0};
	struct conf answers;
	bool good = conf_read(&answers, path, &complaint) && conf_get(&answers, question) &&
		    !*conf_get(&answers, question);

	gate_say(gate, good, what,
		complaint.length ? text_string(&complaint) : "it is missing, or filled in");
	conf_release(&answers);
	text_release(&complaint);
	free(what);
	free(path);
}

void gate_check_folder(struct gate *gate)
{
	const char *rest = lab_edit(gate->lab);
	char file[256], *shipped = text_format("%s/.shipped", gate->lab->path);
	bool first = true;

	check_holds(gate, gate->lab->path, "README.md", "# ");
	check_holds(gate, gate->lab->path, "hints.md", "## Hint 3");
	check_holds(gate, gate->solutions, "WHY.md", "# ");
	check_no_placeholders(gate, gate->lab->path, "README.md");
	check_no_placeholders(gate, gate->lab->path, "hints.md");
	check_no_placeholders(gate, gate->lab->path, "lab.conf");
	check_no_placeholders(gate, gate->solutions, "WHY.md");
	while (text_next_word(&rest, file, sizeof file)) {
		check_same_as_shipped(gate, file);
		check_no_namesake(gate, file);
		if (first)
			check_holds(gate, shipped, file, "TODO");
		first = false;
	}
	check_same_as_shipped(gate, "answers.conf");
	check_driver(gate);
	lab_questions(gate->lab, check_question_is_open, gate);
	check_no_stray_file(gate);
	free(shipped);
}

/*
 * A human's word. It lies beside the results, which stay as they are, and keeps all that was said
 * before it.
 */
#include "base/fault.h"
#include "base/folder.h"
#include "course/called.h"
#include "course/standing.h"
#include "verbs/command.h"
#include "verdict/verdict.h"
#include "words/typed.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WHY_LONGEST = 8000 };

static const char *whoever(const struct request *request)
{
	const struct passwd *account = getpwuid(getuid());

	return request->by ? request->by : account ? account->pw_name : "somebody";
}

static long points_of(const struct request *request, const struct lab *lab, enum verdict verdict,
	const json_t *was)
{
	long most = json_number(was, "possible", lab_points(lab));

	if (request->points > most)
		die(EXIT_USAGE, "--points %ld: lab %s has %ld", request->points, lab->number, most);
	return request->points >= 0        ? request->points
	       : verdict == VERDICT_SOLVED ? most
					   : json_number(was, "points", 0);
}

/* What was said of the lab before, the first word first. The caller owns it. */
static json_t *former_words(const json_t *words)
{
	static const char *const kept[] = {"what", "verdict", "points", "why", "by", "at"};
	json_t *former = json_array(), *word;
	size_t i;

	json_array_foreach((json_t *)words, i, word) {
		json_t *object = json_object();

		for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
			if (json_object_get(word, kept[k]))
				json_object_set(object, kept[k], json_object_get(word, kept[k]));
		json_array_append_new(former, object);
	}
	return former;
}

/* What each word has, be it a verdict or its end. */
static json_t *begin_word(const struct request *request, const char *id, const struct lab *lab)
{
	json_t *object = json_object();
	time_t now = time(NULL);
	struct tm parts;
	char at[32];

	strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
	json_set_text(object, "id", id);
	json_set_text(object, "lab", lab->name);
	json_set_text(object, "why", request->why);
	json_set_text(object, "by", whoever(request));
	json_set_text(object, "at", at);
	return object;
}

static void add_verdict(json_t *object, const struct request *request, const struct lab *lab,
	enum verdict verdict, const json_t *newest)
{
	json_t *was = json_object_get(json_object_get(newest, "labs"), lab->name);

	json_set_text(object, "verdict", verdict_word(verdict));
	json_set_number(object, "points", points_of(request, lab, verdict, was));
	json_set_number(object, "possible", json_number(was, "possible", lab_points(lab)));
	if (was) {
		json_t *copy = json_copy(was);

		json_set_number(copy, "attempt", json_number(newest, "attempt", 0));
		json_object_set_new(object, "was", copy);
	}
}

/* Tells the journal `what`, and puts it where the gradebook looks. */
static void write_it(const struct course *course, const struct lab *lab, const char *what,
	json_t *object, json_t *former)
{
	const char *id = json_text(object, "id", "");
	int above = course_folder(course, "overruled"), folder = folder_enter(above, id, true);
	char *name = text_format("%s.json", lab->name), *bytes, hex[HASH_SIZE];
	json_t *line = journal_line(what, id);
	int problem;

	json_object_update(line, object);
	json_object_del(line, "at");
	json_object_set_new(object, "former", former);
	bytes = json_dumps(object, JSON_INDENT(1));
	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	hash_bytes(bytes, strlen(bytes), hex);
	json_set_text(line, "hash", hex);
	journal_add_or_die(course, line);
	problem = folder < 0 ? errno : folder_put(folder, name, bytes, strlen(bytes));
	if (problem)
		die_of(problem, "cannot write %s/overruled/%s/%s", course->path, id, name);
	close(folder);
	close(above);
	free(name);
	free(bytes);
}

static const struct entry *find_entry(
	const struct course *course, struct list *list, const char *word)
{
	struct text complaint = {0};
	const struct entry *entry;

	if (!list_read(course, list))
		die(EXIT_USAGE, "%s: no graded course; `racelab grade-all` makes one",
			course->path);
	entry = entry_called(list, word, &complaint);
	if (!entry)
		die(EXIT_USAGE, "%s", text_string(&complaint));
	return entry;
}

static enum verdict verdict_wanted(const struct request *request)
{
	bool is_told = request->count > 3;
	enum verdict verdict = VERDICT_CANNOT_JUDGE;

	if (request->lift && (is_told || request->points >= 0))
		die(EXIT_USAGE, "--lift takes no verdict and no points: the result counts again");
	if (!request->lift && !is_told)
		die(EXIT_USAGE, "overrule needs a VERDICT, or --lift to take one back");
	if (!request->why)
		die(EXIT_USAGE, "overrule needs --why TEXT; the reason is kept");
	if (strlen(request->why) > WHY_LONGEST)
		die(EXIT_USAGE, "--why has more than %d bytes", WHY_LONGEST);
	if (is_told && !verdict_from(request->words[3], &verdict))
		die(EXIT_USAGE,
			"no verdict `%s`; the words are those of the results: solved, race, "
			"deadlock, wrong ...",
			request->words[3]);
	return verdict;
}

/* What counts for the lab where nobody overrules it: "race, 6 of 16 points". The caller frees it.
 */
static char *told(const json_t *newest, const struct lab *lab)
{
	const json_t *was = json_object_get(json_object_get(newest, "labs"), lab->name);
	const char *verdict = json_text(was, "verdict", "not handed in");

	/* What nobody judged has no points, not zero of them. */
	if (!was || strcmp(verdict, verdict_word(VERDICT_CANNOT_JUDGE)) == 0)
		return text_copy(verdict);
	return text_format("%s, %ld of %ld points", verdict, json_number(was, "points", 0),
		json_number(was, "possible", 0));
}

int cmd_overrule(const struct request *request)
{
	const struct lab *lab = labs_find(&request->labs, request->words[2]);
	enum verdict verdict = verdict_wanted(request);
	const json_t *entry, *newest, *words;
	struct standing standing;
	struct course course;
	struct list list;
	const char *id;
	json_t *object;
	char *was;

	course_open(&course, request->words[0], false);
	id = find_entry(&course, &list, request->words[1])->id;
	standing_read(&standing, &course, NULL, NULL);
	entry = standing_of(&standing, id);
	newest = standing_newest(&standing, id);
	words = json_object_get(json_object_get(entry, "words"), lab->name);
	was = told(newest, lab);
	object = begin_word(request, id, lab);
	if (request->lift) {
		if (!json_object_get(json_object_get(entry, "overruled"), lab->name))
			die(EXIT_USAGE, "%s, lab %s: nobody has overruled it", id, lab->number);
		json_object_set_new(object, "lifted", json_true());
		write_it(&course, lab, "lifted", object, former_words(words));
		printf("  %s, lab %s: lifted. It is %s again.\n", id, lab->number, was);
	} else {
		add_verdict(object, request, lab, verdict, newest);
		write_it(&course, lab, "overruled", object, former_words(words));
		printf("  %s, lab %s: %s, %ld of %ld points. It was %s.\n", id, lab->number,
			verdict_word(verdict), json_number(object, "points", 0),
			json_number(object, "possible", 0), was);
	}
	free(was);
	json_decref(object);
	standing_release(&standing);
	list_release(&list);
	course_close(&course);
	return EXIT_SOLVED;
}

/*
 * A human's word. It lies beside the results, which stay as they are.
 */
#include "base/fault.h"
#include "base/folder.h"
#include "course/standing.h"
#include "verbs/command.h"
#include "verdict/verdict.h"

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

static json_t *describe(const struct request *request, const struct lab *lab, enum verdict verdict,
	const json_t *newest)
{
	json_t *object = json_object();
	json_t *was = json_object_get(json_object_get(newest, "labs"), lab->name);
	time_t now = time(NULL);
	struct tm parts;
	char at[32];

	strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
	json_set_text(object, "id", request->words[1]);
	json_set_text(object, "lab", lab->name);
	json_set_text(object, "verdict", verdict_word(verdict));
	json_set_number(object, "points", points_of(request, lab, verdict, was));
	json_set_number(object, "possible", json_number(was, "possible", lab_points(lab)));
	json_set_text(object, "why", request->why);
	json_set_text(object, "by", whoever(request));
	json_set_text(object, "at", at);
	if (was) {
		json_t *copy = json_copy(was);

		json_set_number(copy, "attempt", json_number(newest, "attempt", 0));
		json_object_set_new(object, "was", copy);
	}
	return object;
}

static void write_it(const struct course *course, const struct lab *lab, json_t *object)
{
	const char *id = json_text(object, "id", "");
	int above = course_folder(course, "overruled"), folder = folder_enter(above, id, true);
	char *bytes = json_dumps(object, JSON_INDENT(1)), hex[HASH_SIZE];
	char *name = text_format("%s.json", lab->name);
	json_t *line = journal_line("overruled", id);
	int problem;

	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	hash_bytes(bytes, strlen(bytes), hex);
	json_object_update(line, object);
	json_object_del(line, "at");
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

static void check_entry(const struct course *course, const char *id)
{
	struct list list;

	if (!list_read(course, &list))
		die(EXIT_USAGE, "%s: no graded course; `racelab grade-all` makes one",
			course->path);
	if (!list_find(&list, id))
		die(EXIT_USAGE, "%s: nobody of that name; the ids stand in %s/list.json", id,
			course->path);
	list_release(&list);
}

int cmd_overrule(const struct request *request)
{
	const struct lab *lab = labs_find(&request->labs, request->words[2]);
	const char *id = request->words[1];
	struct standing standing;
	enum verdict verdict;
	struct course course;
	json_t *object;

	if (!request->why)
		die(EXIT_USAGE, "overrule needs --why TEXT; the reason is kept");
	if (strlen(request->why) > WHY_LONGEST)
		die(EXIT_USAGE, "--why has more than %d bytes", WHY_LONGEST);
	if (!verdict_from(request->words[3], &verdict))
		die(EXIT_USAGE,
			"no verdict `%s`; the words are those of the results: solved, race, "
			"deadlock, wrong ...",
			request->words[3]);
	course_open(&course, request->words[0], false);
	check_entry(&course, id);
	standing_read(&standing, &course, NULL, NULL);
	object = describe(request, lab, verdict, standing_newest(&standing, id));
	write_it(&course, lab, object);
	printf("  %s, lab %s: %s, %ld of %ld points. It was %s.\n", id, lab->number,
		verdict_word(verdict), json_number(object, "points", 0),
		json_number(object, "possible", 0),
		json_text(json_object_get(object, "was"), "verdict", "not handed in"));
	json_decref(object);
	standing_release(&standing);
	course_close(&course);
	return EXIT_SOLVED;
}

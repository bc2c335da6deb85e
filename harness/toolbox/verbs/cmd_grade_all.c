/*
 * Theory of operation
 *
 * The list of hand-ins is frozen first. Then GNU parallel grades its entries, see farm.h; each puts
 * its result in its place and tells the journal. This process only orders and counts: it may be
 * killed at any time, and what it knows it reads from the journal when it goes on.
 */
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/names.h"
#include "course/collect.h"
#include "course/store.h"
#include "house/layout.h"
#include "verbs/batch.h"
#include "verbs/command.h"
#include "verbs/lab_list.h"
#include "verbs/later.h"
#include "verbs/roll.h"
#include "verbs/self_jobs.h"
#include "verbs/student.h"
#include "words/screen.h"
#include "words/typed.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ the list */

static void reading(size_t done, size_t all, void *context)
{
	char *words = text_format("read %zu of %zu hand-ins", done, all);

	(void)context;
	screen_progress_words(words);
	free(words);
}

/* SUBMISSIONS without links; the folder itself may be reached by one. The caller frees it. */
static char *find_submissions(const struct request *request, const struct course *course)
{
	const char *word = request->words[0];
	char *path = realpath(word, NULL);
	size_t length = path ? strlen(path) : 0;

	if (!path)
		die(EXIT_USAGE, "%s: %s", word,
			errno == ENOENT ? "no such folder" : strerror(errno));
	if (!is_directory(path))
		die(EXIT_USAGE, "%s: this is a file; unpack it into a folder and name that folder",
			word);
	if (text_starts(course->path, path) &&
		(course->path[length] == '/' || !course->path[length]))
		die(EXIT_USAGE, "--out %s: this lies in %s; name a folder outside of it",
			request->out, word);
	return path;
}

static const struct platform *platform_wanted(const struct request *request)
{
	const struct platform *platform = request->from ? platform_find(request->from) : NULL;

	if (request->from && !platform)
		die(EXIT_USAGE,
			"--from %s: there are moodle, canvas, gradescope, autolab and plain",
			request->from);
	return platform;
}

/* A folder that is somebody's else is left as it is. Hidden files are nobody's work. */
static void refuse_strange(const struct course *course)
{
	DIR *folder = opendir(course->path);
	struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		if (*entry->d_name != '.' &&
			!text_has_word("lock in-work list.json.part", entry->d_name))
			die(EXIT_USAGE,
				"--out %s: holds files that are not racelab's; name an empty "
				"folder",
				course->path);
	if (folder)
		closedir(folder);
}

static void freeze(struct batch *batch, char *submissions)
{
	const struct request *request = batch->request;
	const struct platform *platform = platform_wanted(request);
	struct text set_aside = {0};
	struct names wanted;

	refuse_strange(&batch->course);
	batch->list = (struct list){.submissions = submissions,
		.at = text_copy(request->at),
		.labs = lab_list(&request->labs, request->labs_wanted),
		.seed = request->seed,
		.trusted = request->trusted};
	layout_names(&wanted, &request->labs);
	batch->list.any = layout_any(&request->labs, batch->list.labs);
	collect(&batch->course, &batch->list, platform, NULL, &wanted, &set_aside, reading, NULL);
	screen_progress_done();
	if (!batch->list.count)
		die(EXIT_USAGE, "%s: there is nothing in it", submissions);
	student_copies(request, &batch->list);
	list_write(&batch->course, &batch->list);
	if (set_aside.length)
		printf("%s", text_string(&set_aside));
	names_release(&wanted);
	text_release(&set_aside);
}

/* Does this key choose the copies that the list has? Without one there is nothing to ask. */
static bool is_same_key(const struct batch *batch)
{
	struct variation_key key;
	bool same = true;

	if (!batch->request->key)
		return true;
	student_key(batch->request, &key);
	for (size_t i = 0; i < batch->list.count && same; i++) {
		const struct entry *entry = &batch->list.entries[i];
		struct entry anew = {.hash = ""};
		char *was = entry_key(entry), *is;

		memcpy(anew.hash, entry->hash, sizeof anew.hash);
		student_variations(&batch->request->labs, &key, entry->who, &anew.variations);
		is = entry_key(&anew);
		same = strcmp(was, is) == 0;
		conf_release(&anew.variations);
		free(was);
		free(is);
	}
	return same;
}

static bool has_copies(const struct list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->entries[i].variations.count)
			return true;
	return false;
}

/* What was told when the list was made holds for all of it. */
static void check_same(const struct batch *batch, const char *submissions)
{
	const struct request *request = batch->request;
	char *labs = lab_list(&request->labs, request->labs_wanted);

	if (!request->resume && !request->add)
		die(EXIT_USAGE,
			"--out %s: a course is graded there already; --resume goes on with it, "
			"--add lists what came later, too, and `racelab regrade` grades it again",
			request->out);
	if (strcmp(submissions, batch->list.submissions) != 0)
		die(EXIT_USAGE, "%s: the list in %s is of %s", request->words[0], request->out,
			batch->list.submissions);
	if (request->labs_wanted && strcmp(labs, batch->list.labs) != 0)
		die(EXIT_USAGE, "--labs %s: the list was frozen with %s", request->labs_wanted,
			*batch->list.labs ? batch->list.labs : "all labs");
	if (request->from && strcmp(request->from, batch->list.platform) != 0)
		die(EXIT_USAGE, "--from %s: the list was frozen with %s", request->from,
			batch->list.platform);
	if (request->at && (!batch->list.at || strcmp(request->at, batch->list.at) != 0))
		die(EXIT_USAGE, "--at %s: the list was frozen with %s", request->at,
			batch->list.at ? batch->list.at : "no --at");
	if (!is_same_key(batch))
		die(EXIT_USAGE,
			"--key %s: the list was frozen with another key, or with none; it has all "
			"that is needed, so leave --key out",
			request->key);
	if (request->add && !request->key && has_copies(&batch->list))
		die(EXIT_USAGE, "--add: the list was frozen with --key, and who is new needs that "
				"key, too");
	free(labs);
}

/* The journal names each part of the list, by its hash; the first one in its first line. */
static void check_part(struct batch *batch, long part)
{
	const json_t *known = standing_part(&batch->standing, part);
	const char *hash = batch->list.hashes[part - 1];
	char *name = list_name(part);
	json_t *line;

	if (!known) {
		line = journal_line(part == 1 ? "frozen" : "added", NULL);
		json_set_text(line, "list", hash);
		json_set_number(line, "part", part);
		json_set_number(line, "entries", (json_int_t)batch->list.count);
		journal_add_or_die(&batch->course, line);
	} else if (strcmp(json_text(known, "list", ""), hash) != 0) {
		die(EXIT_USAGE, "%s/%s: it was changed since it was frozen; bring the old one back",
			batch->course.path, name);
	}
	free(name);
}

static void check_frozen(struct batch *batch)
{
	long part = 1;

	for (; part <= (long)batch->list.parts; part++)
		check_part(batch, part);
	if (standing_part(&batch->standing, part))
		die(EXIT_USAGE, "%s/list-%ld.json: it is gone; bring it back", batch->course.path,
			part);
	batch_look(batch);
}

static void quarantine_refused(struct batch *batch)
{
	for (size_t i = 0; i < batch->list.count; i++) {
		const struct entry *entry = &batch->list.entries[i];

		if (entry->refused && !standing_is_done(&batch->standing, entry->id))
			store_quarantine(&batch->course, entry, entry->refused);
	}
	batch_look(batch);
}

/* Who came after the list was frozen is not forgotten silently. */
static void tell_late_comers(const struct batch *batch)
{
	struct names known = {0};
	DIR *folder = opendir(batch->list.submissions);
	size_t strange = 0;
	struct dirent *entry;

	for (size_t i = 0; i < batch->list.count; i++)
		for (size_t k = 0; k < batch->list.entries[i].count; k++)
			names_add(&known, batch->list.entries[i].pieces[k].from);
	while (folder && (entry = readdir(folder)))
		strange += entry->d_name[0] != '.' && handin_takes(entry->d_name) &&
			   !names_has(&known, entry->d_name);
	if (folder)
		closedir(folder);
	names_release(&known);
	if (strange && strcmp(batch->list.platform, "plain") == 0)
		printf("  %zu in %s came after the list was frozen; with --add in the place of "
		       "--resume they are listed, too.\n",
			strange, batch->request->words[0]);
}

/* ------------------------------------------------------------------ the passes */

/* With --fast, an earlier entry of the same hand-in; else, and where there is none, NULL. */
static const struct entry *twin_of(const struct batch *batch, const json_t *firsts, size_t index)
{
	char *key = entry_key(&batch->list.entries[index]);
	size_t first = (size_t)json_number(firsts, key, (long)index);

	free(key);
	return batch->request->fast && first < index ? &batch->list.entries[first] : NULL;
}

/* By key, the first entry that has it. The caller owns it. */
static json_t *find_firsts(const struct list *list)
{
	json_t *firsts = json_object();

	for (size_t i = list->count; i-- > 0;) {
		char *key = entry_key(&list->entries[i]);

		if (!list->entries[i].refused)
			json_set_number(firsts, key, (json_int_t)i);
		free(key);
	}
	return firsts;
}

static void copy_result(struct batch *batch, const struct entry *entry, const struct entry *twin)
{
	const json_t *newest = standing_newest(&batch->standing, twin->id);
	struct store_order order = {
		.entry = entry, .number = 1, .seed = batch->list.seed, .copied = twin->id};
	struct attempt attempt;
	json_t *line;
	char *from;

	if (!newest || standing_is_done(&batch->standing, entry->id))
		return;
	from = store_path(&batch->course, twin->id, json_number(newest, "attempt", 1));
	store_begin(&attempt, &batch->course, entry->id);
	store_copy(&attempt, from, entry->who);
	store_keep(&attempt, &batch->course, &order, &line);
	json_decref(line);
	free(from);
	batch->done++;
}

static void grade_list(struct batch *batch, const char *again)
{
	struct farm_order *orders = zeroed(batch->list.count + 1, sizeof *orders);
	json_t *firsts = find_firsts(&batch->list);
	size_t count = 0;

	batch->all = batch->list.count;
	for (size_t i = 0; i < batch->list.count; i++) {
		if (standing_is_done(&batch->standing, batch->list.entries[i].id))
			batch->done++;
		else if (!twin_of(batch, firsts, i))
			orders[count++] = (struct farm_order){i, 1};
	}
	batch_pass(batch, orders, count, batch->request->jobs, false, again);
	for (size_t i = 0; i < batch->list.count; i++)
		if (twin_of(batch, firsts, i))
			copy_result(batch, &batch->list.entries[i], twin_of(batch, firsts, i));
	batch_look(batch);
	json_decref(firsts);
	free(orders);
}

/*
 * What nobody could judge, what ran out of time, and what was not even begun, once more, and
 * nothing beside it.
 */
static void try_again(struct batch *batch, const char *again)
{
	struct farm_order *orders = zeroed(batch->list.count + 1, sizeof *orders);
	size_t count = 0;

	for (size_t i = 0; i < batch->list.count; i++) {
		const char *id = batch->list.entries[i].id;
		const json_t *newest = standing_newest(&batch->standing, id);

		if (!standing_is_done(&batch->standing, id))
			orders[count++] = (struct farm_order){i, 1};
		else if (json_number(newest, "attempt", 0) == 1 &&
			 standing_depends_on_time(&batch->standing, id))
			orders[count++] = (struct farm_order){i, 2};
	}
	if (count) {
		printf("  %zu %s not judged or ran out of time, and %s tried once more, alone.\n",
			count, count == 1 ? "was" : "were", count == 1 ? "is" : "are");
		fflush(stdout);
		batch->done = batch->all - count;
		batch_pass(batch, orders, count, 1, false, again);
	}
	free(orders);
}

/* The command that goes on. The caller frees it. */
static char *command(const struct request *request)
{
	char *submissions = typed_path(request->words[0]), *out = typed_path(request->out);
	char *program = typed_program(request->house);
	char *line = text_format("%s grade-all %s --out %s --resume", program, submissions, out);

	free(program);
	free(submissions);
	free(out);
	return line;
}

static void open_list(struct batch *batch)
{
	char *submissions = find_submissions(batch->request, &batch->course);

	if (list_read(&batch->course, &batch->list)) {
		check_same(batch, submissions);
		free(submissions);
	} else if (batch->request->add) {
		die(EXIT_USAGE, "--out %s: no course is graded there; leave out --add to begin one",
			batch->request->out);
	} else {
		freeze(batch, submissions);
	}
	batch_look(batch);
	check_frozen(batch);
	batch_adopt(batch);
	if (batch->request->add) {
		later_add(batch, reading);
		check_frozen(batch);
	} else if (batch->request->resume) {
		tell_late_comers(batch);
	}
	later_readmit(batch);
	quarantine_refused(batch);
}

static int grade(struct batch *batch, const char *again)
{
	size_t differ;
	int code;

	self_jobs_calibrate(batch->request->house);
	grade_list(batch, again);
	try_again(batch, again);
	differ = batch_compare(batch);
	store_sweep(&batch->course);
	code = roll_tell(batch);
	return differ ? EXIT_CANNOT_JUDGE : code;
}

int cmd_grade_all(const struct request *request)
{
	struct batch batch = {.request = request};
	char *again;
	int code;

	if (!request->out)
		die(EXIT_USAGE, "grade-all needs --out DIR, the folder of the results");
	farm_check(request->hosts);
	request_refuse_own_folder(request, "--out", request->out);
	again = command(request);
	course_open(&batch.course, request->out, !request->add);
	course_lock(&batch.course, "grade-all");
	store_sweep(&batch.course);
	open_list(&batch);
	printf("  %zu hand-in%s listed and frozen (%s).\n", batch.list.count,
		batch.list.count == 1 ? "" : "s", batch.list.platform);
	fflush(stdout);
	code = request->freeze ? EXIT_SOLVED : grade(&batch, again);
	batch_release(&batch);
	free(again);
	return code;
}

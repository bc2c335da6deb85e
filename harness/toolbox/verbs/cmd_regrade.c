/*
 * Grading again, in two steps: first new attempts are made that do not count, and what they would
 * change is shown; with --accept they count from then on, and the old ones stay beside them.
 */
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "course/store.h"
#include "house/varied_lab.h"
#include "process/tools.h"
#include "verbs/batch.h"
#include "verbs/command.h"
#include "verbs/self_jobs.h"
#include "verdict/judges.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 6 };

/* Those of now. Each lab and copy of it is hashed once, when it is first asked for. */
struct judges_now {
	const struct request *request;
	struct conf versions;
	json_t *known; /* by lab and variation, the hash of all that would judge it */
};

static void hash_judges(struct judges_now *now, const struct lab *lab, char hex[HASH_SIZE])
{
	json_t *judges = json_object();
	struct conf hashes;

	judges_hash(&hashes, now->request->house, lab, &now->versions);
	for (size_t i = 0; i < hashes.count; i++)
		json_set_text(judges, hashes.entries[i].key, hashes.entries[i].value);
	store_judges(judges, hex);
	json_decref(judges);
	conf_release(&hashes);
}

/* A lab that is gone has none, which is told by an empty hash. */
static void find_judges(
	struct judges_now *now, const char *key, const char *name, const struct conf *variations)
{
	char hex[HASH_SIZE] = "";
	struct labs labs;

	labs_open(&labs, now->request->house);
	labs_vary(&labs, now->request->house, variations);
	for (size_t i = 0; i < labs.count; i++)
		if (strcmp(labs.items[i].name, name) == 0)
			hash_judges(now, &labs.items[i], hex);
	labs_release(&labs);
	json_set_text(now->known, key, hex);
}

static const char *judges_of(
	struct judges_now *now, const char *name, const struct conf *variations)
{
	const char *variation = conf_get(variations, name);
	char *key = text_format("%s %s", name, variation ? variation : "");
	struct conf only = {0};
	const char *hex;

	if (variation)
		conf_set(&only, name, variation);
	if (!json_object_get(now->known, key))
		find_judges(now, key, name, &only);
	hex = json_text(now->known, key, "");
	conf_release(&only);
	free(key);
	return hex;
}

/* Was any of its labs judged by others than those of now? */
static bool is_stale(const json_t *attempt, struct judges_now *now, const struct conf *variations)
{
	const char *name;
	json_t *lab;

	json_object_foreach(json_object_get(attempt, "labs"), name, lab)
		if (strcmp(json_text(lab, "judges", ""), judges_of(now, name, variations)) != 0)
			return true;
	return false;
}

/* What those of now have judged already is kept: an earlier call may have been ended. */
static bool is_ready(const struct batch *batch, const struct entry *entry, struct judges_now *now)
{
	const json_t *proposed = standing_proposed(&batch->standing, entry->id);

	return proposed && !is_stale(proposed, now, &entry->variations);
}

static void withdraw(struct batch *batch, const char *id)
{
	char *path = store_path(&batch->course, id, 0);
	int problem;

	if (standing_proposed(&batch->standing, id))
		journal_add_or_die(&batch->course, journal_line("withdrawn", id));
	problem = store_has(&batch->course, id, 0) ? remove_tree(path) : 0;
	if (problem)
		die_of(problem, "cannot empty %s", path);
	free(path);
}

static void propose(struct batch *batch)
{
	struct farm_order *orders = zeroed(batch->list.count + 1, sizeof *orders);
	struct judges_now now = {.request = batch->request, .known = json_object()};
	size_t count = 0, ready = 0;

	tools_read(batch->request->house, &now.versions);
	for (size_t i = 0; i < batch->list.count; i++) {
		const struct entry *entry = &batch->list.entries[i];
		const json_t *newest = standing_newest(&batch->standing, entry->id);

		if (is_ready(batch, entry, &now)) {
			ready++;
			continue;
		}
		withdraw(batch, entry->id);
		if (newest && (batch->request->all || is_stale(newest, &now, &entry->variations)))
			orders[count++] = (struct farm_order){i, 1};
	}
	batch_look(batch);
	printf("  %zu of %zu are graded again", count + ready, batch->list.count);
	if (ready)
		printf(", and %zu of them are ready", ready);
	printf(".\n");
	fflush(stdout);
	batch->all = count + ready;
	batch->done = ready;
	self_jobs_calibrate(batch->request->house);
	batch_pass(batch, orders, count, batch->request->jobs, true, "the same command");
	conf_release(&now.versions);
	json_decref(now.known);
	free(orders);
}

/* ------------------------------------------------------------------ what would change */

static char *told(const json_t *lab)
{
	return lab ? text_format("%s %ld/%ld", json_text(lab, "verdict", ""),
			     json_number(lab, "points", 0), json_number(lab, "possible", 0))
		   : text_copy("nothing");
}

static size_t tell_lab(const char *id, const char *name, const json_t *before, const json_t *after)
{
	char *was = told(before), *is = told(after);
	bool differs = strcmp(was, is) != 0;

	if (differs)
		printf("    %s, %s: %s -> %s\n", id, name, was, is);
	free(was);
	free(is);
	return differs;
}

static size_t tell_entry(const struct batch *batch, const char *id)
{
	const json_t *proposed = json_object_get(standing_proposed(&batch->standing, id), "labs");
	const json_t *newest = json_object_get(standing_newest(&batch->standing, id), "labs");
	const char *name;
	json_t *lab;
	size_t changes = 0;

	if (!proposed)
		return 0;
	json_object_foreach((json_t *)newest, name, lab)
		changes += tell_lab(id, name, lab, json_object_get(proposed, name));
	json_object_foreach((json_t *)proposed, name, lab)
		if (!json_object_get(newest, name))
			changes += tell_lab(id, name, NULL, lab);
	return changes;
}

static void tell_changes(const struct batch *batch)
{
	size_t proposed = 0, changes = 0;
	char *out = typed_path(batch->request->words[0]);
	char *program = typed_program(batch->request->house);

	for (size_t i = 0; i < batch->list.count; i++) {
		const char *id = batch->list.entries[i].id;

		proposed += standing_proposed(&batch->standing, id) != NULL;
		changes += tell_entry(batch, id);
	}
	printf("  %zu proposed, %zu change%s. ", proposed, changes, changes == 1 ? "" : "s");
	if (proposed)
		printf("Nothing counts yet: %s regrade %s --accept\n", program, out);
	else
		printf("There is nothing to accept.\n");
	free(program);
	free(out);
}

/* ------------------------------------------------------------------ what was overruled */

/* One word that counts in the place of a result which it was not said of. */
static void tell_word(
	const struct batch *batch, const char *id, const struct lab *lab, const json_t *word)
{
	char *out = typed_path(batch->request->words[0]), *who = text_shell_word(id);
	char *program = typed_program(batch->request->house);
	char *why = text_format("%s, lab %s: %s, %ld points: %s", id, lab->number,
		json_text(word, "verdict", ""), json_number(word, "points", 0),
		json_text(word, "why", ""));

	screen_wrap(MARGIN, "    ", why);
	printf("      to lift it:   %s overrule %s %s %s --lift --why '...'\n", program, out, who,
		lab->number);
	printf("      to renew it:  %s overrule %s %s %s %s --points %ld --why '...'\n", program,
		out, who, lab->number, json_text(word, "verdict", ""),
		json_number(word, "points", 0));
	free(why);
	free(program);
	free(who);
	free(out);
}

/*
 * A human's word outlives the result that it was said of, so nobody is to forget it. With
 * `proposed`, of those that a proposal would do that to; else of those where it is so.
 */
static void tell_words(const struct batch *batch, bool proposed)
{
	const struct labs *labs = &batch->request->labs;
	size_t count = 0;

	for (size_t i = 0; i < batch->list.count; i++)
		for (size_t k = 0; k < labs->count; k++) {
			const char *id = batch->list.entries[i].id, *lab = labs->items[k].name;
			const json_t *entry = standing_of(&batch->standing, id), *word;

			word = !proposed ? standing_earlier_word(&batch->standing, id, lab)
			       : standing_proposed(&batch->standing, id)
				       ? json_object_get(json_object_get(entry, "overruled"), lab)
				       : NULL;
			if (word && !count++)
				printf("  %s:\n",
					proposed ? "Overruled, and still so when this is accepted"
						 : "Overruled on an earlier attempt, and still so");
			if (word)
				tell_word(batch, id, &labs->items[k], word);
		}
}

/* ------------------------------------------------------------------ acceptance */

static void accept_all(struct batch *batch)
{
	size_t accepted = 0;

	for (size_t i = 0; i < batch->list.count; i++) {
		const char *id = batch->list.entries[i].id;
		const json_t *line = standing_proposed(&batch->standing, id);
		long number = json_number(standing_newest(&batch->standing, id), "attempt", 0) + 1;

		if (line && store_accept(&batch->course, line, id, number) == STORE_KEPT)
			accepted++;
	}
	batch_look(batch);
	printf("  %zu accepted; the former results stay beside them.\n", accepted);
	tell_words(batch, false);
}

int cmd_regrade(const struct request *request)
{
	struct batch batch = {.request = request};
	size_t differ = 0;

	farm_check(request->hosts);
	course_open(&batch.course, request->words[0], false);
	course_lock(&batch.course, "regrade");
	if (!list_read(&batch.course, &batch.list))
		die(EXIT_USAGE, "%s: no graded course; `racelab grade-all` makes one",
			request->words[0]);
	store_sweep(&batch.course);
	batch_look(&batch);
	batch_adopt(&batch);
	if (request->accept) {
		accept_all(&batch);
	} else {
		propose(&batch);
		differ = batch_compare(&batch);
		tell_words(&batch, true);
		tell_changes(&batch);
	}
	batch_release(&batch);
	return differ ? EXIT_CANNOT_JUDGE : EXIT_SOLVED;
}

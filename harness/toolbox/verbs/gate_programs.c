#include "verbs/gate.h"

#include "detectors/detector.h"
#include "house/lab_keys.h"
#include "house/variation.h"
#include "verdict/expectation.h"
#include "verdict/judge.h"
#include "words/screen.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* Findings of a detector or the explorer in the shipped program. */
static void expect_finding(struct gate *gate, const struct judgement *judgement, const char *tool)
{
	const char *expected = expectation_of(gate->lab, tool);
	char *what = text_format("as shipped, %s finds: %s", tool, *expected ? expected : "?"),
	     *said;

	if (!*expected)
		said = text_copy(
			"lab.conf does not say what it should find; `none` is an answer too");
	else if (strcmp(tool, "explore") == 0)
		said = text_format("it said: %s, %s",
			conf_get_or(&judgement->facts, "explore.verdict", "nothing"),
			conf_get_or(&judgement->facts, "explore.kind", "none"));
	else
		said = text_copy(
			strcmp(expected, "none") == 0 ? "it found something" : "it did not");
	gate_say(gate, *expected && expectation_met(gate->lab, judgement, tool), what, said);
	free(said);
	free(what);
}

static void judge_program(struct gate *gate, struct judgement *judgement, const char *submission)
{
	struct inspect_options options = {
		.who = "gate",
		.submission = submission,
		.all_detectors = !submission, /* each is declared to find it, or not to */
		.sparse = true,
		.seed = gate->request->seed,
		.progress = screen_progress,
		.progress_context = (void *)gate->lab->name,
	};

	judge(judgement, gate->request->house, gate->lab, &options);
	screen_progress_done();
}

/* `reason` is what a student would be told, or NULL. */
static void expect_verdict(struct gate *gate, const struct judgement *judgement, const char *name,
	const char *expected, const char *reason)
{
	const char *verdict = verdict_word(judgement->result.verdict);
	char *what = text_format("%s: %s", name, expected);
	char *problem = text_format("it was judged `%s`: %s", verdict, judgement->result.reason);

	gate_say_reason(gate, strcmp(verdict, expected) == 0, what, problem, reason);
	free(problem);
	free(what);
}

static void check_shipped(struct gate *gate)
{
	struct judgement judgement;

	judge_program(gate, &judgement, NULL);
	expect_verdict(gate, &judgement, "as shipped",
		conf_get_or(&gate->lab->conf, "expect.verdict", "race"), NULL);
	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides && lab_has_variant(gate->lab, detector->name))
			expect_finding(gate, &judgement, detector->name);
	if (lab_has_variant(gate->lab, "explore"))
		expect_finding(gate, &judgement, "explore");
	judgement_release(&judgement);
}

static void check_solution(struct gate *gate)
{
	struct judgement judgement;
	char *problem;

	judge_program(gate, &judgement, gate->solutions);
	expect_verdict(gate, &judgement, "the solution", "solved", NULL);
	problem = text_format("%d of %d: %s", judgement.result.points, judgement.result.possible,
		conf_get_or(&judgement.facts, "answers.story", ""));
	gate_say(gate, judgement.result.points == judgement.result.possible,
		"the solution with its answers earns every point", problem);
	free(problem);
	judgement_release(&judgement);
}

static void check_other(struct gate *gate, const char *name, const char *folder)
{
	struct judgement judgement;

	judge_program(gate, &judgement, folder);
	expect_verdict(gate, &judgement, name, "solved", NULL);
	judgement_release(&judgement);
}

/* Does any failed check say so? Which of them comes first may depend on the runs. */
static bool is_said(const struct judgement *judgement, const char *words)
{
	const struct rubric *rubric = &judgement->rubric;

	for (int i = 0; i < rubric->count; i++)
		if (rubric->checks[i].message && strstr(rubric->checks[i].message, words))
			return true;
	return strstr(judgement->result.reason, words);
}

/* `one | other`: one of several, where more than one race may be the first to show. */
static bool is_one_said(const struct judgement *judgement, const char *choice)
{
	char *words = text_copy(choice), *rest = words, *one;
	bool said = false;

	while (!said && (one = strsep(&rest, "|")))
		said = is_said(judgement, text_trim(one));
	free(words);
	return said;
}

static void check_rejected(struct gate *gate, const char *name, const char *folder)
{
	char *path = text_format("%s/expect.conf", folder);
	struct text complaint = {0};
	struct conf expected;
	struct judgement judgement;

	if (!conf_read(&expected, path, &complaint) ||
		!lab_keys_check_expected(&expected, &complaint) ||
		!conf_get(&expected, "verdict")) {
		gate_say(gate, false, name,
			complaint.length ? text_string(&complaint)
					 : "expect.conf names no verdict");
	} else {
		const char *says = conf_get_or(&expected, "says", NULL);

		judge_program(gate, &judgement, folder);
		expect_verdict(gate, &judgement, name, conf_get(&expected, "verdict"),
			judgement.result.reason);
		if (says && !is_one_said(&judgement, says)) {
			char *lacks = text_format(
				"no check says `%s`: %s", says, judgement.result.reason);

			gate_say(gate, false, name, lacks);
			free(lacks);
		}
		judgement_release(&judgement);
	}
	conf_release(&expected);
	text_release(&complaint);
	free(path);
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Lists the programs in solutions/NN-name/<group> by name; returns how many there are. */
static int list_programs(const char *folder, struct dirent ***entries)
{
	int count = scandir(folder, entries, is_visible, alphasort);

	return count < 0 ? 0 : count;
}

/* Calls `check` for each of them; returns how many there are. */
static int for_each(struct gate *gate, const char *group,
	void (*check)(struct gate *gate, const char *name, const char *folder))
{
	char *path = text_format("%s/%s", gate->solutions, group);
	struct dirent **entries = NULL;
	int count = list_programs(path, &entries);

	for (int i = 0; i < count; i++) {
		char *name = text_format("%s/%s", group, entries[i]->d_name);
		char *one = text_format("%s/%s", path, entries[i]->d_name);

		check(gate, name, one);
		free(one);
		free(name);
		free(entries[i]);
	}
	free(entries);
	free(path);
	return count;
}

void gate_check_shipped_and_solution(struct gate *gate)
{
	check_shipped(gate);
	check_solution(gate);
}

void gate_check_programs(struct gate *gate)
{
	gate_check_shipped_and_solution(gate);
	if (for_each(gate, "also", check_other) < 2)
		gate_say(gate, false, "two other correct fixes",
			"solutions/NN-name/also/ holds fewer");
	if (for_each(gate, "rejected", check_rejected) < 5)
		gate_say(gate, false, "five rejected ideas",
			"solutions/NN-name/rejected/ holds fewer");
}

static long count_group(const struct lab *lab, const char *group)
{
	char *path = text_format("%s/%s", lab->solutions, group);
	struct dirent **entries = NULL;
	int count = list_programs(path, &entries);

	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	free(path);
	return count;
}

long gate_count_programs(const struct lab *lab)
{
	long own = 2 + count_group(lab, "also") + count_group(lab, "rejected");

	return own + (lab_varies(lab) ? 2 * GATE_VARIATIONS : 0);
}

/*
 * The gate: proof that every lab is fit to be handed out. It judges the shipped program, every
 * solution and every rejected idea through the very pipeline that judges a student, and
 * looks at the lab's folder for what must and must not be there.
 */
#include "base/fault.h"
#include "base/memory.h"
#include "detectors/detector.h"
#include "verbs/command.h"
#include "verbs/gate.h"
#include "verbs/self_jobs.h"
#include "verdict/expectation.h"
#include "verdict/judge.h"
#include "words/screen.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void gate_say(struct gate *gate, bool good, const char *what, const char *problem)
{
	bool is_open = !good && gate->lab && lab_is_unfinished(gate->lab);

	gate->passed += good;
	gate->open += is_open;
	gate->failed += !good && !is_open;
	printf("  %s%s%s  %s\n",
		ink(good          ? GREEN
			: is_open ? YELLOW
				  : RED),
		good      ? "ok"
		: is_open ? "--"
			  : "NO",
		ink_off(), what);
	if (!good)
		screen_wrap(6, "      ", problem);
	fflush(stdout);
}

/* ------------------------------------------------------------------ findings */

/* What a detector, or the explorer, found in the program as shipped. */
static void expect_finding(struct gate *gate, const struct judgement *judgement, const char *tool)
{
	const char *expected = expectation_of(gate->lab, tool);
	char *what = text_format("as shipped, %s finds: %s", tool, *expected ? expected : "?"),
	     *said;

	if (!*expected)
		said = text_copy("lab.conf does not say what it should find (or `none`)");
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

/* ------------------------------------------------------------------ programs */

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

static void expect_verdict(struct gate *gate, const struct judgement *judgement, const char *name,
	const char *expected)
{
	const char *verdict = verdict_word(judgement->result.verdict);
	char *what = text_format("%s: %s", name, expected);
	char *problem = text_format("it was judged `%s`: %s", verdict, judgement->result.reason);

	gate_say(gate, strcmp(verdict, expected) == 0, what, problem);
	free(problem);
	free(what);
}

static void look_at_shipped(struct gate *gate)
{
	struct judgement judgement;

	judge_program(gate, &judgement, NULL);
	expect_verdict(gate, &judgement, "as shipped",
		conf_get_or(&gate->lab->conf, "expect.verdict", "race"));
	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides && lab_has_variant(gate->lab, detector->name))
			expect_finding(gate, &judgement, detector->name);
	if (lab_has_variant(gate->lab, "explore"))
		expect_finding(gate, &judgement, "explore");
	judgement_release(&judgement);
}

static void look_at_solution(struct gate *gate)
{
	struct judgement judgement;
	char *problem;

	judge_program(gate, &judgement, gate->solutions);
	expect_verdict(gate, &judgement, "the solution", "solved");
	problem = text_format("%d of %d: %s", judgement.result.points, judgement.result.possible,
		conf_get_or(&judgement.facts, "answers.story", ""));
	gate_say(gate, judgement.result.points == judgement.result.possible,
		"the solution with its answers earns every point", problem);
	free(problem);
	judgement_release(&judgement);
}

static void look_at_also(struct gate *gate, const char *name, const char *folder)
{
	struct judgement judgement;

	judge_program(gate, &judgement, folder);
	expect_verdict(gate, &judgement, name, "solved");
	judgement_release(&judgement);
}

/* By any check that failed: which of them comes first may depend on what the runs have shown. */
static bool is_said(const struct judgement *judgement, const char *words)
{
	const struct rubric *rubric = &judgement->rubric;

	for (int i = 0; i < rubric->count; i++)
		if (rubric->checks[i].message && strstr(rubric->checks[i].message, words))
			return true;
	return strstr(judgement->result.reason, words);
}

/* One of several, `one | other`, where more than one race may be the first to show. */
static bool is_one_said(const struct judgement *judgement, const char *choice)
{
	char *words = text_copy(choice), *rest = words, *one;
	bool said = false;

	while (!said && (one = strsep(&rest, "|")))
		said = is_said(judgement, text_trim(one));
	free(words);
	return said;
}

static void look_at_rejected(struct gate *gate, const char *name, const char *folder)
{
	char *path = text_format("%s/expect.conf", folder);
	struct text complaint = {0};
	struct conf expected;
	struct judgement judgement;

	if (!conf_read(&expected, path, &complaint) || !conf_get(&expected, "verdict")) {
		gate_say(gate, false, name,
			complaint.length ? text_string(&complaint)
					 : "expect.conf names no verdict");
	} else {
		const char *says = conf_get_or(&expected, "says", NULL);

		judge_program(gate, &judgement, folder);
		expect_verdict(gate, &judgement, name, conf_get(&expected, "verdict"));
		if (gate->request->all)
			screen_wrap(6, "      ", judgement.result.reason);
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

/* The programs in solutions/NN-name/<group>, in the order of their names; returns how many. */
static int list_programs(const char *folder, struct dirent ***entries)
{
	int count = scandir(folder, entries, is_visible, alphasort);

	return count < 0 ? 0 : count;
}

/* Calls `look` for each of them. */
static int for_each(struct gate *gate, const char *group,
	void (*look)(struct gate *gate, const char *name, const char *folder))
{
	char *path = text_format("%s/%s", gate->solutions, group);
	struct dirent **entries = NULL;
	int count = list_programs(path, &entries);

	for (int i = 0; i < count; i++) {
		char *name = text_format("%s/%s", group, entries[i]->d_name);
		char *one = text_format("%s/%s", path, entries[i]->d_name);

		look(gate, name, one);
		free(one);
		free(name);
		free(entries[i]);
	}
	free(entries);
	free(path);
	return count;
}

static void look_at_lab(struct gate *gate, const struct lab *lab)
{
	gate->lab = lab;
	gate->solutions = text_format("%s/%s", gate->request->house->solutions, lab->name);
	printf("%s%s%s\n", ink(BOLD), lab->name, ink_off());
	gate_look_at_folder(gate);
	look_at_shipped(gate);
	look_at_solution(gate);
	if (for_each(gate, "also", look_at_also) < 2)
		gate_say(gate, false, "two other correct fixes",
			"solutions/NN-name/also/ holds fewer");
	if (for_each(gate, "rejected", look_at_rejected) < 5)
		gate_say(gate, false, "five rejected ideas",
			"solutions/NN-name/rejected/ holds fewer");
	free(gate->solutions);
	gate->solutions = NULL;
	gate->lab = NULL;
}

/* Labs are read in order, so a course has no hole in it. */
static void look_at_numbers(struct gate *gate)
{
	const struct labs *labs = &gate->request->labs;

	for (size_t i = 1; i < labs->count; i++)
		if (atoi(labs->items[i].number) != atoi(labs->items[i - 1].number) + 1) {
			char *what = text_format(
				"%s follows %s", labs->items[i].name, labs->items[i - 1].name);

			gate_say(gate, false, what, "a number is missing or used twice");
			free(what);
		}
}

static void tell_sum(const struct gate *gate)
{
	if (gate->open)
		printf("\n%d things (--) are to be done before a lab is finished.\n", gate->open);
	printf("\nThe gate: %d passed, %d failed\n", gate->passed, gate->failed);
}

/* The number behind `word` in what a gate of one lab said at its end; 0 when it is not there. */
static int number_after(const char *end, const char *word)
{
	const char *at = strstr(end, word);

	return at ? text_natural(at + strlen(word)) : 0;
}

/* A gate of one lab has ended: its lines are shown, and what it counted is added. */
static void add_lab(const struct job *run, const char *said, void *context)
{
	struct gate *gate = context;
	const char *end = strstr(said, "\n\n"), *sum = end ? strstr(end, "The gate: ") : NULL;

	fwrite(said, 1, sum ? (size_t)(end + 1 - said) : strlen(said), stdout);
	if (!sum) {
		char *problem = text_format("%s %d", job_end_word(run->end), run->code);

		gate_say(gate, false, "the gate comes to its end", problem);
		free(problem);
		return;
	}
	gate->passed += number_after(sum, "The gate: ");
	gate->failed += number_after(sum, " passed, ");
	if (sum > end + 2)
		gate->open += text_natural(end + 2);
	fflush(stdout);
}

static long count_programs(const struct request *request, const struct lab *lab, const char *group)
{
	char *path = text_format("%s/%s/%s", request->house->solutions, lab->name, group);
	struct dirent **entries = NULL;
	int count = list_programs(path, &entries);

	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	free(path);
	return count;
}

static void look_at_all_labs(struct gate *gate)
{
	const struct request *request = gate->request;
	size_t count = request->labs.count;
	struct self_job *runs = zeroed(count + 1, sizeof *runs);

	look_at_numbers(gate);
	for (size_t i = 0; i < count; i++) {
		const struct lab *lab = &request->labs.items[i];

		runs[i].words = text_format("gate %s --seed %ld%s", lab->name, request->seed,
			request->all ? " --all" : "");
		runs[i].weight = count_programs(request, lab, "also") +
				 count_programs(request, lab, "rejected");
	}
	self_jobs_run(request->house, "gate", runs, count, request->jobs, add_lab, gate);
	for (size_t i = 0; i < count; i++)
		free(runs[i].words);
	free(runs);
}

int cmd_gate(const struct request *request)
{
	struct gate gate = {.request = request};

	if (!house_has_solutions(request->house))
		die(EXIT_USAGE, "the gate needs solutions/; a student's copy has none");
	if (request->count && request->jobs)
		pool_limit((int)request->jobs);
	if (request->count)
		look_at_lab(&gate, request_lab(request));
	else
		look_at_all_labs(&gate);
	tell_sum(&gate);
	return gate.failed ? EXIT_NOT_SOLVED : EXIT_SOLVED;
}

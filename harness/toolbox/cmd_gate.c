/*
 * The gate: proof that every lab is fit to be handed out. It judges the shipped program, every
 * solution and every rejected idea through the very pipeline that judges a student, and
 * looks at the lab's folder for what must and must not be there.
 */
#include "command.h"
#include "expectation.h"
#include "farm.h"
#include "fault.h"
#include "judge.h"
#include "logs.h"
#include "screen.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct gate {
	const struct request *request;
	const struct lab *lab;
	char *solutions; /* solutions/NN-name */
	int passed, failed;
	int open; /* what is still to be done in a lab that says it is not finished */
};

static void say(struct gate *gate, bool good, const char *what, const char *problem)
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

/* ------------------------------------------------------------------ the folder */

static void need_file(struct gate *gate, const char *folder, const char *file, const char *word)
{
	char *path = text_format("%s/%s", folder, file), *shown = path_shown(path);
	struct text text = {0};
	int problem = file_read(&text, path, 1 << 20);
	char *lacks = text_format("it should hold `%s`", word);

	if (problem)
		say(gate, false, shown, strerror(problem));
	else
		say(gate, strstr(text_string(&text), word) != NULL, shown, lacks);
	free(lacks);
	text_release(&text);
	free(shown);
	free(path);
}

/* What `racelab new` left to be written. */
static void is_written(struct gate *gate, const char *folder, const char *file)
{
	char *path = text_format("%s/%s", folder, file), *shown = path_shown(path);
	struct text text = {0};

	if (file_read(&text, path, 1 << 20) == 0 && strstr(text_string(&text), "TO WRITE"))
		say(gate, false, shown, "parts of it are still to be written: look for TO WRITE");
	text_release(&text);
	free(shown);
	free(path);
}

static void same_as_shipped(struct gate *gate, const char *file)
{
	char *shipped = lab_shipped(gate->lab, file);
	char *here = text_format("%s/%s", gate->lab->path, file);
	char *what = text_format("%s is the same as .shipped/%s", file, file);
	struct text a = {0}, b = {0};
	bool same = file_read(&a, shipped, SUBMISSION_LARGEST) == 0 &&
		    file_read(&b, here, SUBMISSION_LARGEST) == 0 &&
		    strcmp(text_string(&a), text_string(&b)) == 0;

	say(gate, same, what, "they differ; copy the one over the other, or `make reset`");
	text_release(&a);
	text_release(&b);
	free(what);
	free(here);
	free(shipped);
}

static bool belongs(const struct lab *lab, const char *name)
{
	static const char common[] =
		". .. .shipped README.md lab.conf hints.md answers.conf grade.bats checks.bats";

	return text_has_word(common, name) || text_has_word(lab_program(lab), name) ||
	       text_has_word(lab_edit(lab), name) || text_ends(name, ".h") ||
	       text_has_word(conf_or(&lab->conf, "files", ""), name);
}

static void no_stray_file(struct gate *gate)
{
	DIR *folder = opendir(gate->lab->path);
	struct dirent *entry;
	struct text stray = {0};

	while (folder && (entry = readdir(folder)))
		if (!belongs(gate->lab, entry->d_name))
			text_addf(&stray, "%s ", entry->d_name);
	if (folder)
		closedir(folder);
	say(gate, stray.length == 0, "no stray file in the lab's folder", text_string(&stray));
	text_release(&stray);
}

/* Whose a file is that somebody hands in without a folder is told by its name. */
static void name_is_its_own(struct gate *gate, const char *file)
{
	const struct labs *labs = &gate->request->labs;
	char *what = text_format("no other lab has %s to hand in", file);
	const char *other = "";

	for (size_t i = 0; i < labs->count; i++)
		if (strcmp(labs->items[i].name, gate->lab->name) != 0 &&
			text_has_word(lab_edit(&labs->items[i]), file))
			other = labs->items[i].name;
	say(gate, !*other, what, other);
	free(what);
}

/* Each question of lab.conf stands, empty, in the shipped answers.conf. */
static void question_is_open(const char *question, void *context)
{
	struct gate *gate = context;
	char *path = lab_shipped(gate->lab, "answers.conf");
	char *what = text_format("answers.conf asks `%s` and does not answer it", question);
	struct text complaint = {0};
	struct conf answers;
	bool good = conf_read(&answers, path, &complaint) && conf_get(&answers, question) &&
		    !*conf_get(&answers, question);

	say(gate, good, what,
		complaint.length ? text_string(&complaint) : "it is not there, or filled in");
	conf_release(&answers);
	text_release(&complaint);
	free(what);
	free(path);
}

static void look_at_folder(struct gate *gate)
{
	const char *rest = lab_edit(gate->lab);
	char file[256], *shipped = text_format("%s/.shipped", gate->lab->path);
	bool first = true;

	need_file(gate, gate->lab->path, "README.md", "# ");
	need_file(gate, gate->lab->path, "hints.md", "## Hint 3");
	need_file(gate, gate->solutions, "WHY.md", "# ");
	is_written(gate, gate->lab->path, "README.md");
	is_written(gate, gate->lab->path, "hints.md");
	is_written(gate, gate->lab->path, "lab.conf");
	is_written(gate, gate->solutions, "WHY.md");
	while (text_next_word(&rest, file, sizeof file)) {
		same_as_shipped(gate, file);
		name_is_its_own(gate, file);
		if (first)
			need_file(gate, shipped, file, "TODO");
		first = false;
	}
	same_as_shipped(gate, "answers.conf");
	lab_questions(gate->lab, question_is_open, gate);
	no_stray_file(gate);
	free(shipped);
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
			conf_or(&judgement->facts, "explore.verdict", "nothing"),
			conf_or(&judgement->facts, "explore.kind", "none"));
	else
		said = text_copy(
			strcmp(expected, "none") == 0 ? "it found something" : "it did not");
	say(gate, *expected && expectation_met(gate->lab, judgement, tool), what, said);
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

	say(gate, strcmp(verdict, expected) == 0, what, problem);
	free(problem);
	free(what);
}

static void look_at_shipped(struct gate *gate)
{
	struct judgement judgement;

	judge_program(gate, &judgement, NULL);
	expect_verdict(gate, &judgement, "as shipped",
		conf_or(&gate->lab->conf, "expect.verdict", "race"));
	for (size_t i = 0; detector_names[i]; i++)
		if (lab_has_variant(gate->lab, detector_names[i]))
			expect_finding(gate, &judgement, detector_names[i]);
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
		conf_or(&judgement.facts, "answers.story", ""));
	say(gate, judgement.result.points == judgement.result.possible,
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
		say(gate, false, name,
			complaint.length ? text_string(&complaint)
					 : "expect.conf names no verdict");
	} else {
		const char *says = conf_or(&expected, "says", NULL);

		judge_program(gate, &judgement, folder);
		expect_verdict(gate, &judgement, name, conf_get(&expected, "verdict"));
		if (gate->request->all)
			screen_wrap(6, "      ", judgement.result.reason);
		if (says && !is_one_said(&judgement, says)) {
			char *lacks = text_format(
				"no check says `%s`: %s", says, judgement.result.reason);

			say(gate, false, name, lacks);
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
	look_at_folder(gate);
	look_at_shipped(gate);
	look_at_solution(gate);
	if (for_each(gate, "also", look_at_also) < 2)
		say(gate, false, "two other correct fixes", "solutions/NN-name/also/ holds fewer");
	if (for_each(gate, "rejected", look_at_rejected) < 5)
		say(gate, false, "five rejected ideas", "solutions/NN-name/rejected/ holds fewer");
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

			say(gate, false, what, "a number is missing or used twice");
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

		say(gate, false, "the gate comes to its end", problem);
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
	struct farm_run *runs = zeroed(count + 1, sizeof *runs);

	look_at_numbers(gate);
	for (size_t i = 0; i < count; i++) {
		const struct lab *lab = &request->labs.items[i];

		runs[i].words = text_format("gate %s --seed %lu%s", lab->name, request->seed,
			request->all ? " --all" : "");
		runs[i].weight = count_programs(request, lab, "also") +
				 count_programs(request, lab, "rejected");
	}
	farm_run(request->house, "gate", runs, count, request->jobs, add_lab, gate);
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
		look_at_lab(&gate, request_lab(request, 0));
	else
		look_at_all_labs(&gate);
	tell_sum(&gate);
	return gate.failed ? EXIT_NOT_SOLVED : EXIT_SOLVED;
}

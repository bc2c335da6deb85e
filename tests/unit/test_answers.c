/* lab.conf, answers.conf and what was measured, turned into facts. */
#include "base/fault.h"
#include "base/file.h"
#include "verdict/answers.h"

#include "tap.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static const char lab_conf[] = "answer.variable.ask = ?\n"
			       "answer.variable.check = variable\n"
			       "answer.functions.ask = ?\n"
			       "answer.functions.check = functions\n"
			       "answer.kind.ask = ?\n"
			       "answer.kind.check = choice lost-update deadlock\n"
			       "answer.open.ask = ?\n"
			       "answer.open.check = choice yes no\n"
			       "answer.sums.ask = ?\n"
			       "answer.sums.check = outcomes\n"
			       "answer.seen.ask = ?\n"
			       "answer.seen.check = outcomes\n"
			       "answer.count.ask = ?\n"
			       "answer.count.check = measured rounds\n"
			       "answer.speed.ask = ?\n"
			       "answer.speed.check = measured speedup\n"
			       "answer.speed.bands = 1:0.7-1.4 2:1.6-2.4\n"
			       "answer.cores.ask = ?\n"
			       "answer.cores.check = measured cores\n"
			       "answer.noisy.ask = ?\n"
			       "answer.noisy.check = measured noise\n"
			       "answer.noisy.bands = 1:0.7-1.4 2:1.6-2.4\n"
			       "answer.why.ask = ?\n"
			       "answer.why.check = text\n";

static const char shipped_conf[] = "shipped.variable = i\n"
				   "shipped.functions = increment decrement\n"
				   "shipped.outcomes.sums = -1 0 1\n"
				   "shipped.outcomes.sums.exact = yes\n"
				   "shipped.outcomes.seen = 3 4\n"
				   "shipped.outcomes.seen.exact = no\n"
				   "shipped.outcomes.seen.runs = 200\n"
				   "measured.status = ok\n"
				   "measured.rounds = 12\n"
				   "measured.speedup = 1.9\n"
				   "measured.cores = cannot: it has one processor\n"
				   "measured.noise = 1.5\n";

/* The solution's answers; it has none to `open`. */
static const char key_conf[] = "kind = lost-update\n";

/* One line of answers.conf, and the state, story and lesson it leads to. */
static const struct {
	const char *question, *answer, *state, *story, *lesson, *sentence;
} cases[] = {
	{"variable", "i", "right", "", "", "the variable of the race is right"},
	{"variable", "j", "wrong", "Look at `variable` again.", "",
		"another variable is wrong, and the story does not give the right one away"},
	{"functions", "decrement, increment", "right", "", "", "functions may stand in any order"},
	{"functions", "increment() decrement()", "right", "", "", "and may carry brackets"},
	{"functions", "increment", "wrong", "Look at `functions` again.", "",
		"one function of two is wrong"},
	{"functions", "increment decrement main", "wrong", "Look at `functions` again.", "",
		"so are three"},
	{"kind", "Lost-Update", "right", "", "", "the case of a choice does not matter"},
	{"kind", "deadlock", "wrong", "Look at `kind` again.", "", "the other choice is wrong"},
	{"kind", "bad luck", "unknown", "`kind` should be one of: lost-update deadlock.", "",
		"any other word is answered with the list of choices"},
	{"open", "yes", "unjudged", "",
		"1 answered, not judged here, so without points: `open`. Your instructor's copy "
		"judges them.",
		"a choice is not judged where there is no solution to compare with"},
	{"sums", "1, 0, -1", "right", "", "", "outcomes may stand in any order"},
	{"sums", "0 1", "wrong", "`sums` is missing an outcome that some schedule produces.", "",
		"a missing outcome is wrong"},
	{"sums", "-1 0 1 2", "too-many", "`sums` contains a value that no schedule can produce.",
		"", "so is an impossible one"},
	{"sums", "banana", "unknown",
		"answers.conf:1: `sums` should be numbers, like 7 8 9: `banana` is not a number.",
		"", "a word is no outcome of a program that prints numbers"},
	{"seen", "3 4 5 banana", "unknown",
		"answers.conf:1: `seen` should be numbers, like 7 8 9: `banana` is not a number.",
		"", "not even where the runs were only sampled"},
	{"seen", "3 4 5", "right", "", "`seen` contains values that none of 200 runs produced.",
		"a value never seen costs nothing where the runs were only sampled"},
	{"seen", "3", "wrong", "`seen` is missing an outcome that was seen.", "",
		"but one that was seen must not be missing"},
	{"count", "12", "right", "", "", "an exact count is right"},
	{"count", "13", "wrong", "`count`: you predicted 13, but it is 12.", "",
		"one too many is wrong"},
	{"speed", "about 2,1", "right", "", "", "a ratio in the same band is right"},
	{"speed", "1x", "wrong", "`speed`: you predicted 1, but it is about 2.", "",
		"a ratio in another band is wrong"},
	{"speed", "5", "wrong", "`speed`: you predicted 5, but it is about 2.", "",
		"so is a ratio in no band"},
	{"speed", "fast", "unknown",
		"answers.conf:1: `speed` should be a number, like 3 or 1.5, not `fast`.", "",
		"a word is not a number"},
	{"cores", "4", "answered", "", "`cores` counts as right: it has one processor.",
		"where this machine cannot measure, any number counts"},
	{"noisy", "2", "answered", "",
		"`noisy` counts as right: this machine is too busy to measure it.",
		"so it does where the measurement lies in no band"},
	{"why", "because", "kept", "", "", "a text is kept for the instructor"},
	{"why", "", "open", "`why` is not answered yet.", "", "an empty answer is open"},
};

enum { CASES = sizeof cases / sizeof *cases, QUESTIONS = 11 };

struct fixture {
	char *folder, *answers;
	struct house house;
	struct lab lab;
	struct conf shipped;
};

static void parse(struct conf *conf, const char *name, const char *bytes)
{
	struct text complaint = {0};

	if (!conf_parse(conf, name, bytes, strlen(bytes), &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
	text_release(&complaint);
}

static void setup(struct fixture *fixture)
{
	char folder[] = "/tmp/test_answers.XXXXXX", *solution;

	*fixture = (struct fixture){.folder = text_copy(mkdtemp(folder))};
	fixture->answers = text_format("%s/answers.conf", fixture->folder);
	fixture->lab.name = text_copy("02-x");
	fixture->lab.solutions = text_format("%s/02-x", fixture->folder);
	parse(&fixture->lab.conf, "lab.conf", lab_conf);
	parse(&fixture->shipped, "shipped", shipped_conf);
	solution = text_format("%s/02-x", fixture->folder);
	make_directories(solution);
	free(solution);
	solution = text_format("%s/02-x/answers.conf", fixture->folder);
	file_write(solution, key_conf, strlen(key_conf));
	free(solution);
}

static void teardown(struct fixture *fixture)
{
	remove_tree(fixture->folder);
	conf_release(&fixture->lab.conf);
	conf_release(&fixture->shipped);
	free(fixture->lab.name);
	free(fixture->lab.solutions);
	free(fixture->folder);
	free(fixture->answers);
}

static void check(struct fixture *fixture, const char *answers, struct conf *facts)
{
	*facts = (struct conf){.name = text_copy("facts")};
	file_write(fixture->answers, answers, strlen(answers));
	answers_check(&fixture->house, &fixture->lab, fixture->answers, &fixture->shipped, facts);
}

static void kind_tests(struct tap *tap, struct fixture *fixture)
{
	for (int i = 0; i < CASES; i++) {
		char *answers = text_format("%s = %s\n", cases[i].question, cases[i].answer);
		char *key = text_format("answer.%s", cases[i].question);
		char *story = text_format("answer.%s.story", cases[i].question);
		char *wanted =
			text_format("%s|%s|%s", cases[i].state, cases[i].story, cases[i].lesson);
		struct conf facts;
		char *got;

		check(fixture, answers, &facts);
		got = text_format("%s|%s|%s", conf_get_or(&facts, key, ""),
			conf_get_or(&facts, story, ""), conf_get_or(&facts, "answers.lesson", ""));
		tap_string(tap, got, wanted, cases[i].sentence);
		conf_release(&facts);
		free(got);
		free(wanted);
		free(story);
		free(key);
		free(answers);
	}
}

static void file_tests(struct tap *tap, struct fixture *fixture)
{
	struct conf facts;

	check(fixture, "variable = i\nkind = deadlock\nwhy = it is late # or early\n", &facts);
	tap_number(
		tap, conf_number(&facts, "answers.all", 0), QUESTIONS, "every question is counted");
	tap_number(
		tap, conf_number(&facts, "answers.given", 0), 3, "every answer given is counted");
	tap_number(tap, conf_number(&facts, "answers.right", 0), 2,
		"and every answer that is right or kept");
	tap_string(tap, conf_get(&facts, "answer.why.text"), "it is late",
		"the text of an answer is kept, without its comment");
	tap_string(tap, conf_get(&facts, "measured.rounds"), "12",
		"measured numbers are copied into the facts");
	conf_release(&facts);

	check(fixture, "variabel = i\n", &facts);
	tap_string(tap, conf_get(&facts, "answers.strangers"),
		"There is no question `variabel` (line 1).",
		"an answer to no question is reported with its line");
	conf_release(&facts);

	check(fixture, "variable = i\nwhat is this\n", &facts);
	tap_string(tap, conf_get(&facts, "answers.error"),
		"answers.conf:2: expected `key = value`, found `what is this`",
		"a malformed line is reported");
	tap_number(tap, conf_number(&facts, "answers.given", 9), 0, "and the file counts as empty");
	conf_release(&facts);

	unlink(fixture->answers);
	facts = (struct conf){.name = text_copy("facts")};
	answers_check(&fixture->house, &fixture->lab, fixture->answers, &fixture->shipped, &facts);
	tap_number(
		tap, conf_number(&facts, "answers.given", 9), 0, "a missing file counts as empty");
	tap_string(tap, conf_get(&facts, "answers.error"), NULL, "and is no error");
	conf_release(&facts);
}

/* A question that cannot be checked is our own fault; the line racelab dies with. */
static const struct {
	const char *conf, *wanted, *sentence;
} faults[] = {
	{"answer.x.ask = ?\nanswer.x.check = guess\n",
		"racelab: lab.conf:2: `answer.x.check` should begin with one of: variable "
		"functions "
		"outcomes choice measured text\n",
		"an unknown kind is our fault"},
	{"\nanswer.x.ask = ?\n",
		"racelab: lab.conf:2: `answer.x.check` should begin with one of: variable "
		"functions "
		"outcomes choice measured text\n",
		"so is a question without a kind, blamed on the line that asks it"},
	{"answer.x.ask = ?\nanswer.x.check = choice\n",
		"racelab: lab.conf:2: `answer.x.check` offers no words to choose from\n",
		"so is a choice without choices"},
	{"answer.x.ask = ?\nanswer.x.check = measured\n",
		"racelab: lab.conf:2: `answer.x.check` should name one key that the program "
		"prints: "
		"measured KEY\n",
		"so is a measurement without a key"},
	{"answer.x.ask = ?\nanswer.x.check = measured a\nanswer.x.bands = 1:2-1\n",
		"racelab: lab.conf:3: `answer.x.bands` should hold words like 2:1.6-2.4, "
		"name:low-high, not `1:2-1`\n",
		"so is a band that ends before it begins"},
	{"answer.x.ask = ?\nanswer.x.check = measured a\n",
		"racelab: lab.conf:2: `answer.x.check` names `a`, which the program does not "
		"print\n",
		"so is a key the program does not print"},
};

enum { FAULTS = sizeof faults / sizeof *faults };

/* The check dies, so a child does it. */
static void fault_test(struct tap *tap, struct fixture *fixture, int number)
{
	struct text said = {0};
	char bytes[512];
	int ends[2], status;
	ssize_t length;
	pid_t child;

	fflush(stdout);
	if (pipe(ends) != 0 || (child = fork()) < 0)
		exit(1);
	if (child == 0) {
		struct conf facts;

		dup2(ends[1], STDERR_FILENO);
		conf_release(&fixture->lab.conf);
		parse(&fixture->lab.conf, "lab.conf", faults[number].conf);
		check(fixture, "x = 1\n", &facts);
		_exit(0);
	}
	close(ends[1]);
	while ((length = read(ends[0], bytes, sizeof bytes)) > 0)
		text_add_bytes(&said, bytes, (size_t)length);
	close(ends[0]);
	waitpid(child, &status, 0);
	tap_string(tap, text_string(&said), faults[number].wanted, faults[number].sentence);
	tap_number(tap, WEXITSTATUS(status), EXIT_OUR_FAULT, "and the exit code says so");
	text_release(&said);
}

int main(void)
{
	struct tap tap = tap_plan(CASES + 10 + 2 * FAULTS);
	struct fixture fixture;

	setup(&fixture);
	kind_tests(&tap, &fixture);
	file_tests(&tap, &fixture);
	for (int i = 0; i < FAULTS; i++)
		fault_test(&tap, &fixture, i);
	teardown(&fixture);
	return tap_end(&tap);
}

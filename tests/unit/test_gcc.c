/* Findings as gcc tells its warnings. */
#include "words/gcc.h"

#include "capture.h"
#include "tap.h"

#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char source[] = "int hits, hit;\n"
			     "\n"
			     "\t\thit++, hits++;\n";

struct trial {
	const struct lab *lab;
	const char *directory; /* the work folder */
	const struct findings *findings;
	const char *story, *otherwise;
	struct gcc_place place;
	const char *words;
};

static void print(const void *context)
{
	const struct trial *trial = context;
	struct gcc gcc;
	struct conf facts = {0};

	gcc_open(&gcc, (struct subject){NULL, trial->lab, trial->lab->path}, trial->directory);
	if (trial->findings)
		gcc_findings(&gcc, trial->findings, &facts);
	if (trial->words)
		gcc_line(&gcc, GCC_WARNING, trial->place, trial->words);
	if (trial->story)
		gcc_story(&gcc, trial->story, trial->otherwise);
	gcc_release(&gcc);
}

static void trial_test(
	struct tap *tap, const struct trial *trial, const char *wanted, const char *sentence)
{
	char *said = captured(print, trial);

	tap_string(tap, said, wanted, sentence);
	free(said);
}

static void column_tests(struct tap *tap, struct trial trial)
{
	trial.words = "w";
	trial.place = (struct gcc_place){"count.c", 3, 0, "hits"};
	trial_test(tap, &trial, "labs/02/count.c:3:10: warning: w\n",
		"without a column, it is that of the variable, a whole word");
	trial.place = (struct gcc_place){"count.c", 3, 0, "heap block of size 8"};
	trial_test(tap, &trial, "labs/02/count.c:3:3: warning: w\n",
		"or else the line's first that is no blank");
	trial.place = (struct gcc_place){"count.c", 3, 7, "hits"};
	trial_test(tap, &trial, "labs/02/count.c:3:7: warning: w\n", "one that is known stays");
	trial.place = (struct gcc_place){"count.c", 99, 0, "hits"};
	trial_test(tap, &trial, "labs/02/count.c:99:1: warning: w\n",
		"a line that is not there has the first");
	trial.words = "two\nlines \033[1m";
	trial.place = (struct gcc_place){"count.c", 1, 1, NULL};
	trial_test(tap, &trial, "labs/02/count.c:1:1: warning: two?lines ?[1m\n",
		"nothing that somebody wrote ends the line, or plays with the terminal");
}

static void story_tests(struct tap *tap, struct trial trial)
{
	trial.story = "write at count.c:3 and read at count.c:1, libc.c:7";
	trial_test(tap, &trial,
		"labs/02/count.c:3:3: warning: write at count.c:3 and read at count.c:1, libc.c:7\n"
		"labs/02/count.c:1:1: note: this line takes part in it\n",
		"a sentence stands at the first line that it names, with notes for the others");
	trial.story = "count.c:3: is not allowed";
	trial_test(tap, &trial, "labs/02/count.c:3:3: warning: is not allowed\n",
		"a place that it begins with is not told twice");
	trial.story = "It is wrong.";
	trial_test(tap, &trial, "labs/02/count.c:1:1: warning: It is wrong.\n",
		"one without a line stands at the first");
	trial.otherwise = "count.c:3";
	trial_test(tap, &trial, "labs/02/count.c:3:3: warning: It is wrong.\n",
		"or at that which is known otherwise");
	trial.story = "answers.conf is empty.";
	trial.otherwise = NULL;
	trial_test(tap, &trial, "labs/02/answers.conf:1:1: warning: answers.conf is empty.\n",
		"what is about the answers stands there");
}

static void add_race(struct findings *findings, const char *tool, const char *variable, int column)
{
	struct finding *finding = findings_append(findings, tool);

	finding->kind = FINDING_RACE;
	finding->variable = text_copy(variable);
	finding->access_count = 2;
	for (int i = 0; i < 2; i++) {
		struct access *access = &finding->accesses[i];

		access->operation = i ? ACCESS_READ : ACCESS_WRITE;
		access->thread = text_copy(i ? "2" : "1");
		access->tells_locks = true;
		stack_push(&access->stack, "visit", "/x/src/count.c", i ? 1 : 3, column);
	}
}

static void finding_tests(struct tap *tap, struct trial trial)
{
	struct findings findings = {0};

	add_race(&findings, "helgrind", "hits", 0);
	add_race(&findings, "tsan", "hits", 4);
	trial.findings = &findings;
	trial_test(tap, &trial,
		"labs/02/count.c:3:4: warning: a data race on `hits`: thread 1 writes it in "
		"visit(), holding no lock [tsan]\n"
		"labs/02/count.c:1:4: note: thread 2 reads it in visit(), holding no lock\n",
		"what two detectors report is told once, by the one that knows columns");
	trial.story = "again at count.c:3";
	trial_test(tap, &trial,
		"labs/02/count.c:3:4: warning: a data race on `hits`: thread 1 writes it in "
		"visit(), holding no lock [tsan]\n"
		"labs/02/count.c:1:4: note: thread 2 reads it in visit(), holding no lock\n",
		"a sentence about a line that was told is not told again");
	findings_release(&findings);
}

int main(void)
{
	char room[] = "/tmp/test_gcc.XXXXXX";
	struct tap tap = tap_plan(12);
	struct lab lab = {.name = text_copy("02-count"), .number = text_copy("02")};
	struct trial trial = {.lab = &lab, .directory = "work"};

	if (!mkdtemp(room) || chdir(room) != 0)
		return 1;
	make_directories("labs/02");
	make_directories("work/src");
	file_write("labs/02/count.c", source, strlen(source));
	file_write("work/src/count.c", source, strlen(source));
	lab.path = text_format("%s/labs/02", room);
	conf_set(&lab.conf, "edit", "count.c");
	conf_set(&lab.conf, "program", "main.c count.c");
	column_tests(&tap, trial);
	story_tests(&tap, trial);
	finding_tests(&tap, trial);
	lab_release(&lab);
	remove_tree(room);
	return tap_end(&tap);
}

/* What a rubric said once is found again by the same answers to the same questions, and only so. */
#include "verdict/precedent.h"

#include "base/file.h"

#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/precedent.XXXXXX";
static char asked[64];
static struct house house;
static struct tap tap;

static void read_conf(struct conf *conf, const char *lines)
{
	struct text complaint = {0};

	if (!conf_parse(conf, "test", lines, strlen(lines), &complaint))
		abort();
	text_release(&complaint);
}

static void keep(const char *judges, const char *evidence, const char *questions, const char *said)
{
	struct conf of[3];
	struct precedent_court court = {&house, &of[0], &of[1]};

	read_conf(&of[0], judges);
	read_conf(&of[1], evidence);
	read_conf(&of[2], said);
	unlink(asked);
	if (questions && file_write(asked, questions, strlen(questions)) != 0)
		abort();
	precedent_keep(&court, asked, &of[2]);
	for (int i = 0; i < 3; i++)
		conf_release(&of[i]);
}

/* What the only check said, or nothing. */
static void finds(
	const char *judges, const char *evidence, const char *wanted, const char *sentence)
{
	struct conf of[2], said;
	struct precedent_court court = {&house, &of[0], &of[1]};
	bool found;

	read_conf(&of[0], judges);
	read_conf(&of[1], evidence);
	found = precedent_find(&court, &said);
	tap_string(&tap, found ? conf_get(&said, "check.a.message") : NULL, wanted, sentence);
	for (size_t i = 0; i < said.count; i++)
		if (!text_starts(said.entries[i].key, "check."))
			abort();
	conf_release(&said);
	for (int i = 0; i < 2; i++)
		conf_release(&of[i]);
}

#define US "lab = 1\nharness = 2\n"
#define THEM "lab = 1\nharness = 3\n"

static void try_questions(void)
{
	finds(US, "x = 1\n", NULL, "at first there is none");
	keep(US, "x = 1\ny = 7\n", "fact.x\nhas.gone\nfact.x\n", "check.a.message = one\n");
	finds(US, "x = 1\n", "one", "the same answers find it, whatever was not asked");
	finds(US, "x = 2\n", NULL, "another value does not");
	finds(US, "y = 7\n", NULL, "nor a missing one");
	finds(US, "x = 1\ngone = 3\n", NULL, "nor one that was missing");
	finds(US, "x = 1\ngone = 0\n", "one", "`has` takes 0 for nothing");
	finds(US, "x = 1\ngone = no\n", "one", "and `no`");
	finds(THEM, "x = 1\n", NULL, "where the judges are others, there is none");
}

static void try_lists(void)
{
	keep(US, "x = 2\n", "fact.x\n", "check.a.message = two\n");
	keep(US, "x = 3\nrow = 51\n", "fact.x\nover.50.row\n", "check.a.message = many\n");
	finds(US, "x = 2\n", "two", "another list of questions is found, too");
	finds(US, "x = 1\n", "one", "and the first one still");
	finds(US, "x = 3\nrow = 99\n", "many", "`over` compares with its bound");
	finds(US, "x = 3\nrow = 50\n", NULL, "which itself is not over it");
	finds(US, "x = 3\n", NULL, "nor is nothing");
}

static void try_what_is_not_kept(void)
{
	keep(US, "z = 1\n", "fact.z\nfile.findings.json\n", "check.a.message = read\n");
	finds(US, "z = 1\n", NULL, "what was read elsewhere makes no precedent");
	keep(US, "z = 1\n", "fact.z\nover.x.z\n", "check.a.message = odd\n");
	finds(US, "z = 1\n", NULL, "nor does a question that is none");
	keep(US, "z = 1\n", "fact.z\n", "check.a.message = 3 of 75\ncheck.a.lasting = some\n");
	finds(US, "z = 1\n", NULL, "nor do words that hold for one grading");
	keep(US, "z = 1\n", "", "check.a.message = empty\n");
	finds(US, "z = 1\n", NULL, "nor does a rubric that asked nothing");
	keep(US, "z = 1\n", NULL, "check.a.message = silent\n");
	finds(US, "z = 1\n", NULL, "or did not say what");
	keep(US, "z = a # b\n", "fact.z\n", "check.a.message = sign\n");
	finds(US, "z = a # c\n", "sign", "a comment is none of the answer");
}

static void try_many_lists(void)
{
	char questions[32], evidence[32];

	for (int i = 0; i < 100; i++) {
		snprintf(questions, sizeof questions, "fact.q%d\n", i);
		snprintf(evidence, sizeof evidence, "q%d = 1\n", i);
		keep(THEM, evidence, questions, "check.a.message = q\n");
	}
	finds(THEM, "q3 = 1\n", "q", "of a hundred lists the first ones are kept");
	finds(THEM, "q99 = 1\n", NULL, "and the last ones are not");
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	house.cache = text_format("%s/cache", folder);
	snprintf(asked, sizeof asked, "%s/asked", folder);
	tap = tap_plan(21);
	try_questions();
	try_lists();
	try_what_is_not_kept();
	try_many_lists();
	remove_tree(folder);
	free(house.cache);
	return tap_end(&tap);
}

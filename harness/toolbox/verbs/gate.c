#include "verbs/gate.h"

#include "base/fault.h"
#include "base/json.h"
#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word, *mark;
	enum ink ink;
} statuses[] = {
#define X(name, word, mark, ink) [GATE_##name] = {word, mark, ink},
	GATE_STATUSES(X)
#undef X
};

void gate_begin_lab(struct gate *gate, const struct lab *lab)
{
	gate->lab = lab;
	gate->solutions = text_copy(lab->solutions);
	if (!gate->request->json)
		printf("%s%s%s\n", ink(BOLD), lab->name, ink_off());
}

void gate_end_lab(struct gate *gate)
{
	gate->lab = NULL;
	free(gate->solutions);
	gate->solutions = NULL;
}

static void print_object(json_t *json)
{
	char *bytes = json_dumps(json, JSON_COMPACT | JSON_ENSURE_ASCII);

	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	printf("%s\n", bytes);
	free(bytes);
	json_decref(json);
}

static void print_json(const struct gate *gate, const struct gate_finding *finding)
{
	json_t *json = json_object();

	json_set_text(json, "lab", gate->lab ? gate->lab->name : NULL);
	json_set_text(json, "status", statuses[finding->status].word);
	json_set_text(json, "what", finding->what);
	json_set_text(json, "problem", finding->problem);
	json_set_text(json, "reason", finding->reason);
	print_object(json);
}

static void print_words(const struct gate *gate, const struct gate_finding *finding)
{
	printf("  %s%s%s  %s\n", ink(statuses[finding->status].ink), statuses[finding->status].mark,
		ink_off(), finding->what);
	if (finding->problem)
		screen_wrap(6, "      ", finding->problem);
	if (finding->reason && gate->request->all)
		screen_wrap(6, "      ", finding->reason);
}

void gate_add(struct gate *gate, const struct gate_finding *finding)
{
	gate->counts[finding->status]++;
	if (gate->request->json)
		print_json(gate, finding);
	else
		print_words(gate, finding);
	fflush(stdout);
}

void gate_say_reason(
	struct gate *gate, bool good, const char *what, const char *problem, const char *reason)
{
	bool is_unfinished = gate->lab && lab_is_unfinished(gate->lab);
	struct gate_finding finding = {
		.status = good            ? GATE_OK
			  : is_unfinished ? GATE_OPEN
					  : GATE_FAILED,
		.what = what,
		.problem = good ? NULL : problem,
		.reason = reason,
	};
	const char *copy = gate->lab ? conf_get(&gate->lab->conf, "variation") : NULL;
	char *of_copy = copy ? text_format("%s: %s", copy, what) : NULL;

	if (of_copy)
		finding.what = of_copy;
	gate_add(gate, &finding);
	free(of_copy);
}

void gate_say(struct gate *gate, bool good, const char *what, const char *problem)
{
	gate_say_reason(gate, good, what, problem, NULL);
}

void gate_tell_sums(const struct gate *gate)
{
	int passed = gate->counts[GATE_OK], failed = gate->counts[GATE_FAILED],
	    open = gate->counts[GATE_OPEN];

	if (gate->request->json) {
		json_t *json = json_object();

		json_set_number(json, "passed", passed);
		json_set_number(json, "failed", failed);
		json_set_number(json, "open", open);
		print_object(json);
		return;
	}
	if (open)
		printf("\n%d things (--) are left to do before a lab is finished.\n", open);
	printf("\nThe gate: %d passed, %d failed\n", passed, failed);
}

static bool read_finding(const json_t *json, struct gate_finding *finding)
{
	const char *word = json_text(json, "status", "");

	*finding = (struct gate_finding){
		.what = json_text(json, "what", NULL),
		.problem = json_text(json, "problem", NULL),
		.reason = json_text(json, "reason", NULL),
	};
	for (int status = 0; status <= GATE_OPEN; status++)
		if (strcmp(word, statuses[status].word) == 0) {
			finding->status = (enum gate_status)status;
			return finding->what != NULL;
		}
	return false;
}

enum gate_line gate_read_line(struct gate *gate, const char *line, size_t length)
{
	json_t *json = json_loadb(line, length, 0, NULL);
	struct gate_finding finding;
	enum gate_line kind = GATE_LINE_STRANGE;

	if (read_finding(json, &finding)) {
		gate_add(gate, &finding);
		kind = GATE_LINE_FINDING;
	} else if (json_number(json, "passed", -1) >= 0) {
		kind = GATE_LINE_SUMS;
	}
	json_decref(json);
	return kind;
}

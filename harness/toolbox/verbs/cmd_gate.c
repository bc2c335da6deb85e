/*
 * The gate proves that every lab is fit to be handed out. It judges the shipped program, every
 * solution and every rejected idea through the same pipeline as a student's, and checks that the
 * lab's folder holds what it must and nothing else.
 */
#include "base/fault.h"
#include "base/memory.h"
#include "process/pool.h"
#include "verbs/command.h"
#include "verbs/gate.h"
#include "verbs/self_jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check_lab(struct gate *gate, const struct lab *lab)
{
	bool rows_are_good;

	gate_begin_lab(gate, lab);
	gate_check_folder(gate);
	rows_are_good = gate_check_rows(gate);
	gate_check_programs(gate);
	if (rows_are_good)
		gate_check_variations(gate);
	gate_end_lab(gate);
}

/* Students work through the labs in order, so no number may be missing. */
static void check_numbers(struct gate *gate)
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

/* A line that is not a gate's is a complaint of somebody below it; it is shown unchanged. */
static void show_strange(const struct gate *gate, const char *line, size_t length)
{
	fprintf(gate->request->json ? stderr : stdout, "%.*s\n", (int)length, line);
}

/* The gate of one lab has ended: shows its findings and adds them to this gate's. */
static void add_lab(size_t index, const struct job *job, const char *said, void *context)
{
	struct gate *gate = context;
	bool has_sums = false;

	gate_begin_lab(gate, &gate->request->labs.items[index]);
	while (*said) {
		size_t length = strcspn(said, "\n");

		switch (gate_read_line(gate, said, length)) {
		case GATE_LINE_FINDING:
			break;
		case GATE_LINE_SUMS:
			has_sums = true;
			break;
		case GATE_LINE_STRANGE:
			show_strange(gate, said, length);
			break;
		}
		said += length + (said[length] == '\n');
	}
	if (!has_sums) {
		char *problem = text_format("%s %d", job_end_word(job->end), job->code);
		struct gate_finding finding = {
			GATE_FAILED, "the gate comes to its end", problem, NULL};

		gate_add(gate, &finding);
		free(problem);
	}
	gate_end_lab(gate);
}

static void check_all_labs(struct gate *gate)
{
	const struct request *request = gate->request;
	size_t count = request->labs.count;
	struct self_job *jobs = zeroed(count + 1, sizeof *jobs);

	check_numbers(gate);
	for (size_t i = 0; i < count; i++) {
		const struct lab *lab = &request->labs.items[i];

		jobs[i].words = text_format("gate %s --json --seed %ld", lab->name, request->seed);
		jobs[i].weight = gate_count_programs(lab);
	}
	self_jobs_run(request->house, "gate", jobs, count, request->jobs, add_lab, gate);
	for (size_t i = 0; i < count; i++)
		free(jobs[i].words);
	free(jobs);
}

int cmd_gate(const struct request *request)
{
	struct gate gate = {.request = request};

	if (!house_has_solutions(request->house))
		die(EXIT_USAGE, "the gate needs solutions/; a student's copy has none");
	if (request->count && request->jobs)
		pool_limit((int)request->jobs);
	if (request->count)
		check_lab(&gate, request_lab(request));
	else
		check_all_labs(&gate);
	gate_tell_sums(&gate);
	return gate.counts[GATE_FAILED] ? EXIT_NOT_SOLVED : EXIT_SOLVED;
}

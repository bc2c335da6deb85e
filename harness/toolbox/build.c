#include "build.h"

#include "fault.h"
#include "variant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct limits build_limits(void)
{
	return (struct limits){
		.milliseconds = 30000,
		.output_bytes = 64L << 20,
		.memory_kib = 2L << 20,
	};
}

static struct job *step(
	struct pool *pool, const struct work *work, const char *name, const char *messages)
{
	struct job *job = job_new(name);
	char *temporary, *assignment;

	job->directory = work_path(work, "src");
	job->output = text_copy(messages);
	job->errors = text_copy(messages);
	job->limits = build_limits();
	/* A compiler that crashes leaves a report behind, and not in /tmp. */
	temporary = work_path(work, "obj");
	assignment = text_format("TMPDIR=%s", temporary);
	job_environment(job, assignment);
	free(assignment);
	free(temporary);
	return pool_add(pool, job);
}

static void add_include(struct job *job, const struct work *work)
{
	char *beside = text_copy(work->lab->path), *slash = strrchr(beside, '/');

	job_argument(job, "-I");
	job_argument(job, work->house->harness);
	/* A program of one's own may include the headers that stand beside it. */
	if (work->lab->own && slash) {
		*slash = '\0';
		job_argument(job, "-iquote");
		job_argument(job, beside);
	}
	free(beside);
}

static void add_file(struct build *build, struct pool *pool, const struct work *work,
	const char *file, const char *tag)
{
	char *object = work_path(work, "obj/%s.%s.o", file, tag);
	char *messages = work_path(work, "obj/%s.%s.txt", file, tag);
	char *map = text_format("--redefine-syms=%s/calls.map", work->house->runtime);
	struct job *compile = step(pool, work, "compile", messages), *rename;

	variant_compile(work->house, build->variant, compile);
	add_include(compile, work);
	/* The size is the driver's: a student's file reads the same whatever it is run with. */
	if (build->rounds && !text_has_word(lab_edit(work->lab), file)) {
		char *size = text_format("-DROUNDS=%ld", build->rounds);

		job_argument(compile, size);
		free(size);
	}
	job_argument(compile, "-c");
	job_argument(compile, file);
	job_argument(compile, "-o");
	job_argument(compile, object);

	rename = step(pool, work, "rename calls", NULL);
	job_argument(rename, "objcopy");
	job_argument(rename, map);
	job_argument(rename, object);
	rename->after[0] = compile;

	build->compile[build->files] = rename;
	build->messages[build->files++] = messages;
	job_argument(build->linked, object);
	free(object);
	free(map);
}

/* Linking needs every file: one chain of "all before me", since a job waits for three at most. */
static void wait_for_all(struct build *build)
{
	for (int i = 1; i < build->files; i++)
		build->compile[i]->after[1] = build->compile[i - 1];
	build->linked->after[0] = build->compile[build->files - 1];
}

void build_add(struct build *build, struct pool *pool, const struct work *work, const char *variant,
	long rounds)
{
	static const char *const runtime[] = {"start.o", "tick.o", "disturb.o", "calls.o", "c11.o"};
	const char *rest = lab_program(work->lab);
	char file[256], tag[64];
	struct job *linked;

	*build = (struct build){.rounds = rounds};
	snprintf(build->variant, sizeof build->variant, "%s", variant);
	snprintf(tag, sizeof tag, "%s-%ld", variant, rounds);
	build->program = work_path(work, "bin/%s", tag);
	build->link_messages = work_path(work, "obj/link.%s.txt", tag);

	linked = job_new("link");
	build->linked = linked;
	linked->directory = work_path(work, "src");
	linked->output = text_copy(build->link_messages);
	linked->errors = text_copy(build->link_messages);
	linked->limits = build_limits();
	variant_link(work->house, variant, linked);
	job_argument(linked, "-o");
	job_argument(linked, build->program);
	while (text_next_word(&rest, file, sizeof file) && build->files < BUILD_FILES)
		if (text_ends(file, ".c"))
			add_file(build, pool, work, file, tag);
	if (build->files == 0)
		die(EXIT_USAGE, "%s: not a C source file (its name should end in .c)",
			work->lab->conf.name);
	for (size_t i = 0; i < sizeof runtime / sizeof *runtime; i++) {
		char *object = text_format("%s/%s", work->house->runtime, runtime[i]);

		job_argument(linked, object);
		free(object);
	}
	wait_for_all(build);
	pool_add(pool, linked);
}

/* The first line of `messages` that reports an error, without the path of src/. */
static bool find_error(const char *messages, const struct work *work, struct text *line)
{
	struct text text = {0};
	char *folder = work_path(work, "src/"), *save = NULL;
	bool found = false;

	file_read(&text, messages, 1 << 20);
	for (char *at = text.bytes ? strtok_r(text.bytes, "\n", &save) : NULL; at && !found;
		at = strtok_r(NULL, "\n", &save)) {
		char *start = strstr(at, folder);

		/* The compiler that dies of itself says nothing about the source. */
		if (strstr(at, "unable to execute command") || strstr(at, "failed due to signal") ||
			strstr(at, "frontend command failed"))
			break;
		found = strstr(at, "error:") || strstr(at, "undefined ") ||
			strstr(at, "multiple definition");
		if (found && strstr(at, "`lab_program_main'"))
			text_add(line, "there is no main() in it");
		else if (found)
			text_addf(line, "%.300s", start ? start + strlen(folder) : at);
	}
	free(folder);
	text_release(&text);
	return found;
}

static bool hit_limit(const struct job *job)
{
	return job->end == JOB_TIMED_OUT || job->end == JOB_FLOODED || job->end == JOB_TOO_LARGE;
}

enum build_end build_report(const struct build *build, const struct work *work,
	struct text *first_error, const char **log)
{
	for (int i = 0; i < build->files; i++) {
		const struct job *compile = build->compile[i]->after[0];

		*log = build->messages[i];
		if (job_succeeded(build->compile[i]))
			continue;
		if (hit_limit(compile)) {
			text_add(first_error, "the compiler needs more time, memory or room for "
					      "this file than it gets");
			return BUILD_TOO_MUCH;
		}
		if (compile->end == JOB_EXITED && find_error(build->messages[i], work, first_error))
			return BUILD_FAILED;
		if (compile->end == JOB_NOT_STARTED)
			text_addf(first_error, "%s does not start: %s", compile->arguments[0],
				strerror(compile->code));
		else if (!job_succeeded(compile) && compile->end != JOB_NOT_RUN)
			text_addf(first_error, "the compiler broke (%s %d)",
				job_end_word(compile->end), compile->code);
		else if (compile->end != JOB_NOT_RUN)
			text_addf(first_error, "objcopy broke (%s %d)",
				job_end_word(build->compile[i]->end), build->compile[i]->code);
		if (first_error->length)
			return BUILD_OUR_FAULT;
	}
	*log = build->link_messages;
	if (job_succeeded(build->linked))
		return BUILD_GOOD;
	if (find_error(build->link_messages, work, first_error))
		return BUILD_FAILED;
	text_addf(first_error, "the linker broke (%s %d)", job_end_word(build->linked->end),
		build->linked->code);
	return hit_limit(build->linked) ? BUILD_TOO_MUCH : BUILD_OUR_FAULT;
}

void build_release(struct build *build)
{
	free(build->program);
	free(build->link_messages);
	for (int i = 0; i < build->files; i++)
		free(build->messages[i]);
	*build = (struct build){0};
}

#include "build/build.h"

#include "base/fault.h"
#include "base/file.h"
#include "build/messages.h"
#include "build/object_cache.h"
#include "build/variant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct limits build_limits(void)
{
	return (struct limits){
		.milliseconds = 30000,
		.output_bytes = 64L << 20,
		.memory_kib = 2L << 20,
	};
}

void build_room(const struct work_folder *work, struct job *job)
{
	char *const sees[] = {work_folder_path(work, "src"),
		text_format("%s/lab.h", work->house->harness),
		text_format("%s/rounds.h", work->house->harness), text_copy(work->house->runtime),
		text_format("%s/objects", work->house->cache),
		text_format(
			"%s/objects", work->house->shared_cache ? work->house->shared_cache : "")};
	char *const changes[] = {work_folder_path(work, "obj"), work_folder_path(work, "bin")};

	for (size_t i = 0; i < sizeof sees / sizeof *sees; i++) {
		if (file_exists(sees[i]))
			job_sees(job, sees[i]);
		free(sees[i]);
	}
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		job_changes(job, changes[i]);
		free(changes[i]);
	}
}

static void note_uncompiled(struct pool *pool, struct job *compile, void *context)
{
	struct build *build = context;

	(void)pool;
	build->uncompiled = build->uncompiled || !job_succeeded(compile);
	build->hopeless = build->hopeless || build->uncompiled;
}

static void note_unlinked(struct pool *pool, struct job *linked, void *context)
{
	struct build *build = context;

	(void)pool;
	build->hopeless = build->hopeless || !job_succeeded(linked);
}

/* A step of the first build may spare those of the others. */
static void rank(struct job *job, struct build *build)
{
	struct build *first = build;

	while (first->before)
		first = first->before;
	if (first == build)
		job->urgent = true;
	else
		job->cancelled = &first->hopeless;
}

static struct job *step(const struct work_folder *work, const char *name, const char *messages)
{
	struct job *job = job_new(name);
	char *temporary, *assignment;

	job->directory = work_folder_path(work, "src");
	job->output = text_copy(messages);
	job->errors = text_copy(messages);
	job->limits = build_limits();
	build_room(work, job);
	/* A compiler that crashes leaves its report here, not in /tmp. */
	temporary = work_folder_path(work, "obj");
	assignment = text_format("TMPDIR=%s", temporary);
	job_environment(job, assignment);
	free(assignment);
	free(temporary);
	return job;
}

void build_includes(const struct work_folder *work, struct job *job)
{
	char *beside = text_copy(work->lab->path), *slash = strrchr(beside, '/');

	job_argument(job, "-I");
	job_argument(job, work->house->harness);
	/* A program of one's own may include the headers beside it. */
	if (work->lab->is_own_program && slash) {
		*slash = '\0';
		job_argument(job, "-iquote");
		job_argument(job, beside);
	}
	free(beside);
}

/* Completes the hooks in what the first compiler wrote, before the second one reads it. */
static void complete_hooks(struct pool *pool, struct job *compile, void *context)
{
	struct build_file *file = context;
	struct text complete = {0}, refused = {0};
	struct listing listing;

	(void)pool;
	if (!job_succeeded(compile))
		return;
	if (!listing_read(&listing, file->listing))
		text_addf(&refused, "%s: too large for its accesses to be looked at", file->name);
	else
		hooks_complete(file->hooks, &listing, file->name, &complete, &refused);
	if (complete.length &&
		file_write(file->listing, text_string(&complete), complete.length) != 0)
		unlink(file->listing); /* the second compiler finds nothing, and says so */
	if (refused.length)
		file->unhooked = text_take(&refused);
	text_release(&refused);
	text_release(&complete);
	listing_release(&listing);
}

static bool has_second(const struct build *build, const struct work_folder *work)
{
	char *key = text_format("%s.second", build->variant);
	bool has = conf_get(&work->house->variants, key) != NULL;

	free(key);
	return has;
}

static bool is_driver(const struct work_folder *work, const char *name)
{
	return !work->lab->is_own_program && !text_has_word(lab_edit(work->lab), name);
}

static const char *hooks_word(
	const struct build *build, const struct work_folder *work, const char *name)
{
	char *all = text_format("%s.hooks", build->variant);
	char *drivers = text_format("%s.driver_hooks", build->variant);
	const char *word = conf_get_or(&work->house->variants, all, "");

	if (is_driver(work, name))
		word = conf_get_or(&work->house->variants, drivers, word);
	free(all);
	free(drivers);
	return word;
}

/* The compiler that reads LLVM's text form again, its hooks completed; NULL where none does. */
static struct job *second_compiler(
	const struct build *build, const struct work_folder *work, struct build_file *file)
{
	struct job *second;

	if (!has_second(build, work))
		return NULL;
	second = step(work, "compile again", file->messages);
	variant_line(work->house, "again", "compiler", second);
	variant_line(work->house, build->variant, "second", second);
	file->hooks = hooks_manner_of(hooks_word(build, work, file->name));
	return second;
}

/* Adds it to the pool, after the first compiler. */
static struct job *add_second(struct pool *pool, struct build_file *file, struct job *second)
{
	file->compile->done = complete_hooks;
	file->compile->context = file;
	job_argument(second, "-c");
	job_argument(second, file->listing);
	job_argument(second, "-o");
	job_argument(second, file->object);
	job_after(second, file->compile);
	return pool_add(pool, second);
}

void build_compiler(
	const struct work_folder *work, const char *variant, const char *name, struct job *job)
{
	variant_compile(work->house, variant, job);
	build_includes(work, job);
	if (!work->lab->is_own_program && !is_driver(work, name))
		variant_line(work->house, variant, "guarded", job);
	if (lab_has_sizes(work->lab) && is_driver(work, name))
		variant_line(work->house, variant, "driver", job);
}

/* In the folder of the sources. */
static struct job *compiler(const struct build *build, const struct work_folder *work,
	const char *name, const char *messages)
{
	struct job *job = step(work, "compile", messages);

	build_compiler(work, build->variant, name, job);
	return job;
}

/* Links an object that is made elsewhere: there is nothing to compile. */
static void take(struct build *build, struct build_file *file, char *object)
{
	job_free(file->compile);
	file->compile = NULL;
	file->object = object;
	job_argument(build->linked, file->object);
}

static void add_words(struct text *text, const struct job *job)
{
	for (char **argument = job->arguments; *argument; argument++)
		text_addf(text, "%s\n", *argument);
}

/* The commands of the compilers and objcopy, without the files that they write. */
static char *made_by(
	const struct build_file *file, const struct job *second, const struct job *rename)
{
	struct text text = {0};

	text_addf(&text, "%s\n", file->name);
	add_words(&text, file->compile);
	if (second) {
		text_addf(&text, "%s\n", file->hooks->word);
		add_words(&text, second);
	}
	add_words(&text, rename);
	return text_take(&text);
}

/* Takes the object that an earlier build makes by the same commands; false if none does. */
static bool take_same(struct build *build, struct build_file *file)
{
	for (const struct build *other = build->before; other; other = other->before)
		for (int i = 0; i < other->files; i++) {
			const struct build_file *same = &other->file[i];

			if (!same->last || !same->made_by ||
				strcmp(same->made_by, file->made_by) != 0)
				continue;
			take(build, file, text_copy(same->object));
			file->same = same;
			job_after(build->linked, same->last);
			return true;
		}
	return false;
}

static void add_file(
	struct build *build, struct pool *pool, const struct work_folder *work, const char *name)
{
	struct build_file *file = &build->file[build->files++];
	const char *tag = build->variant;
	struct job *rename, *second;

	file->name = text_copy(name);
	file->messages = work_folder_path(work, "obj/%s.%s.txt", name, tag);
	file->compile = compiler(build, work, name, file->messages);
	file->kept = object_cache_path(work, file->compile, name);
	if (file->kept && file_exists(file->kept)) {
		take(build, file, file->kept);
		file->kept = NULL;
		return;
	}
	rename = step(work, "rename calls", NULL);
	job_argument(rename, "objcopy");
	variant_line(work->house, build->variant, "calls", rename);
	second = second_compiler(build, work, file);
	file->made_by = made_by(file, second, rename);
	if (take_same(build, file)) {
		job_free(rename);
		if (second)
			job_free(second);
		return;
	}
	rank(pool_add(pool, file->compile), build);
	file->object = work_folder_path(work, "obj/%s.%s.o", name, tag);
	if (second)
		file->listing = work_folder_path(work, "obj/%s.%s.ll", name, tag);
	else
		job_argument(file->compile, "-c");
	job_argument(file->compile, name);
	job_argument(file->compile, "-o");
	job_argument(file->compile, second ? file->listing : file->object);
	if (second) {
		file->last = add_second(pool, file, second);
		rank(file->last, build);
	} else {
		file->last = file->compile;
		file->compile->done = note_uncompiled;
		file->compile->context = build;
	}

	job_argument(rename, file->object);
	job_after(rename, file->last);
	file->last = pool_add(pool, rename);
	rank(rename, build);
	job_argument(build->linked, file->object);
	job_after(build->linked, file->last);
}

void build_add(struct build *build, struct build *before, struct pool *pool,
	const struct work_folder *work, const char *variant)
{
	const char *rest = lab_program(work->lab);
	char file[256];
	struct job *linked;

	*build = (struct build){.before = before};
	snprintf(build->variant, sizeof build->variant, "%s", variant);
	build->program = work_folder_path(work, "bin/%s", variant);
	build->link_messages = work_folder_path(work, "obj/link.%s.txt", variant);

	linked = job_new("link");
	build->linked = linked;
	linked->directory = work_folder_path(work, "src");
	linked->output = text_copy(build->link_messages);
	linked->errors = text_copy(build->link_messages);
	linked->limits = build_limits();
	build_room(work, linked);
	variant_link(work->house, variant, linked);
	job_argument(linked, "-o");
	job_argument(linked, build->program);
	while (text_next_word(&rest, file, sizeof file) && build->files < BUILD_FILES)
		if (text_ends(file, ".c"))
			add_file(build, pool, work, file);
	if (build->files == 0)
		die(EXIT_USAGE, "%s: not a C source file (its name should end in .c)",
			work->lab->conf.name);
	variant_line(work->house, variant, "objects", linked);
	linked->done = note_unlinked;
	linked->context = build;
	rank(pool_add(pool, linked), build);
}

static bool hit_limit(const struct job *job)
{
	return job->end == JOB_TIMED_OUT || job->end == JOB_FLOODED || job->end == JOB_TOO_LARGE;
}

enum build_end build_report(const struct build *build, const struct work_folder *work,
	struct text *first_error, const char **log)
{
	for (int i = 0; i < build->files; i++) {
		const struct build_file *file = &build->file[i];
		const struct job *compile = file->compile;

		*log = file->messages;
		if (!file->last)
			continue;
		if (job_succeeded(file->last)) {
			if (file->kept && !file->unhooked && !file_exists(file->kept))
				object_cache_keep(file->object, file->kept);
			continue;
		}
		if (hit_limit(compile) || file->last->end == JOB_TIMED_OUT) {
			text_add(first_error, "compiling this file takes more time, memory or "
					      "space than the limits allow");
			return BUILD_TOO_MUCH;
		}
		if (compile->end == JOB_EXITED &&
			messages_read(file->messages, work, first_error) != MESSAGE_NONE)
			return BUILD_FAILED;
		if (compile->end == JOB_NOT_STARTED)
			text_addf(first_error, "cannot start %s: %s", compile->arguments[0],
				strerror(compile->code));
		else if (!job_succeeded(compile) && compile->end != JOB_NOT_RUN)
			text_addf(first_error, "the compiler failed (%s %d)",
				job_end_word(compile->end), compile->code);
		else if (compile->end != JOB_NOT_RUN)
			text_addf(first_error, "a step after the compiler failed (%s %d)",
				job_end_word(file->last->end), file->last->code);
		if (first_error->length)
			return BUILD_OUR_FAULT;
	}
	*log = build->link_messages;
	if (job_succeeded(build->linked))
		return BUILD_GOOD;
	switch (messages_read(build->link_messages, work, first_error)) {
	case MESSAGE_OF_THE_SOURCE:
		return BUILD_FAILED;
	case MESSAGE_OF_THE_HOUSE:
		return BUILD_OUR_FAULT;
	case MESSAGE_NONE:
		break;
	}
	text_addf(first_error, "the linker failed (%s %d)", job_end_word(build->linked->end),
		build->linked->code);
	return hit_limit(build->linked) ? BUILD_TOO_MUCH : BUILD_OUR_FAULT;
}

/* The file of the build that made the object, which may be an earlier one. */
static const struct build_file *made(const struct build_file *file)
{
	return file->same ? file->same : file;
}

const char *build_unhooked(const struct build *build)
{
	for (int i = 0; i < build->files; i++)
		if (made(&build->file[i])->unhooked)
			return made(&build->file[i])->unhooked;
	return NULL;
}

void build_release(struct build *build)
{
	free(build->program);
	free(build->link_messages);
	for (int i = 0; i < build->files; i++) {
		free(build->file[i].object);
		free(build->file[i].kept);
		free(build->file[i].made_by);
		free(build->file[i].messages);
		free(build->file[i].name);
		free(build->file[i].listing);
		free(build->file[i].unhooked);
	}
	*build = (struct build){0};
}

#include "evidence/exploration.h"

#include "base/fault.h"
#include "build/variant.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	LOG_LARGEST = 256 << 20,
	MEMORY_LARGEST_KIB = 4 << 20,
	MEGABYTES_OF_STATES = 3000,
	SECONDS_SPARE = 20, /* for what is not the search: witnesses, the log */
	SECONDS_WITHOUT_BUDGET = 3600,
	STATES_WITHOUT_BUDGET = 5000000,
};

long json_number(const json_t *object, const char *key, long missing)
{
	const json_t *value = json_object_get(object, key);

	return json_is_integer(value) ? (long)json_integer_value(value) : missing;
}

const char *json_text(const json_t *object, const char *key, const char *missing)
{
	const json_t *value = json_object_get(object, key);

	return json_is_string(value) ? json_string_value(value) : missing;
}

void explore_options_init(struct explore_options *options, const struct lab *lab)
{
	*options = (struct explore_options){
		.states = (unsigned long)conf_number(
			&lab->conf, "explore.states", STATES_WITHOUT_BUDGET),
		.seconds = (double)conf_number(&lab->conf, "explore.seconds", 60),
		.seed = 1,
		.view = conf_get_or(
			&lab->conf, "explore.view", lab->is_own_program ? "all" : "last"),
		.right = conf_get_or(&lab->conf, "outcome", NULL),
	};
}

/* ---------------------------------------------------------------- is all of it modelled? */

static void add_undefined(
	struct text *names, const struct build *build, const struct work_folder *work)
{
	struct job *job = job_new("names");
	struct text bytes = {0};
	char *list = work_folder_path(work, "obj/undefined.txt");

	job_arguments(job, "nm --format=posix");
	for (int i = 0; i < build->files; i++)
		job_argument(job, build->file[i].object);
	job->output = text_copy(list);
	job->limits = build_limits();
	job_run(job);
	if (!job_succeeded(job) || file_read(&bytes, list, 16 << 20) != 0)
		die(EXIT_OUR_FAULT, "nm cannot read what was compiled");
	text_add(names, text_string(&bytes));
	text_release(&bytes);
	job_free(job);
	free(list);
}

static bool is_known(const char *name, const char *modelled)
{
	return text_starts(name, "x_") || text_starts(name, "__tsan_") ||
	       text_starts(name, "__emutls_v.") || text_has_word(modelled, name);
}

/* Is the name called in that line? */
static bool is_called(const char *line, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = line; (at = strstr(at, name)); at++) {
		bool begins = at == line || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');

		if (begins && at[length + strspn(at + length, " \t")] == '(')
			return true;
	}
	return false;
}

/* The first line of the sources in which the name is called: "net.c:4: ". The caller frees it. */
static char *place_of(const struct work_folder *work, const char *name)
{
	const char *rest = lab_program(work->lab);
	char file[256], *place = NULL;

	while (!place && text_next_word(&rest, file, sizeof file)) {
		char *path = work_folder_path(work, "src/%s", file);
		struct text bytes = {0};
		int number = 1;

		file_read(&bytes, path, SUBMISSION_LARGEST);
		for (char *line = bytes.bytes; line && !place; number++) {
			char *newline = strchr(line, '\n');

			if (newline)
				*newline = '\0';
			if (is_called(line, name))
				place = text_format("%s:%d: ", file, number);
			line = newline ? newline + 1 : NULL;
		}
		text_release(&bytes);
		free(path);
	}
	return place ? place : text_copy("");
}

/* "socket.c:12: calls socket()", or NULL. The caller frees it. */
static char *find_unmodelled(const struct build *build, const struct work_folder *work)
{
	char *path = text_format("%s/explorer.names", work->house->runtime), *found = NULL;
	struct text modelled = {0}, names = {0}, defined = {0};
	char *line, *save = NULL, *copy;

	if (file_read(&modelled, path, 1 << 20) != 0)
		die(EXIT_OUR_FAULT, "%s cannot be read", path);
	for (size_t i = 0; i < modelled.length; i++)
		if (modelled.bytes[i] == '\n')
			modelled.bytes[i] = ' ';
	add_undefined(&names, build, work);
	copy = text_copy(text_string(&names));
	for (int round = 0; round < 2 && !found; round++) {
		char *lines = round ? names.bytes : copy;

		for (line = strtok_r(lines, "\n", &save); line && !found;
			line = strtok_r(NULL, "\n", &save)) {
			char name[256], kind;

			if (sscanf(line, "%255s %c", name, &kind) != 2)
				continue;
			if (round == 0 && kind != 'U')
				text_addf(&defined, " %s", name);
			if (round == 1 && (kind == 'U' || kind == 'w') &&
				!is_known(name, text_string(&modelled)) &&
				!text_has_word(text_string(&defined), name)) {
				char *place = place_of(work, name);

				found = text_format(
					"%scalls %s(), which the explorer does not model", place,
					name);
				free(place);
			}
		}
	}
	free(copy);
	free(path);
	text_release(&modelled);
	text_release(&names);
	text_release(&defined);
	return found;
}

/* ---------------------------------------------------------------- run and read */

static void add_option(struct job *job, const char *name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void add_option(struct job *job, const char *name, const char *format, ...)
{
	va_list list;
	char value[64];

	va_start(list, format);
	vsnprintf(value, sizeof value, format, list);
	va_end(list);
	job_argument(job, name);
	job_argument(job, value);
}

static struct job *make_job(const struct inspection *inspection, const struct build *build,
	const struct explore_options *options, const char *log)
{
	const struct work_folder *work = &inspection->work;
	double seconds = options->seconds > 0 ? options->seconds : SECONDS_WITHOUT_BUDGET;
	struct job *job = job_new("explore");

	job->directory = work_folder_path(work, "run");
	job->output = work_folder_path(work, "run/explore.out");
	job->errors = work_folder_path(work, "run/explore.err");
	job->limits = (struct limits){
		.milliseconds = (long)(seconds + SECONDS_SPARE) * 1000,
		.output_bytes = LOG_LARGEST,
		.memory_kib = MEMORY_LARGEST_KIB,
	};
	variant_run(work->house, build->variant, log, job);
	job_argument(job, build->program);
	add_option(job, "--seed", "%lu", options->seed);
	add_option(job, "--states", "%lu", options->states);
	add_option(job, "--seconds", "%g", options->seconds);
	add_option(job, "--megabytes", "%d", MEGABYTES_OF_STATES);
	add_option(job, "--view", "%s", options->view);
	job_argument(job, "--log");
	job_argument(job, log);
	if (options->right) {
		job_argument(job, "--right");
		job_argument(job, options->right);
	}
	if (options->schedule) {
		job_argument(job, "--replay");
		job_argument(job, options->schedule);
	}
	job_argument(job, "--");
	for (char **argument = options->arguments; argument && *argument; argument++)
		job_argument(job, *argument);
	return job;
}

/* One object a line: races and endings into their lists, the rest to the top. */
static json_t *read_log(const char *log)
{
	json_t *whole = json_object(), *races = json_array(), *ends = json_array();
	struct text bytes = {0};
	char *save = NULL;
	bool complete = false;

	json_object_set_new(whole, "races", races);
	json_object_set_new(whole, "endings", ends);
	file_read(&bytes, log, LOG_LARGEST);
	for (char *line = bytes.bytes ? strtok_r(bytes.bytes, "\n", &save) : NULL; line;
		line = strtok_r(NULL, "\n", &save)) {
		json_t *object = json_loads(line, 0, NULL);

		if (json_object_get(object, "race")) {
			json_array_append(races, object);
		} else if (json_object_get(object, "ending")) {
			json_array_append(ends, object);
		} else if (object) {
			json_object_update(whole, object);
			complete = true;
		} else {
			complete = false;
			break;
		}
		json_decref(object);
	}
	text_release(&bytes);
	if (!complete) {
		json_decref(whole);
		return NULL;
	}
	return whole;
}

static char *first_line(const char *path)
{
	struct text bytes = {0};
	char *line;

	file_read(&bytes, path, 1 << 16);
	line = text_format("%.*s", (int)strcspn(text_string(&bytes), "\n"), text_string(&bytes));
	text_release(&bytes);
	return line;
}

static void save(const struct exploration *exploration, const struct work_folder *work)
{
	char *path = work_folder_path(work, "exploration.json");
	char *bytes = json_dumps(exploration->json, JSON_INDENT(1) | JSON_ENSURE_ASCII);
	int problem = bytes ? file_write(path, bytes, strlen(bytes)) : EILSEQ;

	if (problem)
		die(EXIT_OUR_FAULT, "cannot write %s: %s", path, strerror(problem));
	free(bytes);
	free(path);
}

static const struct build *find_build(const struct inspection *inspection)
{
	for (int i = 0; i < inspection->build_count; i++)
		if (strcmp(inspection->builds[i].variant, "explore") == 0)
			return &inspection->builds[i];
	bug("explored without having been built");
}

void exploration_run(struct exploration *exploration, struct inspection *inspection,
	const struct explore_options *options)
{
	const struct work_folder *work = &inspection->work;
	const struct build *build = find_build(inspection);
	char *log = work_folder_path(work, "run/explore.log"),
	     *names = work_folder_path(work, "run/names.txt");
	struct job *job;

	*exploration = (struct exploration){.program = text_copy(build->program)};
	exploration->refused = find_unmodelled(build, work);
	if (!exploration->refused) {
		unlink(log);
		job = make_job(inspection, build, options, log);
		job_run(job);
		exploration->json = read_log(log);
		if (!exploration->json || !job_succeeded(job)) {
			char *says = first_line(job->errors);

			json_decref(exploration->json);
			exploration->json = NULL;
			exploration->refused =
				*says ? text_copy(says)
				      : text_format("the explorer did not end well (%s %d)",
						job_end_word(job->end), job->code);
			free(says);
		}
		job_free(job);
	}
	if (exploration->json) {
		exploration_name(exploration->json, build->program, names);
		save(exploration, work);
	}
	free(log);
	free(names);
}

void exploration_release(struct exploration *exploration)
{
	json_decref(exploration->json);
	free(exploration->refused);
	free(exploration->program);
	*exploration = (struct exploration){0};
}

const char *exploration_verdict(const struct exploration *exploration)
{
	return exploration->json ? json_text(exploration->json, "verdict", "cannot explore")
				 : "cannot explore";
}

bool exploration_is_complete(const struct exploration *exploration)
{
	return json_is_true(json_object_get(exploration->json, "exhausted"));
}

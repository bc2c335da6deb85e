#include "evidence/exploration.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "build/unmodelled.h"
#include "build/variant.h"
#include "house/units.h"
#include "process/pool.h"
#include "run/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	LOG_LARGEST = 256 << 20,
	MEMORY_LARGEST_KIB = 4 << 20,
	MEGABYTES_OF_STATES = 3000,
	SECONDS_SPARE = 20, /* beside the search: to find witnesses and write the log */
	SECONDS_WITHOUT_BUDGET = 3600,
	STATES_WITHOUT_BUDGET = 5000000,
};

void explore_options_init(struct explore_options *options, const struct lab *lab)
{
	*options = (struct explore_options){
		.states = (unsigned long)conf_number(
			&lab->conf, "explore.states", STATES_WITHOUT_BUDGET),
		.seconds = (double)conf_number(&lab->conf, "explore.seconds", 60),
		.seed = 1,
		.rounds = lab->is_own_program ? 0 : lab_rounds(lab, "explore"),
		.view = conf_get_or(
			&lab->conf, "explore.view", lab->is_own_program ? "all" : "last"),
		.right = conf_get_or(&lab->conf, "outcome", NULL),
		.ticks = conf_get_or(&lab->conf, "ticks", NULL),
	};
}

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

static void add_ticks(struct job *job, const struct explore_options *options)
{
	const char *rest = options->ticks;
	struct text list = {0};
	char word[64];

	while (text_next_word(&rest, word, sizeof word))
		text_addf(
			&list, "%s%ld", list.length ? "," : "", units_read(word, options->rounds));
	job_argument(job, "--ticks");
	job_argument(job, text_string(&list));
	text_release(&list);
}

static struct job *make_job(const struct work_folder *work, const struct build *build,
	const struct explore_options *options, const char *log)
{
	double seconds = options->seconds > 0 ? options->seconds : SECONDS_WITHOUT_BUDGET;
	struct job *job = job_new("explore");

	job->directory = work_folder_path(work, "run");
	run_room(work, job);
	job->only_itself = true;
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
	add_option(job, "--rounds", "%ld", options->rounds);
	add_option(job, "--states", "%lu", options->states);
	add_option(job, "--seconds", "%g", options->seconds);
	add_option(job, "--megabytes", "%d", MEGABYTES_OF_STATES);
	add_option(job, "--view", "%s", options->view);
	add_option(job, "--progress", "%s", options->progress ? "yes" : "no");
	job_argument(job, "--log");
	job_argument(job, log);
	if (options->right) {
		job_argument(job, "--right");
		job_argument(job, options->right);
	}
	if (options->ticks && options->rounds)
		add_ticks(job, options);
	if (options->schedule) {
		job_argument(job, "--replay");
		job_argument(job, options->schedule);
	}
	job_argument(job, "--");
	for (char **argument = options->arguments; argument && *argument; argument++)
		job_argument(job, *argument);
	return job;
}

/* How far it has come: the explorer prints a line "STATES SECONDS" every half second. */
struct watch {
	const struct explore_options *options;
	const char *output;
};

static void tell_progress(void *context)
{
	const struct watch *watch = context;
	struct text text = {0};
	unsigned long states;
	double seconds;
	char *last;

	file_read(&text, watch->output, 1 << 20);
	/* The last line that is complete. */
	if (text.bytes && (last = strrchr(text.bytes, '\n'))) {
		*last = '\0';
		last = strrchr(text.bytes, '\n');
		if (sscanf(last ? last + 1 : text.bytes, "%lu %lf", &states, &seconds) == 2)
			watch->options->progress(states, seconds);
	}
	text_release(&text);
}

static void run_watched(struct job *job, const struct explore_options *options)
{
	struct watch watch = {.options = options, .output = job->output};
	struct pool pool = {.width = 1};

	if (options->progress) {
		pool.tick = tell_progress;
		pool.tick_context = &watch;
	}
	pool_add(&pool, job);
	pool_run(&pool);
	free(pool.jobs);
}

/* The log has one object a line. Races and endings go to their lists, all else to the top. */
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
	int problem = json_write(exploration->json, path, JSON_INDENT(1) | JSON_ENSURE_ASCII);

	if (problem)
		die_of(problem, "cannot write %s", path);
	free(path);
}

void exploration_run(struct exploration *exploration, const struct work_folder *work,
	const struct build *build, const struct explore_options *options)
{
	char *log = work_folder_path(work, "run/explore.log"),
	     *names = work_folder_path(work, "run/names.txt");
	struct job *job;

	*exploration = (struct exploration){.program = text_copy(build->program)};
	exploration->refused = text_copy(build_unhooked(build));
	if (!exploration->refused)
		exploration->refused = unmodelled_call(build, work);
	if (!exploration->refused) {
		unlink(log);
		job = make_job(work, build, options, log);
		run_watched(job, options);
		exploration->json = read_log(log);
		if (!exploration->json || !job_succeeded(job)) {
			char *says = first_line(job->errors);

			json_decref(exploration->json);
			exploration->json = NULL;
			exploration->refused = *says ? text_copy(says)
						     : text_format("the explorer failed (%s %d)",
							       job_end_word(job->end), job->code);
			free(says);
		}
		job_free(job);
	}
	if (exploration->json) {
		exploration_name(exploration->json, work->house->toolchain.symbolizer,
			build->program, names);
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

#include "verdict/calibrate.h"

#include "base/file.h"
#include "build/variant.h"
#include "detectors/detector.h"
#include "process/pool.h"
#include "process/tools.h"
#include "verdict/cache.h"
#include "verdict/inspect.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct plan_row plan[] = {
	{"tsan", "as it is", SIZE_USUAL, 2, {0}},
	{"helgrind", "rendezvous", SIZE_USUAL, 1, {.rendezvous = 1, .yield_one_in = 4}},
	{"explore", "every schedule", SIZE_USUAL, 0, {0}},
	{0},
};

/* Enough to exhaust the good program and to find the race in the other. */
enum { STATES = 50000 };

/* What is wrong with the explorer, NULL when it is fit. */
static const char *fault_of_explorer(const struct conf *good, const struct conf *racy)
{
	const char *of_good = conf_get_or(good, "explore.verdict", "nothing"),
		   *of_racy = conf_get_or(racy, "explore.verdict", "nothing");

	if (strcmp(of_good, "cannot explore") == 0 || strcmp(of_racy, "cannot explore") == 0)
		return "does not start, or dies";
	if (strcmp(of_good, "deterministic") != 0)
		return "accuses a correct program";
	if (strcmp(conf_get_or(racy, "explore.kind", ""), "race") != 0 ||
		conf_number(racy, "explore.outcomes", 0) < 2)
		return "misses a plain race";
	return NULL;
}

/* Runs all detectors on one calibration program. False when it cannot be built. */
static bool inspect_program(const struct house *house, const char *file, struct conf *facts)
{
	struct inspect_options options = {.who = "calibration", .seed = 1};
	char *path = text_format("%s/calibration/%s", house->harness, file);
	struct text complaint = {0};
	struct inspection inspection;
	struct lab lab;
	bool good;

	lab_from_file(&lab, path);
	good = inspect_open(&inspection, house, &lab, &options, &complaint) &&
	       inspect_build(&inspection, plan, false, &options);
	if (good) {
		inspect_run(&inspection, plan, 0);
		inspect_explore_facts(&inspection, STATES);
	}
	inspect_save(&inspection);
	facts_copy(facts, &inspection.facts);
	inspect_close(&inspection);
	lab_release(&lab);
	text_release(&complaint);
	free(path);
	return good;
}

static long fact(const struct conf *facts, const char *detector, const char *what)
{
	char key[64];

	snprintf(key, sizeof key, "%s.%s", detector, what);
	return conf_number(facts, key, 0);
}

/* What is wrong with the detector, NULL when it is fit. */
static const char *fault_of(const char *detector, const struct conf *good, const struct conf *racy)
{
	long runs = fact(good, detector, "runs");

	if (fact(good, detector, "broken") || fact(racy, detector, "broken"))
		return "does not start, or dies";
	if (runs == 0 || fact(good, detector, "complete") < runs)
		return "does not finish on a correct program";
	if (fact(good, detector, "reporting"))
		return "accuses a correct program";
	if (fact(racy, detector, "race") == 0)
		return "misses a plain race";
	return NULL;
}

static void note(const char *tool, const char *fault, const char *mended_by, struct conf *facts)
{
	char key[64];

	snprintf(key, sizeof key, "calibration.%s", tool);
	conf_set(facts, key, fault ? fault : "ok");
	if (fault)
		conf_set_first(facts, "calibration.mend", mended_by);
}

static void measure(const struct house *house, struct conf *facts)
{
	static const char unbuilt[] = "cannot be built into a program";
	struct conf good = {.name = text_copy("good")}, racy = {.name = text_copy("racy")};
	bool built =
		inspect_program(house, "good.c", &good) && inspect_program(house, "racy.c", &racy);

	for (const struct detector *detector = detectors; detector->name; detector++) {
		const char *fault = built ? fault_of(detector->name, &good, &racy) : unbuilt;

		if (detector->decides)
			note(detector->name, fault,
				built && fault ? detector->mend(fault) : "make deps", facts);
	}
	note("explorer", built ? fault_of_explorer(&good, &racy) : unbuilt, "make clean build",
		facts);
	if (!built) {
		const struct conf *failed = conf_get(&racy, "build.error") ? &racy : &good;

		conf_set(facts, "calibration.error", conf_get_or(failed, "build.error", ""));
	}
	conf_release(&good);
	conf_release(&racy);
}

/* Size and time of each file of the runtime and the explorer, which every program is linked with.
 */
static void add_runtime(struct text *key, const struct house *house)
{
	char *pattern = text_format("%s/*", house->runtime);
	glob_t files;

	if (glob(pattern, 0, NULL, &files) == 0) {
		for (size_t i = 0; i < files.gl_pathc; i++) {
			struct stat status = {0};

			if (stat(files.gl_pathv[i], &status) == 0)
				text_addf(key, "%lld %lld", (long long)status.st_size,
					(long long)status.st_mtime);
		}
		globfree(&files);
	}
	free(pattern);
}

/* Everything that the answer depends on. */
static void add_key(struct text *key, const struct house *house, const struct conf *versions)
{
	static const char *const programs[] = {"good.c", "racy.c"};

	text_add(key, conf_get_or(versions, "fingerprint", ""));
	text_add(key, wall_kinds[pool_wall_level()].name);
	for (const struct plan_row *row = plan; row->variant; row++) {
		char *flags = variant_flags(house, row->variant);

		text_add(key, flags);
		free(flags);
	}
	add_runtime(key, house);
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		char *path = text_format("%s/calibration/%s", house->harness, programs[i]);

		file_read(key, path, SUBMISSION_LARGEST);
		free(path);
	}
}

static bool is_ok(const struct conf *facts, const char *tool)
{
	char key[64];

	snprintf(key, sizeof key, "calibration.%s", tool);
	return strcmp(conf_get_or(facts, key, ""), "ok") == 0;
}

static bool is_fit(const struct conf *facts)
{
	for (const struct detector *detector = detectors; detector->name; detector++)
		if (detector->decides && !is_ok(facts, detector->name))
			return false;
	return is_ok(facts, "explorer");
}

bool calibrate(const struct house *house, const struct conf *versions, struct conf *facts)
{
	static const char name[] = "calibration";
	struct text key = {0};

	add_key(&key, house, versions);
	if (!cache_read(house, name, &key, facts) || !is_fit(facts)) {
		conf_release(facts);
		*facts = (struct conf){.name = text_copy(name)};
		measure(house, facts);
		/* A failure is never cached, so the next command measures again. */
		if (is_fit(facts))
			cache_keep(house, name, &key, facts);
	}
	text_release(&key);
	return is_fit(facts);
}

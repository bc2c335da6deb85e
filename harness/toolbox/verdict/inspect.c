#include "verdict/inspect.h"

#include "base/clock.h"
#include "base/fault.h"
#include "evidence/deadlock.h"
#include "evidence/facts.h"
#include "evidence/logs.h"
#include "evidence/rest.h"
#include "run/altered.h"
#include "verdict/policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool inspect_open(struct inspection *inspection, const struct house *house, const struct lab *lab,
	const struct inspect_options *options, struct text *complaint)
{
	*inspection = (struct inspection){.facts = {.name = text_copy("evidence.conf")}};
	work_folder_open(&inspection->work, house, lab, options->who);
	runs_init(&inspection->runs, &inspection->work, options->seed, options->arguments);
	inspection->runs.rounds = options->rounds;
	pool_init(&inspection->pool);
	inspection->pool.progress = options->progress;
	inspection->pool.progress_context = options->progress_context;
	conf_set(&inspection->facts, "lab", lab->name);
	conf_setf(&inspection->facts, "seed", "%lu", options->seed);
	if (options->unusable) {
		text_add(complaint, options->unusable);
		return false;
	}
	return work_folder_stage(
		&inspection->work, options->submission, options->sparse, complaint);
}

static struct build *find_build(struct inspection *inspection, const char *variant)
{
	for (int i = 0; i < inspection->build_count; i++)
		if (strcmp(inspection->builds[i].variant, variant) == 0)
			return &inspection->builds[i];
	return NULL;
}

static const char *status_word(enum build_end end)
{
	switch (end) {
	case BUILD_GOOD:
		return "ok";
	case BUILD_FAILED:
		return "failed";
	case BUILD_TOO_MUCH:
		return "too-much";
	case BUILD_OUR_FAULT:
		return "broken";
	}
	bug("build end %d", (int)end);
}

static bool report_builds(struct inspection *inspection)
{
	enum build_end worst = BUILD_GOOD;

	for (int i = 0; i < inspection->build_count && worst == BUILD_GOOD; i++) {
		struct text error = {0};
		const char *log = "";

		worst = build_report(&inspection->builds[i], &inspection->work, &error, &log);
		if (worst != BUILD_GOOD) {
			conf_set(&inspection->facts, "build.error", text_string(&error));
			conf_set(&inspection->facts, "build.log", log);
		}
		text_release(&error);
	}
	conf_set(&inspection->facts, "build.status", status_word(worst));
	return worst == BUILD_GOOD;
}

/* What a variant's hooks do not see: its silence is no proof then. */
static void note_unhooked(struct inspection *inspection)
{
	for (int i = 0; i < inspection->build_count; i++) {
		const char *unhooked = build_unhooked(&inspection->builds[i]);
		char *key = text_format("%s.unhooked", inspection->builds[i].variant);

		if (unhooked)
			conf_set(&inspection->facts, key, unhooked);
		free(key);
	}
}

/* What was built and could not be audited is not run, and is nobody's fault. */
static bool is_audited(struct inspection *inspection)
{
	const char *unread = conf_get(&inspection->facts, "audit.unread");

	if (unread) {
		char *folder = work_folder_path(&inspection->work, "obj");

		conf_set(&inspection->facts, "build.status", status_word(BUILD_OUR_FAULT));
		conf_set(&inspection->facts, "build.error", unread);
		conf_set(&inspection->facts, "build.log", folder);
		free(folder);
	}
	return !unread;
}

/* True when the lab has the variant and the options ask for it. */
static bool is_wanted(
	const struct lab *lab, const struct inspect_options *options, const char *variant)
{
	const struct detector *detector = detector_of(variant);

	return lab_has_variant(lab, variant) &&
	       (!detector || detector->decides || options->witnesses);
}

/* What includes anything from outside of the lab is not even compiled. */
static bool is_inside(struct inspection *inspection)
{
	struct text complaint = {0};
	bool good = audit_is_inside(&inspection->work, &complaint);

	if (!good) {
		conf_set(&inspection->facts, "build.status", "refused");
		conf_set(&inspection->facts, "build.error", text_string(&complaint));
	}
	text_release(&complaint);
	return good;
}

bool inspect_build(struct inspection *inspection, const struct plan_row *plan, bool audit,
	const struct inspect_options *options)
{
	const struct lab *lab = inspection->work.lab;

	if (audit && !is_inside(inspection))
		return false;
	for (const struct plan_row *row = plan; row->variant; row++) {
		if (find_build(inspection, row->variant) || !is_wanted(lab, options, row->variant))
			continue;
		if (inspection->build_count == INSPECT_BUILDS)
			bug("a plan has more than %d variants", INSPECT_BUILDS);
		build_add(&inspection->builds[inspection->build_count],
			inspection->build_count ? &inspection->builds[inspection->build_count - 1]
						: NULL,
			&inspection->pool, &inspection->work, row->variant);
		inspection->build_count++;
	}
	if (audit)
		audit_add(&inspection->audit, &inspection->pool, &inspection->work,
			&inspection->builds[0].uncompiled);
	inspection->pool.until = now_ms() + BUILD_SECONDS * 1000L;
	pool_run(&inspection->pool);
	inspection->pool.until = 0;
	note_unhooked(inspection);
	/* Half of an audit depends on which job was faster. */
	if (audit && !inspection->builds[0].uncompiled)
		audit_report(&inspection->audit, &inspection->work, &inspection->facts);
	return report_builds(inspection) && (!audit || is_audited(inspection));
}

bool inspect_is_fair(const struct inspection *inspection)
{
	return !conf_number(&inspection->facts, "audit.tampered", 0) &&
	       !conf_number(&inspection->facts, "audit.forbidden", 0);
}

static void save(const struct inspection *inspection, int problem, const char *file)
{
	if (problem)
		die_of(problem, "cannot write %s/%s", inspection->work.directory, file);
}

/* No detector reports a deadlock, but the page does. The first run that is stuck is enough. */
static void note_deadlock(struct inspection *inspection)
{
	for (size_t i = 0; i < inspection->runs.count; i++)
		if (inspection->runs.items[i]->job->end == JOB_DEADLOCKED) {
			deadlock_finding(inspection->runs.items[i], &inspection->work,
				&inspection->findings);
			return;
		}
}

/* Nor does one report a thread that ends while holding a lock which nobody waits for. */
static void note_abandoned(struct inspection *inspection)
{
	for (size_t i = 0; i < inspection->runs.count; i++)
		if (inspection->runs.items[i]->job->end == JOB_EXITED &&
			abandoned_finding(inspection->runs.items[i], &inspection->work,
				&inspection->findings))
			return;
}

void inspect_run(struct inspection *inspection, const struct plan_row *plan, int count)
{
	struct findings *findings = &inspection->findings;
	char *runs = work_folder_path(&inspection->work, "runs.json");
	char *found = work_folder_path(&inspection->work, "findings.json");

	for (const struct plan_row *row = plan; row->variant; row++) {
		const struct build *build = find_build(inspection, row->variant);

		if (build && plan_count(row, inspection->work.lab))
			runs_add(&inspection->runs, &inspection->pool, build, row, count);
	}
	pool_run(&inspection->pool);
	findings_release(findings);
	logs_parse(&inspection->runs, findings, &inspection->facts);
	note_deadlock(inspection);
	note_abandoned(inspection);
	facts_of_runs(&inspection->runs, &inspection->facts);
	facts_of_rest(&inspection->runs, &inspection->facts);
	facts_of_findings(findings, inspection->work.lab, &inspection->facts);
	policy_facts(&inspection->facts);
	policy_findings(findings, &inspection->facts, lab_program(inspection->work.lab),
		lab_edit(inspection->work.lab));
	save(inspection, runs_write(&inspection->runs, runs), "runs.json");
	save(inspection, findings_write(findings, found), "findings.json");
	free(runs);
	free(found);
}

void inspect_explore(struct inspection *inspection, struct exploration *exploration,
	const struct explore_options *options)
{
	const struct build *build = find_build(inspection, "explore");

	if (!build)
		bug("explored without having been built");
	exploration_run(exploration, &inspection->work, build, options);
}

/* Adds the facts of one exploration to `facts`; true if it was deterministic. */
static bool explore_facts(
	struct inspection *inspection, const struct explore_options *options, struct conf *facts)
{
	struct exploration exploration;
	char *place;
	bool good;

	inspect_explore(inspection, &exploration, options);
	exploration_facts(&exploration, facts);
	conf_setf(facts, "explore.rounds", "%ld", options->rounds);
	place = exploration_place(&exploration, lab_edit(inspection->work.lab));
	if (place)
		conf_set(facts, "explore.place", place);
	good = strcmp(exploration_verdict(&exploration), "deterministic") == 0;
	free(place);
	exploration_release(&exploration);
	return good;
}

void inspect_explore_facts(struct inspection *inspection, unsigned long states)
{
	struct conf smaller = {.name = text_copy("smaller")};
	struct explore_options options;

	explore_options_init(&options, inspection->work.lab);
	if (states)
		options.states = states;
	if (explore_facts(inspection, &options, &inspection->facts)) {
		options.rounds = size_smaller(options.rounds, inspection->runs.seed);
		/* What goes wrong at another size only is the verdict. */
		if (options.rounds && !explore_facts(inspection, &options, &smaller))
			facts_copy(&inspection->facts, &smaller);
	}
	conf_release(&smaller);
}

/* Of what has another fault, nobody asks how it comes to its result. */
static bool is_right_so_far(const struct conf *facts)
{
	static const char *const faults[] = {"outcome.wrong", "ticks.wrong", "tsan.race",
		"ends.crash", "ends.deadlock", "ends.timeout", "ends.flood", "ends.left",
		"ends.strange", "ends.memory", "ends.not_started"};

	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if (conf_number(facts, faults[i], 0))
			return false;
	return conf_number(facts, "outcome.right", 0) &&
	       strcmp(conf_get_or(facts, "explore.verdict", ""), "broken") != 0;
}

void inspect_altered(struct inspection *inspection)
{
	const struct build *build = find_build(inspection, "alter");
	char *runs = work_folder_path(&inspection->work, "runs.json");

	if (build && is_right_so_far(&inspection->facts)) {
		altered_judge(&inspection->runs, &inspection->pool, build, &inspection->facts);
		save(inspection, runs_write(&inspection->runs, runs), "runs.json");
	}
	free(runs);
}

void inspect_save(struct inspection *inspection)
{
	char *path = work_folder_path(&inspection->work, "evidence.conf");

	save(inspection, conf_write(&inspection->facts, path), "evidence.conf");
	free(path);
}

void inspect_close(struct inspection *inspection)
{
	runs_sweep(&inspection->runs);
	findings_release(&inspection->findings);
	runs_release(&inspection->runs);
	audit_release(&inspection->audit);
	for (int i = 0; i < inspection->build_count; i++)
		build_release(&inspection->builds[i]);
	pool_release(&inspection->pool);
	conf_release(&inspection->facts);
	work_folder_release(&inspection->work);
}

void facts_copy(struct conf *to, const struct conf *from)
{
	for (size_t i = 0; i < from->count; i++)
		conf_set(to, from->entries[i].key, from->entries[i].value);
}

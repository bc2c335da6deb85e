#include "build/audit.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/names.h"
#include "build/address.h"
#include "build/address_number.h"
#include "build/build.h"
#include "build/callers.h"
#include "build/directive.h"
#include "build/handlers.h"
#include "build/intrinsic.h"
#include "build/listing.h"
#include "build/looks.h"
#include "build/object_cache.h"
#include "build/same_source.h"
#include "build/telltale.h"
#include "build/variant.h"

#include <ctype.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMPLAINTS_MOST = 20 };

static struct job *compiler(const struct work_folder *work)
{
	struct job *job = job_new("audit");

	job->directory = work_folder_path(work, "src");
	job->limits = build_limits();
	build_room(work, job);
	variant_compile(work->house, "audit", job);
	build_includes(work, job);
	return job;
}

static void add_listing(struct pool *pool, struct job *job, const char *file, const char *listing)
{
	job_argument(job, file);
	job_argument(job, "-o");
	job_argument(job, listing);
	pool_add(pool, job);
}

/* Only the names that a driver defines matter, and they never change. */
static void add_driver(
	struct audit *audit, struct pool *pool, const struct work_folder *work, const char *file)
{
	struct job *job = compiler(work);
	int at = audit->files;

	job_argument(job, "-DROUNDS=1"); /* it may not compile without a size */
	audit->kept[at] = object_cache_path(work, job, file);
	if (audit->kept[at] && file_exists(audit->kept[at])) {
		audit->listings[at] = audit->kept[at];
		audit->kept[at] = NULL;
		job_free(job);
		return;
	}
	audit->listings[at] = work_folder_path(work, "obj/%s.ll", file);
	add_listing(pool, job, file, audit->listings[at]);
}

static void add_edited(
	struct audit *audit, struct pool *pool, const struct work_folder *work, const char *file)
{
	char *listing = work_folder_path(work, "obj/%s.ll", file);

	audit->listings[audit->files] = listing;
	add_listing(pool, compiler(work), file, listing);
	audit->compared[audit->files] = same_source_add(pool, work, file);
}

void audit_add(struct audit *audit, struct pool *pool, const struct work_folder *work, bool *vain)
{
	const char *rest = lab_program(work->lab);
	size_t others = pool->count;
	char file[256];

	*audit = (struct audit){0};
	while (text_next_word(&rest, file, sizeof file)) {
		if (!text_ends(file, ".c"))
			continue;
		if (audit->files == AUDIT_FILES)
			bug("%s has more than %d files", work->lab->name, AUDIT_FILES);
		if (text_has_word(lab_edit(work->lab), file))
			add_edited(audit, pool, work, file);
		else
			add_driver(audit, pool, work, file);
		audit->names[audit->files++] = text_copy(file);
	}
	for (size_t i = others; i < pool->count; i++)
		pool->jobs[i]->cancelled = vain;
}

static void read_source(struct text *source, const struct work_folder *work, const char *file)
{
	char *path = work_folder_path(work, "src/%s", file);
	int problem = file_read(source, path, SUBMISSION_LARGEST);

	if (problem)
		die(EXIT_OUR_FAULT, "%s: %s", path, strerror(problem));
	free(path);
}

bool audit_is_inside(const struct work_folder *work, struct text *complaint)
{
	const char *rest = lab_edit(work->lab);
	char file[256], path[256];

	if (work->lab->is_own_program)
		return true;
	while (!complaint->length && text_next_word(&rest, file, sizeof file)) {
		struct text source = {0};
		int line;

		read_source(&source, work, file);
		line = include_outside_in(text_string(&source), path, sizeof path);
		if (line)
			text_addf(complaint,
				"%s:%d: includes `%s`; only headers of the lab and of the system, "
				"by their name, are allowed",
				file, line, path);
		text_release(&source);
	}
	return !complaint->length;
}

/* ------------------------------------------------------------------ the rules */

struct report {
	struct conf *facts;
	const char *file;
	int tampered, forbidden;
};

static bool is_quoted(int count)
{
	return count < COMPLAINTS_MOST;
}

/* Counts an offence and quotes it under "audit.<word>.<n>". Frees `sentence`. */
static void complain(struct report *report, const char *word, int *count, int line, char *sentence)
{
	char key[64];

	if (is_quoted((*count)++)) {
		snprintf(key, sizeof key, "audit.%s.%d", word, *count);
		if (line)
			conf_setf(report->facts, key, "%s:%d: %s", report->file, line, sentence);
		else
			conf_setf(report->facts, key, "%s: %s", report->file, sentence);
	}
	free(sentence);
}

#define TAMPERED(line, ...) \
	complain(report, "tampered", &report->tampered, line, text_format(__VA_ARGS__))
#define FORBIDDEN(line, ...) \
	complain(report, "forbidden", &report->forbidden, line, text_format(__VA_ARGS__))

/* The runtime and the detectors call these: they would call a student's definition instead. */
static const char *const relied_upon = "dlsym dlopen mmap munmap mprotect madvise syscall getenv "
				       "sched_getaffinity sched_setaffinity personality sigaction "
				       "atexit main environ etext dlvsym dlerror dirfd fileno "
				       "getauxval getpid getrlimit getrusage getuid isatty mkdir "
				       "setrlimit sysconf syslog fork wait waitpid quick_exit "
				       "makecontext swapcontext setcontext getcontext sigprocmask";

static bool is_synchronisation(const char *name)
{
	static const char *const prefixes[] = {
		"pthread_", "sem_", "thrd_", "mtx_", "cnd_", "tss_", "call_once", "lab_tick"};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (text_starts(name, prefixes[i]))
			return true;
	return false;
}

/* The runtime's names begin with the first two, the explorer's with the others. */
static bool is_of_harness(const char *name)
{
	return text_starts(name, "lab_") || text_starts(name, "lab.") || text_starts(name, "x.") ||
	       text_starts(name, "own.") || text_starts(name, "explorer_");
}

/*
 * Would this definition take the place of one in the C library, the harness or a detector? A
 * student may use a name that only looks like theirs: `sem_count`, `static int index`.
 */
static bool is_theirs(const struct names *allowed, const char *name, bool is_static)
{
	/* ThreadSanitizer does not look at a variable called __llvm_gcov_x, even a static one. */
	if (text_starts(name, "__tsan") || text_starts(name, "__llvm") ||
		text_starts(name, "llvm."))
		return true;
	if (text_starts(name, "__") || text_starts(name, "_Z") || text_starts(name, "Annotate"))
		return !is_static;
	if (names_has(allowed, name))
		return !is_static || is_synchronisation(name);
	if (is_synchronisation(name) && dlsym(RTLD_DEFAULT, name))
		return true;
	return !is_static && (text_has_word(relied_upon, name) || is_of_harness(name));
}

/* An `asm` label may hold anything, as `printf@@X`, which to the linker defines `printf`. */
static bool is_name_of_c(const char *name)
{
	for (const char *byte = name; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && !strchr("_.$", *byte) && !(*byte & 0x80))
			return false;
	return *name != '\0';
}

static void judge_hidden(struct report *report, const struct listing_entry *entry)
{
	if (entry->is_hidden)
		TAMPERED(entry->line, "an attribute hides %s() from ThreadSanitizer; remove it",
			entry->name);
}

static void judge_definition(
	struct report *report, const struct names *allowed, const struct listing_entry *entry)
{
	if (!is_name_of_c(entry->name))
		TAMPERED(entry->line, "gives something the name `%s`, which no C source can use",
			entry->name);
	if (is_theirs(allowed, entry->name, entry->is_static))
		TAMPERED(entry->line,
			"defines `%s`, a name of the C library, the harness or a detector; "
			"choose another",
			entry->name);
	if (entry->has_section)
		FORBIDDEN(entry->line, "places `%s` in a section of its own; remove the attribute",
			entry->name);
}

/* No offence by itself, as the programs are built without: what it was to hide may be seen. */
static void note_space(struct report *report, int line)
{
	char *sentence = text_format("%s:%d: an `address_space` attribute hides memory from "
				     "ThreadSanitizer; remove it",
		report->file, line);

	conf_set_first(report->facts, "audit.spaces", sentence);
	free(sentence);
}

static void judge_entry(
	struct report *report, const struct names *allowed, const struct listing_entry *entry)
{
	switch (entry->kind) {
	case LISTING_FUNCTION:
	case LISTING_VARIABLE:
		judge_hidden(report, entry);
		if (entry->is_defined)
			judge_definition(report, allowed, entry);
		break;
	case LISTING_CONSTANT:
		break;
	case LISTING_ALIAS:
		FORBIDDEN(0,
			"an `alias` or `ifunc` attribute gives something a second name; remove it");
		break;
	case LISTING_CONSTRUCTOR:
		FORBIDDEN(0, "%s() runs before or after main(); call it from the program instead",
			entry->name);
		break;
	case LISTING_ASSEMBLY:
		FORBIDDEN(entry->line,
			"uses inline assembly, which the detectors cannot see into; "
			"`asm(\"pause\")` alone is allowed, and <stdatomic.h> has the rest");
		break;
	case LISTING_ADDRESS_SPACE:
		note_space(report, entry->line);
		break;
	}
}

/* What a program's files define: `global` for all of them, `own` only for the file at hand. */
struct defined {
	struct names global, own;
};

/* To the linker, a static name of one file is nothing in another. */
static void add_definitions(struct names *names, const struct listing *listing, bool are_static)
{
	for (size_t i = 0; i < listing->count; i++)
		if (listing->entries[i].is_defined && listing->entries[i].is_static == are_static)
			names_add(names, listing->entries[i].name);
}

static bool is_call_to_library(const struct listing_entry *entry, const struct defined *defined)
{
	return entry->is_declared && !text_starts(entry->name, "llvm.") &&
	       !names_has(&defined->global, entry->name) && !names_has(&defined->own, entry->name);
}

static void judge_call(struct report *report, const struct listing *listing,
	const struct names *allowed, const char *name)
{
	bool controls = text_starts(name, "__tsan_") || text_starts(name, "Annotate");
	int line;

	if (!controls && names_has(allowed, name))
		return;
	line = is_quoted(controls ? report->tampered : report->forbidden)
		       ? listing_line_of_use(listing, name)
		       : 0;
	if (controls)
		TAMPERED(line, "calls %s(), which controls the detectors; remove the call", name);
	else
		FORBIDDEN(line, "uses `%s`, which this lab does not allow", name);
}

/* The library calls of all files, each once. */
struct calls {
	struct names names;
	struct text list;
	struct text others; /* what they use of the other files, a name for each use */
};

static void judge_calls(struct report *report, const struct listing *listing,
	const struct names *allowed, const struct defined *defined, struct calls *calls)
{
	for (size_t i = 0; i < listing->count; i++) {
		const char *name = listing->entries[i].name;

		if (listing->entries[i].is_declared && names_has(&defined->global, name))
			text_addf(&calls->others, "%s%s", calls->others.length ? " " : "", name);
		if (!is_call_to_library(&listing->entries[i], defined))
			continue;
		if (names_add(&calls->names, name))
			text_addf(&calls->list, "%s%s", calls->list.length ? " " : "", name);
		judge_call(report, listing, allowed, name);
	}
}

/* Adds the names in a file of the harness, and those under `key` of lab.conf. */
static void read_names(
	const struct work_folder *work, const char *file, const char *key, struct names *names)
{
	char *path = text_format("%s/%s", work->house->harness, file), *save = NULL;
	struct text text = {0};
	int problem = file_read(&text, path, 1 << 20);

	if (problem)
		die(EXIT_OUR_FAULT, "%s: %s", path, strerror(problem));
	for (char *line = strtok_r(text.bytes, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save))
		if (*line != '#')
			names_add_words(names, line);
	names_add_words(names, conf_get_or(&work->lab->conf, key, ""));
	text_release(&text);
	free(path);
}

static void keep_driver(const struct audit *audit, int driver)
{
	if (audit->kept[driver] && file_exists(audit->listings[driver]))
		object_cache_keep(audit->listings[driver], audit->kept[driver]);
}

/* The functions that may be called. A word of the tools' own is complained of as a call. */
static void add_library(struct names *library, const struct listing *listing,
	const struct names *allowed, const struct defined *defined)
{
	for (size_t i = 0; i < listing->count; i++) {
		const struct listing_entry *entry = &listing->entries[i];

		if (entry->kind == LISTING_FUNCTION && is_call_to_library(entry, defined) &&
			names_has(allowed, entry->name))
			names_add(library, entry->name);
	}
}

static void complain_of_address(const char *name, int line, void *context)
{
	struct report *report = context;

	FORBIDDEN(line,
		"takes the address of %s(), a function of the C library; call it by its name, or "
		"from a function of yours",
		name);
}

static void judge_addresses(struct report *report, const struct listing *listing,
	const struct names *allowed, const struct defined *defined)
{
	struct names library = {0};
	int line = address_computed(listing);

	if (line)
		TAMPERED(line > 0 ? line : 0,
			"calls an address that it computes; call functions by their names");

	line = address_used_as_number(listing);
	if (line)
		TAMPERED(line > 0 ? line : 0,
			"makes a number of an address, or of the id of a thread, which tells one "
			"run of the program from another; compare ids with pthread_equal(), and "
			"give each thread a number of its own");

	add_library(&library, listing, allowed, defined);
	address_taken(listing, &library, complain_of_address, report);
	names_release(&library);
}

static void judge_intrinsics(struct report *report, const struct listing *listing)
{
	for (size_t i = 0; i < listing->count; i++) {
		const struct listing_entry *entry = &listing->entries[i];

		if (entry->kind != LISTING_FUNCTION || !entry->is_declared ||
			!text_starts(entry->name, "llvm.") || intrinsic_is_known(entry->name))
			continue;
		FORBIDDEN(listing_line_of_use(listing, entry->name),
			"uses a builtin of the compiler, `%s`, that this lab does not know; do "
			"without it",
			entry->name);
	}
}

static void judge_telltales(struct report *report, const struct work_folder *work)
{
	struct text text = {0};
	int line = 0;
	const char *word = same_source_text(work, report->file, &text)
				   ? telltale_in(text_string(&text), &line)
				   : NULL;

	if (word)
		TAMPERED(line, "`%.*s` tells one build of the program from another; do without it",
			(int)strcspn(word, " "), word);
	text_release(&text);
}

static void judge_source(struct report *report, const struct work_folder *work, const char *file)
{
	int line = same_source_differs(work, file);

	if (line == SAME_SOURCE_UNREAD)
		conf_setf(report->facts, "audit.unread",
			"%s: what the preprocessor makes of it is missing, or too large to audit",
			file);
	else if (line)
		TAMPERED(line, "the source differs when it is compiled for a detector; it "
			       "must be the same in every build");
}

static void judge_markers(struct report *report, const struct work_folder *work)
{
	struct text source = {0};
	int line;

	read_source(&source, work, report->file);
	line = line_marker_in(text_string(&source));
	if (line)
		TAMPERED(line, "`#line` gives the code another file or line than it has, also in "
			       "the detectors' reports; remove it");
	text_release(&source);
}

static void judge_file(struct report *report, const struct work_folder *work,
	const struct listing *listing, const struct names *allowed, const struct defined *defined,
	bool compared, struct calls *calls)
{
	bool judged = !work->lab->is_own_program;

	for (size_t i = 0; i < listing->count && judged; i++)
		judge_entry(report, allowed, &listing->entries[i]);
	judge_calls(report, listing, allowed, defined, calls);
	if (judged) {
		judge_addresses(report, listing, allowed, defined);
		judge_intrinsics(report, listing);
		if (compared) {
			judge_telltales(report, work);
			judge_source(report, work, report->file);
		}
		judge_markers(report, work);
	}
}

static void read_listings(const struct audit *audit, const struct work_folder *work,
	struct listing *listings, struct names *global, struct conf *facts)
{
	for (int i = 0; i < audit->files; i++) {
		if (!listing_read(&listings[i], audit->listings[i]) && !work->lab->is_own_program)
			conf_setf(facts, "audit.unread",
				"%s: what the compiler makes of it is missing, or too large to "
				"audit",
				audit->names[i]);
		add_definitions(global, &listings[i], false);
	}
}

static void tell_callers(
	struct callers *callers, const char *name, const char *word, struct conf *facts)
{
	struct text functions = {0};
	char *key = text_format("audit.callers.%s", word);

	if (callers_of(callers, name, &functions))
		conf_set(facts, key, text_string(&functions));
	text_release(&functions);
	free(key);
}

static void report_callers(const struct audit *audit, const struct listing *listings,
	const char *calls, struct conf *facts)
{
	struct callers *callers = callers_open(listings, audit->files);
	char name[256];

	tell_callers(callers, CALLERS_ATOMIC, "atomics", facts);
	while (text_next_word(&calls, name, sizeof name))
		tell_callers(callers, name, name, facts);
	callers_close(callers);
}

static void tell_unread(struct conf *facts, const char *file)
{
	conf_setf(facts, "audit.unread", "%s: what the compiler makes of it is too large to audit",
		file);
}

/* Only in a lab that is about signal handlers. */
static void report_handlers(const struct audit *audit, const struct work_folder *work,
	const struct listing *listings, struct conf *facts)
{
	struct handler_file files[AUDIT_FILES];
	struct names safe = {0};
	int count = 0;

	if (!conf_get(&work->lab->conf, "handler.may"))
		return;
	for (int i = 0; i < audit->files; i++)
		if (text_has_word(lab_edit(work->lab), audit->names[i]))
			files[count++] = (struct handler_file){&listings[i], audit->names[i]};
	read_names(work, "signal-safe.txt", "handler.may", &safe);
	if (count && !handlers_report(files, count, &safe, facts))
		tell_unread(facts, files[0].name);
	names_release(&safe);
}

/* Of processes only: what threads do to each other, the detectors see. */
static void report_looks(const struct audit *audit, const struct work_folder *work,
	const struct listing *listings, const char *calls, struct conf *facts)
{
	for (int i = 0; i < audit->files && text_has_word(calls, "fork"); i++) {
		bool edited = text_has_word(lab_edit(work->lab), audit->names[i]);
		int line = edited ? looks_in(&listings[i]) : 0;
		char *place = line > 0 ? text_format("%s:%d", audit->names[i], line)
				       : text_copy(audit->names[i]);

		if (line == LOOKS_UNREAD)
			tell_unread(facts, place);
		else if (line)
			conf_set_first(facts, "audit.looks", place);
		free(place);
	}
}

void audit_report(const struct audit *audit, const struct work_folder *work, struct conf *facts)
{
	struct report report = {.facts = facts};
	struct listing listings[AUDIT_FILES];
	struct names allowed = {0};
	struct defined defined = {{0}, {0}};
	struct calls calls = {{0}, {0}, {0}};
	bool judged = !work->lab->is_own_program, atomics = false, fences = false;

	read_names(work, "allowed.txt", "allow", &allowed);
	read_listings(audit, work, listings, &defined.global, facts);
	for (int i = 0; i < audit->files; i++) {
		const struct listing *listing = &listings[i];

		if (!text_has_word(lab_edit(work->lab), audit->names[i])) {
			keep_driver(audit, i);
			continue;
		}
		report.file = audit->names[i];
		add_definitions(&defined.own, listing, true);
		judge_file(&report, work, listing, &allowed, &defined, audit->compared[i], &calls);
		names_release(&defined.own);
		atomics = atomics || listing->has_atomics;
		fences = fences || listing->has_fences;
	}
	conf_setf(facts, "audit.tampered", "%d", judged ? report.tampered : 0);
	conf_setf(facts, "audit.forbidden", "%d", judged ? report.forbidden : 0);
	conf_set(facts, "audit.atomics", atomics ? "yes" : "no");
	conf_set(facts, "audit.fences", fences ? "yes" : "no");
	conf_set(facts, "audit.calls", text_string(&calls.list));
	conf_set(facts, "audit.uses", text_string(&calls.others));
	report_callers(audit, listings, text_string(&calls.list), facts);
	report_handlers(audit, work, listings, facts);
	report_looks(audit, work, listings, text_string(&calls.list), facts);
	for (int i = 0; i < audit->files; i++)
		listing_release(&listings[i]);
	names_release(&allowed);
	names_release(&defined.global);
	names_release(&calls.names);
	text_release(&calls.list);
	text_release(&calls.others);
}

void audit_release(struct audit *audit)
{
	for (int i = 0; i < audit->files; i++) {
		free(audit->listings[i]);
		free(audit->kept[i]);
		free(audit->names[i]);
	}
	*audit = (struct audit){0};
}

#include "build/audit.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "build/build.h"
#include "build/object_cache.h"
#include "build/same_source.h"
#include "build/variant.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTING_LARGEST = 32 << 20, COMPLAINTS_MOST = 20, NAME_LONGEST = 256 };

static struct job *compiler(const struct work_folder *work)
{
	struct job *job = job_new("audit");

	job->directory = work_folder_path(work, "src");
	job->limits = build_limits();
	variant_compile(work->house, "audit", job);
	job_argument(job, "-I");
	job_argument(job, work->house->harness);
	return job;
}

static void add_listing(struct pool *pool, struct job *job, const char *file, const char *listing)
{
	job_argument(job, file);
	job_argument(job, "-o");
	job_argument(job, listing);
	pool_add(pool, job);
}

/* Of a driver only the names that it defines matter, and they never change. */
static void add_driver(
	struct audit *audit, struct pool *pool, const struct work_folder *work, const char *file)
{
	struct job *job = compiler(work);
	int at = audit->files;

	job_argument(job, "-DROUNDS=1"); /* it may need its size to compile */
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
	same_source_add(pool, work, file);
}

void audit_add(struct audit *audit, struct pool *pool, const struct work_folder *work)
{
	const char *rest = lab_program(work->lab);
	char file[256];

	*audit = (struct audit){0};
	while (text_next_word(&rest, file, sizeof file) && audit->files < AUDIT_FILES) {
		if (!text_ends(file, ".c"))
			continue;
		if (text_has_word(lab_edit(work->lab), file))
			add_edited(audit, pool, work, file);
		else
			add_driver(audit, pool, work, file);
		audit->names[audit->files++] = text_copy(file);
	}
}

/* ------------------------------------------------------------------ one listing, in lines */

struct listing {
	struct text text;
	char **lines;
	size_t count;
};

static void listing_read(struct listing *listing, const char *path)
{
	char *save = NULL;

	*listing = (struct listing){0};
	if (file_read(&listing->text, path, LISTING_LARGEST) != 0 || !listing->text.bytes)
		return;
	for (char *line = strtok_r(listing->text.bytes, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		listing->lines = grown(listing->lines, listing->count, sizeof *listing->lines);
		listing->lines[listing->count++] = line;
	}
}

static void listing_release(struct listing *listing)
{
	free(listing->lines);
	text_release(&listing->text);
}

/* The source line that a "!dbg !N" at the end of `line` points to; 0 when there is none. */
static int source_line(const struct listing *listing, const char *line)
{
	const char *mark = strstr(line, "!dbg !"), *at;
	char key[32];

	if (!mark)
		return 0;
	snprintf(key, sizeof key, "!%d = ", atoi(mark + strlen("!dbg !")));
	for (size_t i = listing->count; i-- > 0;)
		if (text_starts(listing->lines[i], key)) {
			at = strstr(listing->lines[i], "line: ");
			return at ? atoi(at + strlen("line: ")) : 0;
		}
	return 0;
}

/* The name after the first '@' of a line, without quotes; false when there is none. */
static bool name_in(const char *line, char name[NAME_LONGEST])
{
	const char *at = strchr(line, '@');
	size_t length;

	if (!at)
		return false;
	at++;
	if (*at == '"') {
		at++;
		length = strcspn(at, "\"");
		/* A name made with asm("\01x") starts with a byte that means "as it is". */
		if (text_starts(at, "\\01")) {
			at += 3;
			length -= 3;
		}
	} else {
		length = strcspn(at, " (,)=");
	}
	snprintf(name, NAME_LONGEST, "%.*s", (int)length, at);
	return length > 0;
}

/* The first line of source in which `name` is used. */
static int line_of_use(const struct listing *listing, const char *name)
{
	char *needle = text_format("@%s", name);
	int line = 0;

	for (size_t i = 0; i < listing->count && !line; i++) {
		const char *at =
			listing->lines[i][0] == ' ' ? strstr(listing->lines[i], needle) : NULL;
		char next = at ? at[strlen(needle)] : 'x';

		if (at && !isalnum((unsigned char)next) && next != '_')
			line = source_line(listing, listing->lines[i]);
	}
	free(needle);
	return line;
}

static bool attributes_have(const struct listing *listing, const char *line, const char *word)
{
	const char *mark = strstr(line, ") ");
	char key[48], padded[64];

	/* The last "#N" before the debug mark names the group. */
	for (const char *at = mark; at && (at = strchr(at + 1, '#'));)
		if (isdigit((unsigned char)at[1]))
			mark = at;
	if (!mark || *mark != '#')
		return false;
	snprintf(key, sizeof key, "attributes #%d = ", atoi(mark + 1));
	snprintf(padded, sizeof padded, " %s ", word);
	for (size_t i = listing->count; i-- > 0;)
		if (text_starts(listing->lines[i], key))
			return strstr(listing->lines[i], padded) != NULL;
	return false;
}

/* ------------------------------------------------------------------ what is complained of */

struct report {
	struct conf *facts;
	const char *file;
	int tampered, forbidden;
};

static void complain(struct report *report, const char *word, int *count, int line,
	const char *about, const char *name)
{
	char key[64];
	struct text text = {0};

	if (++*count > COMPLAINTS_MOST)
		return;
	snprintf(key, sizeof key, "audit.%s.%d", word, *count);
	text_add(&text, report->file);
	if (line)
		text_addf(&text, ":%d", line);
	text_add(&text, ": ");
	text_addf(&text, about, name);
	conf_set(report->facts, key, text_string(&text));
	text_release(&text);
}

#define TAMPERED(line, about, name) \
	complain(report, "tampered", &report->tampered, line, about, name)
#define FORBIDDEN(line, about, name) \
	complain(report, "forbidden", &report->forbidden, line, about, name)

/* Called by the runtime or by a detector: a definition of one's own would be called instead. */
static const char *const relied_upon = "dlsym dlopen mmap munmap mprotect madvise syscall getenv "
				       "sched_getaffinity sched_setaffinity personality sigaction "
				       "atexit main environ lab_choose";

static bool is_synchronisation(const char *name)
{
	static const char *const prefixes[] = {
		"pthread_", "sem_", "thrd_", "mtx_", "cnd_", "tss_", "call_once", "lab_tick"};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (text_starts(name, prefixes[i]))
			return true;
	return false;
}

/*
 * Would this definition stand in for one of the C library, the harness or a detector? A name that
 * only looks alike, `sem_count` or `static int index`, is the student's to use.
 */
static bool is_theirs(const struct text *allowed, const char *name, bool is_static)
{
	if (text_starts(name, "__") || text_starts(name, "_Z") || text_starts(name, "Annotate"))
		return !is_static || text_starts(name, "__tsan");
	if (text_has_word(text_string(allowed), name))
		return !is_static || is_synchronisation(name);
	return !is_static && (text_has_word(relied_upon, name) || text_starts(name, "lab_pthread"));
}

static void look_at_definition(struct report *report, const struct listing *listing,
	const struct text *allowed, const char *line)
{
	char name[NAME_LONGEST];
	int where = source_line(listing, line);

	if (!name_in(line, name))
		return;
	if (text_starts(line, "define") &&
		(!attributes_have(listing, line, "sanitize_thread") ||
			attributes_have(listing, line, "disable_sanitizer_instrumentation")))
		TAMPERED(where, "an attribute hides %s() from ThreadSanitizer; take it away", name);
	if (is_theirs(allowed, name, strstr(line, " internal ") || strstr(line, " private ")))
		TAMPERED(where,
			"defines `%s`, a name of the C library or of the detectors; choose another",
			name);
	if (strstr(line, " section \"") && !strstr(line, "section \"llvm."))
		FORBIDDEN(where, "puts `%s` into a section of its own", name);
}

static void look_at_constructors(struct report *report, const char *line)
{
	const char *at = line;
	char name[NAME_LONGEST];

	while ((at = strstr(at, "void ()* @")) && name_in(at, name)) {
		FORBIDDEN(0, "%s() runs before or after main; call it from the program instead",
			name);
		at++;
	}
	/* With opaque pointers the entries read "ptr @name". */
	for (at = line; (at = strstr(at, "ptr @")) && name_in(at, name); at++)
		FORBIDDEN(0, "%s() runs before or after main; call it from the program instead",
			name);
}

static void look_at_line(struct report *report, const struct listing *listing,
	const struct text *allowed, const char *line)
{
	if (text_starts(line, "module asm"))
		FORBIDDEN(0, "%s, which the detectors cannot see into", "inline assembly");
	else if (text_starts(line, "@llvm.global_ctors") || text_starts(line, "@llvm.global_dtors"))
		look_at_constructors(report, line);
	else if (text_starts(line, "@llvm.") || text_starts(line, "@.str") ||
		 text_starts(line, "@__const.") || text_starts(line, "@__func__.") ||
		 text_starts(line, "@__PRETTY_FUNCTION__"))
		return;
	else if (text_starts(line, "@") && (strstr(line, " alias ") || strstr(line, " ifunc ")))
		FORBIDDEN(0, "%s", "gives one thing a second name with an attribute");
	else if (text_starts(line, "define") ||
		 (text_starts(line, "@") && !strstr(line, "= external ")))
		look_at_definition(report, listing, allowed, line);
	else if (line[0] == ' ' && strstr(line, " asm "))
		FORBIDDEN(source_line(listing, line), "%s, which the detectors cannot see into",
			"inline assembly");
}

/* ------------------------------------------------------------------ what is called */

static bool is_declaration(const char *line)
{
	return text_starts(line, "declare") ||
	       (text_starts(line, "@") && strstr(line, "= external "));
}

static void collect_definitions(const struct audit *audit, struct text *defined)
{
	for (int i = 0; i < audit->files; i++) {
		struct listing listing;
		char name[NAME_LONGEST];

		listing_read(&listing, audit->listings[i]);
		for (size_t n = 0; n < listing.count; n++)
			if ((text_starts(listing.lines[n], "define") ||
				    (listing.lines[n][0] == '@' &&
					    !is_declaration(listing.lines[n]))) &&
				name_in(listing.lines[n], name))
				text_addf(defined, " %s", name);
		listing_release(&listing);
	}
}

static void look_at_calls(struct report *report, const struct listing *listing,
	const struct text *allowed, const struct text *defined, struct text *calls)
{
	char name[NAME_LONGEST];

	for (size_t i = 0; i < listing->count; i++) {
		if (!is_declaration(listing->lines[i]) || !name_in(listing->lines[i], name) ||
			text_starts(name, "llvm.") || text_has_word(text_string(defined), name))
			continue;
		if (!text_has_word(text_string(calls), name))
			text_addf(calls, "%s%s", calls->length ? " " : "", name);
		if (text_starts(name, "__tsan_") || text_starts(name, "Annotate"))
			TAMPERED(line_of_use(listing, name),
				"calls %s(), which speaks to the detectors", name);
		else if (!text_has_word(text_string(allowed), name))
			FORBIDDEN(line_of_use(listing, name),
				"uses `%s`, which this lab does not allow", name);
	}
}

static bool uses(const struct listing *listing, const char *instruction)
{
	for (size_t i = 0; i < listing->count; i++)
		if (listing->lines[i][0] == ' ' && strstr(listing->lines[i], instruction))
			return true;
	return false;
}

static void read_allowed(const struct work_folder *work, struct text *allowed)
{
	char *path = text_format("%s/allowed.txt", work->house->harness), *save = NULL;
	struct text text = {0};
	int problem = file_read(&text, path, 1 << 20);

	if (problem)
		die(EXIT_OUR_FAULT, "%s: %s", path, strerror(problem));
	for (char *line = strtok_r(text.bytes, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save))
		if (*line != '#')
			text_addf(allowed, "%s ", line);
	text_add(allowed, conf_get_or(&work->lab->conf, "allow", ""));
	text_release(&text);
	free(path);
}

void audit_report(const struct audit *audit, const struct work_folder *work, struct conf *facts)
{
	struct report whole = {.facts = facts}, *report = &whole;
	struct text allowed = {0}, defined = {0}, calls = {0};
	bool atomics = false, fences = false;
	int line;

	read_allowed(work, &allowed);
	collect_definitions(audit, &defined);
	for (int i = 0; i < audit->files; i++) {
		struct listing listing;

		if (!text_has_word(lab_edit(work->lab), audit->names[i])) {
			if (audit->kept[i] && file_exists(audit->listings[i]))
				object_cache_keep(audit->listings[i], audit->kept[i]);
			continue;
		}
		report->file = audit->names[i];
		listing_read(&listing, audit->listings[i]);
		for (size_t n = 0; n < listing.count && !work->lab->is_own_program; n++)
			look_at_line(report, &listing, &allowed, listing.lines[n]);
		look_at_calls(report, &listing, &allowed, &defined, &calls);
		atomics = atomics || uses(&listing, " atomic ") || uses(&listing, "atomicrmw ") ||
			  uses(&listing, "cmpxchg ");
		fences = fences || uses(&listing, "  fence ");
		listing_release(&listing);
		line = same_source_differs(work, audit->names[i]);
		if (line)
			TAMPERED(line,
				"the code differs when it is built for %s; a lab has one program",
				"a detector");
	}
	conf_setf(facts, "audit.tampered", "%d", work->lab->is_own_program ? 0 : whole.tampered);
	conf_setf(facts, "audit.forbidden", "%d", work->lab->is_own_program ? 0 : whole.forbidden);
	conf_set(facts, "audit.atomics", atomics ? "yes" : "no");
	conf_set(facts, "audit.fences", fences ? "yes" : "no");
	conf_set(facts, "audit.calls", text_string(&calls));
	text_release(&allowed);
	text_release(&defined);
	text_release(&calls);
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

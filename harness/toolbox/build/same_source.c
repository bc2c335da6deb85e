#include "build/same_source.h"

#include "base/file.h"
#include "build/build.h"
#include "build/plain_source.h"
#include "build/variant.h"
#include "house/driver.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/*
 * The source can tell only whether there is a sanitizer. (variants.mk undefines what -O2 defines:
 * `clang -dM -E` prints the same for plain and fast.)
 */
static const char *const variants[] = {"plain", "tsan"};

enum { VARIANTS = sizeof variants / sizeof *variants, LARGEST = 32 << 20 };

static char *text_file(const struct work_folder *work, const char *file, const char *variant)
{
	return work_folder_path(work, "obj/%s.%s.i", file, variant);
}

/* Where it is not read, the compiler may say so. */
static bool is_plain(const struct work_folder *work, const char *file)
{
	char *path = work_folder_path(work, "src/%s", file), *driver = driver_files(work->lab);
	struct text source = {0}, own = {0};
	bool plain;

	text_addf(&own, "lab.h %s", driver);
	/* What stands behind a byte 0 is not looked at. */
	plain = file_read(&source, path, LARGEST) == 0 &&
		strlen(text_string(&source)) == source.length &&
		source_is_plain(text_string(&source), text_string(&own));
	text_release(&own);
	text_release(&source);
	free(driver);
	free(path);
	return plain;
}

bool same_source_add(struct pool *pool, const struct work_folder *work, const char *file)
{
	if (work->lab->is_own_program || is_plain(work, file))
		return false;
	for (int i = 0; i < VARIANTS; i++) {
		struct job *job = job_new("preprocess");
		char *output = text_file(work, file, variants[i]);

		job->directory = work_folder_path(work, "src");
		job->limits = build_limits();
		build_room(work, job);
		variant_compile(work->house, variants[i], job);
		job_argument(job, "-w");
		build_includes(work, job);
		job_argument(job, "-E");
		job_argument(job, file);
		job_argument(job, "-o");
		job_argument(job, output);
		pool_add(pool, job);
		free(output);
	}
	return true;
}

/*
 * Reads a preprocessed file line by line. The markers, `# 12 "file" flags`, only tell where we are:
 * a source can write `#line` itself, so they may lie, and text counts wherever it claims to be
 * from.
 */
struct reader {
	struct text text;
	char *at;
	const char *file;
	bool inside; /* the last marker names our file */
	int line; /* of our file: the last that was seen, at least 1 */
};

static bool open_reader(struct reader *reader, const struct work_folder *work, const char *file,
	const char *variant)
{
	char *path = text_file(work, file, variant);
	bool good;

	*reader = (struct reader){.file = file, .line = 1};
	good = file_read(&reader->text, path, LARGEST) == 0 &&
	       !memchr(text_string(&reader->text), '\0', reader->text.length);
	reader->at = reader->text.bytes;
	free(path);
	return good;
}

static bool is_marker(const char *line)
{
	return text_starts(line, "# ") && isdigit((unsigned char)line[2]);
}

static void read_marker(struct reader *reader, const char *marker)
{
	const char *name = strchr(marker, '"'), *end = name ? strchr(name + 1, '"') : NULL;
	size_t length = strlen(reader->file);

	reader->inside = end && (size_t)(end - name - 1) == length &&
			 strncmp(name + 1, reader->file, length) == 0;
	if (reader->inside)
		reader->line = text_natural(marker + 2) - 1;
}

/* The next line that is not blank; NULL at the end. */
static char *next_line(struct reader *reader)
{
	char *line;

	while (reader->at && (line = strsep(&reader->at, "\n"))) {
		if (is_marker(line)) {
			read_marker(reader, line);
			continue;
		}
		reader->line += reader->inside;
		line = text_trim(line);
		if (*line)
			return line;
	}
	return NULL;
}

static int first_difference(struct reader *one, struct reader *other)
{
	for (;;) {
		char *a = next_line(one), *b = next_line(other);
		int line = !a || (b && other->line < one->line) ? other->line : one->line;

		if (!a && !b)
			return 0;
		if (!a || !b || strcmp(a, b) != 0)
			return line > 0 ? line : 1;
	}
}

static int compare(const struct work_folder *work, const char *file, const char *variant)
{
	struct reader one, other;
	bool good = open_reader(&one, work, file, variants[0]);
	int differs;

	good = open_reader(&other, work, file, variant) && good;
	differs = good ? first_difference(&one, &other) : SAME_SOURCE_UNREAD;
	text_release(&one.text);
	text_release(&other.text);
	return differs;
}

bool same_source_text(const struct work_folder *work, const char *file, struct text *text)
{
	char *path = text_file(work, file, variants[0]);
	bool good = file_read(text, path, LARGEST) == 0;

	free(path);
	return good;
}

int same_source_differs(const struct work_folder *work, const char *file)
{
	int differs = 0;

	for (int i = 1; i < VARIANTS && !differs; i++)
		differs = compare(work, file, variants[i]);
	return differs;
}

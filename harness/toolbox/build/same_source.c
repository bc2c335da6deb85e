#include "build/same_source.h"

#include "base/file.h"
#include "build/build.h"
#include "build/variant.h"

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

void same_source_add(struct pool *pool, const struct work_folder *work, const char *file)
{
	for (int i = 0; i < VARIANTS; i++) {
		struct job *job = job_new("preprocess");
		char *output = text_file(work, file, variants[i]);

		job->directory = work_folder_path(work, "src");
		job->limits = build_limits();
		variant_compile(work->house, variants[i], job);
		job_argument(job, "-w");
		job_argument(job, "-I");
		job_argument(job, work->house->harness);
		job_argument(job, "-E");
		job_argument(job, file);
		job_argument(job, "-o");
		job_argument(job, output);
		pool_add(pool, job);
		free(output);
	}
}

/* Reads a preprocessed file line by line, and of that only what `file` itself contributes. */
struct reader {
	struct text text;
	char *at;
	const char *file;
	bool inside; /* the last marker, `# 12 "file" flags`, names our file */
	int line; /* of the source */
};

static void open_reader(struct reader *reader, const struct work_folder *work, const char *file,
	const char *variant)
{
	char *path = text_file(work, file, variant);

	*reader = (struct reader){.file = file};
	file_read(&reader->text, path, LARGEST);
	reader->at = reader->text.bytes;
	free(path);
}

static void read_marker(struct reader *reader, const char *marker)
{
	const char *name = strchr(marker, '"'), *end = name ? strchr(name + 1, '"') : NULL;
	size_t length = strlen(reader->file);

	reader->line = text_natural(marker + 2) - 1;
	reader->inside = end && (size_t)(end - name - 1) == length &&
			 strncmp(name + 1, reader->file, length) == 0;
}

/* The next line that is not blank; NULL at the end. */
static char *next_line(struct reader *reader)
{
	char *line;

	while (reader->at && (line = strsep(&reader->at, "\n"))) {
		if (text_starts(line, "# ")) {
			read_marker(reader, line);
			continue;
		}
		reader->line++;
		line = text_trim(line);
		if (reader->inside && *line)
			return line;
	}
	return NULL;
}

static int compare(const struct work_folder *work, const char *file, const char *variant)
{
	struct reader one, other;
	int differs = 0;

	open_reader(&one, work, file, variants[0]);
	open_reader(&other, work, file, variant);
	while (!differs) {
		char *a = next_line(&one), *b = next_line(&other);

		if (!a && !b)
			break;
		if (!a || !b || strcmp(a, b) != 0)
			differs = !a || (b && other.line < one.line) ? other.line : one.line;
	}
	text_release(&one.text);
	text_release(&other.text);
	return differs;
}

int same_source_differs(const struct work_folder *work, const char *file)
{
	int differs = 0;

	for (int i = 1; i < VARIANTS && !differs; i++)
		differs = compare(work, file, variants[i]);
	return differs;
}

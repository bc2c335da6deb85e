#include "build/object_cache.h"

#include "base/file.h"
#include "base/hash.h"
#include "process/tools.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { OBJECT_LARGEST = 16 << 20 };

/* All headers, also those that a student may change, as this submission has them. */
static void add_headers(struct text *key, const char *folder)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		char *path = text_format("%s/%s", folder, entries[i]->d_name);

		if (text_ends(path, ".h")) {
			text_addf(key, "%s:", entries[i]->d_name);
			file_read(key, path, SUBMISSION_LARGEST);
		}
		free(path);
		free(entries[i]);
	}
	free(entries);
}

/* Everything else that shapes an object: flags, rewriting, renaming, tools. */
static void add_pipeline(struct text *key, const struct house *house)
{
	static const char *const files[] = {"harness/variants.mk", "harness/toolbox/build/hooks.c",
		"harness/toolbox/build/idle.c", "harness/toolbox/build/instruction.c",
		"harness/toolbox/build/operand.c", "harness/toolbox/build/reach.c",
		"harness/toolbox/build/rewrite.c", "harness/toolbox/build/span.c",
		"build/runtime/calls.map", "build/runtime/explorer.map"};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char *path = text_format("%s/%s", house->root, files[i]);

		file_read(key, path, SUBMISSION_LARGEST);
		free(path);
	}
	tools_identify(house, key);
}

char *object_cache_path(const struct work_folder *work, const struct job *compile, const char *file)
{
	struct text key = {0};
	char *folder, *source, *name, *kept, hex[HASH_SIZE];

	if (work->lab->is_own_program || text_has_word(lab_edit(work->lab), file))
		return NULL;
	folder = work_folder_path(work, "src");
	source = work_folder_path(work, "src/%s", file);
	for (char **argument = compile->arguments; *argument; argument++)
		text_addf(&key, "%s\n", *argument);
	add_pipeline(&key, work->house);
	add_headers(&key, folder);
	add_headers(&key, work->house->harness);
	file_read(&key, source, SUBMISSION_LARGEST);
	hash_bytes(text_string(&key), key.length, hex);
	name = text_format("objects/%s-%s.o", file, hex);
	kept = house_cached(work->house, name);
	free(name);
	text_release(&key);
	free(source);
	free(folder);
	return kept;
}

void object_cache_keep(const char *object, const char *kept)
{
	struct text bytes = {0};
	char *folder = text_format("%.*s", (int)(strrchr(kept, '/') - kept), kept);

	if (file_read(&bytes, object, OBJECT_LARGEST) == 0) {
		if (try_make_directories(folder) == 0)
			file_write(kept, text_string(&bytes), bytes.length);
	}
	text_release(&bytes);
	free(folder);
}

#include "house/driver.h"

#include "base/file.h"
#include "house/work_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static bool is_source(const char *name)
{
	return text_ends(name, ".c") || text_ends(name, ".h");
}

static void add_sources(const struct lab *lab, const char *folder, struct text *files)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (is_source(name) && !text_has_word(lab_edit(lab), name) &&
			!text_has_word(text_string(files), name))
			text_addf(files, "%s%s", files->length ? " " : "", name);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

char *driver_files(const struct lab *lab)
{
	char *shipped = lab_shipped(lab, "");
	struct text files = {0};

	add_sources(lab, shipped, &files);
	add_sources(lab, lab->path, &files);
	free(shipped);
	return files.length ? text_take(&files) : text_copy("");
}

char *driver_pristine(const struct lab *lab, const char *file)
{
	char *shipped = lab_shipped(lab, file);

	if (file_exists(shipped))
		return shipped;
	free(shipped);
	return text_format("%s/%s", lab->path, file);
}

char *driver_changed(const struct lab *lab, const char *folder)
{
	char *files = lab->is_own_program ? text_copy("") : driver_files(lab), file[256];
	const char *rest = files;
	struct text changed = {0};

	while (text_next_word(&rest, file, sizeof file)) {
		char *pristine = driver_pristine(lab, file);
		char *here = text_format("%s/%s", folder, file);

		if (file_exists(here) && !file_same(pristine, here, SUBMISSION_LARGEST))
			text_addf(&changed, "%s%s", changed.length ? " " : "", file);
		free(here);
		free(pristine);
	}
	free(files);
	return changed.length ? text_take(&changed) : text_copy("");
}

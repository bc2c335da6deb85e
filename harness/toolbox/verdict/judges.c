#include "verdict/judges.h"

#include "base/file.h"
#include "base/hash.h"
#include "house/driver.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 64 << 20 };

/* A line of a list: the name and the hash of the bytes. A file that is not there is told, too. */
static void add_file(struct text *list, const char *name, const char *path)
{
	struct text bytes = {0};
	int problem = file_read(&bytes, path, LARGEST);
	char hex[HASH_SIZE];

	hash_bytes(text_string(&bytes), problem ? 0 : bytes.length, hex);
	text_addf(list, "%s %d %s\n", name, problem, hex);
	text_release(&bytes);
}

static int no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* What stands in the harness and has no say in a verdict. */
static bool judges(const char *name)
{
	static const char *const others[] = {"harness/adapters", "harness/completion",
		"harness/editors", "harness/hints.md", "harness/template"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i], name) == 0)
			return false;
	return true;
}

/* Every file below the folder, in the order of the names. */
static void add_folder(struct text *list, const char *name, const char *path)
{
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, no_dots, alphasort);

	for (int i = 0; i < count; i++) {
		char *below = text_format("%s/%s", path, entries[i]->d_name);
		char *shown = text_format("%s/%s", name, entries[i]->d_name);

		if (judges(shown) && entries[i]->d_type != DT_DIR)
			add_file(list, shown, below);
		else if (judges(shown))
			add_folder(list, shown, below);
		free(shown);
		free(below);
		free(entries[i]);
	}
	free(entries);
}

static void set_list(struct conf *judges, const char *key, struct text *list)
{
	char hex[HASH_SIZE];

	hash_bytes(text_string(list), list->length, hex);
	conf_set(judges, key, hex);
	text_release(list);
}

/* Not the folder itself: a student works there. */
static void add_lab(struct text *list, const struct lab *lab)
{
	static const char *const own[] = {"lab.conf", "grade.bats", "checks.bats"};
	char *files = driver_files(lab), *path, file[256];
	const char *rest = files;

	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		path = text_format("%s/%s", lab->path, own[i]);
		add_file(list, own[i], path);
		free(path);
	}
	while (text_next_word(&rest, file, sizeof file)) {
		path = driver_pristine(lab, file);
		add_file(list, file, path);
		free(path);
	}
	path = text_format("%s/.shipped", lab->path);
	add_folder(list, ".shipped", path);
	free(path);
	path = text_format("%s/answers.conf", lab->solutions);
	add_file(list, "answers", path);
	free(path);
	free(files);
}

void judges_hash(struct conf *judges, const struct house *house, const struct lab *lab,
	const struct conf *versions)
{
	struct text list = {0};
	char *path;

	*judges = (struct conf){.name = text_copy("judges")};
	add_lab(&list, lab);
	set_list(judges, "lab", &list);
	add_folder(&list, "harness", house->harness);
	set_list(judges, "harness", &list);
	add_folder(&list, "runtime", house->runtime);
	set_list(judges, "runtime", &list);
	/* A link of the kernel's own, which file_read() does not follow. */
	path = realpath("/proc/self/exe", NULL);
	if (path)
		file_read(&list, path, LARGEST);
	free(path);
	set_list(judges, "toolbox", &list);
	conf_set(judges, "tools", conf_get_or(versions, "fingerprint", "unknown"));
}

#include "house/house.h"

#include "base/fault.h"
#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *find_root(void)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

	if (length < 0)
		die(EXIT_OUR_FAULT, "cannot read /proc/self/exe: %s; is /proc mounted?",
			strerror(errno));
	path[length] = '\0';
	for (char *slash; (slash = strrchr(path, '/')) && slash != path;) {
		char *mark;
		bool found;

		*slash = '\0';
		mark = text_format("%s/harness/variants.mk", path);
		found = file_exists(mark);
		free(mark);
		if (found)
			return text_copy(path);
	}
	die(EXIT_OUR_FAULT, "no harness/variants.mk in a folder above this program; "
			    "run the racelab that `make build` put into build/");
}

void house_open(struct house *house)
{
	struct text complaint = {0};
	char *variants, *toolchain;

	house->root = find_root();
	house->labs = text_format("%s/labs", house->root);
	house->solutions = text_format("%s/solutions", house->root);
	house->harness = text_format("%s/harness", house->root);
	house->build = text_format("%s/build", house->root);
	house->runtime = text_format("%s/build/runtime", house->root);
	house->cache = text_format("%s/build/cache", house->root);
	house->shared_cache = NULL;
	house->work = NULL;
	variants = text_format("%s/variants.mk", house->harness);
	if (!conf_read(&house->variants, variants, &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
	toolchain = text_format("%s/toolchain.conf", house->runtime);
	toolchain_open(&house->toolchain, toolchain);
	text_release(&complaint);
	free(toolchain);
	free(variants);
}

void house_release(struct house *house)
{
	free(house->root);
	free(house->labs);
	free(house->solutions);
	free(house->harness);
	free(house->build);
	free(house->runtime);
	free(house->cache);
	conf_release(&house->variants);
	toolchain_release(&house->toolchain);
}

void house_work_in(struct house *elsewhere, const struct house *house, const char *work)
{
	*elsewhere = *house;
	elsewhere->work = text_copy(work);
	elsewhere->cache = text_format("%s/cache", work);
	elsewhere->shared_cache = house->cache;
}

void house_leave(struct house *elsewhere)
{
	free(elsewhere->work);
	free(elsewhere->cache);
}

const char *house_work(const struct house *house)
{
	return house->work ? house->work : house->build;
}

char *house_cached(const struct house *house, const char *name)
{
	char *own = text_format("%s/%s", house->cache, name), *shared;

	if (!house->shared_cache || file_exists(own))
		return own;
	shared = text_format("%s/%s", house->shared_cache, name);
	if (file_exists(shared)) {
		free(own);
		return shared;
	}
	free(shared);
	return own;
}

bool house_has_solutions(const struct house *house)
{
	return is_directory(house->solutions);
}

static const char *make_typed_in(void)
{
	return getenv("RACELAB_MAKE");
}

bool reader_typed_make(void)
{
	return make_typed_in() != NULL;
}

/* A folder that is gone by now, or no name at all, is as good as our own. */
static bool readers_folder(char folder[PATH_MAX])
{
	const char *typed_in = make_typed_in();

	return (typed_in && realpath(typed_in, folder)) || getcwd(folder, PATH_MAX);
}

bool reader_is_in(const char *folder)
{
	char here[PATH_MAX];

	return readers_folder(here) && strcmp(here, folder) == 0;
}

char *path_shown(const char *path)
{
	char here[PATH_MAX];
	size_t length;

	if (!readers_folder(here))
		return text_copy(path);
	length = strlen(here);
	if (strncmp(path, here, length) == 0 && path[length] == '/')
		return text_copy(path + length + 1);
	return text_copy(path);
}

#include "verdict/fitness.h"

#include "process/tools.h"
#include "verdict/calibrate.h"

#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

/* A grading writes a few megabytes; a large exploration and its log, a few hundred. */
enum { NEEDED_MIB = 300, NEEDED_FILES = 2000 };

/* A compiler that finds no space says that the source is wrong. */
static bool has_space(const struct house *house)
{
	struct statvfs disk;

	if (statvfs(house->build, &disk) != 0)
		return true;
	return (disk.f_bavail * disk.f_frsize) >> 20 >= NEEDED_MIB &&
	       (!disk.f_files || disk.f_favail >= NEEDED_FILES);
}

void fitness_measure(
	struct fitness *fitness, const struct house *house, const struct conf *versions)
{
	*fitness = (struct fitness){.missing = tools_missing(versions)};
	if (fitness->missing)
		fitness->package = tool_package(house, fitness->missing);
	else if (!has_space(house))
		fitness->short_of_mib = NEEDED_MIB;
	else
		fitness->fit = calibrate(house, versions, &fitness->calibration);
}

/* Blames the first tool that failed. */
static void complain_of_calibration(const struct conf *calibration, struct text *why)
{
	for (size_t i = 0; i < calibration->count; i++) {
		const char *key = calibration->entries[i].key,
			   *value = calibration->entries[i].value;

		if (strcmp(value, "ok") == 0)
			continue;
		text_addf(why, "%s %s; `make doctor` says how to mend it",
			key + strlen("calibration."), value);
		return;
	}
}

void fitness_complain(const struct fitness *fitness, struct text *why)
{
	if (fitness->missing)
		text_addf(why, "%s is missing; `make deps` installs it (package %s)",
			fitness->missing->name, fitness->package);
	else if (fitness->short_of_mib)
		text_addf(why,
			"the disk is full: a grading needs %ld MiB below build/, and some thousand "
			"files",
			fitness->short_of_mib);
	else
		complain_of_calibration(&fitness->calibration, why);
}

void fitness_release(struct fitness *fitness)
{
	conf_release(&fitness->calibration);
	free(fitness->package);
	*fitness = (struct fitness){0};
}

#include "process/tools.h"

#include "base/fault.h"
#include "base/file.h"
#include "process/pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

const struct tool tools[] = {
	{"clang", "clang", true, NULL, "clang", "compiles every variant"},
	{"gcc", "gcc", false, NULL, "gcc", "links the native variants"},
	{"lld", "ld.lld", true, NULL, "lld", "links the ThreadSanitizer variant"},
	{"objcopy", "objcopy", false, NULL, "binutils", "redirects pthread calls to the runtime"},
	{"symbolizer", "llvm-symbolizer", true, NULL, "llvm", "turns addresses into source lines"},
	{"valgrind", "valgrind", false, NULL, "valgrind", "runs Helgrind"},
	{"libc6-dbg", NULL, false, "/usr/lib/debug/.build-id", "libc6-dbg",
		"without it Helgrind accuses correct programs"},
	{"bats", "bats", false, NULL, "bats", "runs the rubric"},
	{0},
};

enum { VERSION_LONGEST = 120 };

/* Searches as the sandbox does: in its PATH, not the caller's. */
static char *find_tool(const struct house *house, const struct tool *tool)
{
	if (tool->of_clang)
		return toolchain_find(&house->toolchain, tool->program);
	if (tool->program)
		return find_in_path(tool->program);
	return file_exists(tool->file) ? text_copy(tool->file) : NULL;
}

char *tool_package(const struct house *house, const struct tool *tool)
{
	return text_format(
		"%s%s", tool->package, tool->of_clang ? toolchain_suffix(&house->toolchain) : "");
}

static void add_identity(const struct house *house, const struct tool *tool, struct text *identity)
{
	char *path = find_tool(house, tool);
	struct stat status;

	if (path && stat(path, &status) == 0)
		text_addf(identity, "%s %lld %lld;", path, (long long)status.st_size,
			(long long)status.st_mtime);
	else
		text_addf(identity, "%s missing;", tool->name);
	free(path);
}

void tools_identify(const struct house *house, struct text *identity)
{
	for (const struct tool *tool = tools; tool->name; tool++)
		add_identity(house, tool, identity);
}

static char *ask_version(const char *program, const char *scratch)
{
	struct job *job = job_new("version");
	struct text text = {0};
	char *version = NULL;

	job_argument(job, program);
	job_argument(job, "--version");
	job->output = text_copy(scratch);
	job->limits = (struct limits){.milliseconds = 20000, .output_bytes = 1 << 16};
	job_run(job);
	if (job_succeeded(job) && file_read(&text, scratch, 1 << 16) == 0) {
		const char *line = text_string(&text);

		/* llvm-symbolizer's first line is only its own name. */
		if (strstr(line, "LLVM version"))
			line = strstr(line, "LLVM version");
		version = text_format("%.*s", (int)strcspn(line, "\n"), line);
	}
	text_release(&text);
	job_free(job);
	return version;
}

static void ask_all(const struct house *house, struct conf *versions)
{
	char *scratch = text_format("%s/version.%ld.txt", house->cache, (long)getpid());

	for (const struct tool *tool = tools; tool->name; tool++) {
		char *path = find_tool(house, tool), *version = NULL;

		if (path && tool->program)
			version = ask_version(path, scratch);
		conf_setf(versions, tool->name, "%.*s", VERSION_LONGEST,
			version ? version
			: path  ? "present"
				: "");
		free(path);
		free(version);
	}
	unlink(scratch);
	free(scratch);
}

void tools_read(const struct house *house, struct conf *versions)
{
	char *path = house_cached(house, "tools.conf");
	struct text identity = {0}, complaint = {0};
	char fingerprint[32];

	tools_identify(house, &identity);
	snprintf(fingerprint, sizeof fingerprint, "%016llx",
		(unsigned long long)XXH3_64bits(text_string(&identity), identity.length));
	if (!conf_read(versions, path, &complaint) ||
		strcmp(conf_get_or(versions, "fingerprint", ""), fingerprint) != 0) {
		conf_release(versions);
		versions->name = text_copy(path);
		make_directories(house->cache);
		ask_all(house, versions);
		conf_set(versions, "fingerprint", fingerprint);
		free(path);
		path = text_format("%s/tools.conf", house->cache);
		conf_write(versions, path);
	}
	text_release(&identity);
	text_release(&complaint);
	free(path);
}

const struct tool *tools_missing(const struct conf *versions)
{
	for (const struct tool *tool = tools; tool->name; tool++)
		if (!*conf_get_or(versions, tool->name, ""))
			return tool;
	return NULL;
}

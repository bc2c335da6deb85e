#include "house/toolchain.h"

#include "base/conf.h"
#include "base/fault.h"
#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usual[] = "clang", symbolizer[] = "llvm-symbolizer";

void toolchain_open(struct toolchain *toolchain, const char *path)
{
	struct conf conf = {0};
	struct text complaint = {0};

	if (file_exists(path) && !conf_read(&conf, path, &complaint))
		die(EXIT_OUR_FAULT, "%s", text_string(&complaint));
	*toolchain = (struct toolchain){.clang = text_copy(conf_get_or(&conf, "clang", usual))};
	toolchain->symbolizer = toolchain_find(toolchain, symbolizer);
	if (!toolchain->symbolizer)
		toolchain->symbolizer = text_copy(symbolizer);
	conf_release(&conf);
	text_release(&complaint);
}

void toolchain_release(struct toolchain *toolchain)
{
	free(toolchain->clang);
	free(toolchain->symbolizer);
	*toolchain = (struct toolchain){0};
}

static char *if_program(char *path)
{
	if (access(path, X_OK) == 0)
		return path;
	free(path);
	return NULL;
}

char *find_in_path(const char *program)
{
	static const char *const folders[] = {
		"/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin"};
	char *path = NULL;

	if (strchr(program, '/'))
		return if_program(text_copy(program));
	for (size_t i = 0; i < sizeof folders / sizeof *folders && !path; i++)
		path = if_program(text_format("%s/%s", folders[i], program));
	return path;
}

/* The tool beside the compiler, where that really lives. */
static char *find_beside(const char *compiler, const char *program)
{
	char real[PATH_MAX], *slash;

	if (!realpath(compiler, real))
		return NULL;
	slash = strrchr(real, '/');
	return if_program(text_format("%.*s/%s", (int)(slash - real), real, program));
}

char *toolchain_find(const struct toolchain *toolchain, const char *program)
{
	char *compiler = find_in_path(toolchain->clang), *path;

	if (strcmp(program, usual) == 0)
		return compiler;
	path = compiler ? find_beside(compiler, program) : NULL;
	free(compiler);
	if (!path && (strcmp(program, symbolizer) != 0 || strcmp(toolchain->clang, usual) == 0))
		path = find_in_path(program);
	return path;
}

char *toolchain_folder(const struct toolchain *toolchain)
{
	char *compiler = find_in_path(toolchain->clang), real[PATH_MAX], *slash;
	bool known = compiler && realpath(compiler, real);

	free(compiler);
	if (!known || text_starts(real, "/usr/"))
		return NULL;
	for (int up = 0; up < 2; up++)
		if ((slash = strrchr(real, '/')) && slash != real)
			*slash = '\0';
	return text_copy(real);
}

const char *toolchain_suffix(const struct toolchain *toolchain)
{
	const char *slash = strrchr(toolchain->clang, '/'),
		   *name = slash ? slash + 1 : toolchain->clang;

	return text_starts(name, "clang-") ? name + strlen(usual) : "";
}

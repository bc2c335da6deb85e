#include "process/lean_libc.h"

#include "base/file.h"
#include "process/pool.h"

#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

static const char libc_name[] = "libc.so.6", names[] = "libc.names";

/* The libc that this process, and so every program here, was loaded with. */
struct system_libc {
	char *path;
	char *debug; /* the file of libc6-dbg, by the number of the build */
};

/* Sets `debug` from a note that holds the number of the build. */
static void read_note(struct system_libc *libc, const Elf64_Nhdr *note)
{
	const char *name = (const char *)(note + 1);
	const unsigned char *number = (const unsigned char *)name + ((note->n_namesz + 3) & ~3u);
	struct text path = {0};

	if (note->n_type != NT_GNU_BUILD_ID || note->n_namesz != sizeof "GNU" ||
		strcmp(name, "GNU") != 0 || libc->debug)
		return;
	text_add(&path, "/usr/lib/debug/.build-id/");
	for (uint32_t i = 0; i < note->n_descsz; i++)
		text_addf(&path, i == 1 ? "/%02x" : "%02x", number[i]);
	text_add(&path, ".debug");
	libc->debug = text_take(&path);
}

static int read_object(struct dl_phdr_info *object, size_t size, void *context)
{
	struct system_libc *libc = context;
	const char *slash = strrchr(object->dlpi_name, '/');

	(void)size;
	if (!slash || strcmp(slash + 1, libc_name) != 0)
		return 0;
	libc->path = text_copy(object->dlpi_name);
	for (int i = 0; i < object->dlpi_phnum; i++) {
		const Elf64_Phdr *part = &object->dlpi_phdr[i];
		const char *at = (const char *)object->dlpi_addr + part->p_vaddr,
			   *end = at + part->p_memsz;

		while (part->p_type == PT_NOTE && at + sizeof(Elf64_Nhdr) < end) {
			const Elf64_Nhdr *note = (const void *)at;

			read_note(libc, note);
			at += sizeof *note + ((note->n_namesz + 3) & ~3u) +
			      ((note->n_descsz + 3) & ~3u);
		}
	}
	return 1;
}

static void add_identity(struct text *key, const char *path)
{
	struct stat status;

	if (path && stat(path, &status) == 0)
		text_addf(key, "%s %lld %lld.%09ld;", path, (long long)status.st_size,
			(long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

/* Runs objcopy with `options`, and writes `to`. */
static bool objcopy(const char *options, const char *more, const char *from, const char *to)
{
	struct job *job = job_new("lean libc");
	bool good;

	job_arguments(job, "objcopy --remove-section=.note.gnu.build-id");
	job_arguments(job, options);
	if (more)
		job_argument(job, more);
	job_argument(job, from);
	job_argument(job, to);
	job->limits = (struct limits){.milliseconds = 20000, .output_bytes = 64 << 20};
	job_run(job);
	good = job_succeeded(job);
	job_free(job);
	return good;
}

/* Does a program start with it? */
static bool works(const char *folder)
{
	struct job *job = job_new("lean libc");
	char *path = text_format("LD_LIBRARY_PATH=%s", folder);
	bool good;

	job_argument(job, "true");
	job_environment(job, path);
	job->limits = (struct limits){.milliseconds = 20000, .output_bytes = 1 << 16};
	job_run(job);
	good = job_succeeded(job);
	job_free(job);
	free(path);
	return good;
}

/*
 * Both files, in a folder that gets its name when it is complete: others may grade meanwhile. It is
 * left empty where that fails, so that nobody tries again.
 */
static void make(const struct system_libc *libc, const char *folder)
{
	char *growing = text_format("%s.%ld", folder, (long)getpid());
	char *copy = text_format("%s/%s", growing, libc_name);
	char *symbols = text_format("%s/%s", growing, names);
	char *link = text_format("--add-gnu-debuglink=%s", symbols);
	bool has_room = try_make_directories(growing) == 0;

	if (has_room &&
		!(objcopy("--strip-debug", NULL, libc->debug, symbols) &&
			objcopy("--remove-section=.gnu_debuglink", link, libc->path, copy) &&
			works(growing))) {
		unlink(copy);
		unlink(symbols);
	}
	if (has_room && rename(growing, folder) != 0)
		remove_tree(growing);
	free(link);
	free(symbols);
	free(copy);
	free(growing);
}

/* The system's libc does not change while we run, and every run of a program asks. */
static const struct system_libc *system_libc(void)
{
	static struct system_libc libc;

	if (!libc.path)
		dl_iterate_phdr(read_object, &libc);
	return &libc;
}

static char *name_of_copy(const struct system_libc *libc)
{
	struct text key = {0};
	char *name;

	add_identity(&key, libc->path);
	add_identity(&key, libc->debug);
	name = text_format(
		"libc-%016llx", (unsigned long long)XXH3_64bits(text_string(&key), key.length));
	text_release(&key);
	return name;
}

char *lean_libc(const struct house *house)
{
	const struct system_libc *libc = system_libc();
	char *name = name_of_copy(libc), *folder = house_cached(house, name);

	if (libc->debug && !file_exists(folder) && file_exists(libc->debug))
		make(libc, folder);
	free(name);
	return folder;
}

/*
 * Theory of operation
 *
 * git believes a repository's own configuration, hooks and attributes, and some of those name
 * programs that git starts. So git never opens the repository that was handed in. It opens one of
 * ours, the scratch folder, which has nothing but copies of the names of commits, and our own
 * configuration; its objects are read from the other one's folder. Links, pipes, and objects that
 * lie elsewhere are refused.
 */
#include "course/repository.h"

#include "base/file.h"
#include "process/job.h"
#include "process/pool.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	REF_LARGEST = 4096, /* bytes of a file that names one commit */
	REFS_LARGEST = 16 << 20, /* and of one that names many */
	DEEPEST = 16,
	SECONDS = 60,
	LARGEST = 256 << 20, /* bytes of what git writes */
};

static bool has(const char *path, const char *name, mode_t kind)
{
	char *below = text_format("%s/%s", path, name);
	struct stat status;
	bool found = lstat(below, &status) == 0 && (status.st_mode & S_IFMT) == kind;

	free(below);
	return found;
}

bool repository_is_bare(const char *path)
{
	return has(path, "HEAD", S_IFREG) && has(path, "objects", S_IFDIR) &&
	       has(path, "refs", S_IFDIR);
}

bool repository_is_inside(const char *path)
{
	return has(path, ".git", S_IFDIR);
}

bool repository_is_time(const char *at)
{
	static const char shape[] = "dddd-dd-dd";

	for (size_t i = 0; i < sizeof shape - 1; i++)
		if (shape[i] == 'd' ? at[i] < '0' || at[i] > '9' : at[i] != shape[i])
			return false;
	return strspn(at, "0123456789-:TZ+ ") == strlen(at);
}

/* ------------------------------------------------------------------ a repository of ours */

static int no_dots(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

typedef bool visitor(const char *from, const char *to, const struct stat *status, void *context);

/* Files and folders below `from`, each with its path below `to`. False when a visit is. */
static bool walk(const char *from, const char *to, int depth, visitor *visit, void *context)
{
	struct dirent **entries = NULL;
	int count = depth > DEEPEST ? -1 : scandir(from, &entries, no_dots, NULL);
	bool good = count >= 0;

	for (int i = 0; i < count; i++) {
		char *source = text_format("%s/%s", from, entries[i]->d_name);
		char *target = text_format("%s/%s", to, entries[i]->d_name);
		struct stat status;

		if (good && lstat(source, &status) == 0)
			good = visit(source, target, &status, context) &&
			       (!S_ISDIR(status.st_mode) ||
				       walk(source, target, depth + 1, visit, context));
		free(source);
		free(target);
		free(entries[i]);
	}
	free(entries);
	return good;
}

static bool is_harmless(
	const char *from, const char *to, const struct stat *status, void *complaint)
{
	(void)to;
	if (S_ISDIR(status->st_mode) || S_ISREG(status->st_mode))
		return true;
	text_addf(complaint, "%s in this repository is no file or folder; it is not read",
		strrchr(from, '/') + 1);
	return false;
}

/* A name of a commit. What is none of git's is not copied, and so is not there. */
static bool copy_ref(const char *from, const char *to, const struct stat *status, void *complaint)
{
	struct text text = {0};

	if (S_ISDIR(status->st_mode) && try_make_directories(to) != 0) {
		text_addf(complaint, "cannot copy its names of commits");
		return false;
	}
	if (S_ISREG(status->st_mode) && file_read(&text, from, REF_LARGEST) == 0)
		file_write(to, text_string(&text), text.length);
	text_release(&text);
	return true;
}

static void copy_list(const char *from, const char *scratch, const char *name)
{
	char *source = text_format("%s/%s", from, name), *target;
	struct text text = {0};

	target = text_format("%s/%s", scratch, name);
	if (file_read(&text, source, REFS_LARGEST) == 0)
		file_write(target, text_string(&text), text.length);
	text_release(&text);
	free(source);
	free(target);
}

static void write_in(const char *scratch, const char *name, const char *text)
{
	char *path = text_format("%s/%s", scratch, name);

	file_write(path, text, strlen(text));
	free(path);
}

/* `inside` is the repository proper: `path`, or the `.git` in it. */
static bool imitate(const char *inside, const char *scratch, struct text *complaint)
{
	char *objects = text_format("%s/objects", inside), *refs = text_format("%s/refs", inside);
	char *below = text_format("%s/objects/info", scratch);
	char *copies = text_format("%s/refs", scratch), *line = text_format("%s\n", objects);
	bool good = true;

	if (has(objects, "info/alternates", S_IFREG) || strchr(objects, '\n')) {
		text_add(complaint, "its objects lie in another repository; hand in a whole one");
		good = false;
	}
	good = good && walk(objects, "", 0, is_harmless, complaint);
	if (good && (try_make_directories(below) != 0 || try_make_directories(copies) != 0)) {
		text_addf(complaint, "cannot write %s", scratch);
		good = false;
	}
	if (good)
		good = walk(refs, copies, 0, copy_ref, complaint);
	if (good) {
		copy_list(inside, scratch, "HEAD");
		copy_list(inside, scratch, "packed-refs");
		copy_list(inside, scratch, "shallow");
		write_in(scratch, "config", "[core]\n\tbare = true\n");
		write_in(scratch, "objects/info/alternates", line);
	} else if (!complaint->length) {
		text_add(complaint, "it is not a git repository as they are");
	}
	free(objects);
	free(refs);
	free(below);
	free(copies);
	free(line);
	return good;
}

static bool open_scratch(const char *path, const char *scratch, struct text *complaint)
{
	bool is_bare = !repository_is_inside(path);
	char *inside = is_bare ? text_copy(path) : text_format("%s/.git", path);
	bool good = imitate(inside, scratch, complaint);

	free(inside);
	return good;
}

/* ------------------------------------------------------------------ git */

static struct job *git(const char *scratch, const char *output)
{
	static const char *const settings[] = {"GIT_CONFIG_NOSYSTEM=1",
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1",
		"GIT_ATTR_NOSYSTEM=1", "LC_ALL=C"};
	struct job *job = job_new("git");
	char *folder = text_format("--git-dir=%s", scratch);

	job_arguments(job, "git --no-replace-objects --no-optional-locks");
	job_arguments(job, "-c core.hooksPath=/dev/null -c safe.directory=*");
	job_argument(job, folder);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		job_environment(job, settings[i]);
	job->output = text_copy(output);
	job->limits = (struct limits){
		.milliseconds = SECONDS * 1000L, .output_bytes = LARGEST, .memory_kib = 1 << 20};
	free(folder);
	return job;
}

/* Runs it and frees it. */
static bool run(struct job *job, struct text *complaint)
{
	bool good;

	job_run(job);
	good = job_succeeded(job);
	if (job->end == JOB_NOT_STARTED)
		text_add(complaint, "git is not installed: apt-get install git");
	else if (job->end != JOB_EXITED)
		text_addf(complaint, "git does not come to an end with it: %s",
			job_end_word(job->end));
	job_free(job);
	return good;
}

/* The first line of what git says; NULL if it failed or said nothing. The caller frees it. */
static char *ask(const char *scratch, const char *one, const char *two, const char *three,
	const char *four, struct text *complaint)
{
	char *output = text_format("%s/answer", scratch), *line = NULL;
	const char *const words[] = {one, two, three, four};
	struct job *job = git(scratch, output);
	struct text said = {0};

	for (size_t i = 0; i < 4 && words[i]; i++)
		job_argument(job, words[i]);
	if (run(job, complaint) && file_read(&said, output, REF_LARGEST) == 0)
		line = text_format(
			"%.*s", (int)strcspn(text_string(&said), "\n"), text_string(&said));
	if (line && !*line) {
		free(line);
		line = NULL;
	}
	text_release(&said);
	free(output);
	return line;
}

char *repository_commit(
	const char *path, const char *at, const char *scratch, struct text *complaint)
{
	char *commit = NULL, *word = NULL;

	if (!open_scratch(path, scratch, complaint))
		return NULL;
	if (at && repository_is_time(at)) {
		/* Of a day alone, git would take the present hour. */
		word = text_format("--before=%s%s", at, strlen(at) == 10 ? " 23:59:59" : "");
		commit = ask(scratch, "rev-list", "-1", word, "HEAD", complaint);
		if (!commit && !complaint->length)
			text_addf(complaint, "it has no commit from before %s", at);
	} else {
		word = at ? text_format("refs/tags/%s^{commit}", at) : text_copy("HEAD^{commit}");
		commit = ask(scratch, "rev-parse", "--verify", "--quiet", word, complaint);
		if (!commit && !complaint->length)
			text_addf(complaint, at ? "it has no tag `%s`" : "it has no commit%s",
				at ? at : "");
	}
	free(word);
	return commit;
}

bool repository_export(const char *path, const char *commit, const char *scratch, const char *tar,
	struct text *complaint)
{
	struct job *job;

	if (!open_scratch(path, scratch, complaint))
		return false;
	job = git(scratch, tar);
	job_arguments(job, "archive --format=tar");
	job_argument(job, commit);
	if (run(job, complaint))
		return true;
	if (!complaint->length)
		text_addf(complaint, "git cannot export its commit %s", commit);
	return false;
}

#include "verbs/outbox.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/folder.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* The result goes first, and comes last. */
static const char *const kept[] = {"result.json", "made.json", "evidence.conf", "findings.json",
	"exploration.json", "runs.json", "rubric.conf"};
enum { KEPT = sizeof kept / sizeof *kept, EVIDENCE_FIRST = 2 };

enum { ROOM = 256 << 10, EVIDENCE_LARGEST = 64 << 20 };

static const char handed_in[] = "handed-in";

static void complain(const char *what, const char *path, int problem) __attribute__((noreturn));

static void complain(const char *what, const char *path, int problem)
{
	enum exit_code code =
		problem == EROFS || !is_shortage(problem) ? EXIT_USAGE : EXIT_CANNOT_JUDGE;

	die(code, "%s%s: cannot write there: %s", what, path,
		problem == ELOOP ? "a part of this path is a symbolic link, which is not followed"
				 : strerror(problem));
}

/* The last component of a path, made safe to be a file name. The caller frees it. */
static char *safe_name(const char *shown)
{
	char *name = text_format("%.100s", shown);

	for (char *byte = name; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && !strchr("._-", *byte))
			*byte = '_';
	if (*name == '.' || *name == '-' || !*name)
		*name = '_';
	return name;
}

int outbox_open(
	const struct request *request, const struct house *house, const char *name, char **path)
{
	char *safe = safe_name(name);
	int folder;

	if (request->out)
		request_refuse_own_folder(request, "--out", request->out);
	*path = request->out ? text_copy(request->out)
			     : text_format("%s/grade/%s", house_work(house), safe);
	folder = folder_open(*path, true);
	if (folder < 0)
		complain(request->out ? "--out " : "", *path, errno);
	free(safe);
	return folder;
}

void outbox_clear(int folder, const struct lab *lab)
{
	char *files = lab_students_files(lab), file[256];
	const char *rest = files;
	int below = folder_enter(folder, handed_in, false);

	for (int i = 0; i < KEPT; i++)
		folder_remove(folder, kept[i]);
	while (below >= 0 && text_next_word(&rest, file, sizeof file))
		folder_remove(below, file);
	if (below >= 0) {
		folder_sweep(below);
		close(below);
	}
	unlinkat(folder, handed_in, AT_REMOVEDIR);
	free(files);
}

int outbox_enter(int outbox, const char *path, const char *name, const struct lab *lab)
{
	char *shown = text_format("%s/%s", path, name);
	int folder = folder_enter(outbox, name, true);
	int problem = folder < 0 ? errno : 0;

	if (!problem && flock(folder, LOCK_EX | LOCK_NB) != 0) {
		warn("another racelab is writing results into %s; waiting for it", shown);
		while (flock(folder, LOCK_EX) != 0)
			if (errno != EINTR)
				complain("", shown, errno);
	}
	/* The old result goes before anything else. */
	if (!problem)
		problem = folder_remove(folder, kept[0]);
	if (problem)
		complain("", shown, problem);
	folder_sweep(folder);
	outbox_clear(folder, lab);
	problem = folder_probe(folder, ROOM);
	if (problem)
		complain("", shown, problem);
	free(shown);
	return folder;
}

/* Evidence that was not made, of a program that never ran, is not missing. */
static int keep(int folder, const char *name, const char *path)
{
	struct text bytes = {0};
	int problem = file_read(&bytes, path, EVIDENCE_LARGEST);

	if (problem == EFBIG || problem == ENOENT)
		problem = 0;
	else if (!problem)
		problem = folder_put(folder, name, text_string(&bytes), bytes.length);
	text_release(&bytes);
	return problem;
}

static int keep_handed_in(int folder, const char *handed, const struct lab *lab)
{
	char *files = lab_students_files(lab), file[256];
	const char *rest = files;
	int below = folder_enter(folder, handed_in, true), problem = below < 0 ? errno : 0;

	while (!problem && text_next_word(&rest, file, sizeof file)) {
		char *path = text_format("%s/%s", handed, file);

		problem = keep(below, file, path);
		free(path);
	}
	if (below >= 0)
		close(below);
	free(files);
	return problem;
}

int outbox_keep_evidence(int folder, const char *work, const char *handed, const struct lab *lab)
{
	int problem = keep_handed_in(folder, handed, lab);

	for (int i = EVIDENCE_FIRST; i < KEPT && !problem; i++) {
		char *path = text_format("%s/%s", work, kept[i]);

		problem = keep(folder, kept[i], path);
		free(path);
	}
	return problem;
}

#include "course/outfile.h"

#include "base/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_all(struct text *text, int file, size_t limit)
{
	char chunk[65536];
	ssize_t length;

	while ((length = read(file, chunk, sizeof chunk)) != 0) {
		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0)
			return errno;
		text_add_bytes(text, chunk, (size_t)length);
		if (text->length > limit)
			return EFBIG;
	}
	return 0;
}

int outfile_read(struct text *text, int folder, const char *name, size_t limit)
{
	int file = folder_open_file(folder, name), problem = 0;
	struct stat status;

	if (file < 0)
		return errno;
	if (fstat(file, &status) != 0)
		problem = errno;
	else if (!S_ISREG(status.st_mode))
		problem = EINVAL;
	else if (status.st_size > (off_t)limit)
		problem = EFBIG;
	else
		problem = read_all(text, file, limit);
	close(file);
	return problem;
}

int outfile_folder(int folder, const char *path)
{
	char *copy = text_copy(path), *rest = copy, *name;
	int entered = folder_enter(folder, ".", false);

	while (entered >= 0 && (name = strsep(&rest, "/"))) {
		int next = folder_enter(entered, name, false), problem = errno;

		close(entered);
		entered = next;
		errno = problem;
	}
	free(copy);
	return entered;
}

const char *outfile_problem(int problem)
{
	switch (problem) {
	case ENOENT:
		return "it is missing";
	case ELOOP:
		return "it is a symbolic link, which is not followed";
	case EFBIG:
		return "it is too large to be ours";
	case EINVAL:
	case ENOTDIR:
		return "it is no file of the kind that belongs there";
	default:
		return strerror(problem);
	}
}

json_t *outfile_json(int folder, const char *name, size_t limit, struct text *why)
{
	struct text bytes = {0};
	json_error_t error;
	json_t *json = NULL;
	int problem = outfile_read(&bytes, folder, name, limit);

	if (!problem) {
		json = json_loadb(
			text_string(&bytes), bytes.length, JSON_REJECT_DUPLICATES, &error);
		if (json && !json_is_object(json)) {
			json_decref(json);
			json = NULL;
			text_addf(why, "%s: it is no JSON object", name);
		} else if (!json) {
			text_addf(why, "%s: line %d is no JSON", name, error.line);
		}
	} else {
		text_addf(why, "%s: %s", name, outfile_problem(problem));
	}
	text_release(&bytes);
	return json;
}

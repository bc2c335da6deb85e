#include "course/outfile.h"

#include <errno.h>
#include <string.h>

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
	json_error_t error;
	int problem;
	json_t *json = json_read_in(folder, name, limit, &problem, &error);

	if (problem) {
		text_addf(why, "%s: %s", name, outfile_problem(problem));
	} else if (!json) {
		text_addf(why, "%s: line %d is no JSON", name, error.line);
	} else if (!json_is_object(json)) {
		json_decref(json);
		json = NULL;
		text_addf(why, "%s: it is no JSON object", name);
	}
	return json;
}

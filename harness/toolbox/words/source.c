#include "words/source.h"

#include "base/file.h"
#include "house/work_folder.h"

#include <stdlib.h>

char *source_line(const char *folder, const char *file, int number)
{
	char *path = text_format("%s/%s", folder, file);
	char *line = file_line(path, number, SUBMISSION_LARGEST);

	free(path);
	return line ? line : text_copy("");
}

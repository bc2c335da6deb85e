#include "process/task.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

struct task task_look(uint32_t number)
{
	struct task task = {0};
	char path[64], line[512];
	FILE *file;
	char *begin, *end;

	snprintf(path, sizeof path, "/proc/%u/stat", number);
	file = fopen(path, "re");
	if (!file) {
		task.state = errno == ENOENT ? 0 : '?';
		return task;
	}
	/* The name in brackets may hold anything; the state follows the last bracket. */
	if (fgets(line, sizeof line, file) && (begin = strchr(line, '(')) &&
		(end = strrchr(line, ')'))) {
		snprintf(task.name, sizeof task.name, "%.*s", (int)(end - begin - 1), begin + 1);
		sscanf(end,
			") %c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %d",
			&task.state, &task.threads);
	}
	fclose(file);
	return task;
}

unsigned long task_switches(uint32_t number)
{
	unsigned long sum = 0, count;
	char path[64], line[256];
	FILE *file;

	snprintf(path, sizeof path, "/proc/%u/status", number);
	file = fopen(path, "re");
	while (file && fgets(line, sizeof line, file))
		if (sscanf(line, "voluntary_ctxt_switches: %lu", &count) == 1 ||
			sscanf(line, "nonvoluntary_ctxt_switches: %lu", &count) == 1)
			sum += count;
	if (file)
		fclose(file);
	return sum;
}

FILE *task_children(uint32_t process, uint32_t thread)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%u/task/%u/children", process, thread);
	return fopen(path, "re");
}

long task_resident_kib(uint32_t process)
{
	char path[64];
	long total = 0, resident = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%u/statm", process);
	file = fopen(path, "re");
	if (!file)
		return 0;
	if (fscanf(file, "%ld %ld", &total, &resident) != 2)
		resident = 0;
	fclose(file);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

#include "process/task.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct tasks tasks_here(void)
{
	return (struct tasks){
		.proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC),
		.parent = (uint32_t)getpid(),
	};
}

static FILE *open_file(const struct tasks *tasks, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static FILE *open_file(const struct tasks *tasks, const char *format, ...)
{
	va_list list;
	char path[64];
	int file;

	va_start(list, format);
	vsnprintf(path, sizeof path, format, list);
	va_end(list);
	file = openat(tasks->proc, path, O_RDONLY | O_CLOEXEC);
	return file >= 0 ? fdopen(file, "r") : NULL;
}

struct task task_look(const struct tasks *tasks, uint32_t number)
{
	struct task task = {0};
	char line[512];
	FILE *file;
	char *begin, *end;

	file = open_file(tasks, "%u/stat", number);
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

unsigned long task_switches(const struct tasks *tasks, uint32_t number)
{
	unsigned long sum = 0, count;
	char line[256];
	FILE *file = open_file(tasks, "%u/status", number);

	while (file && fgets(line, sizeof line, file))
		if (sscanf(line, "voluntary_ctxt_switches: %lu", &count) == 1 ||
			sscanf(line, "nonvoluntary_ctxt_switches: %lu", &count) == 1)
			sum += count;
	if (file)
		fclose(file);
	return sum;
}

FILE *task_children(const struct tasks *tasks, uint32_t process, uint32_t thread)
{
	return open_file(tasks, "%u/task/%u/children", process, thread);
}

long task_resident_kib(const struct tasks *tasks, uint32_t process)
{
	FILE *file = open_file(tasks, "%u/statm", process);
	long total = 0, resident = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%ld %ld", &total, &resident) != 2)
		resident = 0;
	fclose(file);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static bool is_program(const struct tasks *tasks, const char *name)
{
	uint32_t process = (uint32_t)strtoul(name, NULL, 10);
	struct stat status;

	if (!process || process == tasks->parent)
		return false;
	return !tasks->user ||
	       (fstatat(tasks->proc, name, &status, 0) == 0 && status.st_uid == tasks->user);
}

long tasks_resident_kib(const struct tasks *tasks)
{
	int folder = openat(tasks->proc, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *all = folder >= 0 ? fdopendir(folder) : NULL;
	struct dirent *entry;
	long sum = 0;

	while (all && (entry = readdir(all)))
		if (is_program(tasks, entry->d_name))
			sum += task_resident_kib(tasks, (uint32_t)strtoul(entry->d_name, NULL, 10));
	if (all)
		closedir(all);
	return sum;
}

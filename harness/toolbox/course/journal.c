#include "course/journal.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* The longest line, and the largest journal that is read, in bytes. */
enum { LINE_LONGEST = 64 << 10, JOURNAL_LARGEST = 1 << 30 };

static const char file_name[] = "journal.jsonl";
static const char link_name[] = ",\"chain\":\"";
/* Before the first line. */
static const char nothing[HASH_SIZE] = "00000000000000000000000000000000";

json_t *journal_line(const char *what, const char *id)
{
	json_t *line = json_object();

	json_set_text(line, "what", what);
	json_set_text(line, "id", id);
	return line;
}

/* The chain behind a line, whose text stands at `bytes` without its chain and its last brace. */
static void chain_hash(const char *former, const char *bytes, size_t length, char hex[HASH_SIZE])
{
	struct text text = {0};

	text_add(&text, former);
	text_add_bytes(&text, bytes, length);
	hash_bytes(text.bytes, text.length, hex);
	text_release(&text);
}

/* Where the chain of a line begins; NULL if it has none. `bytes` ends with a NUL. */
static const char *find_chain(const char *bytes, size_t length)
{
	const size_t tail = sizeof link_name - 1 + HASH_SIZE - 1 + 2; /* and the quote and brace */
	const char *at = length > tail ? bytes + length - tail : NULL;

	return at && text_starts(at, link_name) ? at : NULL;
}

/* ------------------------------------------------------------------ adding */

/* What the next line follows. */
struct end {
	off_t size; /* of whole lines */
	long seq;
	char chain[HASH_SIZE];
};

static bool take_last(struct end *end, const char *line, size_t length)
{
	const char *chain = find_chain(line, length);
	json_t *json = json_loadb(line, length, JSON_REJECT_DUPLICATES, NULL);
	bool good = chain && json && json_number(json, "seq", 0) > 0;

	if (good) {
		end->seq = json_number(json, "seq", 0);
		memcpy(end->chain, chain + sizeof link_name - 1, HASH_SIZE - 1);
	}
	json_decref(json);
	return good;
}

/* Finds the last whole line. Returns 0 or an errno. */
static int find_end(struct end *end, int file)
{
	char bytes[LINE_LONGEST + 1];
	struct stat status;
	ssize_t length;
	off_t from;
	char *stop, *start;

	*end = (struct end){0};
	memcpy(end->chain, nothing, HASH_SIZE);
	if (fstat(file, &status) != 0)
		return errno;
	from = status.st_size > LINE_LONGEST ? status.st_size - LINE_LONGEST : 0;
	length = pread(file, bytes, LINE_LONGEST, from);
	if (length < 0)
		return errno;
	bytes[length] = '\0';
	stop = memrchr(bytes, '\n', (size_t)length);
	if (!stop)
		return from ? EBADMSG : 0;
	start = memrchr(bytes, '\n', (size_t)(stop - bytes));
	start = start ? start + 1 : bytes;
	*stop = '\0';
	end->size = from + (stop - bytes) + 1;
	return take_last(end, start, (size_t)(stop - start)) ? 0 : EBADMSG;
}

/* The bytes of the line, which ends with a newline. */
static void write_line(struct text *text, const json_t *line, const char *former)
{
	char *bytes = json_dumps(line, JSON_COMPACT), hex[HASH_SIZE];
	size_t length;

	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	length = strlen(bytes) - 1;
	chain_hash(former, bytes, length, hex);
	text_add_bytes(text, bytes, length);
	text_addf(text, "%s%s\"}\n", link_name, hex);
	free(bytes);
}

static json_t *completed(json_t *line, long seq)
{
	json_t *whole = json_object();
	time_t now = time(NULL);
	struct tm parts;
	char at[32];

	strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &parts));
	json_set_number(whole, "seq", seq);
	json_set_text(whole, "at", at);
	json_object_update(whole, line);
	return whole;
}

static int add_at_end(int file, json_t *line)
{
	struct text text = {0};
	struct end end;
	int problem = find_end(&end, file);
	json_t *whole;
	ssize_t written;

	if (!problem && ftruncate(file, end.size) != 0)
		problem = errno;
	if (problem)
		return problem;
	whole = completed(line, end.seq + 1);
	write_line(&text, whole, end.chain);
	json_decref(whole);
	if (text.length > LINE_LONGEST)
		bug("a line of the journal has %zu bytes", text.length);
	written = write(file, text.bytes, text.length);
	if (written != (ssize_t)text.length)
		problem = written < 0 ? errno : ENOSPC;
	else if (fsync(file) != 0)
		problem = errno;
	if (problem && ftruncate(file, end.size) != 0)
		warn("%s: %s", file_name, strerror(errno));
	text_release(&text);
	return problem;
}

int journal_add(const struct course *course, json_t *line)
{
	const int flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
	int file = openat(course->folder, file_name, flags, 0666), problem = 0;

	if (file < 0)
		problem = errno;
	while (!problem && flock(file, LOCK_EX) != 0)
		if (errno != EINTR)
			problem = errno;
	if (!problem)
		problem = add_at_end(file, line);
	if (file >= 0)
		close(file);
	json_decref(line);
	return problem;
}

void journal_add_or_die(const struct course *course, json_t *line)
{
	int problem = journal_add(course, line);

	if (problem == EBADMSG)
		die(EXIT_CANNOT_JUDGE,
			"%s/%s: its last line is not one of racelab's; `racelab reconcile` says "
			"more",
			course->path, file_name);
	if (problem)
		die_of(problem, "cannot write %s/%s", course->path, file_name);
}

/* ------------------------------------------------------------------ reading */

long journal_size(const struct course *course)
{
	struct stat status;

	return fstatat(course->folder, file_name, &status, AT_SYMLINK_NOFOLLOW) == 0
		       ? (long)status.st_size
		       : 0;
}

struct reading {
	journal_fault *fault;
	void *context;
	long number, seq;
	char chain[HASH_SIZE];
};

static void complain(const struct reading *reading, const char *fault)
{
	if (reading->fault)
		reading->fault(reading->number, fault, reading->context);
}

/* A reference that the caller owns; NULL if it is no line at all. */
static json_t *read_line(struct reading *reading, const char *bytes, size_t length)
{
	json_t *line = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, NULL);
	const char *chain = find_chain(bytes, length);
	char hex[HASH_SIZE];

	if (!json_is_object(line) || !chain) {
		complain(reading, "it is not a line of racelab's");
		json_decref(line);
		return NULL;
	}
	chain_hash(reading->chain, bytes, (size_t)(chain - bytes), hex);
	if (strncmp(hex, chain + sizeof link_name - 1, HASH_SIZE - 1) != 0)
		complain(reading, "it, or a line before it, was edited, taken out or put in");
	else if (json_number(line, "seq", 0) != reading->seq + 1)
		complain(reading, "its number does not follow the former line's");
	reading->seq = json_number(line, "seq", 0);
	memcpy(reading->chain, chain + sizeof link_name - 1, HASH_SIZE - 1);
	return line;
}

json_t *journal_read(const struct course *course, journal_fault *fault, void *context)
{
	struct reading reading = {.fault = fault, .context = context};
	char *path = text_format("%s/%s", course->path, file_name);
	json_t *lines = json_array(), *line;
	struct text text = {0};
	int problem = file_read(&text, path, JOURNAL_LARGEST);
	const char *at = text_string(&text), *end = at + text.length, *stop;

	if (problem && problem != ENOENT)
		die_of(problem, "cannot read %s", path);
	memcpy(reading.chain, nothing, HASH_SIZE);
	for (; at < end; at = stop + 1) {
		reading.number++;
		stop = memchr(at, '\n', (size_t)(end - at));
		if (!stop) {
			complain(&reading,
				"it is half a line, of a writer that was killed; it says nothing");
			break;
		}
		line = read_line(&reading, at, (size_t)(stop - at));
		if (line)
			json_array_append_new(lines, line);
	}
	text_release(&text);
	free(path);
	return lines;
}

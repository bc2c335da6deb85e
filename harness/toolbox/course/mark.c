/*
 * Theory of operation
 *
 * result.json says what counts, and its digest says that nobody has changed it since. rubric.conf,
 * evidence.conf and handed-in/ add what that one grading saw: they touch no verdict and no points,
 * and without them the mark only tells less.
 */
#include "course/mark.h"

#include "base/fault.h"
#include "base/folder.h"
#include "base/memory.h"
#include "course/outfile.h"
#include "course/quote.h"
#include "verdict/result.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { POINTS_MOST = 10000 };

static const char *keep(struct names *strings, const char *text)
{
	return text ? names_keep(strings, text) : NULL;
}

/* A number of points, or false. */
static bool points_of(const json_t *object, const char *key, int *points)
{
	long number = json_number(object, key, -1);

	*points = (int)number;
	return number >= 0 && number <= POINTS_MOST;
}

static bool is_status(const char *word)
{
	return word && *word && text_has_word("passed failed skipped cannot-judge", word);
}

static bool read_check(struct mark_check *check, struct names *strings, const json_t *object)
{
	enum verdict verdict;

	*check = (struct mark_check){
		.name = names_keep(strings, json_text(object, "name", "")),
		.title = names_keep(strings, json_text(object, "title", "")),
		.status = names_keep(strings, json_text(object, "status", "")),
		.verdict = keep(strings, json_text(object, "verdict", NULL)),
		.message = keep(strings, json_text(object, "message", NULL)),
		.lesson = keep(strings, json_text(object, "lesson", NULL)),
		.needs = keep(strings, json_text(object, "needs", NULL)),
	};
	return *check->name && *check->title && is_status(check->status) &&
	       (!check->verdict || verdict_from(check->verdict, &verdict)) &&
	       points_of(object, "points", &check->points) &&
	       points_of(object, "possible", &check->possible);
}

static const char *read_checks(struct mark *mark, struct names *strings, const json_t *list)
{
	const json_t *object;
	size_t i;

	if (!json_is_array(list) || json_array_size(list) > MARK_CHECKS_MOST)
		return "result.json: its checks are no list of checks";
	mark->checks = zeroed(json_array_size(list), sizeof *mark->checks);
	json_array_foreach(list, i, object) {
		if (!read_check(&mark->checks[i], strings, object))
			return "result.json: one of its checks is none";
		mark->check_count++;
	}
	return NULL;
}

/* NULL, or why it is no result of that lab. */
static const char *read_result(
	struct mark *mark, struct names *strings, const json_t *whole, const char *lab)
{
	const json_t *result = json_object_get(whole, "result");
	const char *reason = json_text(result, "reason", NULL);

	if (json_number(whole, "schema", 0) != 1 || !json_is_object(result))
		return "result.json: it is no result of this racelab";
	if (strcmp(json_text(result, "lab", ""), lab) != 0)
		return "result.json: it is the result of another lab";
	if (!verdict_from(json_text(result, "verdict", ""), &mark->verdict) || !reason ||
		!points_of(result, "points", &mark->points) ||
		!points_of(result, "possible", &mark->possible))
		return "result.json: its verdict, reason or points are missing, or cannot be";
	if (!result_is_whole(whole))
		return "result.json: its digest does not fit, so somebody has changed it";
	mark->reason = keep(strings, reason);
	mark->kind = mark->verdict == VERDICT_CANNOT_JUDGE ? MARK_UNCLEAR : MARK_JUDGED;
	return read_checks(mark, strings, json_object_get(result, "checks"));
}

/* A `key = value` file of the folder; empty if it is missing or is none. */
static void read_conf(struct conf *conf, int folder, const char *name)
{
	struct text bytes = {0}, complaint = {0};

	*conf = (struct conf){0};
	if (folder_read(&bytes, folder, name, CONF_LARGEST) == 0)
		conf_parse(conf, name, text_string(&bytes), bytes.length, &complaint);
	text_release(&bytes);
	text_release(&complaint);
}

/* Not every byte that a program printed is UTF-8. */
static const char *keep_printable(struct names *strings, const char *bytes, size_t length)
{
	enum { LONGEST = 4000 };
	char *shown = text_printable(bytes, length, LONGEST);
	const char *kept = names_keep(strings, shown);

	free(shown);
	return kept;
}

/* What this one grading saw, and result.json leaves out because the next one may see another. */
static void read_seen(struct mark *mark, struct names *strings, int folder)
{
	struct conf said;

	read_conf(&said, folder, "rubric.conf");
	for (size_t i = 0; i < mark->check_count; i++) {
		struct mark_check *check = &mark->checks[i];
		char *key = text_format("check.%s.message", check->name);
		const char *seen = conf_get(&said, key);

		if (seen && *seen && check->message && strcmp(seen, check->message) != 0)
			check->seen = keep_printable(strings, seen, strlen(seen));
		free(key);
	}
	conf_release(&said);
}

static void read_schedule(struct mark *mark, struct names *strings, int folder)
{
	enum { LONGEST = 400 };
	struct conf evidence;
	const char *schedule, *verdict;

	read_conf(&evidence, folder, "evidence.conf");
	schedule = conf_get_or(&evidence, "explore.schedule", "");
	verdict = conf_get_or(&evidence, "explore.verdict", "");
	/* What is to be typed into a shell again consists of these. */
	if (strcmp(verdict, "broken") == 0 && *schedule && strlen(schedule) <= LONGEST &&
		strspn(schedule, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				 " .*()") == strlen(schedule))
		mark->schedule = keep(strings, schedule);
	conf_release(&evidence);
}

/* A place that a sentence speaks of: "a.c:14". */
struct place {
	char file[64];
	int line;
};

struct places {
	struct place items[MARK_LINES_MOST];
	size_t count;
};

static bool is_name_byte(char byte)
{
	return isalnum((unsigned char)byte) || strchr("._-", byte);
}

static void add_place(struct places *places, const char *name, size_t length, int line)
{
	struct place place = {.line = line};

	if (length >= sizeof place.file || !line || places->count == MARK_LINES_MOST)
		return;
	memcpy(place.file, name, length);
	for (size_t i = 0; i < places->count; i++)
		if (places->items[i].line == line && strcmp(places->items[i].file, place.file) == 0)
			return;
	places->items[places->count++] = place;
}

static void find_places(struct places *places, const char *sentence)
{
	const char *colon = sentence;

	while (colon && (colon = strchr(colon, ':'))) {
		const char *name = colon;

		while (name > sentence && name[-1] && is_name_byte(name[-1]))
			name--;
		if (*name != '.' && name < colon)
			add_place(places, name, (size_t)(colon - name), text_natural(colon + 1));
		colon++;
	}
}

static int compare_places(const void *one, const void *other)
{
	const struct place *a = one, *b = other;
	int order = strcmp(a->file, b->file);

	return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* Is the line quoted already, because of a place before? */
static struct mark_line *find_line(struct mark *mark, const char *file, int number)
{
	for (size_t i = 0; i < mark->line_count; i++)
		if (mark->lines[i].number == number && strcmp(mark->lines[i].file, file) == 0)
			return &mark->lines[i];
	return NULL;
}

static void quote(struct mark *mark, struct names *strings, const struct place *place,
	const struct text *source)
{
	for (int number = place->line - 1; number <= place->line + 1; number++) {
		struct mark_line *line = find_line(mark, place->file, number);
		char *text = number < 1 ? NULL : quote_lines(source, number, number);

		if (text && !line) {
			mark->lines = grown(mark->lines, mark->line_count, sizeof *mark->lines);
			line = &mark->lines[mark->line_count++];
			*line = (struct mark_line){names_keep(strings, place->file), number, false,
				names_keep(strings, text)};
		}
		if (line)
			line->told |= number == place->line;
		free(text);
	}
}

static void read_lines(struct mark *mark, struct names *strings, int folder)
{
	int below = folder_enter(folder, "handed-in", false);
	struct places places = {0};

	for (size_t i = 0; i < mark->check_count; i++) {
		const struct mark_check *check = &mark->checks[i];

		if (strcmp(check->status, "passed") != 0)
			find_places(&places, check->seen ? check->seen : check->message);
	}
	qsort(places.items, places.count, sizeof *places.items, compare_places);
	for (size_t i = 0; below >= 0 && i < places.count; i++) {
		struct text source = {0};

		if (folder_read(&source, below, places.items[i].file, MARK_LARGEST) == 0)
			quote(mark, strings, &places.items[i], &source);
		text_release(&source);
	}
	if (below >= 0)
		close(below);
}

/*
 * A sentence of the rubric tells the student to type `make explore LAB=02`. Whoever reads the
 * gradebook stands in OUT, where the same is another command.
 */
static const char *for_instructor(
	const struct mark *mark, struct names *strings, const char *sentence)
{
	static const char make[] = "make ", lab[] = " LAB=";
	const char *verb = sentence ? strstr(sentence, make) : NULL, *number, *kept;
	struct text told = {0};
	char *files, *word;
	size_t length;

	verb = verb ? verb + sizeof make - 1 : NULL;
	length = verb ? strspn(verb, "abcdefghijklmnopqrstuvwxyz") : 0;
	if (!length || !mark->path || !text_starts(verb + length, lab))
		return sentence;
	number = verb + length + sizeof lab - 1;
	files = text_format("%s/handed-in", mark->path);
	word = text_shell_word(files);
	text_add_bytes(&told, sentence, (size_t)(verb - sentence) - sizeof make + 1);
	text_addf(&told, "racelab %.*s %.*s --files %s", (int)length, verb,
		(int)strspn(number, "0123456789"), number, word);
	text_add(&told, number + strspn(number, "0123456789"));
	kept = names_keep(strings, text_string(&told));
	text_release(&told);
	free(word);
	free(files);
	return kept;
}

static void tell_instructor(struct mark *mark, struct names *strings)
{
	mark->reason = for_instructor(mark, strings, mark->reason);
	for (size_t i = 0; i < mark->check_count; i++) {
		struct mark_check *check = &mark->checks[i];

		check->message = for_instructor(mark, strings, check->message);
		check->seen = for_instructor(mark, strings, check->seen);
		check->lesson = for_instructor(mark, strings, check->lesson);
	}
}

void mark_read(struct mark *mark, struct names *strings, int folder, const char *lab)
{
	struct text why = {0};
	json_t *whole = outfile_json(folder, "result.json", MARK_LARGEST, &why);
	const char *complaint = whole ? read_result(mark, strings, whole, lab) : text_string(&why);

	if (complaint) {
		mark->kind = MARK_UNREADABLE;
		mark->reason = names_keep(strings, complaint);
		mark->points = 0;
		free(mark->checks);
		mark->checks = NULL;
		mark->check_count = 0;
	} else if (mark->verdict != VERDICT_SOLVED || mark->points < mark->possible) {
		read_seen(mark, strings, folder);
		read_schedule(mark, strings, folder);
		read_lines(mark, strings, folder);
		tell_instructor(mark, strings);
	}
	json_decref(whole);
	text_release(&why);
}

/* One sentence of all that was said before; NULL for nothing. */
static const char *former_words(struct names *strings, const json_t *former)
{
	struct text said = {0};
	const char *kept;
	const json_t *word;
	size_t i;

	json_array_foreach(former, i, word) {
		text_addf(&said, "%s%s", said.length ? "; then " : "",
			json_text(word, "verdict", "lifted"));
		if (json_number(word, "points", -1) >= 0)
			text_addf(&said, ", %ld points", json_number(word, "points", 0));
		text_addf(&said, " (%s): %s", json_text(word, "by", "somebody"),
			json_text(word, "why", ""));
	}
	kept = said.length ? names_keep(strings, text_string(&said)) : NULL;
	text_release(&said);
	return kept;
}

bool mark_overrule(struct mark *mark, struct names *strings, int folder, const char *name)
{
	struct text why = {0};
	json_t *word = outfile_json(folder, name, MARK_LARGEST, &why);
	enum verdict verdict;
	int points, possible;
	bool is_word = word && verdict_from(json_text(word, "verdict", ""), &verdict) &&
		       points_of(word, "points", &points) && *json_text(word, "why", "");

	if (json_is_true(json_object_get(word, "lifted"))) {
		is_word = true;
	} else if (is_word) {
		mark->overruled = zeroed(1, sizeof *mark->overruled);
		*mark->overruled = (struct overruling){
			.why = keep(strings, json_text(word, "why", "")),
			.by = keep(strings, json_text(word, "by", NULL)),
			.at = keep(strings, json_text(word, "at", NULL)),
			.was = keep(strings, mark_word(mark)),
			.was_points = mark->kind == MARK_JUDGED ? mark->points : -1,
			.is_earlier = json_number(json_object_get(word, "was"), "attempt", 0) !=
				      (mark->kind == MARK_MISSING ? 0 : mark->attempt),
			.former = former_words(strings, json_object_get(word, "former")),
		};
		mark->verdict = verdict;
		mark->points = points;
		if (!mark->possible && points_of(word, "possible", &possible))
			mark->possible = possible;
		if (mark->possible < points)
			mark->possible = points;
		mark->kind = verdict == VERDICT_CANNOT_JUDGE ? MARK_UNCLEAR : MARK_JUDGED;
	}
	json_decref(word);
	text_release(&why);
	return is_word;
}

#include "course/overview.h"

#include "base/fault.h"
#include "base/json.h"

#include <stdlib.h>
#include <string.h>

enum { SCHEMA = 1 };

static json_t *describe_check(const struct mark_check *check)
{
	json_t *object = json_object();

	json_set_text(object, "name", check->name);
	json_set_text(object, "title", check->title);
	json_set_text(object, "status", check->status);
	json_set_text(object, "verdict", check->verdict);
	json_set_text(object, "message", check->message);
	json_set_text(object, "seen", check->seen);
	json_set_text(object, "lesson", check->lesson);
	json_set_text(object, "needs", check->needs);
	json_set_number(object, "points", check->points);
	json_set_number(object, "possible", check->possible);
	return object;
}

static json_t *describe_line(const struct mark_line *line)
{
	json_t *object = json_object();

	json_set_text(object, "file", line->file);
	json_set_number(object, "line", line->number);
	json_object_set_new(object, "told", json_boolean(line->told));
	json_set_text(object, "text", line->text);
	return object;
}

static json_t *describe_overruling(const struct overruling *overruled)
{
	json_t *object = json_object();

	json_set_text(object, "why", overruled->why);
	json_set_text(object, "by", overruled->by);
	json_set_text(object, "at", overruled->at);
	json_set_text(object, "was", overruled->was);
	if (overruled->was_points >= 0)
		json_set_number(object, "was_points", overruled->was_points);
	json_object_set_new(object, "earlier", json_boolean(overruled->is_earlier));
	json_set_text(object, "former", overruled->former);
	return object;
}

static json_t *describe_mark(const struct book_lab *lab, const struct mark *mark)
{
	json_t *object = json_object(), *checks = json_array(), *lines = json_array();

	json_set_text(object, "lab", lab->name);
	json_set_text(object, "verdict", mark_word(mark));
	if (!mark_is_open(mark))
		json_set_number(object, "points", mark->points);
	json_set_number(object, "possible", mark->possible);
	json_set_text(object, "reason", mark->reason);
	json_set_text(object, "path", mark->path);
	if (mark->attempt)
		json_set_number(object, "attempt", mark->attempt);
	json_set_text(object, "schedule", mark->schedule);
	for (size_t i = 0; i < mark->check_count; i++)
		json_array_append_new(checks, describe_check(&mark->checks[i]));
	for (size_t i = 0; i < mark->line_count; i++)
		json_array_append_new(lines, describe_line(&mark->lines[i]));
	json_object_set_new(object, "checks", checks);
	json_object_set_new(object, "lines", lines);
	if (mark->overruled)
		json_object_set_new(object, "overruled", describe_overruling(mark->overruled));
	return object;
}

static json_t *describe_student(const struct gradebook *book, const struct student *student)
{
	json_t *object = json_object(), *marks = json_array();

	json_set_text(object, "id", student->id);
	json_set_text(object, "who", student->who);
	json_set_text(object, "from", student->from);
	json_set_text(object, "note", student->note);
	json_set_number(object, "points", student->points);
	json_set_number(object, "handed_in", student->handed_in);
	json_set_number(object, "solved", student->solved);
	json_set_number(object, "unclear", student->unclear);
	json_set_number(object, "waiting", student->waiting);
	for (size_t i = 0; i < book->lab_count; i++)
		json_array_append_new(marks, describe_mark(&book->labs[i], &student->marks[i]));
	json_object_set_new(object, "marks", marks);
	return object;
}

static json_t *describe_lab(const struct book_lab *lab)
{
	json_t *object = json_object(), *verdicts = json_object(), *points = json_array();

	json_set_text(object, "name", lab->name);
	json_set_text(object, "title", lab->title);
	json_set_number(object, "possible", lab->possible);
	json_set_number(object, "handed_in", lab->handed_in);
	json_set_number(object, "judged", lab->judged);
	json_set_number(object, "solved", lab->solved);
	json_set_number(object, "unclear", lab->unclear);
	json_set_number(object, "waiting", lab->waiting);
	if (lab->median >= 0)
		json_set_number(object, "median", lab->median);
	for (int i = 0; i <= VERDICT_SOLVED; i++)
		if (lab->verdicts[i])
			json_set_number(verdicts, verdict_word((enum verdict)i), lab->verdicts[i]);
	for (int i = 0; i <= lab->possible; i++)
		json_array_append_new(points, json_integer(lab->at_points[i]));
	json_object_set_new(object, "verdicts", verdicts);
	json_object_set_new(object, "at_points", points);
	return object;
}

static json_t *describe_way(const struct gradebook *book, const struct mistake_way *way)
{
	const struct student *student = &book->students[way->example.student];
	const struct mark_check *check = &student->marks[way->example.lab].checks[way->check];
	json_t *object = json_object();

	json_set_number(object, "marks", (json_int_t)way->count);
	json_set_text(object, "id", student->id);
	json_set_text(object, "lab", book->labs[way->example.lab].name);
	json_set_text(object, "message", check->seen ? check->seen : check->message);
	return object;
}

static json_t *describe_mistake(const struct gradebook *book, const struct mistake *mistake)
{
	json_t *object = json_object(), *labs = json_object(), *ways = json_array();

	json_set_text(object, "check", mistake->check);
	json_set_text(object, "title", mistake->title);
	json_set_text(object, "verdict", mistake->verdict);
	json_set_number(object, "marks", (json_int_t)mistake->marks);
	json_set_number(object, "students", (json_int_t)mistake->students);
	for (size_t i = 0; i < book->lab_count; i++)
		if (mistake->by_lab[i])
			json_set_number(labs, book->labs[i].name, mistake->by_lab[i]);
	for (size_t i = 0; i < mistake->way_count; i++)
		json_array_append_new(ways, describe_way(book, &mistake->ways[i]));
	json_object_set_new(object, "labs", labs);
	json_object_set_new(object, "ways", ways);
	return object;
}

static json_t *describe_piece(const struct alike_piece *piece)
{
	json_t *sides = json_array();

	for (int side = 0; side < 2; side++) {
		json_t *object = json_object();

		json_set_text(object, "file", piece->file[side]);
		json_set_number(object, "line", piece->first[side]);
		json_set_text(object, "text", piece->text[side]);
		json_array_append_new(sides, object);
	}
	return sides;
}

static json_t *describe_alike(const struct gradebook *book, const struct alike *alike)
{
	json_t *object = json_object(), *students = json_array(), *pieces = json_array();

	json_set_text(object, "lab", book->labs[alike->lab].name);
	json_set_text(object, "kind", alike_word(alike->kind));
	json_set_number(object, "percent", alike->percent);
	json_set_number(object, "prints", (json_int_t)alike->prints);
	json_object_set_new(object, "common", json_boolean(alike->is_common));
	for (size_t i = 0; i < alike->student_count; i++)
		json_array_append_new(students, json_string(book->students[alike->students[i]].id));
	for (size_t i = 0; i < alike->piece_count; i++)
		json_array_append_new(pieces, describe_piece(&alike->pieces[i]));
	json_object_set_new(object, "students", students);
	json_object_set_new(object, "pieces", pieces);
	return object;
}

void overview_json(const struct overview *overview, struct text *json)
{
	const struct gradebook *book = &overview->book;
	json_t *whole = json_object(), *labs = json_array(), *students = json_array();
	json_t *mistakes = json_array(), *alikes = json_array(), *faults = json_array();
	char *bytes;

	for (size_t i = 0; i < book->lab_count; i++)
		json_array_append_new(labs, describe_lab(&book->labs[i]));
	for (size_t i = 0; i < book->student_count; i++)
		json_array_append_new(students, describe_student(book, &book->students[i]));
	for (size_t i = 0; i < overview->mistakes.count; i++)
		json_array_append_new(
			mistakes, describe_mistake(book, &overview->mistakes.items[i]));
	for (size_t i = 0; i < overview->alikes.count; i++)
		json_array_append_new(alikes, describe_alike(book, &overview->alikes.items[i]));
	for (size_t i = 0; i < book->fault_count; i++)
		json_array_append_new(faults, json_clean(book->faults[i]));
	json_set_number(whole, "schema", SCHEMA);
	json_set_number(whole, "possible", gradebook_possible(book));
	json_object_set_new(whole, "labs", labs);
	json_object_set_new(whole, "students", students);
	json_object_set_new(whole, "mistakes", mistakes);
	json_object_set_new(whole, "alike", alikes);
	json_set_number(whole, "alike_dropped", (json_int_t)overview->alikes.dropped);
	json_object_set_new(whole, "faults", faults);
	bytes = json_dumps(whole, JSON_INDENT(1));
	if (!bytes)
		die(EXIT_OUR_FAULT, "out of memory");
	text_add(json, bytes);
	text_add(json, "\n");
	free(bytes);
	json_decref(whole);
}

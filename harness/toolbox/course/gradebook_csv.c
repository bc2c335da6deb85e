#include "course/overview.h"

#include <stdlib.h>
#include <string.h>

/*
 * Does a spreadsheet take it for a formula? Signs count behind blanks, too, and in their wide
 * forms: U+FF0B, U+FF0D, U+FF1D and U+FF20.
 */
static bool is_formula(const char *value)
{
	static const char *const wide[] = {"\uff0b", "\uff0d", "\uff1d", "\uff20"};

	if (*value && strchr("\t\r\n", *value))
		return true;
	value += strspn(value, " ");
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (text_starts(value, wide[i]))
			return true;
	return *value && strchr("=+-@\t\r\n", *value);
}

void csv_field(struct text *csv, const char *value)
{
	bool formula = is_formula(value);
	bool quoted = formula || value[strcspn(value, ",;\"\r\n\t")] || *value == ' ';

	if (quoted)
		text_add(csv, "\"");
	if (formula)
		text_add(csv, "'");
	for (; *value; value++) {
		if (*value == '"')
			text_add(csv, "\"");
		text_add_bytes(csv, value, 1);
	}
	if (quoted)
		text_add(csv, "\"");
}

static void add_number(struct text *csv, int number)
{
	text_addf(csv, ",%d", number);
}

static void add_word(struct text *csv, const char *word)
{
	text_add(csv, ",");
	csv_field(csv, word);
}

static void add_heading(const struct gradebook *book, struct text *csv)
{
	text_add(csv, "id,who");
	for (size_t i = 0; i < book->lab_count; i++)
		text_addf(csv, ",%s verdict,%s points", book->labs[i].name, book->labs[i].name);
	text_add(csv, ",total,possible,not judged,not graded yet,notes\r\n");
}

/* A sentence may have its own. */
static const char *full_stop(const char *sentence)
{
	return text_ends(sentence, ".") ? "" : ".";
}

/* What has to be known before the numbers are used. */
static void add_notes(const struct gradebook *book, const struct student *student, struct text *csv)
{
	struct text notes = {0};

	if (student->note)
		text_addf(&notes, "%s%s ", student->note, full_stop(student->note));
	for (size_t i = 0; i < book->lab_count; i++) {
		const struct mark *mark = &student->marks[i];

		if (mark->overruled)
			text_addf(&notes, "%s was %s, overruled%s: %s%s ", book->labs[i].number,
				mark->overruled->was,
				mark->overruled->is_earlier ? " on an earlier attempt" : "",
				mark->overruled->why, full_stop(mark->overruled->why));
		else if (mark_is_unclear(mark) && mark->reason && mark->reason != student->note)
			text_addf(&notes, "%s %s: %s%s ", book->labs[i].number, mark_word(mark),
				mark->reason, full_stop(mark->reason));
	}
	add_word(csv, text_string(&notes));
	text_release(&notes);
}

void overview_csv(const struct overview *overview, struct text *csv)
{
	const struct gradebook *book = &overview->book;

	add_heading(book, csv);
	for (size_t i = 0; i < book->student_count; i++) {
		const struct student *student = &book->students[i];

		csv_field(csv, student->id);
		add_word(csv, student->who);
		for (size_t lab = 0; lab < book->lab_count; lab++) {
			const struct mark *mark = &student->marks[lab];

			add_word(csv, mark_word(mark));
			/* Nobody's zero: the cell stays empty. */
			if (mark_is_open(mark))
				text_add(csv, ",");
			else
				add_number(csv, mark->points);
		}
		/* What lacks something is no sum yet. */
		if (student->unclear || student->waiting)
			text_add(csv, ",");
		else
			add_number(csv, student->points);
		add_number(csv, gradebook_possible(book));
		add_number(csv, student->unclear);
		add_number(csv, student->waiting);
		add_notes(book, student, csv);
		text_add(csv, "\r\n");
	}
}

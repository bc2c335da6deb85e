#include "pages/gradebook_parts.h"

#include <stdio.h>
#include <string.h>

size_t count_open(const struct gradebook *book)
{
	size_t count = book->fault_count;

	for (size_t i = 0; i < book->student_count; i++)
		count += (size_t)book->students[i].unclear;
	return count;
}

size_t count_waiting(const struct gradebook *book)
{
	size_t count = 0;

	for (size_t i = 0; i < book->student_count; i++)
		count += book->students[i].waiting > 0;
	return count;
}

bool is_aside(const struct gradebook *book, const struct student *student)
{
	int open = student->unclear + student->waiting;

	return student->note && open && (size_t)open == book->lab_count && !student->marks[0].path;
}

const char *mark_class(const struct mark *mark)
{
	if (mark->kind == MARK_MISSING)
		return "m";
	if (mark->kind != MARK_JUDGED)
		return "u";
	return mark->verdict == VERDICT_SOLVED ? "g" : "b";
}

void student_link(struct text *page, const struct gradebook *book, size_t student, size_t lab)
{
	html_addf(page, "<a href=\"#r%zu-%zu\"><bdi>%s</bdi></a>", student + 1, lab + 1,
		book->students[student].who);
}

void lab_words(struct text *page, const struct book_lab *lab)
{
	if (strcmp(lab->title, lab->name) == 0)
		html_text(page, lab->name);
	else
		html_addf(page, "%s %s", lab->number, lab->title);
}

static bool is_neighbour(const struct mark_line *line, const struct mark_line *next)
{
	return strcmp(line->file, next->file) == 0 && next->number == line->number + 1;
}

void mark_lines(struct text *page, const struct mark *mark)
{
	for (size_t i = 0; i < mark->line_count; i++) {
		const struct mark_line *line = &mark->lines[i];
		char number[16];
		bool is_first = i == 0 || !is_neighbour(line - 1, line);
		bool is_last = i + 1 == mark->line_count || !is_neighbour(line, line + 1);

		if (is_first)
			html_addf(
				page, "<pre class=\"src\" tabindex=\"0\"><b>%s</b>\n", line->file);
		snprintf(number, sizeof number, "%4d", line->number);
		html_addf(page, "<i>%s</i> ", number);
		html_add(page, line->told ? "<mark>" : "");
		html_text(page, *line->text ? line->text : " ");
		html_add(page, line->told ? "</mark>" : "");
		html_add(page, is_last ? "</pre>\n" : "\n");
	}
}

void counted(struct text *page, size_t count, const char *one, const char *many)
{
	html_addf(page, "%zu %s", count, count == 1 ? one : many);
}

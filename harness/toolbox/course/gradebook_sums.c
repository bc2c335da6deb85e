#include "course/gradebook_sums.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Was something handed in that could be opened? */
static bool is_handed_in(const struct mark *mark)
{
	return mark->kind == MARK_JUDGED || mark->kind == MARK_UNCLEAR ||
	       mark->kind == MARK_UNREADABLE;
}

static void sum_student(const struct gradebook *book, struct student *student)
{
	for (size_t i = 0; i < book->lab_count; i++) {
		const struct mark *mark = &student->marks[i];

		student->unclear += mark_is_unclear(mark);
		student->waiting += mark->kind == MARK_UNGRADED;
		student->handed_in += is_handed_in(mark);
		if (mark->kind != MARK_JUDGED)
			continue;
		student->points += mark->points;
		student->solved += mark->verdict == VERDICT_SOLVED;
	}
}

/* A lab of which this checkout knows nothing has the points that its results say. */
static void learn_possible(const struct gradebook *book, struct book_lab *lab, size_t column)
{
	for (size_t i = 0; i < book->student_count; i++) {
		const struct mark *mark = &book->students[i].marks[column];
		int most = mark->points > mark->possible ? mark->points : mark->possible;

		if (mark->kind == MARK_JUDGED && most > lab->possible)
			lab->possible = most;
	}
}

static void sum_lab(const struct gradebook *book, struct book_lab *lab, size_t column)
{
	int below = 0;

	learn_possible(book, lab, column);
	lab->at_points = zeroed((size_t)lab->possible + 1, sizeof *lab->at_points);
	for (size_t i = 0; i < book->student_count; i++) {
		struct mark *mark = &book->students[i].marks[column];

		if (mark->kind != MARK_JUDGED && !mark->possible)
			mark->possible = lab->possible;
		lab->unclear += mark_is_unclear(mark);
		lab->waiting += mark->kind == MARK_UNGRADED;
		lab->handed_in += is_handed_in(mark);
		if (mark->kind != MARK_JUDGED)
			continue;
		lab->judged++;
		lab->solved += mark->verdict == VERDICT_SOLVED;
		lab->verdicts[mark->verdict]++;
		lab->at_points[mark->points]++;
	}
	for (int points = 0; points <= lab->possible && lab->judged && lab->median < 0; points++) {
		below += lab->at_points[points];
		if (2 * below >= lab->judged)
			lab->median = points;
	}
}

void gradebook_sum(struct gradebook *book)
{
	for (size_t i = 0; i < book->student_count; i++)
		sum_student(book, &book->students[i]);
	for (size_t i = 0; i < book->lab_count; i++)
		sum_lab(book, &book->labs[i], i);
}

#include "course/gradebook.h"

#include <stdlib.h>

static const struct {
	const char *word, *meaning;
} kinds[] = {
#define X(name, word, meaning) {word, meaning},
	MARKS(X)
#undef X
};

const char *mark_word(const struct mark *mark)
{
	return mark->kind == MARK_JUDGED ? verdict_word(mark->verdict) : kinds[mark->kind].word;
}

const char *mark_meaning(enum mark_kind kind)
{
	return kinds[kind].meaning;
}

bool mark_is_unclear(const struct mark *mark)
{
	return mark_is_open(mark) && mark->kind != MARK_UNGRADED;
}

bool mark_is_open(const struct mark *mark)
{
	return mark->kind != MARK_JUDGED && mark->kind != MARK_MISSING;
}

bool mark_is_stuck(const struct mark *mark)
{
	return mark->kind == MARK_JUDGED && mark->verdict != VERDICT_SOLVED;
}

void mark_release(struct mark *mark)
{
	free(mark->checks);
	free(mark->lines);
	free(mark->overruled);
}

int gradebook_possible(const struct gradebook *book)
{
	int possible = 0;

	for (size_t i = 0; i < book->lab_count; i++)
		possible += book->labs[i].possible;
	return possible;
}

void gradebook_release(struct gradebook *book)
{
	for (size_t i = 0; i < book->student_count; i++) {
		for (size_t lab = 0; lab < book->lab_count; lab++)
			mark_release(&book->students[i].marks[lab]);
		free(book->students[i].marks);
	}
	for (size_t i = 0; i < book->lab_count; i++)
		free(book->labs[i].at_points);
	free(book->students);
	free(book->labs);
	free(book->faults);
	names_release(&book->strings);
	*book = (struct gradebook){0};
}

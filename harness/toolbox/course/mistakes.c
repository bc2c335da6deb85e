#include "course/mistakes.h"

#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A check that somebody lost. */
struct loss {
	const struct mark_check *check;
	char *pattern;
	struct mark_place place;
	size_t index; /* of the check in its mark */
};

struct losses {
	struct loss *items;
	size_t count;
};

static bool is_word_byte(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_';
}

/* A word that the program's author chose, or a number: `f()`, `a.c:12`, `17`. */
static bool is_chosen(const char *word, size_t length)
{
	return isdigit((unsigned char)*word) || memchr(word, ':', length) ||
	       (length > 2 && memcmp(word + length - 2, "()", 2) == 0);
}

static size_t word_length(const char *at)
{
	size_t length = 0;

	while (is_word_byte(at[length]) ||
		(length && strchr(".:()", at[length]) && at[length] && at[length + 1] &&
			(is_word_byte(at[length + 1]) || at[length + 1] == ')')))
		length++;
	if (length && at[length] == ')' && at[length - 1] == '(')
		length++;
	return length;
}

char *mistake_pattern(const char *sentence)
{
	struct text pattern = {0};

	while (*sentence) {
		const char *end = *sentence == '`' ? strchr(sentence + 1, '`') : NULL;
		size_t length = end ? (size_t)(end - sentence) + 1 : word_length(sentence);

		if (end || (length && is_chosen(sentence, length)))
			text_add(&pattern, "_");
		else
			text_add_bytes(&pattern, sentence, length ? length : 1);
		sentence += length ? length : 1;
	}
	return text_take(&pattern);
}

static void collect(struct losses *losses, const struct gradebook *book, size_t student, size_t lab)
{
	const struct mark *mark = &book->students[student].marks[lab];

	/* Where a human has spoken, the checks have not. */
	for (size_t i = 0; mark->kind == MARK_JUDGED && !mark->overruled && i < mark->check_count;
		i++) {
		const struct mark_check *check = &mark->checks[i];

		if (strcmp(check->status, "failed") != 0)
			continue;
		losses->items = grown(losses->items, losses->count, sizeof *losses->items);
		losses->items[losses->count++] = (struct loss){check,
			mistake_pattern(check->message ? check->message : ""), {student, lab}, i};
	}
}

static int compare_text(const char *one, const char *other)
{
	return strcmp(one ? one : "", other ? other : "");
}

/* Those of a kind together, those of a way together, then in the order of the class. */
static int compare_losses(const void *one, const void *other)
{
	const struct loss *a = one, *b = other;
	int order = compare_text(a->check->verdict, b->check->verdict);

	if (!order)
		order = strcmp(a->check->name, b->check->name);
	if (!order)
		order = strcmp(a->pattern, b->pattern);
	if (!order)
		order = (a->place.student > b->place.student) -
			(a->place.student < b->place.student);
	return order ? order : (a->place.lab > b->place.lab) - (a->place.lab < b->place.lab);
}

static bool is_kind(const struct mistake *mistake, const struct loss *loss)
{
	return compare_text(mistake->verdict, loss->check->verdict) == 0 &&
	       strcmp(mistake->check, loss->check->name) == 0;
}

static void add_loss(struct mistake *mistake, const struct loss *loss, bool is_new_way)
{
	mistake->marks++;
	mistake->by_lab[loss->place.lab]++;
	if (is_new_way) {
		mistake->ways = grown(mistake->ways, mistake->way_count, sizeof *mistake->ways);
		mistake->ways[mistake->way_count++] =
			(struct mistake_way){0, loss->place, loss->index};
	}
	mistake->ways[mistake->way_count - 1].count++;
}

static int compare_ways(const void *one, const void *other)
{
	const struct mistake_way *a = one, *b = other;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	if (a->example.student != b->example.student)
		return a->example.student > b->example.student ? 1 : -1;
	return (a->example.lab > b->example.lab) - (a->example.lab < b->example.lab);
}

static int compare_mistakes(const void *one, const void *other)
{
	const struct mistake *a = one, *b = other;
	int order;

	if (a->marks != b->marks)
		return a->marks < b->marks ? 1 : -1;
	order = compare_text(a->verdict, b->verdict);
	return order ? order : strcmp(a->check, b->check);
}

static int compare_numbers(const void *one, const void *other)
{
	const size_t *a = one, *b = other;

	return (*a > *b) - (*a < *b);
}

static size_t count_students(const struct loss *first, size_t count)
{
	size_t *students = zeroed(count, sizeof *students), different = 0;

	for (size_t i = 0; i < count; i++)
		students[i] = first[i].place.student;
	qsort(students, count, sizeof *students, compare_numbers);
	for (size_t i = 0; i < count; i++)
		different += i == 0 || students[i] != students[i - 1];
	free(students);
	return different;
}

void mistakes_find(struct mistakes *mistakes, const struct gradebook *book)
{
	struct losses losses = {0};
	size_t first = 0;

	*mistakes = (struct mistakes){0};
	for (size_t student = 0; student < book->student_count; student++)
		for (size_t lab = 0; lab < book->lab_count; lab++)
			collect(&losses, book, student, lab);
	if (losses.count)
		qsort(losses.items, losses.count, sizeof *losses.items, compare_losses);
	for (size_t i = 0; i < losses.count; i++) {
		const struct loss *loss = &losses.items[i];
		struct mistake *last =
			mistakes->count ? &mistakes->items[mistakes->count - 1] : NULL;
		bool is_new = !last || !is_kind(last, loss);

		if (is_new) {
			mistakes->items =
				grown(mistakes->items, mistakes->count, sizeof *mistakes->items);
			last = &mistakes->items[mistakes->count++];
			*last = (struct mistake){.check = loss->check->name,
				.title = loss->check->title,
				.verdict = loss->check->verdict,
				.by_lab = zeroed(book->lab_count, sizeof(int))};
			first = i;
		}
		add_loss(last, loss, is_new || strcmp(loss->pattern, loss[-1].pattern) != 0);
		last->students = 0;
		if (i + 1 == losses.count || !is_kind(last, loss + 1))
			last->students = count_students(&losses.items[first], i + 1 - first);
	}
	for (size_t i = 0; i < mistakes->count; i++)
		qsort(mistakes->items[i].ways, mistakes->items[i].way_count,
			sizeof *mistakes->items[i].ways, compare_ways);
	if (mistakes->count)
		qsort(mistakes->items, mistakes->count, sizeof *mistakes->items, compare_mistakes);
	for (size_t i = 0; i < losses.count; i++)
		free(losses.items[i].pattern);
	free(losses.items);
}

void mistakes_release(struct mistakes *mistakes)
{
	for (size_t i = 0; i < mistakes->count; i++) {
		free(mistakes->items[i].by_lab);
		free(mistakes->items[i].ways);
	}
	free(mistakes->items);
	*mistakes = (struct mistakes){0};
}

#include "pages/gradebook_page.h"
#include "pages/gradebook_parts.h"

#include <stdlib.h>
#include <string.h>

enum { WAYS_MOST = 3, NAMES_MOST = 60 };

static void add_way(
	struct text *page, const struct gradebook *book, const struct mistake_way *way, bool alone)
{
	const struct mark *mark = &book->students[way->example.student].marks[way->example.lab];
	const struct mark_check *check = &mark->checks[way->check];
	const char *sentence = check->seen ? check->seen : check->message;

	html_add(page, "<li>");
	if (!alone)
		html_addf(page, "<b>%zu &times;</b> ", way->count);
	html_add(page, "For example ");
	student_link(page, book, way->example.student, way->example.lab);
	html_addf(page, ", lab %s: ", book->labs[way->example.lab].number);
	html_sentence(page, sentence ? sentence : check->title);
	if (mark_is_stuck(mark) && check->verdict &&
		strcmp(check->verdict, verdict_word(mark->verdict)) == 0)
		mark_lines(page, mark);
	html_add(page, "</li>\n");
}

static void add_mistake(
	struct text *page, const struct gradebook *book, const struct mistake *mistake)
{
	const char *separator = "";

	html_addf(page, "<article>\n<h3><b class=\"%s\">%s</b> Failed: %s</h3>\n<p>",
		mistake->verdict ? "b" : "u", mistake->verdict ? mistake->verdict : "points",
		mistake->title);
	counted(page, mistake->marks, "time", "times");
	html_add(page, ", ");
	counted(page, mistake->students, "student", "students");
	html_add(page, ". In lab ");
	for (size_t i = 0; i < book->lab_count; i++)
		if (mistake->by_lab[i]) {
			html_addf(page, "%s%s (%d)", separator, book->labs[i].number,
				mistake->by_lab[i]);
			separator = ", ";
		}
	html_add(page, ".</p>\n<ul class=\"ways\">\n");
	for (size_t i = 0; i < mistake->way_count && i < WAYS_MOST; i++)
		add_way(page, book, &mistake->ways[i], mistake->way_count == 1);
	html_add(page, "</ul>\n");
	if (mistake->way_count > WAYS_MOST) {
		html_add(page, "<p class=\"dim\">gradebook.json has ");
		counted(page, mistake->way_count - WAYS_MOST, "more way", "more ways");
		html_add(page, " to lose these points.</p>\n");
	}
	html_add(page, "</article>\n");
}

void part_mistakes(struct text *page, const struct overview *overview)
{
	html_add(page, "<section id=\"mistakes\">\n<h2>Most often wrong</h2>\n");
	if (!overview->mistakes.count)
		html_add(page, "<p>Nobody lost a check.</p>\n");
	else
		html_add(page, "<p>The checks that were lost, the most frequent first.</p>\n");
	for (size_t i = 0; i < overview->mistakes.count; i++)
		add_mistake(page, &overview->book, &overview->mistakes.items[i]);
	html_add(page, "</section>\n");
}

/* Everybody whose mark of the lab is judged so. */
static void add_judged(
	struct text *page, const struct gradebook *book, size_t lab, enum verdict verdict)
{
	for (size_t i = 0, named = 0; i < book->student_count; i++) {
		const struct mark *mark = &book->students[i].marks[lab];

		if (mark->kind != MARK_JUDGED || mark->verdict != verdict)
			continue;
		html_add(page, named++ ? ", " : "");
		student_link(page, book, i, lab);
		if (mark->attempt > 1)
			html_addf(page, " <small>(attempt %d)</small>", mark->attempt);
	}
}

static void add_stuck_in(struct text *page, const struct gradebook *book, size_t lab, int stuck)
{
	const struct book_lab *column = &book->labs[lab];

	html_add(page, "<article>\n<h3>");
	lab_words(page, column);
	html_addf(page, "</h3>\n<p>%d of %d who handed it in.</p>\n", stuck, column->handed_in);
	html_add(page, stuck ? "<dl>\n" : "");
	for (int i = 0; i < VERDICT_SOLVED; i++)
		if (column->verdicts[i] && i != VERDICT_BUILD) {
			html_addf(page, "<dt><b class=\"b\">%s</b> %d</dt><dd>",
				verdict_word((enum verdict)i), column->verdicts[i]);
			add_judged(page, book, lab, (enum verdict)i);
			html_add(page, "</dd>\n");
		}
	html_add(page, stuck ? "</dl>\n" : "");
	if (column->verdicts[VERDICT_BUILD]) {
		html_addf(
			page, "<p class=\"dim\">Not counted, since nothing of it could be built: ");
		add_judged(page, book, lab, VERDICT_BUILD);
		html_add(page, ".</p>\n");
	}
	html_add(page, "</article>\n");
}

void part_stuck(struct text *page, const struct gradebook *book)
{
	bool anybody = false;

	html_add(page, "<section id=\"stuck\">\n<h2>Who is stuck where</h2>\n");
	for (size_t lab = 0; lab < book->lab_count; lab++) {
		int unsolved = book->labs[lab].judged - book->labs[lab].solved;

		if (unsolved)
			add_stuck_in(page, book, lab,
				unsolved - book->labs[lab].verdicts[VERDICT_BUILD]);
		anybody = anybody || unsolved;
	}
	if (!anybody)
		html_add(page, "<p>Nobody: everything that was judged is solved.</p>\n");
	html_add(page, "</section>\n");
}

static void add_side(struct text *page, const struct gradebook *book, const struct alike *alike,
	const struct alike_piece *piece, int side)
{
	const char *line = piece->text[side];
	int number = piece->first[side];

	html_addf(page,
		"<figure><figcaption><bdi>%s</bdi>, %s:%d</figcaption><pre class=\"src\" "
		"tabindex=\"0\">",
		book->students[alike->students[side]].who, piece->file[side], number);
	while (*line) {
		size_t length = strcspn(line, "\n");
		char *copy = text_format("%4d", number++),
		     *text = text_format("%.*s", (int)length, line);

		html_addf(page, "<i>%s</i> %s\n", copy, text);
		line += length + (line[length] == '\n');
		free(copy);
		free(text);
	}
	html_add(page, "</pre></figure>");
}

static void add_alike(struct text *page, const struct gradebook *book, const struct alike *alike)
{
	html_add(page, "<article>\n<h3>");
	lab_words(page, &book->labs[alike->lab]);
	html_addf(page, ": <b class=\"u\">%s</b></h3>\n<p>", alike_meaning(alike->kind));
	for (size_t i = 0; i < alike->student_count && i < NAMES_MOST; i++) {
		html_add(page, i == 0 ? "" : i + 1 == alike->student_count ? " and " : ", ");
		student_link(page, book, alike->students[i], alike->lab);
	}
	if (alike->student_count > NAMES_MOST)
		html_addf(page, " and %zu more", alike->student_count - NAMES_MOST);
	if (alike->kind == ALIKE_NEAR)
		html_addf(page, ": %d %% of what the shorter one wrote stands in the other, too",
			alike->percent);
	html_add(page,
		alike->is_common ? ". So many have it that it is likely the obvious way." : ".");
	html_add(page, "</p>\n");
	for (size_t i = 0; i < alike->piece_count; i++) {
		html_add(page, "<div class=\"pair\">");
		for (int side = 0; side < 2; side++)
			add_side(page, book, alike, &alike->pieces[i], side);
		html_add(page, "</div>\n");
	}
	html_add(page, "</article>\n");
}

void part_alike(struct text *page, const struct overview *overview)
{
	const struct alikes *alikes = &overview->alikes;
	size_t shown = alikes->count < PAGE_ALIKES_MOST ? alikes->count : PAGE_ALIKES_MOST;

	html_add(page,
		"<section id=\"alike\">\n<h2>Alike</h2>\n<p>What the lab was shipped with does "
		"not count, and names, comments and layout make no difference. This proves "
		"nothing: it says where to look.</p>\n");
	if (!alikes->count)
		html_add(page, "<p>No two hand-ins are alike.</p>\n");
	for (size_t i = 0; i < shown; i++)
		add_alike(page, &overview->book, &alikes->items[i]);
	if (alikes->count + alikes->dropped > shown)
		html_addf(page,
			"<p class=\"dim\">%zu more were found; gradebook.json has the first "
			"%zu.</p>\n",
			alikes->count + alikes->dropped - shown, alikes->count);
	html_add(page, "</section>\n");
}
